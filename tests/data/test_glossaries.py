"""The termbases in glossaries/ are data, and tested as data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import termalign
from termalign.model import ADMINISTRATIVE_STATUSES, PARTS_OF_SPEECH, REVIEWS, TERM_TYPES
from termalign.text.scripts import HAS_JAPANESE, normalize_term

FOLDER = Path(__file__).parents[2] / "glossaries"
FILES = sorted(FOLDER.glob("*.tsv"))


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def concepts(request):
    return termalign.read_termbase(request.param).concepts


def test_there_are_glossaries():
    assert FILES


def test_every_concept_has_a_japanese_and_an_english_full_form(concepts):
    assert all(concept.text("ja", "fullForm") and concept.text("en", "fullForm") for concept in concepts)


def test_ids_and_japanese_full_forms_are_unique(concepts):
    for values in ([concept.id for concept in concepts], [concept.text("ja", "fullForm") for concept in concepts]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_terms_are_clean_and_from_the_pick_lists(concepts):
    for concept in concepts:
        for term in concept.terms:
            assert term.text == normalize_term(term.text)
            assert term.term_type in TERM_TYPES
            assert term.administrative_status in ADMINISTRATIVE_STATUSES
            assert term.part_of_speech in PARTS_OF_SPEECH
            assert term.review in REVIEWS
            assert HAS_JAPANESE.search(term.text) or term.language == "en" or term.term_type == "shortForm"


def test_readings_are_hiragana(concepts):
    for concept in concepts:
        reading = next(term.reading for term in concept.terms if term.language == "ja")
        assert all("ぁ" <= char <= "ゖ" or char == "ー" for char in reading), reading
