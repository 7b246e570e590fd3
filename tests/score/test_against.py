"""What stands beside a reference: the words around terms by hand, and edits that equal sacrebleu's where no term is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics import lib_ter

from termalign.model import Concept, Draft, Place, SegmentPair, Term, Termbase
from termalign.score.against import edit_rate
from termalign.score.occurrences import measure
from termalign.workflow import Linted
from termalign.workflow.runs import Run

TERMBASE = Termbase(
    (
        Concept(
            "1",
            (
                Term("反撃能力", "ja", review="approved"),
                Term("counterstrike capability", "en", administrative_status="preferred", review="approved"),
            ),
        ),
    )
)
JA = "反撃能力を保有する。"


def near(target, reference, source=JA):
    drafts = [Draft("", "ja", "en", (SegmentPair(source, text, Place("", 1, 1, 1)),)) for text in (target, reference)]
    return measure(Run([("t", TERMBASE)], Linted()).checker(drafts[0]), *drafts).near[0]


@pytest.mark.parametrize(
    ("target", "overlap"),
    [
        ("Japan now has counterstrike capability of its own.", 1),
        ("Japan has counterstrike capability, of sorts.", 2 / 4),
        ("Of its own, now has counterstrike capability.", 2 / 4),
        ("Japan now has enemy base attack of its own.", 0),
    ],
)
def test_the_words_around_a_term_are_compared(target, overlap):
    found = near(target, "Japan now has counterstrike capability of its own.")
    assert (found.terms, found.overlap) == (1, overlap)


def test_each_term_goes_with_one_of_the_other_side():
    twice = "The counterstrike capability here and the counterstrike capability there."
    assert near(twice, twice).overlap == near(twice, twice).terms == 2
    assert near("The counterstrike capability here.", twice).overlap < 1.5


def test_a_lost_term_costs_twice():
    reference = ["japan", "has", "counterstrike", "capability", "."]
    assert edit_rate(["japan", "has", "it", "."], reference, set()) == 2 / 5
    assert edit_rate(["japan", "has", "it", "."], reference, {2, 3}) == 4 / 5
    assert edit_rate(reference, reference, {2, 3}) == 0


WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=9)


@given(WORDS, WORDS)
def test_without_terms_the_edits_are_those_of_sacrebleu(target, reference):
    edits, length = lib_ter.translation_edit_rate(target, reference)
    wanted = edits / length if length else float(bool(target))
    assert edit_rate(target, reference, set()) == wanted
    assert wanted <= edit_rate(target, reference, set(range(len(reference)))) <= 2 * wanted


def test_without_a_reference_there_is_nothing_beside():
    draft = Draft("", "ja", "en", (SegmentPair(JA, "x", Place("", 1, 1, 1)),))
    assert measure(Run([("t", TERMBASE)], Linted()).checker(draft), draft).near == ()
