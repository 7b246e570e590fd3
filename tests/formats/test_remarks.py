"""Every format has its place for a remark that silences rules, and the remark is no part of the text."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from termalign.formats import csv, markdown, parallel, po, tmx, tsv, xliff, xlsx
from termalign.formats.exchange import DraftOptions
from termalign.text.remarks import ignored, ignored_by_cell

OPTIONS = DraftOptions("ja", "en")
NEAR = ("near-miss",)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("termalign: ignore[near-miss]", NEAR),
        ("Client's wish. termalign:ignore[near-miss, forbidden-term]", ("near-miss", "forbidden-term")),
        ("termalign: ignore", ("*",)),
        ("termalign: ignore[]", ("*",)),
        ("termalign: ignored", ()),
        ("ignore[near-miss]", ()),
    ],
)
def test_what_a_remark_says(text, rules):
    assert ignored(text) == rules


@pytest.mark.parametrize(
    ("cell", "rules"),
    [
        ("near-miss", NEAR),
        ("○", ("*",)),
        ("Yes", ("*",)),
        ("no", ()),
        (" ", ()),
        ("termalign: ignore[near-miss]", NEAR),
    ],
)
def test_what_a_cell_says(cell, rules):
    assert ignored_by_cell(cell) == rules


def test_comments_of_po():
    data = (
        'msgid ""\nmsgstr "Language: en\\n"\n\n# termalign: ignore[near-miss]\nmsgid "一"\nmsgstr "one"\n\n'
        '#. termalign: ignore\nmsgid "二"\nmsgid_plural "多"\nmsgstr[0] "two"\nmsgstr[1] "many"\n\nmsgid "三"\nmsgstr "three"\n'
    ).encode()
    assert [pair.ignored for pair in po.segment_pairs("a.po", data, OPTIONS).pairs] == [NEAR, ("*",), ("*",), ()]


def test_notes_of_xliff_and_tmx():
    one = (
        '<xliff version="1.2"><file source-language="ja" target-language="en"><body><trans-unit id="1"><source>一</source>'
        "<target>one</target><note>termalign: ignore[near-miss]</note></trans-unit></body></file></xliff>"
    )
    two = (
        '<xliff version="2.0" srcLang="ja" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="1">'
        "<notes><note>termalign: ignore[near-miss]</note></notes><segment><source>一</source><target>one</target></segment></unit>"
        "</file></xliff>"
    )
    memory = (
        '<tmx version="1.4"><header srclang="ja"/><body><tu><note>termalign: ignore[near-miss]</note><tuv xml:lang="ja"><seg>一</seg>'
        '</tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu></body></tmx>'
    )
    for module, text in ((xliff, one), (xliff, two), (tmx, memory)):
        assert [pair.ignored for pair in module.segment_pairs("a", text.encode(), OPTIONS).pairs] == [NEAR]


def test_a_column_of_tables():
    rows = [["原文", "訳文", "ignore"], ["一", "one", "near-miss"], ["二", "two", ""]]
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    texts = ["\n".join(delimiter.join(row) for row in rows).encode() for delimiter in ",\t"]
    for module, data in zip((csv, tsv, xlsx), [*texts, stream.getvalue()], strict=True):
        assert [pair.ignored for pair in module.segment_pairs("a", data, OPTIONS).pairs] == [NEAR, ()]


def pairs(ja: str, en: str):
    documents = [markdown.document(name, text.encode()) for name, text in (("ja.md", ja), ("en.md", en))]
    return parallel.pair_documents(*documents, "ja", "en").pairs


@pytest.mark.parametrize("line_break", ["", "\n"])
def test_comments_of_markdown_do_not_part_the_files(line_break):
    ja = f"# 題\n\n一つ。\n\n二つ。{line_break}三つ。\n\n- 四つ。\n"
    en = (
        "# Title\n\nOne. <!-- termalign: ignore[near-miss] -->\n\n<!-- termalign: ignore -->\nTwo.\nThree.\n\n"
        "<!-- termalign: ignore[near-miss]: as the client wants it -->\n<!-- termalign: ignore[forbidden-term] -->\n- Four.\n"
    )
    found = pairs(ja, en)
    expected = {1: (), 3: NEAR, 6: ("*",), 7: (), 11: ("near-miss", "forbidden-term")}
    if not line_break:
        del expected[7]
    assert {pair.place.line: pair.ignored for pair in found} == expected


def test_other_comments_are_lines_like_any_other():
    found = pairs("一つ。\n\n<!-- 注 -->\n\n二つ。\n", "One.\n\n<!-- note -->\n\nTwo.\n")
    assert [pair.ignored for pair in found] == [(), ()]
