"""One chapter in every container gives the same termbase: 同盟調整メカニズム (ACM) in print, in ruby, and torn by extraction."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import office
import pytest

from termalign.extraction import extract_document
from termalign.formats import find_document
from termalign.formats.exchange import OPEN
from termalign.termbase import build_termbase

HERE = Path(__file__).parent
HEADING, CAPTION = "第2節　日米の取組", "図表1 取組の全体像"
CHAPTER = [
    ("政府は、平素から同盟調整メカニズム（", ("ACM", "Alliance Coordination Mechanism"), "）を活用し、関係機関との連絡を密にしている。",
     "今後も、共同訓練の機会を通じて手順の確認を続ける。"),
    ("宇宙空間の安定的な利用を確保するため、宇宙領域把握（", ("SDA", "Space Domain Awareness"), "）の体制を整え、",
     ("脅威", "きょうい"), "となる物体の動きを常に見守ることとした。"),
    ("また、", ("拡大抑止", "Extended Deterrence"), "の実効性を高めるための協議を定期的に行う。弾道ミサイル防衛（",
     ("BMD", "Ballistic Missile Defense"), "）に用いる装備品についても、整備の計画を見直した。"),
    ("海上では、無人水上航走体（", ("USV", "Unmanned Surface Vehicle"), "）の試験を重ね、その成果を公表している。",
     "得られた知見は、次の計画に反映される。"),
]  # fmt: skip
"""Texts, and bases with what stands above or below them."""


def docx():
    each = ("".join(office.run(p) if isinstance(p, str) else office.ruby(*p) for p in pieces) for pieces in CHAPTER)
    body = "".join(map(office.paragraph, each))
    return office.docx(office.paragraph(HEADING, "h1") + body + office.paragraph(CAPTION, "cap"), styles=office.STYLES)


def page():
    paragraphs = (
        "".join(
            p if isinstance(p, str) else f"<ruby>{p[0]}<rp>（</rp><rt>{p[1]}</rt><rp>）</rp></ruby>" for p in pieces
        )
        for pieces in CHAPTER
    )
    return (
        f"<h2>{HEADING}</h2>" + "".join(f"<p>{each}</p>" for each in paragraphs) + f"<figcaption>{CAPTION}</figcaption>"
    )


def files():
    yield "章.docx", docx()
    yield "章.html", page().encode("cp932")
    yield "章.epub", office.epub(page())
    yield (
        "章.md",
        page().replace("<h2>", "## ").replace("</h2>", "\n\n").replace("<p>", "").replace("</p>", "\n\n").encode(),
    )
    for file in sorted((HERE / "dumps").iterdir()):
        yield file.name, file.read_bytes()
    if find_spec("pypdfium2"):
        for engine in ("reportlab", "typst", "chromium"):
            yield f"{engine}.pdf", (HERE / "pdf" / f"{engine}.pdf").read_bytes()


TERMBASE = {
    ("同盟調整メカニズム", "Alliance Coordination Mechanism", "ACM"),
    ("宇宙領域把握", "Space Domain Awareness", "SDA"),
    ("拡大抑止", "Extended Deterrence"),
    ("弾道ミサイル防衛", "Ballistic Missile Defense", "BMD"),
    ("無人水上航走体", "Unmanned Surface Vehicle", "USV"),
}


@pytest.mark.parametrize(("name", "data"), list(files()), ids=[name for name, _ in files()])
def test_the_same_chapter_gives_the_same_termbase(name, data):
    found = find_document(Path(name)).document(name, data, None, OPEN)
    termbase = build_termbase(extract_document(found).glosses, [])
    shown = {tuple(dict.fromkeys(term.text for term in concept.terms)) for concept in termbase.concepts}
    assert {tuple(sorted(each)) for each in shown} == {tuple(sorted(each)) for each in TERMBASE}
