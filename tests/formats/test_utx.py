"""UTX: rows of a concept come back as the concept, and glossaries of several versions are read."""

from __future__ import annotations

import io

import pytest

from termalign.errors import FileError
from termalign.formats import utx
from termalign.formats.exchange import DEFAULTS
from termalign.model import Concept, Extra, Term, Termbase

DETERRENCE = Concept(
    "c-01",
    (
        Term("拡大抑止", "ja", reading="かくだいよくし", review="approved"),
        Term("核の傘", "ja", administrative_status="superseded", review="approved"),
        Term("extended deterrence", "en", review="approved"),
        Term("ED", "en", "acronym", "admitted", "properNoun", review="approved"),
        Term("enlarged deterrence", "en", administrative_status="forbidden", review="approved"),
        Term("never", "en", review="rejected"),
    ),
    "防衛",
    "定義\tと\n説明",
    "備考",
)


def written(*concepts, info=(("made on", "2024-01-31"),), options=DEFAULTS):
    stream = io.BytesIO()
    dropped = utx.write_termbase(Termbase(concepts, info=info), stream, options)
    return stream.getvalue().decode(), dropped


def read(text):
    return utx.read_termbase("x.utx", text.encode()).concepts


def test_the_layout():
    text, _ = written(DETERRENCE)
    lines = text.split("\r\n")
    assert lines[0] == "#UTX 1.11; ja/en; 2024-01-31"
    assert lines[1].split("\t") == [
        "#src", "tgt", "src:pos", "tgt:pos", "term status", "src:yomi", "concept ID", "definition", "domain", "comment",
    ]  # fmt: skip
    assert lines[2].split("\t")[:7] == [
        "拡大抑止",
        "extended deterrence",
        "noun",
        "noun",
        "approved",
        "かくだいよくし",
        "c-01",
    ]
    assert [line.split("\t")[4] for line in lines[2:6]] == ["approved", "approved", "forbidden", "non-standard"]
    assert lines[6] == ""
    assert text.count("\n") == text.count("\r\n")


def test_a_concept_comes_back():
    (concept,) = read(written(DETERRENCE)[0])
    assert [(term.text, term.language, term.administrative_status, term.part_of_speech) for term in concept.terms] == [
        ("拡大抑止", "ja", "preferred", "noun"),
        ("核の傘", "ja", "deprecated", "noun"),
        ("extended deterrence", "en", "preferred", "noun"),
        ("ED", "en", "preferred", "properNoun"),
        ("enlarged deterrence", "en", "forbidden", "noun"),
    ]
    assert (concept.id, concept.subject_field, concept.definition) == ("c-01", "防衛", "定義 と 説明")
    assert concept.terms[0].reading == "かくだいよくし"
    assert concept.note == "備考"


def test_a_date_stands_in_the_header_since_readers_want_one_but_no_copyright():
    assert written(DETERRENCE, info=())[0].startswith("#UTX 1.11; ja/en; 1970-01-01\r\n")
    info = (("license", "CC BY 4.0"),)
    assert written(DETERRENCE, info=info)[0].startswith("#UTX 1.11; ja/en; 1970-01-01; license: CC BY 4.0\r\n")


@pytest.mark.parametrize("nasty", ["=cmd", "NA", "None", "𠮷", "<&>", '"x', "-", "#en"])
def test_values_survive(nasty):
    concept = Concept("c-1", (Term(f"用{nasty}", "ja", review="approved"), Term(nasty, "en", review="approved")))
    text, dropped = written(concept)
    assert not dropped
    assert read(text)[0].label == f"用{nasty} = {nasty}"


def test_a_source_that_would_be_a_comment_is_reported():
    text, dropped = written(Concept("c-1", (Term("#用語", "ja"), Term("x", "en"))))
    assert len(dropped) == 1
    assert "comment" in dropped[0].reason
    assert not read(text)


def test_blank_terms_and_single_terms_are_reported():
    _, dropped = written(Concept("c-1", (Term("\t", "ja"), Term("x", "en"))), Concept("c-2", (Term("用語", "ja"),)))
    assert len(dropped) == 2


def test_candidates_are_provisional():
    text, _ = written(Concept("c-1", (Term("用語", "ja"), Term("x", "en", review="approved"))))
    assert "\tprovisional\t" in text
    assert {term.review for term in read(text)[0].terms} == {"candidate"}


def test_a_candidate_stays_one_beside_a_forbidden_term():
    terms = (Term("用語", "ja"), Term("x", "en"), Term("y", "en", administrative_status="forbidden", review="approved"))
    (concept,) = read(written(Concept("c-1", terms))[0])
    assert [(term.administrative_status, term.review) for term in concept.terms] == [
        ("", "candidate"), ("", "candidate"), ("forbidden", "approved"),
    ]  # fmt: skip


def test_a_status_that_is_no_status_is_not_approved():
    terms = (Term("用語", "ja"), Term("x", "en"), Term("y", "en", administrative_status="unheard of"))
    text, _ = written(Concept("c-1", terms))
    assert text.split("\r\n")[3].split("\t")[1:5] == ["y", "noun", "noun", "non-standard"]


def test_statuses_that_nobody_gave_stay_open():
    plain = {"administrative_status": "", "part_of_speech": "", "review": "approved"}
    text, _ = written(Concept("c-1", (Term("用語", "ja", **plain), Term("x", "en", **plain))))
    assert "term status" not in text
    assert {term.administrative_status for term in read(text)[0].terms} == {""}
    assert {term.part_of_speech for term in read(text)[0].terms} == {""}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_strangers_glossaries(encoding, end):
    lines = [
        "#UTX 1.11; en-US/ja-JP; 2015-05-01T10:00:00Z+09:00; copyright: 誰か (2015); license: CC-by 3.0; bidirectional;",
        "#description: 見本;",
        "#src\ttgt\tsrc:pos\ttgt:comment\tterm status\tcustomer\tConcept ID",
        "space debris\t宇宙ゴミ\tnoun\t口語\tnon-standard\tA\t7",
        "# 注釈",
        "space debris\tスペースデブリ\tnoun\t\tapproved\tA\t7",
        "to orbit\t周回する\tverb\t\tprovisional",
        "lone\t\tsentence",
        "",
    ]
    data = end.join(lines).encode(encoding)
    assert utx.is_it(data)
    debris, orbit, lone = utx.read_termbase("x.utx", data).concepts
    assert (debris.id, orbit.id, lone.id) == ("7", "c2", "c3")
    assert [(term.text, term.language, term.administrative_status) for term in debris.terms] == [
        ("space debris", "en-US", "preferred"),
        ("宇宙ゴミ", "ja-JP", "deprecated"),
        ("スペースデブリ", "ja-JP", "preferred"),
    ]
    assert debris.terms[1].note == "口語"
    assert debris.extras == (Extra("customer", "A"),)
    assert {(term.administrative_status, term.review) for term in orbit.terms} == {("", "candidate")}
    assert orbit.terms[0].part_of_speech == "verb"
    assert lone.terms[0].extras == (Extra("src:pos", "sentence"),)


def test_the_header_of_version_1_20():
    text = "#UTX 1.20; lang: ja/en; creation date: 2016-01-01;\n#src\ttgt\tsrc:pos\n用語\tterm\t-\n"
    assert [term.language for term in read(text)[0].terms] == ["ja", "en"]


def test_a_forbidden_source_is_told_by_its_target():
    rows = (
        "#UTX 1.11; ja/en\n#src\ttgt\tsrc:pos\tterm status\tconcept ID\n良\tt\t-\tapproved\t1\n悪\tt\t-\tforbidden\t1\n"
    )
    (concept,) = read(rows)
    assert [term.administrative_status for term in concept.terms] == ["preferred", "forbidden", "preferred"]


@pytest.mark.parametrize(
    "text", ["", "用語\tterm\n", "#UTX 1.11; ja/en\n用語\tterm\n", "#src\ttgt\tsrc:pos\n用語\tterm\t-\n"]
)
def test_what_has_no_header_is_refused(text):
    with pytest.raises(FileError, match=r"x.utx: line \d"):
        read(text)
