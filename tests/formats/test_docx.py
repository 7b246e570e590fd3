"""Word documents: what a reader sees comes out once, and what ruby says of a term is taken as a gloss of it."""

import pytest
from office import STYLES, docx, paragraph, ruby, run, table

from termalign.errors import FileError
from termalign.extraction import extract_document
from termalign.formats.docx import document

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\* jc2 \\* "Font:ＭＳ 明朝" \\* hps10 '
    '\\o\\ad(\\s\\up 9({said}),{base})</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def read(body, **parts):
    return document("白書.docx", docx(body, **parts))


def shown(found):
    return [found.text[line.start : line.end] for line in found.lines]


def rows(found):
    return [row for gloss in extract_document(found).glosses for row in gloss.rows()]


def test_a_ruby_in_english_is_a_gloss_of_its_base():
    body = paragraph(run("政府は") + ruby("宇宙領域把握", "Space Domain Awareness") + run("を強化する。"))
    found = read(body)
    assert shown(found) == ["政府は宇宙領域把握を強化する。"]
    assert rows(found) == [("宇宙領域把握", "", "Space Domain Awareness")]


def test_small_print_over_an_abbreviation_belongs_to_the_term_before_it():
    body = paragraph(
        run("政府は同盟調整メカニズム(") + ruby("ACM", "Alliance Coordination Mechanism") + run(")を設けた。")
    )
    assert rows(read(body)) == [("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism")]


def test_furigana_are_no_gloss_and_no_text():
    found = read(paragraph(run("地域の") + ruby("抑止", "よくし") + run("を図る。")))
    assert shown(found) == ["地域の抑止を図る。"]
    assert rows(found) == []


def test_a_ruby_that_a_field_draws_is_read():
    found = read(
        paragraph(run("日米で") + FIELD.format(said="Extended Deterrence", base="拡大抑止") + run("を協議する。"))
    )
    assert shown(found) == ["日米で拡大抑止を協議する。"]
    assert rows(found) == [("拡大抑止", "", "Extended Deterrence")]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("拡大") + "<w:ins>" + run("抑止") + "</w:ins>", "拡大抑止"),
        (run("拡大") + "<w:del><w:r><w:delText>抑止</w:delText></w:r></w:del>" + run("する"), "拡大する"),
        ("<w:moveFrom>" + run("旧") + "</w:moveFrom><w:moveTo>" + run("新") + "</w:moveTo>", "新"),
        (run("拡大") + run("隠", "<w:vanish/>") + run("抑止", '<w:vanish w:val="0"/>'), "拡大抑止"),
        ("<w:hyperlink>" + run("拡大抑止") + "</w:hyperlink>", "拡大抑止"),
        ("<w:fldSimple>" + run("拡大抑止") + "</w:fldSimple>", "拡大抑止"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("拡大抑止") + "</w:sdtContent></w:sdt>", "拡大抑止"),
        ("<w:smartTag>" + run("拡大抑止") + "</w:smartTag>", "拡大抑止"),
        ("<w:r><w:t>F</w:t><w:noBreakHyphen/><w:t>35</w:t><w:softHyphen/></w:r>", "F-35"),
        (run("拡\u00ad大\u200b抑止"), "拡大抑止"),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_read(content, text):
    assert shown(read(paragraph(content))) == [text]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("宇宙領域") + "</w:p>"
    assert shown(read(first + paragraph("把握を強化する。"))) == ["宇宙領域把握を強化する。"]


@pytest.mark.parametrize(
    ("style", "kind"), [("h1", "heading"), ("own", "heading"), ("list", "item"), ("cap", "caption"), ("toc", "furniture"),
                        ("", "paragraph"), ("unknown", "paragraph")],
)  # fmt: skip
def test_styles_tell_what_a_paragraph_is(style, kind):
    assert [line.kind for line in read(paragraph("拡大抑止", style), styles=STYLES).lines] == [kind]


def test_a_table_whose_header_names_its_columns_is_read_with_empty_cells_too():
    found = read(
        table(
            ("No.", "用語", "略語", "英語"),
            ("1", "武器貿易条約", "ATT", "Arms Trade Treaty"),
            ("2", "低軌道", "", "Low Earth Orbit"),
        )
    )
    assert rows(found) == [("武器貿易条約", "ATT", "Arms Trade Treaty"), ("低軌道", "", "Low Earth Orbit")]
    assert found.place(found.text.index("低軌道")).locator == "table 1, row 3"


def test_cells_that_reach_over_others_keep_the_columns():
    wide = (
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
        + paragraph("左")
        + "</w:tc><w:tc>"
        + paragraph("右")
        + "</w:tc>"
    )
    below = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph("隠") + "</w:tc>"
    below += "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in "一二")
    found = read(f"<w:tbl><w:tr>{wide}</w:tr><w:tr>{below}</w:tr></w:tbl>")
    assert found.text.split("\n")[:2] == ["左\t\t右", "\t一\t二"]


def test_a_table_that_only_lays_out_is_paragraphs():
    cell = f"<w:tc>{paragraph('政府は拡大抑止を協議する。')}{paragraph('次の段落である。')}</w:tc>"
    found = read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert shown(found) == ["政府は拡大抑止を協議する。", "次の段落である。"]


def test_a_table_in_a_table_is_read_once():
    inner = f"<w:tc>{paragraph('外')}{table(('内一', '内二'))}</w:tc><w:tc>{paragraph('右')}</w:tc>"
    assert shown(read(f"<w:tbl><w:tr>{inner}</w:tr></w:tbl>")) == ["外\t右", "内一\t内二"]


def test_a_text_box_comes_once_behind_its_paragraph():
    box = "<w:txbxContent>" + paragraph("枠の中") + "</w:txbxContent>"
    drawing = f'<mc:AlternateContent xmlns:mc="m"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>'
    drawing = f"<w:r>{drawing}</w:r>"
    assert shown(read(paragraph(run("本文の") + drawing + run("続き。")))) == ["本文の続き。", "枠の中"]


def test_notes_and_comments_come_last_each_with_its_name():
    found = read(
        paragraph("政府は拡大抑止を協議する。", "h1") + paragraph("本文。"),
        footnotes=f'<w:footnote w:id="0" w:type="separator">{paragraph("―")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("脚注。")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{paragraph("文末脚注。")}</w:endnote>',
        comments=f'<w:comment w:id="0" w:author="査読者">{paragraph("コメント。")}</w:comment>',
        styles=STYLES,
    )
    assert shown(found)[2:] == ["脚注。", "文末脚注。", "コメント。"]
    places = [found.place(line.start).locator for line in found.lines]
    assert places == ["政府は拡大抑止を協議する。"] * 2 + ["footnote 1", "endnote 1", "comment 1"]


def test_a_line_of_the_document_is_a_paragraph():
    found = read(paragraph("一。") + "<w:p/>" + paragraph("三。"))
    assert [found.place(line.start).line for line in found.lines] == [1, 3]


def test_paragraphs_without_a_full_stop_stay_apart():
    lines = [
        "同盟国との連携強化に向けた協議の枠組みの構築及び拡充並びに宇宙領域",
        "把握（SDA: Space Domain Awareness）",
    ]
    whole = "".join(
        paragraph(f"第{number}の取組として、政府は関係国との協議を進め、成果を公表する。") for number in range(4)
    )
    assert rows(read(whole + "".join(map(paragraph, lines)))) == [("把握", "SDA", "Space Domain Awareness")]


def test_printed_lines_that_were_made_paragraphs_are_joined():
    lines = [
        "政府は同盟国との連携を強化し、平素から情報の共有を図るとともに宇宙領域",
        "把握（SDA: Space Domain Awareness）を進め、その成果を関係国と共有して",
    ]
    assert rows(read("".join(map(paragraph, lines)))) == [("宇宙領域把握", "SDA", "Space Domain Awareness")]


def test_a_document_of_pictures_is_told():
    with pytest.raises(FileError, match=r"白書\.docx: holds no text"):
        read("<w:p/>")
