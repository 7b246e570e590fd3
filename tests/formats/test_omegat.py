"""OmegaT's glossaries: what OmegaT would see of what is written, and strangers' glossaries."""

from __future__ import annotations

import io

import pytest

from termalign.errors import FileError
from termalign.formats import omegat
from termalign.formats.exchange import DEFAULTS, Options
from termalign.model import Concept, Term, Termbase


def written(*concepts, options=DEFAULTS):
    stream = io.BytesIO()
    dropped = omegat.write_termbase(Termbase(concepts), stream, options)
    return stream.getvalue().decode(), dropped


def as_omegat_reads(text):
    """Return the rows as OmegaT's GlossaryReaderTSV was measured to read them."""
    rows = [line.split("\t") for line in text.split("\n") if not line.startswith("#")]
    return [tuple(cell.strip() for cell in row) for row in rows if len(row) > 1 and row[0]]


def pair(ja, en, **more):
    return Concept("c-1", (Term(ja, "ja"), Term(en, "en")), **more)


def test_rows_have_no_header_no_quotes_no_mark():
    text, dropped = written(pair('"用語"', "a,b", definition="定義\tと\r\n説明"))
    assert text == '"用語"\ta,b\t定義 と 説明\n'
    assert not dropped


def test_a_row_without_a_comment_ends_with_the_target():
    assert written(pair("用語", "term"))[0] == "用語\tterm\n"


@pytest.mark.parametrize("nasty", ["#始まり", "=cmd|x", "NA", "None", "𠮷野家", "<&>", "007", "'x"])
def test_omegat_sees_every_value(nasty):
    text, dropped = written(pair(f"{nasty}語", nasty), pair(nasty + "日", "x"))
    assert as_omegat_reads(text) == [(f"{nasty}語", nasty), (nasty + "日", "x")]
    assert not dropped
    again = omegat.read_termbase("x.utf8", text.encode())
    assert [concept.text("ja") for concept in again.concepts] == [f"{nasty}語", nasty + "日"]


def test_line_breaks_and_tabs_become_a_space():
    assert as_omegat_reads(written(pair("用\t語\r\nだ", "a\nb\x0bc\u2028d"))[0]) == [("用 語 だ", "a b c d")]


def test_doubles_blanks_and_concepts_without_a_pair_are_reported():
    text, dropped = written(
        pair("用語", "term"), pair("用語", "term"), pair("空", " \n"), Concept("c-2", (Term("片方", "ja"),))
    )
    assert text.count("\n") == 1
    assert {each.text for each in dropped} == {"用語 = term", "空 =  \n", "片方"}
    assert all(each.reason for each in dropped)


def test_forbidden_terms_stand_in_the_comment_alone():
    concept = Concept(
        "c", (Term("用語", "ja"), Term("good", "en"), Term("bad", "en", administrative_status="forbidden"))
    )
    assert written(concept)[0] == "用語\tgood\t禁止: bad\n"


def test_other_directions():
    assert written(pair("用語", "term"), options=Options("en", "ja"))[0] == "term\t用語\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_strangers_glossaries(encoding):
    text = (
        "# 注釈\tx\r\n拡大抑止\textended deterrence\tメモ\tfourth\r\n\r\n\tno source\r\nただの用語\t\r\nACSA\tACSA\r\n"
    )
    termbase = omegat.read_termbase("x.txt", text.encode(encoding))
    assert [(each.id, each.text("ja"), each.text("en"), each.note) for each in termbase.concepts] == [
        ("c1", "拡大抑止", "extended deterrence", "メモ"),
        ("c2", "ただの用語", "", ""),
        ("c3", "ACSA", "ACSA", ""),
    ]
    term = termbase.concepts[2].terms[1]
    assert (term.term_type, term.administrative_status, term.part_of_speech, term.review) == (
        "acronym",
        "",
        "",
        "approved",
    )


def test_english_may_come_first():
    termbase = omegat.read_termbase("x.txt", "deterrence\t抑止\nACSA\t物品役務相互提供協定\n".encode())
    assert termbase.concepts[1].text("ja") == "物品役務相互提供協定"
    assert termbase.concepts[1].text("en") == "ACSA"


def test_commas_and_quotes():
    data = '"捜索, 救難","search ""and"" rescue",メモ\n抑止,deterrence\n'.encode()
    termbase = omegat.read_termbase("x.csv", data)
    assert [each.label for each in termbase.concepts] == ['捜索, 救難 = search "and" rescue', "抑止 = deterrence"]
    assert omegat.is_it(data)


@pytest.mark.parametrize("text", ["", "# 注釈だけ\n", "ただの文。\n次の文。\n", "用語\t\n"])
def test_what_is_no_glossary_is_refused(text):
    with pytest.raises(FileError, match="x.utf8: "):
        omegat.read_termbase("x.utf8", text.encode())


def test_recognition():
    assert omegat.is_it("# x\n用語\tterm\n".encode())
    assert omegat.is_it("用語\tterm\n".encode("utf-16"))
    assert not omegat.is_it("文章である。\n".encode())
    assert not omegat.is_it(b"")
