"""Lines of a PDF's pages: columns told apart by their edges, pieces of a line that stand off it, set to the margin."""

from __future__ import annotations

from termalign.formats.pdf.lines import sheet_of
from termalign.formats.pdf.order import blocks_of, in_order
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
