"""TMX: pairs come back, memories of versions 1.1 to 1.4 are read, and nothing is fetched."""

from __future__ import annotations

import contextlib
import io

import pytest
from lxml import etree

from termalign.errors import FileError
from termalign.formats import tmx
from termalign.formats.exchange import DEFAULTS
from termalign.model import Concept, Extra, Term, Termbase

HEAD = '<tmx version="1.4"><header srclang="ja"/><body>'
FOOT = "</body></tmx>"


def written(*concepts, options=DEFAULTS):
    stream = io.BytesIO()
    dropped = tmx.write_termbase(Termbase(concepts), stream, options)
    return stream.getvalue(), dropped


def read(text, encoding="utf-8"):
    return tmx.read_termbase("x.tmx", text.encode(encoding)).concepts


def pair(ja, en):
    return Concept("c-1", (Term(ja, "ja"), Term(en, "en-US")))


def test_the_layout():
    data, dropped = written(pair("用語", "term"))
    assert not dropped
    root = etree.fromstring(data)
    assert dict(root.find("header").attrib).items() >= {
        "srclang": "ja", "segtype": "phrase", "datatype": "plaintext", "adminlang": "en", "o-tmf": "termalign",
        "creationtool": "termalign",
    }.items()  # fmt: skip
    assert [(each.tag, each.text) for each in root.iter("seg")] == [("seg", "用語"), ("seg", "term")]
    assert root.xpath("//tuv/@xml:lang") == ["ja", "en"]


@pytest.mark.parametrize("nasty", ["=cmd", "NA", "None", "𠮷🙂", "<&>\"'", "#x", "]]>", "&n;", "<!-- x -->"])
def test_values_survive(nasty):
    data, _ = written(pair(f"用{nasty}", nasty))
    (concept,) = tmx.read_termbase("x.tmx", data).concepts
    assert [(term.text, term.language, term.review) for term in concept.terms] == [
        (f"用{nasty}", "ja", "approved"),
        (nasty, "en", "approved"),
    ]


def test_what_xml_forbids_and_line_breaks_go():
    data, dropped = written(pair("用\x00語\x0b", "a\tb\r\nc\ud800"), pair("空", "\x01"))
    assert [term.text for term in tmx.read_termbase("x.tmx", data).concepts[0].terms] == ["用語", "a b c"]
    assert len(dropped) == 1


def test_doubles_and_concepts_without_a_pair_are_reported():
    data, dropped = written(pair("用語", "x"), pair("用語", "x"), Concept("c-2", (Term("片方", "ja"),)))
    assert len(dropped) == 2
    assert data.count(b"<tu>") == 1


def test_nothing_to_write_is_still_a_memory():
    assert tmx.read_termbase("x.tmx", written()[0]).concepts == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_version_1_1_with_a_doctype_that_is_not_fetched(encoding):
    text = (
        '<!DOCTYPE tmx SYSTEM "http://localhost:1/tmx11.dtd">\n<tmx version="1.1"><header/><body>'
        '<tu><tuv lang="EN-US"><seg>orbit</seg></tuv><tuv lang="JA"><seg>軌道</seg></tuv></tu></body></tmx>'
    )
    (concept,) = read(text, encoding)
    assert [(term.text, term.language) for term in concept.terms] == [("orbit", "en-US"), ("軌道", "ja")]
    assert tmx.is_it(text.encode(encoding))


def test_codes_go_and_highlighted_text_stays():
    seg = '<bpt i="1">&lt;b></bpt>宇宙<ept i="1">&lt;/b></ept><ph/>領域<!-- x --><hi>把握<it pos="begin">x</it></hi>だ'
    (concept,) = read(f'{HEAD}<tu><tuv xml:lang="ja"><seg>{seg}</seg></tuv></tu>{FOOT}')
    assert concept.terms[0].text == "宇宙領域把握だ"


def test_ids_notes_and_properties():
    unit = (
        '<tu tuid="{0}"><note>備考</note><prop type="domain">宇宙</prop><tuv xml:lang="ja"><note>語の注</note>'
        "<seg>{1}</seg></tuv></tu>"
    )
    first, second, third = read(HEAD + unit.format("u1", "甲") + unit.format("u1", "乙") + unit.format("", "丙") + FOOT)
    assert (first.id, second.id, third.id) == ("u1", "c2", "c3")
    assert (first.note, first.extras, first.terms[0].note) == ("備考", (Extra("prop/domain", "宇宙"),), "語の注")


def test_units_without_text_and_languages_without_a_name():
    concepts = read(f'{HEAD}<tu><tuv xml:lang="ja"><seg/></tuv></tu><tu><tuv><seg>x</seg></tuv></tu>{FOOT}')
    assert [term.language for concept in concepts for term in concept.terms] == ["und"]


def test_entities_of_outside_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    text = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{secret}">]>{HEAD}<tu><tuv xml:lang="ja"><seg>a&x;</seg></tuv></tu>{FOOT}'
    with contextlib.suppress(FileError):
        assert "SECRET" not in str(read(text))


@pytest.mark.parametrize("text", ["", "語", "<tmx", "<tbx/>", f"{HEAD}<tu>", "<html><tu/></html>"])
def test_what_is_no_memory_is_refused(text):
    with pytest.raises(FileError, match=r"x.tmx: line \d"):
        read(text)
