"""Lines of a PDF's pages: columns told apart by their edges, pieces of a line that stand off it, set to the margin."""

from __future__ import annotations

from termalign.formats.pdf.layout import Part, running_heads
from termalign.formats.pdf.lines import sheet_of
from termalign.formats.pdf.order import blocks_of, in_order
from termalign.formats.pdf.paragraphs import paragraphs_of
from termalign.formats.pdf.runs import Glyph, Run

SIZE = 10.0


def run(text, u, v, step=SIZE):
    """Set a text of full-width characters, as an object of its own."""
    owner = int(1000 * v + u)
    glyphs = [
        Glyph(char, u + step * place, u + step * place + SIZE, v, SIZE, owner, 0) for place, char in enumerate(text)
    ]
    return Run(glyphs, glyphs[0].u0, glyphs[-1].u1, v, SIZE)


def shown(runs):
    return [line.text for block in in_order(blocks_of(sheet_of(runs).lines)) for line in block]


LEFT = """
政府は関係機関と連絡し、
この取組を段階的に広げ
る方針を固めたのであり
費用の分担は決まらず、
来年の夏までにその案を
まとめるよう有識者から
求められている。
""".split()
RIGHT = """
担当の部局は調査を進め
その結果も公表したので
各国の代表も会合を開い
て作業部会の設置を決め
次の会合は秋に開かれる
見通しであると伝えられ
ている。
""".split()


def test_commas_that_hang_into_the_gutter_join_no_columns():
    runs = [
        each
        for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for each in (run(left, 50.0, 100.0 + 18 * row), run(right, 50.0 + SIZE * 11 + 16, 100.0 + 18 * row))
    ]
    assert shown(runs) == LEFT + RIGHT


def test_a_piece_that_stands_off_its_line_is_part_of_it():
    lines = [run("脅威の動きを見守り続ける", 50.0, 80.0), run("また無人機の運用も広げる", 50.0, 120.0)]
    pieces = [run("その背景には", 50.0, 100.0), run("拡大抑止", 110.0, 104.5), run("がある", 150.0, 100.0)]
    assert shown([*lines, *pieces]) == [
        "脅威の動きを見守り続ける",
        "その背景には拡大抑止がある",
        "また無人機の運用も広げる",
    ]


def test_a_line_that_is_spread_to_its_margin_has_no_spaces():
    lines = [run("脅威の動きを見守り続けて", 50.0, 80.0), run("担当の部局は", 50.0, 100.0, step=22.0)]
    assert shown(lines) == ["脅威の動きを見守り続けて", "担当の部局は"]


def test_columns_whose_lines_are_not_level_are_told_apart_where_one_heading_is():
    heading = run("制度", 186.0, 100.0)
    left = [run(text, 50.0, 100.0 + 18 * row) for row, text in enumerate(LEFT)]
    right = [run(text, 186.0, 127.0 + 18 * row) for row, text in enumerate(RIGHT[:3])]
    assert shown([*left, heading, *right]) == [*LEFT, "制度", *RIGHT[:3]]


def test_small_print_beside_a_column_draws_no_piece_of_another_one_into_it():
    right = 200.0
    small = [Glyph("a", right + 10 + 4.0 * n, right + 14 + 4.0 * n, 102.6, 4.0, 9, 0) for n in range(15)]
    runs = [
        *(run(LEFT[row], 50.0, 103.0 + 18 * (row - 1)) for row in range(3)),
        *(run(RIGHT[row], right, 100.0 + 18 * (row - 1)) for row in (0, 2)),
        Run(small, small[0].u0, small[-1].u1, 102.6, 4.0),
        run("その結果も公表", right, 100.0),
        run("したので各国の", right + 70, 100.0),
    ]
    assert shown(runs) == [*LEFT[:3], RIGHT[0], "その結果も公表したので各国の", RIGHT[2]]


def sheet(page, texts):
    runs = [run(text, 50.0, v) for v, text in texts]
    return Part(page, sheet_of(runs), [])


def test_what_the_body_says_twice_is_no_running_head():
    head, twice = "第一部の概要", "この取組を段階的に広げ"
    parts = [
        sheet(1, [(20.0, head), (100.0, twice), (118.0, "る方針を固めた。"), (136.0, "費用の分担は決まらず、")]),
        sheet(2, [(20.0, head), (100.0, twice), (118.0, "たのは昨年である。"), (136.0, "来年の夏までに")]),
    ]
    found = running_heads(parts)
    assert [line.text for part in parts for line in part.sheet.lines if id(line) in found] == [head, head]


def paragraphs(text):
    lines = sheet_of([run(line, 50, 100 + 15 * number) for number, line in enumerate(text.split())]).lines
    return [paragraph.text for paragraph in paragraphs_of(lines, 1)]


def test_line_that_ends_early_in_the_middle_of_a_sentence_goes_on():
    text = """
政府は関係機関と連絡しながら
この取組を段階的に
広げる方針を固めたのであった
"""
    assert paragraphs(text) == ["".join(text.split())]


def test_line_that_ends_early_with_its_sentence_ends_its_paragraph():
    text = """
政府は関係機関と連絡しながら
取組を段階的に行う。
費用の分担は来年の夏に決まる
"""
    assert len(paragraphs(text)) == 2
