"""Every format that holds termbases: what is written is read back, less what the format says it loses."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest

import termalign
from termalign.formats import FORMATS

BOTH_WAYS = [name for name, each in FORMATS.items() if {"read_termbase", "write_termbase"} <= set(each.views)]


def less(termbase, losses):
    """Return a termbase without what a format declares to lose."""
    said = {loss.split(" ")[0]: loss for loss in losses}
    concepts = termbase.concepts
    if said.get("evidence") == "evidence":
        concepts = tuple(replace(concept, evidence=()) for concept in concepts)
    elif "evidence" in said:
        concepts = tuple(replace(concept, evidence=sentences(concept)) for concept in concepts)
    return replace(
        termbase,
        concepts=concepts,
        worklist=() if "worklist" in said else termbase.worklist,
        info=() if "info" in said else termbase.info,
    )


def sentences(concept):
    """Return a concept's evidence with only its sentences and places."""
    return tuple(
        each._replace(quote="", construction="", band="", confidence=0.0)
        for each in concept.evidence
        if each.role == "anchor"
    )


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_is_written_is_read_back(name, termbase, saved):
    module = import_module(f"termalign.formats.{FORMATS[name].module}")
    again = termalign.read_termbase(saved(termbase, FORMATS[name].suffixes[0]))
    assert again == less(termbase, module.LOSES)


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


def test_every_document_format_reads_bytes():
    for name, each in FORMATS.items():
        if "document" in each.views:
            module = import_module(f"termalign.formats.{each.module}")
            assert module.document(f"{name}.txt", "宇宙領域把握（SDA）".encode()).text
