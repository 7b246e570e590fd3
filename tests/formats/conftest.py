"""Finds the helper modules beside the tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from termalign.formats import FORMATS, module
from termalign.formats.exchange import Options
from termalign.model import Concept, Evidence, Place, Task, Term, Termbase

sys.path.insert(0, str(Path(__file__).parent))

NASTY = ["=1+1", "007", "NA", "1/2", "<&>\"'", "#始まり", "𠮷野家", "None", "TRUE", "+81", "日本🙂", "a,b;c|d"]


@pytest.fixture
def termbase():
    """A termbase whose values break careless writers."""
    concepts = []
    for number, text in enumerate(NASTY, start=1):
        place = Place("白書/第1章.txt", 2, number, 7)
        concepts.append(
            Concept(
                id=f"c-{number:010x}",
                terms=(
                    Term(f"用語{text}", "ja", reading="ようご", reviewed_by="山田", reviewed_on="2024-01-31"),
                    Term(text, "en", administrative_status="admitted", note="見本", review="approved"),
                    Term("ABC", "en", "acronym", "deprecated", "properNoun", review="rejected"),
                ),
                subject_field="防衛",
                definition=f"定義 {text}\n二行目\tタブ",
                evidence=(
                    Evidence(
                        "anchor", place, f"用語{text}\n（ABC）", f"文に用語{text}がある。", "bracketed", "A", 0.95
                    ),
                ),
            ),
        )
    task = Task("no English", Concept("c-ffffffffff", (Term("拡大抑止", "ja"),), definition="定義"))
    return Termbase(tuple(concepts), (task,), (("made by", "termalign"), ("made on", "2024-01-31")))


@pytest.fixture
def saved(tmp_path):
    """Write a termbase in a format and read it back."""

    def save(termbase, suffix):
        file = tmp_path / f"termbase{suffix}"
        name = next(
            name for name, each in FORMATS.items() if suffix in each.suffixes and "write_termbase" in each.views
        )
        with file.open("wb") as stream:
            module(name).write_termbase(termbase, stream, Options())
        return file

    return save
