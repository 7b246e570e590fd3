"""The gold files of corpora/ fit their documents, and extraction does not get worse on them."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

from termalign.extraction import extract_document
from termalign.formats import find_document

FOLDER = Path(__file__).parents[2] / "corpora"
GOLD = sorted(FOLDER.rglob("*.gold.tsv"))
SEEN = [file for file in GOLD if "held-out" not in file.parts]


def document_of(gold):
    stem = gold.name.removesuffix(".gold.tsv")
    file = next(file for suffix in (".txt", ".md") if (file := gold.with_name(stem + suffix)).exists())
    return find_document(file).document(file.as_posix(), file.read_bytes(), None)


def rows_of(gold):
    with gold.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda file: file.name)
def test_gold_names_lines_that_hold_part_of_the_gloss(gold):
    lines = unicodedata.normalize("NFKC", document_of(gold).text).split("\n")
    for row in rows_of(gold):
        line = lines[int(row["line"]) - 1]
        pieces = [row["abbreviation"], row["ja"][:2], row["ja"][-2:], row["en"].split(" ")[0]]
        assert any(piece and piece in line for piece in pieces), row


@pytest.mark.parametrize("gold", SEEN, ids=lambda file: file.name)
def test_extraction_finds_what_the_gold_has(gold):
    wanted = {(row["ja"], row["abbreviation"], row["en"]) for row in rows_of(gold)}
    glosses = extract_document(document_of(gold)).glosses
    found = {row for gloss in glosses if gloss.band != "D" for row in gloss.rows()}
    assert len(found & wanted) / len(wanted) >= 0.75
    assert len(found & wanted) / len(found) >= 0.75
