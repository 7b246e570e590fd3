"""Word drafts: paired, corrected in their runs, given back with comments, and everything else byte for byte as it was."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import STYLES, docx, paragraph, ruby, run, table

from termalign.formats.docx import Remark, document, is_bilingual, segment_pairs, with_remarks, write_segments
from termalign.formats.edits import Edit
from termalign.formats.exchange import DraftOptions
from termalign.formats.parallel import pair_documents, single_document

BOLD = "<w:b/>"
TERMBASE = """concept id,language,term,administrative status
c1,ja,同盟調整メカニズム,preferred
c1,en,Alliance Coordination Mechanism,preferred
"""
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTE = '<w:footnote w:id="2">{}</w:footnote>'


def parts_of(data):
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def draft_of(data):
    return single_document(document("en.docx", data), "en")


def shown(data):
    found = document("en.docx", data)
    return [found.text[line.start : line.end] for line in found.lines if line.kind != "comment"]


def test_paragraphs_and_cells_are_paired():
    ja = paragraph("第1章", "h1") + paragraph("本文。") + table(("用語", "説明"), ("抑止", ""))
    en = paragraph("Chapter 1", "h1") + paragraph("Body.") + table(("Term", "Note"), ("deterrence", ""))
    both = [document(name, docx(body, styles=STYLES)) for name, body in (("ja.docx", ja), ("en.docx", en))]
    draft = pair_documents(*both, "ja", "en")
    assert [(pair.source, pair.target) for pair in draft.pairs] == [
        ("第1章", "Chapter 1"), ("本文。", "Body."), ("用語", "Term"), ("説明", "Note"), ("抑止", "deterrence"),
    ]  # fmt: skip
    assert draft.pairs[0].kind == "heading"


def test_comments_and_contents_are_not_to_be_translated():
    comments = f"<w:comment>{paragraph('Why?')}</w:comment>"
    data = docx(paragraph("Contents", "toc") + paragraph("Body."), styles=STYLES, comments=comments)
    assert [pair.target for pair in draft_of(data).pairs] == ["Body."]


def test_a_table_of_two_languages_is_a_draft():
    data = docx(table(("ID", "原文", "訳文"), ("7", "抑止", "deterrence"), ("8", "抗たん性", "")))
    draft = segment_pairs("review.docx", data, DraftOptions())
    assert [(pair.id, pair.source, pair.target) for pair in draft.pairs] == [
        ("7", "抑止", "deterrence"),
        ("8", "抗たん性", ""),
    ]
    assert is_bilingual("review.docx", data, DraftOptions())
    written = write_segments(draft, data, DraftOptions(), {0: [Edit(0, 10, "dissuasion")]})
    assert segment_pairs("review.docx", written.data, DraftOptions()).pairs[0].target == "dissuasion"


def test_a_glossary_inside_a_text_makes_it_no_draft():
    text = paragraph("The Government held consultations on extended deterrence with its ally." * 3)
    assert not is_bilingual("en.docx", docx(text + table(("用語", "英語"), ("抑止", "deterrence"))), DraftOptions())


def test_a_fix_over_runs_keeps_the_format_of_the_first_and_all_other_parts():
    data = docx(
        paragraph(run("the Alliance ", BOLD) + run("Coordinating") + run(" Mechanism &amp; more")), styles=STYLES
    )
    draft = draft_of(data)
    start = draft.pairs[0].target.index("Alliance")
    written = write_segments(draft, data, DraftOptions(), {0: [Edit(start, start + 21, "allied coordination")]})
    assert shown(written.data) == ["the allied coordination Mechanism & more"]
    before, after = parts_of(data), parts_of(written.data)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert b"<w:b/>" in after["word/document.xml"]


def test_a_tab_in_the_words_is_not_written_over():
    data = docx(paragraph("<w:r><w:t>enemy</w:t><w:tab/><w:t>base</w:t></w:r>"))
    edit = Edit(0, 10, "counterstrike")
    assert (0, edit) in write_segments(draft_of(data), data, DraftOptions(), {0: [edit]}).refused


@pytest.mark.parametrize(
    "content",
    [
        run("one alpha beta two"),
        run("one ") + run("al", BOLD) + run("pha be") + run("ta two"),
        run("one ") + FIELD.format(run("alpha beta")) + run(" two"),
        run("one ") + f"<w:fldSimple>{run('alpha beta')}</w:fldSimple>" + run(" two"),
        run("one ") + f"<w:sdt><w:sdtContent>{run('alpha beta')}</w:sdtContent></w:sdt>" + run(" two"),
        run("one ") + f"<w:ins>{run('alpha beta')}</w:ins>" + run(" two"),
        run("one ") + ruby("alpha beta", "ru") + run(" two"),
    ],
    ids=["run", "runs", "field", "simple field", "control", "insertion", "ruby"],
)
def test_a_comment_stands_at_its_words(content):
    data = docx(paragraph(content))
    (pair,) = draft_of(data).pairs
    new = with_remarks("en.docx", data, [Remark(pair.place, pair.target.index("pha"), 6, ["“pha be” & more", "why"])])
    assert shown(new) == shown(data)
    xml = parts_of(new)["word/document.xml"].decode()
    inside = xml[xml.index("commentRangeStart") : xml.index("commentRangeEnd")]
    assert "pha" in inside
    assert "be" in inside
    assert xml.count('commentReference w:id="0"') == 1
    comments = parts_of(new)["word/comments.xml"].decode()
    assert "“pha be” &amp; more" in comments
    assert "/word/comments.xml" in parts_of(new)["[Content_Types].xml"].decode()


def test_a_comment_on_a_footnote_stands_at_its_reference():
    body = paragraph(run("Body") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" text."))
    data = docx(body, footnotes=NOTE.format(paragraph("A note.")))
    note = draft_of(data).pairs[1]
    new = parts_of(with_remarks("en.docx", data, [Remark(note.place, 2, 4, ["x"])]))
    assert new["word/footnotes.xml"] == parts_of(data)["word/footnotes.xml"]
    xml = new["word/document.xml"].decode()
    assert xml.index("commentRangeStart") < xml.index("footnoteReference") < xml.index("commentRangeEnd")


def test_comments_that_are_there_stay_and_numbers_go_on():
    data = docx(paragraph("Body."), comments=f'<w:comment w:id="6" w:author="査読者">{paragraph("Why?")}</w:comment>')
    new = with_remarks("en.docx", data, [Remark(draft_of(data).pairs[0].place, 0, 4, ["x"])])
    comments = parts_of(new)["word/comments.xml"].decode()
    assert comments.index("Why?") < comments.index('w:id="7"')


WORDS = st.text("ab &<é日𠮷", min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=5), st.data())
def test_comments_change_no_text(words, drawn):
    runs = (run(escape(word), BOLD if number % 2 else "") for number, word in enumerate(words))
    data = docx(paragraph("".join(runs)) + paragraph("x"))
    pairs = [pair for pair in draft_of(data).pairs if pair.target]
    remarks = []
    for pair in pairs:
        for _ in range(drawn.draw(st.integers(0, 3))):
            start = drawn.draw(st.integers(0, len(pair.target) - 1))
            length = drawn.draw(st.integers(1, len(pair.target) - start))
            remarks.append(Remark(pair.place, start, length, ["m"]))
    new = with_remarks("en.docx", data, remarks)
    assert shown(new) == shown(data)
    assert parts_of(new)["word/document.xml"].count(b"commentReference") == len(remarks)


def test_the_command_gives_a_draft_back_with_comments_and_corrects_it(termalign, tmp_path):
    (tmp_path / "ja.docx").write_bytes(docx(paragraph("同盟調整メカニズムを活用する。")))
    (tmp_path / "en.docx").write_bytes(docx(paragraph("The Alliance Coordinating Mechanism is used.")))
    (tmp_path / "tb.csv").write_text(TERMBASE, encoding="utf-8")
    base = ("lint", "--source", "ja.docx", "en.docx", "--termbase", "tb.csv")
    assert termalign(*base, "-o", "reviewed.docx")[0] == 1
    assert shown((tmp_path / "reviewed.docx").read_bytes()) == ["The Alliance Coordinating Mechanism is used."]
    assert b"near-miss" in parts_of((tmp_path / "reviewed.docx").read_bytes())["word/comments.xml"]
    assert termalign(*base, "--fix", "--unsafe-fixes")[0] == 0
    assert shown((tmp_path / "en.docx").read_bytes()) == ["The Alliance Coordination Mechanism is used."]


def test_comments_are_for_one_word_draft(termalign, tmp_path):
    (tmp_path / "en.md").write_text("The Alliance Coordinating Mechanism is used.", encoding="utf-8")
    (tmp_path / "tb.csv").write_text(TERMBASE, encoding="utf-8")
    code, _, said = termalign("lint", "en.md", "--termbase", "tb.csv", "-o", "reviewed.docx")
    assert code == 2
    assert "check one draft, a Word document" in said
    assert not (tmp_path / "reviewed.docx").exists()


def test_pages_are_not_corrected_and_it_is_told(termalign, tmp_path):
    (tmp_path / "ja.html").write_text("<p>同盟調整メカニズムを活用する。</p>", encoding="utf-8")
    (tmp_path / "en.html").write_text("<p>The Alliance Coordinating Mechanism is used.</p>", encoding="utf-8")
    (tmp_path / "tb.csv").write_text(TERMBASE, encoding="utf-8")
    code, _, said = termalign(
        "lint", "--source", "ja.html", "en.html", "--termbase", "tb.csv", "--fix", "--unsafe-fixes"
    )
    assert code == 1
    assert ".html files are read, and not written" in said
