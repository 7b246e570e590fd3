"""Slides: titles, bullets, tables, groups and notes in the order of the show, each with the number of its slide."""

from office import grid, pptx, shape

from termalign.extraction import extract_document
from termalign.formats.pptx import document


def shown(found):
    return [(line.kind, found.text[line.start : line.end], found.place(line.start).locator) for line in found.lines]


def test_everything_on_a_slide_is_read_in_order():
    data = pptx(
        shape("第1章 概要", kind="title") + f"<p:grpSp>{shape('同盟調整メカニズム', '宇宙領域把握')}</p:grpSp>" + shape("7", kind="sldNum"),
        grid(("用語", "英語"), ("低軌道", "Low Earth Orbit")),
        notes=shape("拡大抑止（Extended Deterrence）に触れる。"),
    )  # fmt: skip
    found = document("説明.pptx", data)
    assert shown(found) == [
        ("heading", "第1章 概要", "slide 1"),
        ("item", "同盟調整メカニズム", "slide 1"),
        ("item", "宇宙領域把握", "slide 1"),
        ("paragraph", "拡大抑止（Extended Deterrence）に触れる。", "slide 1, notes"),
        ("table", "用語\t英語", "slide 2"),
        ("table", "低軌道\tLow Earth Orbit", "slide 2"),
    ]
    assert found.place(found.text.index("低軌道")).page == 2
    rows = [row for gloss in extract_document(found).glosses for row in gloss.rows()]
    assert rows == [("拡大抑止", "", "Extended Deterrence"), ("低軌道", "", "Low Earth Orbit")]


def test_bullets_without_full_stops_stay_apart():
    found = document("説明.pptx", pptx(shape("宇宙領域", "把握（SDA: Space Domain Awareness）")))
    assert [row[0] for gloss in extract_document(found).glosses for row in gloss.rows()] == ["把握"]
