"""Bilingual tables as drafts: which columns, which languages, which rows and where each of them stands."""

from __future__ import annotations

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from termalign.errors import FileError
from termalign.formats import csv, tsv, xlsx
from termalign.formats.exchange import DraftOptions
from termalign.model import Place

JA, EN = "抑止力を高める。", "Strengthen deterrence."
EMPTY = DraftOptions()


def read(text, options=EMPTY, module=csv, encoding="utf-8"):
    return module.segment_pairs("x", text.encode(encoding), options)


def texts(draft):
    return [(pair.source, pair.target) for pair in draft.pairs]


def languages(draft):
    return draft.source_language, draft.target_language


def workbook(*sheets):
    """Return the bytes of a workbook; each sheet is (name, rows, state, merged area)."""
    book = Workbook()
    book.remove(book.active)
    for name, rows, *rest in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        page.sheet_state = rest[0] if rest else "visible"
        for area in rest[1:]:
            page.merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_book(*sheets, options=EMPTY):
    return xlsx.segment_pairs("x.xlsx", workbook(*sheets), options)


HEADERS = [
    "source,target",
    "Source,Target",
    "原文,訳文",
    "日本語,英語",
    "Japanese,English",
    "ja,en",
    "JA,EN",
    "ja-JP,en",
    "和文,英訳",
    "原文（日本語）,訳文（英語）",
    "Source (ja),Target (en)",
    "Source text,Target text",
    "原文,英訳",
    "ソース,ターゲット",
    "Japanese source,English translation",
]


@pytest.mark.parametrize("header", HEADERS)
def test_the_header_names_the_columns(header):
    draft = read(f"{header}\n{JA},{EN}\n")
    assert texts(draft) == [(JA, EN)]
    assert (draft.source_language.partition("-")[0], draft.target_language) == ("ja", "en")


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("en,ja", f"{EN},{JA}", ("en", "ja")),
        ("英語,日本語", f"{EN},{JA}", ("en", "ja")),
        ("source,target", f"{EN},{JA}", ("en", "ja")),
        ("原文,和訳", f"{EN},{JA}", ("en", "ja")),
        ("", f"{EN},{JA}", ("en", "ja")),
        ("", f"{JA},{EN}", ("ja", "en")),
        ("de,fr", "Haus,maison", ("de", "fr")),
        ("en,vi", "house,nha", ("en", "vi")),
        ("en-US,pt-BR", "house,casa", ("en-US", "pt-BR")),
        ("source,target", "house,Haus", ("ja", "en")),
    ],
)
def test_the_languages_where_no_option_names_them(header, row, expected):
    draft = read("\n".join(filter(None, (header, row))))
    assert languages(draft) == expected
    assert len(draft.pairs) == 1


@pytest.mark.parametrize(
    ("text", "source", "target", "pair"),
    [
        (f"ja,en\n{JA},{EN}", "en", "ja", (EN, JA)),
        (f"ja,en\n{JA},{EN}", "en", "", (EN, JA)),
        (f"ja,en\n{JA},{EN}", "", "ja", (EN, JA)),
        (f"ja,en,fr\n{JA},{EN},Dissuader", "", "fr", (JA, "Dissuader")),
        (f"ja,en,fr\n{JA},{EN},Dissuader", "en-GB", "fr", (EN, "Dissuader")),
        (f"{JA},{EN}", "en", "ja", (EN, JA)),
        (f"source,target\n{JA},{EN}", "en", "ja", (JA, EN)),
        (f"source,target\n{EN},{EN}", "en", "ja", (EN, EN)),
    ],
)
def test_options_win_and_choose_the_columns(text, source, target, pair):
    draft = read(text, DraftOptions(source, target))
    assert texts(draft) == [pair]
    assert draft.source_language == (source or "ja" if target != "ja" else "en")


def test_a_language_that_no_column_has_is_an_error():
    with pytest.raises(FileError, match="x: has no column in fr, only in ja, en; name"):
        read(f"ja,en\n{JA},{EN}", DraftOptions("ja", "fr"))


def test_other_columns_are_the_id_the_state_and_the_context_or_ignored():
    draft = read(f"番号,コメント,原文,context,訳文,Status\n12,見よ,{JA},menu,{EN},translated\n13,,甲,,a\n")
    first, second = draft.pairs
    assert first == (JA, EN, Place("x", 1, 2, 1), "12", "translated", "", "menu", "", (), (), ())
    assert (second.id, second.state, second.context) == ("13", "", "")


@pytest.mark.parametrize("header", ["id", "ID", "key", "segment", "No.", "#,"])
def test_ids_go_by_many_names(header):
    number = header.count(",")
    draft = read(f"{header},ja,en\n{',' * number}a.b,{JA},{EN}\n")
    assert texts(draft) == [(JA, EN)]


def test_without_a_header_names_and_numbers_are_no_text():
    draft = read(f"msg_1\t1\t{JA}\t{EN}\tメモ\nmsg_2\t2\t甲乙\tabc\tメモ\n", module=tsv)
    assert texts(draft) == [(JA, EN), ("甲乙", "abc")]


def test_without_a_header_few_translations_are_enough():
    rows = [f"m_{number}\t第{number}の文。\t{'' if number % 5 else 'Done.'}\tメモです" for number in range(40)]
    draft = read("翻訳の表\n" + "\n".join(rows), module=tsv)
    assert texts(draft)[:2] == [("第0の文。", "Done."), ("第1の文。", "")]
    assert len(draft.pairs) == 40


def test_a_column_that_is_translated_late_is_found():
    rows = [*(f"第{number}の文。," for number in range(400)), "終わり。,The end."]
    assert texts(read("\n".join(rows)))[-1] == ("終わり。", "The end.")


def test_a_language_and_an_unknown_header_beside_an_id():
    assert texts(read(f"key,Japanese,Traduction\nk1,{JA},Dissuader\n")) == [(JA, "Dissuader")]


def test_a_pair_that_looks_like_a_header_further_down_is_a_pair():
    assert len(read(f"{JA},{EN}\n日本語,English\n").pairs) == 2


def test_rows_with_one_side_stay_and_rows_with_none_go():
    draft = read("source,target\n甲乙,\n , \n,abc\n\n123,456\n")
    assert texts(draft) == [("甲乙", ""), ("", "abc"), ("123", "456")]
    assert [pair.place.line for pair in draft.pairs] == [2, 4, 6]


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16"])
def test_delimiters_and_encodings(delimiter, encoding):
    text = delimiter.join(("原文", "訳文", "")) + "\r\n" + delimiter.join((JA, EN, "")) + "\r\n"
    assert texts(read(text, encoding=encoding)) == [(JA, EN)]


def test_an_encoding_that_is_named_is_used():
    assert texts(read(f"{JA},{EN}", DraftOptions(encoding="cp932"), encoding="cp932")) == [(JA, EN)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("module", "delimiter"), [(csv, ","), (tsv, "\t")])
def test_the_line_is_where_the_record_begins(module, delimiter, end):
    rows = [f"source{delimiter}target", f'"甲{end}乙"{delimiter}"a{end}{end}b"', "", f"丙{delimiter}c"]
    draft = read(end.join(rows), module=module)
    assert texts(draft) == [(f"甲{end}乙", f"a{end}{end}b"), ("丙", "c")]
    assert [pair.place.line for pair in draft.pairs] == [2, 7]


@pytest.mark.parametrize(
    "cell", ['"そう言った。', '彼は"そう', '"', '"始まり"と終わり', '5" 砲', '甲"乙"丙', '""と書く']
)
def test_stray_quotes_in_a_tsv_are_characters(cell):
    draft = read(f'{cell}\tHe said "so.\n{JA}\t"{EN}\n', module=tsv)
    assert texts(draft) == [(cell, 'He said "so.'), (JA, f'"{EN}')]
    assert [pair.place.line for pair in draft.pairs] == [1, 2]


def test_two_stray_quotes_far_apart_do_not_swallow_what_is_between():
    assert len(read(f'"甲乙\t{EN}\n{JA}\t{EN}\n丙丁\tabc"\n', module=tsv).pairs) == 3


def test_a_tsv_quoted_as_it_should_be():
    assert texts(read('"甲""乙"""\t"ab\tc"\n丙丁\t"cd\ne"\n', module=tsv)) == [('甲"乙"', "ab\tc"), ("丙丁", "cd\ne")]


def test_a_tsv_without_tabs_may_have_another_delimiter():
    assert texts(read(f"{JA};{EN}\n甲;a\n", module=tsv)) == [(JA, EN), ("甲", "a")]


def test_an_open_quote_in_a_csv_is_an_error_with_its_line():
    with pytest.raises(FileError, match="x: line 2: a quote .* never closed"):
        read(f'{JA},{EN}\n"甲,a\n乙,b\n')


@pytest.mark.parametrize("module", [csv, tsv])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("一列だけ\n二行目\n".encode(), r"no two columns .*--source"),
        (b"source,target\n", "no segments"),
        (b"source\ttarget\n\t\n", "no segments"),
        ("甲乙\t".encode() + b"ab\n" + "表示\tソ\n".encode("cp932") + b"\xff\xff", r"at byte \d+.*--encoding"),
        ("甲\x08乙\tab\n".encode(), r"U\+0008.*remove"),
        (b"", "is empty"),
        (b"PK\x03\x04", "save it"),
        (b"1\t2\n3\t4\n", "no two columns"),
        ("concept id,language,term\nc1,ja,抑止\n".encode(), "is a termbase"),
    ],
)
def test_what_is_no_draft_is_refused(module, data, message):
    if module is tsv:
        data = data.replace(b",", b"\t")
    with pytest.raises(FileError, match=f"^x: .*{message}"):
        module.segment_pairs("x", data, EMPTY)


def test_a_workbook_with_titles_and_columns_of_its_own():
    rows = [
        ["社内翻訳 2024", None, None, None], [], ["担当", "区分", "原文", "訳文"],
        ["山田", "x", JA, EN], [None, None, None, None], ["山田", "y", 2024, 2024.0], [None, None, "甲", None],
    ]  # fmt: skip
    draft = read_book(("訳", rows))
    assert texts(draft) == [(JA, EN), ("2024", "2024"), ("甲", "")]
    assert [(pair.id, pair.place) for pair in draft.pairs] == [
        ("訳!D4", Place("x.xlsx", 1, 4, 4)), ("訳!D6", Place("x.xlsx", 1, 6, 4)), ("訳!D7", Place("x.xlsx", 1, 7, 4)),
    ]  # fmt: skip


def test_the_columns_of_a_workbook_without_a_header():
    draft = read_book(("S", [[None, None, JA, EN], [None, None, "甲乙", "abc"]]))
    assert [pair.id for pair in draft.pairs] == ["S!D1", "S!D2"]


def test_every_sheet_that_is_shown_and_has_two_columns_is_read():
    draft = read_book(
        ("表紙", [["翻訳の見本"], ["目次のみ"]]),
        ("一", [["id", "en", "ja"], ["a1", EN, JA]]),
        ("控え", [["en", "ja"], ["old", "旧"]], "hidden"),
        ("空", []),
        ("二", [["ja", "en"], ["甲", "a"]]),
        ("三", [["de", "fr"], ["Haus", "maison"]]),
    )
    assert languages(draft) == ("en", "ja")
    assert [(pair.id, pair.source, pair.place.page) for pair in draft.pairs] == [("a1", EN, 2), ("二!A2", "a", 5)]
    assert draft.remarks == (
        "the hidden sheet 控え was left out",
        "the sheet 表紙 was left out: it has no two columns of text",
        "the sheet 三 was left out: it has no column in en, only in de, fr",
    )


def test_cells_merged_downwards_make_a_paragraph():
    rows = [["原文", "訳文"], [JA, "First half,"], [None, "second half."], ["甲", "a"]]
    draft = read_book(("S", rows, "visible", "A2:A3"))
    assert [(pair.source, pair.target, pair.paragraph) for pair in draft.pairs] == [
        (JA, "First half,", "S!A2:A3"), ("", "second half.", "S!A2:A3"), ("甲", "a", "")
    ]  # fmt: skip


def test_columns_beyond_z():
    draft = read_book(("S", [[None] * 26 + ["ja", "en"], [None] * 26 + [JA, EN]]))
    assert draft.pairs[0].id == "S!AB2"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04garbage", "no Excel workbook"),
        (workbook(("S", [])), "no segments"),
        (workbook(("S", [["原文", "訳文"]])), "no segments"),
        (workbook(("S", [["一列"], ["だけ"]])), "no two columns"),
        (workbook(("Terms", [["concept id", "language", "term"], ["c1", "ja", "抑止"]])), "is a termbase"),
    ],
)
def test_workbooks_that_are_no_drafts_are_refused(data, message):
    with pytest.raises(FileError, match=f"^x.xlsx: .*{message}"):
        xlsx.segment_pairs("x.xlsx", data, EMPTY)


def test_the_workbook_of_a_termbase_is_refused(termbase, saved):
    with pytest.raises(FileError, match="is a termbase, not a draft"):
        xlsx.segment_pairs("x.xlsx", saved(termbase, ".xlsx").read_bytes(), EMPTY)


def test_a_formula_counts_as_what_it_last_gave():
    data = workbook(("S", [["原文", "訳文"], [JA, "=1+1"], ["甲", "a"]]))
    assert texts(xlsx.segment_pairs("x.xlsx", data, EMPTY)) == [(JA, ""), ("甲", "a")]


cells = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cn"],
        include_characters='\n\t",甲a',  # no noncharacters, which no text file has
    ),
    max_size=12,
)


@given(st.lists(st.tuples(cells, cells), max_size=8), st.sampled_from([(csv, ","), (tsv, "\t")]))
def test_what_a_csv_writer_wrote_is_read_back(rows, kind):
    module, delimiter = kind
    stream = io.StringIO(newline="")
    writer = standard.writer(stream, delimiter=delimiter, quoting=standard.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("source", "target"), (JA, EN), *rows])
    text = stream.getvalue()
    if delimiter == "\t" and any("\n" in cell and "\t" in cell for row in rows for cell in row):
        return
    expected = [(left if left.strip() else "", right if right.strip() else "") for left, right in rows]
    draft = read(text, module=module)
    assert texts(draft) == [(JA, EN), *(pair for pair in expected if any(pair))]
    lines = text.split("\n")
    for pair in draft.pairs:
        begin = pair.source.partition("\n")[0].replace('"', '""')
        assert lines[pair.place.line - 1].startswith(f'"{begin}')
