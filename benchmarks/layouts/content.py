"""What the layouts hold: paragraphs with glosses, captions, footnotes, furigana; and how they are to look."""

from __future__ import annotations

import csv
import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

CORPORA = Path(__file__).parents[2] / "corpora"

TEMPLATES = """
政府は、関係機関との連絡を密にしつつ、{}の運用を段階的に広げることとした。
この点について、専門家からは{}の役割をより明確に示すべきだとの指摘があった。
昨年度の調査によれば、{}に関する予算は三年続けて増えている。
担当の部局は、{}と{}の双方を視野に入れて検討を進めている。
とりわけ、{}をめぐる議論は、地域の安定に直接かかわるものとして注目を集めた。
こうした状況を踏まえ、{}を含む一連の取組が閣議で了承された。
各国の代表は会合で{}の重要性を確認し、作業部会を設けることで一致した。
もっとも、{}については費用の負担をどう分け合うかという課題が残る。
現場では、{}を担う人材の育成が急がれており、研修の内容も見直された。
一方で、{}に期待しすぎることへの戒めも、報告書には記されている。
第二に、{}を支える基盤として、通信と電力の確保が欠かせない。
委員からは、{}、{}などの例を挙げて制度の違いを説明する資料が示された。
本節では、{}の経緯と現在の課題を順に述べる。
試験の結果、{}の信頼性は当初の目標を上回る水準に達した。
""".split()
PLAIN = """
この方針は、国民の理解と協力を得ながら着実に進められるべきものである。
詳しい日程は、関係する自治体との調整を経て決められる見通しである。
その背景には、技術の進歩が速く、従来の枠組みでは対応しきれないという事情がある。
委員会は、来年の夏までに中間の報告をまとめることを求めている。
費用と効果の見積りは、外部の有識者による評価を受けて公表された。
AIの活用についても、現場の負担を減らす観点から試行が続いている。
今後は、平時からの準備をいかに積み重ねるかが問われることになろう。
""".split()
CAPTIONS = """
図表1 取組の全体像
会合に臨む各国の代表（2023年6月）
試験に用いた機材【研究所提供】
図表Ⅱ-1-3 予算の推移
""".strip().split("\n")
NOTES = """
制度の詳細は、所管する省庁が公表している手引を参照されたい。
統計の区分が改められたため、前年度までの数値とは接続しない。
ここでいう期間には、準備に要した日数を含まない。
""".split()
HEADINGS = "取組の経緯 現状と課題 国際的な連携 今後の見通し 制度の概要".split()
MANNERS = {
    "reportlab": (),
    "weasyprint": ("stack", "behind"),
    "chromium": ("stack", "behind"),
    "typst": ("stack", "behind", "right"),
    "libreoffice": ("distribute-letter", "distribute-space"),
}
"""Ways to set small print but the usual one of each engine."""
FURIGANA = (
    ("抑止", "よくし"),
    ("脅威", "きょうい"),
    ("強靱", "きょうじん"),
    ("哨戒", "しょうかい"),
    ("曳航", "えいこう"),
)


class Gloss(NamedTuple):
    """A base with small print beside it."""

    base: str
    said: str


class Ruby(NamedTuple):
    """Kanji with their reading."""

    base: str
    reading: str


Piece = str | Gloss | Ruby


class Paragraph(NamedTuple):
    """A paragraph of the body, a heading, a caption or a note that hangs on a paragraph."""

    pieces: tuple[Piece, ...]
    kind: str = "body"

    @property
    def text(self) -> str:
        """What is read, without small print."""
        return "".join(piece if isinstance(piece, str) else piece.base for piece in self.pieces)


class Content(NamedTuple):
    """The paragraphs of a document in order, and its glosses: (Japanese, abbreviation, English)."""

    head: str
    paragraphs: tuple[Paragraph, ...]
    abbreviations: tuple[tuple[str, str, str], ...]
    bare: tuple[tuple[str, str], ...]


class Style(NamedTuple):
    """How a document looks; lengths in points and ems of the body."""

    engine: str
    width: float
    height: float
    margin: float
    size: float
    leading: float
    columns: int
    gutter: float
    small: float
    above: bool
    centred: bool
    gap: float
    indent: bool
    late: bool
    single: bool
    doubled: bool
    vertical: bool
    serif: bool
    ruby: bool
    seed: int
    manner: str = ""
    """How the engine ties small print to its base where it knows several ways: "stack", "behind", "spread"; "" for the usual one."""


def make_style(engine: str, seed: int) -> Style:
    """Choose how a document looks."""
    pick = random.Random(f"{engine} {seed} style")
    width, height = pick.choice(((595.0, 842.0), (516.0, 729.0), (612.0, 792.0)))
    vertical = engine in ("chromium", "libreoffice") and pick.random() < 0.2
    columns = 1 if vertical else pick.choice((1, 1, 2, 2, 2, 3) if engine != "libreoffice" else (1, 2))
    size = pick.choice((8.5, 9.0, 9.5, 10.0) if columns > 1 else (9.5, 10.0, 10.5, 11.0, 12.0))
    ruby = engine in ("chromium", "libreoffice") and pick.random() < 0.7
    style = Style(
        engine=engine, width=width, height=height, margin=pick.uniform(45, 70), size=size,
        leading=pick.uniform(1.85, 2.4), columns=1 if columns == 3 and width < 550 else columns,
        gutter=pick.uniform(1.6, 3.0), small=pick.choice((0.42, 0.5, 0.55)),
        above=vertical or ruby or pick.random() < 0.4, centred=ruby or pick.random() < 0.6, gap=pick.uniform(0.05, 0.22),
        indent=pick.random() < 0.7, late=pick.random() < 0.5, single=pick.random() < 0.25, doubled=pick.random() < 0.2,
        vertical=vertical, serif=pick.random() < 0.6, ruby=ruby, seed=seed,
    )  # fmt: skip
    return style._replace(manner=pick.choice(("", "", *MANNERS[engine])))


@cache
def terms() -> tuple[tuple[str, str, str], ...]:
    """Return the terms of the sample documents that have Japanese, an abbreviation and English."""
    found: dict[str, tuple[str, str, str]] = {}
    for file in sorted(CORPORA.glob("*/*.gold.tsv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                japanese, short, english = row["ja"], row["abbreviation"], row["en"]
                if japanese and short and english and short.isascii() and 2 < len(japanese) < 24 and len(english) < 70:
                    found.setdefault(short, (japanese, short, english))
    return tuple(found.values())


def make_content(seed: int, style: Style) -> Content:  # noqa: PLR0912 - one branch a kind of sentence
    """Write a document of two or three pages."""
    pick = random.Random(f"{style.engine} {seed} content")
    chosen = pick.sample(terms(), 44 if style.columns > 1 else 30)
    waiting = list(chosen)
    paragraphs: list[Paragraph] = [Paragraph((f"第{pick.randint(1, 9)}節　{pick.choice(HEADINGS)}",), "heading")]
    abbreviations: list[tuple[str, str, str]] = []
    bare: list[tuple[str, str]] = []
    used: list[str] = []
    readings = list(FURIGANA)
    while waiting:
        pieces: list[Piece] = []
        for _ in range(pick.randint(2, 4)):
            template = pick.choice(TEMPLATES)
            if pick.random() < 0.35 or len(waiting) < template.count("{}"):
                pieces.append(pick.choice(PLAIN))
                if readings and pick.random() < 0.3:
                    base, reading = readings.pop()
                    pieces += ["なお、", Ruby(base, reading), "の観点からの検討も続けられた。"]
                elif used and pick.random() < 0.3:
                    pieces.append(f"{pick.choice(used)}の扱いも、引き続き論点である。")
                continue
            parts = template.split("{}")
            pieces.append(parts[0])
            for part in parts[1:]:
                japanese, short, english = waiting.pop()
                how = pick.random()
                if how < 0.6:
                    pieces += [f"{japanese}（", Gloss(short, english), "）"]
                    abbreviations.append((japanese, short, english))
                elif how < 0.75:
                    pieces += [Gloss(short, english)]
                    abbreviations.append(("", short, english))
                else:
                    pieces += [Gloss(japanese, english)]
                    bare.append((japanese, english))
                if how < 0.75:
                    used.append(short)
                pieces.append(part)
        paragraphs.append(Paragraph(tuple(pieces)))
        chance = pick.random()
        if chance < 0.18:
            paragraphs.append(Paragraph((pick.choice(CAPTIONS),), "caption"))
        elif chance < 0.32:
            paragraphs.append(Paragraph((pick.choice(NOTES),), "note"))
        elif chance < 0.45:
            paragraphs.append(Paragraph((f"{pick.randint(1, 9)}　{pick.choice(HEADINGS)}",), "heading"))
    return Content(
        f"{pick.choice('ⅠⅡⅢⅣ')}部　わが国の{pick.choice(HEADINGS)}",
        tuple(paragraphs),
        tuple(abbreviations),
        tuple(bare),
    )
