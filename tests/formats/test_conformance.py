"""Every format that holds termbases: what is written is read back, less what the format says it loses."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import office
import pytest
from pdf_file import pdf

import termalign
from termalign.extraction import extract_document
from termalign.formats import FORMATS, find_document
from termalign.formats.exchange import OPEN, Options
from termalign.formats.losses import forget
from termalign.model import Concept, Extra, Term, Termbase

BOTH_WAYS = [name for name, each in FORMATS.items() if {"read_termbase", "write_termbase"} <= set(each.views)]


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_is_written_is_read_back(name, termbase, saved):
    module = import_module(f"termalign.formats.{FORMATS[name].module}")
    again = termalign.read_termbase(saved(termbase, FORMATS[name].suffixes[0]))
    assert again == forget(termbase, module.LOSES)


WRITTEN = [name for name, each in FORMATS.items() if "write_termbase" in each.views and name != "list"]
"""All but what is written to be read by people and models."""


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("style", ["dca", "dct"])
def test_an_export_is_read_back_less_its_losses(name, style, termbase, tmp_path):
    module = import_module(f"termalign.formats.{FORMATS[name].module}")
    options = Options(style=style)
    concepts = termbase.concepts
    if name in ("memoq", "multiterm", "mt"):  # read back as a stranger's list, in which | parts synonyms
        concepts = tuple(concept for concept in concepts if "|" not in concept.terms[0].text)
    leaving = replace(termbase, concepts=concepts, worklist=(), proposals=())
    file = tmp_path / f"export{FORMATS[name].suffixes[0]}"
    with file.open("wb") as stream:
        module.write_termbase(leaving, stream, options)
    expected = forget(leaving, module.LOSES, options)
    assert termalign.read_termbase(file).concepts == expected.concepts


@pytest.mark.parametrize("name", ["xlsx", "tbx", "csv", "tsv", "jsonl"])
def test_columns_of_ones_own_and_other_languages_are_kept(name, saved):
    module = import_module(f"termalign.formats.{FORMATS[name].module}")
    terms = (
        Term("反撃能力", "ja", extras=(Extra("訳者メモ", "要確認"),)),
        Term("counterstrike capability", "en-US", administrative_status="forbidden"),
        Term("Gegenschlagsfähigkeit", "de", "", "", ""),
    )
    termbase = Termbase((Concept("c1", terms, extras=(Extra("descrip/reliabilityCode", "3"),)),))
    again = termalign.read_termbase(saved(termbase, FORMATS[name].suffixes[0]))
    (one,) = again.concepts
    (wanted,) = forget(termbase, module.LOSES).concepts
    assert [term.text for term in one.terms] == [term.text for term in wanted.terms]
    assert [term.language for term in one.terms] == ["ja", "en-US", "de"]
    assert one.terms[1].administrative_status == "forbidden"
    assert one.extras == (Extra("descrip/reliabilityCode", "3"),)
    assert one.terms[0].extras == (Extra("訳者メモ", "要確認"),)


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_writing_twice_gives_the_same(name, termbase, saved):
    suffix = FORMATS[name].suffixes[0]
    first = termalign.read_termbase(saved(termbase, suffix))
    assert termalign.read_termbase(saved(first, suffix)) == first


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_garbage_is_refused_with_the_name_of_the_file(name, tmp_path):
    file = tmp_path / f"garbage{FORMATS[name].suffixes[0]}"
    file.write_bytes(b"\x00\x01garbage")
    with pytest.raises(termalign.TermalignError, match="garbage"):
        termalign.read_termbase(file)


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if "document" in each.views])
def test_every_document_format_reads_bytes(name):
    sentence = "政府は宇宙領域把握（SDA: Space Domain Awareness）を強化する。"
    if name == "pdf":
        pytest.importorskip("pypdfium2")
    data = SAMPLES.get(name, str.encode)(sentence)
    document = find_document(Path(f"白書{FORMATS[name].suffixes[0]}")).document("白書", data, None, OPEN)
    (line,) = document.lines
    assert sentence in document.text[line.start : line.end]
    (gloss,) = extract_document(document).glosses
    assert (gloss.ja, gloss.abbreviation, gloss.en) == ("宇宙領域把握", "SDA", ("Space Domain Awareness",))
    for fragment in gloss.fragments:
        start = document.line_starts[fragment.place.line - 1] + fragment.place.column - 1
        assert document.text[start : start + len(fragment.quote)] == fragment.quote


SAMPLES = {
    "epub": lambda text: office.epub(f"<p>{text}</p>"),
    "docx": lambda text: office.docx(office.paragraph(text)),
    "pptx": lambda text: office.pptx(office.shape(text)),
    "pdf": pdf,
    "xlsx": lambda text: office.xlsx(Sheet1=[(text,)]),
}
"""How a format writes a sentence, where it does not stand in the file as it is."""
