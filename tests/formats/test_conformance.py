"""Every format that holds termbases: what is written is read back, less what the format says it loses."""

from __future__ import annotations

from importlib import import_module

import pytest

import termalign
from termalign.formats import FORMATS
from termalign.formats.losses import forget

BOTH_WAYS = [name for name, each in FORMATS.items() if {"read_termbase", "write_termbase"} <= set(each.views)]


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_what_is_written_is_read_back(name, termbase, saved):
    module = import_module(f"termalign.formats.{FORMATS[name].module}")
    again = termalign.read_termbase(saved(termbase, FORMATS[name].suffixes[0]))
    assert again == forget(termbase, module.LOSES)


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
