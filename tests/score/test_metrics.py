"""Each metric on segments small enough to count by hand, and against a plain recount of the sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign import score
from termalign.model import Concept, Draft, Place, SegmentPair, Term, Termbase
from termalign.score.occurrences import measure, term_scores
from termalign.score.resampling import draws
from termalign.score.terminology import Resampling, terminology
from termalign.workflow import Linted, Scored, read_termbase, score_files
from termalign.workflow.runs import Run

SAMPLE = Path(__file__).parents[2] / "corpora" / "drafts" / "systems"
TERMBASE = Termbase(
    (
        Concept(
            "1",
            (
                Term("反撃能力", "ja", review="approved"),
                Term("counterstrike capability", "en", administrative_status="preferred", review="approved"),
                Term("enemy base attack", "en", administrative_status="forbidden", review="approved"),
            ),
        ),
        Concept(
            "2",
            (
                Term("部隊", "ja", review="approved"),
                Term("unit", "en", administrative_status="preferred", review="approved"),
                Term("troop", "en", administrative_status="admitted", review="approved"),
            ),
        ),
    )
)


def measured(*pairs):
    segments = tuple(
        SegmentPair(*texts, Place("draft.en", 1, number, 1), str(number)) for number, texts in enumerate(pairs, 1)
    )
    draft = Draft("draft.en", "ja", "en", segments)
    return measure(Run([("termbase", TERMBASE)], Linted("ja", "en")).checker(draft), draft)


def values(*systems, resamples=0):
    drawn = Resampling(1, resamples, draws(systems[0].segments, resamples, 1))
    return [{each.metric: each for each in mine} for mine in terminology(systems, drawn, "terms:x")]


CASES = {
    "term accuracy, exact": (1, 3),
    "term accuracy, inflected": (2, 3),
    "term accuracy, by occurrence": (2, 4),
    "consistency, frequent": (2, 4),
    "consistency, predefined": (1, 4),
    "forbidden terms per 1,000 segments": (1, 3),
    "acronym violations per 1,000 segments": (0, 3),
}


@pytest.mark.parametrize("metric", CASES)
def test_metric_is_counted_by_hand(metric):
    system = measured(
        ("反撃能力を保有する。", "Japan has enemy base attack means."),
        ("部隊は、他の部隊を支援した。", "Troops supported others."),
        ("反撃能力は必要だ。", "A counterstrike capability is needed."),
    )
    found = values(system)[0][metric]
    assert (found.numerator, found.denominator) == CASES[metric]


def test_every_metric_has_a_case():
    of_two = {score.module(name).NAME for name in score.AGAINST}  # test_against.py
    assert {score.module(name).NAME for name in score.METRICS} == {*CASES, *of_two}


def test_macro_gives_each_concept_the_same_weight():
    pairs = [("反撃能力を保有する。", "Japan has a counterstrike capability.")]
    system = measured(*pairs * 3, ("部隊が来た。", "They came."))
    found = values(system)[0]
    assert found["consistency, predefined"].value == pytest.approx(75)
    assert found["consistency, predefined, macro"].value == pytest.approx(50)


def test_no_terms_is_no_number():
    found = values(measured(("晴れた。", "It was fine.")))[0]["term accuracy, exact"]
    assert (found.value, found.denominator) == (None, 0)


def test_systems_are_measured_against_the_same_number():
    ja = "反撃能力と部隊を整える。"
    systems = [measured((ja, text)) for text in ("Nothing.", "counterstrike capabilities and units")]
    assert {each["term accuracy, exact"].denominator for each in values(*systems)} == {2}


@given(st.lists(st.sampled_from(["unit", "units", "troop", "group", "Unit."]), min_size=1, max_size=6))
def test_exact_is_never_more_than_inflected(words):
    row = term_scores(measured(("部隊" + "は部隊" * 3, " ".join(words))))[0]
    assert 0 <= row.exact <= row.inflected <= row.occurrences == 4


def test_same_seed_same_numbers_and_equal_systems_do_not_differ():
    system = measured(*[("部隊が来た。", "Units came."), ("部隊が来た。", "They came.")] * 5)
    one, other = values(system, system, resamples=200), values(system, system, resamples=200)
    assert one == other
    low, high = one[0]["term accuracy, inflected"].interval
    assert low < one[0]["term accuracy, inflected"].value < high
    assert one[1]["term accuracy, inflected"].p_value > 0.9


def test_sample_equals_a_plain_recount():
    report = score_files(
        [SAMPLE / "system-a.en"], [SAMPLE / "termbase.csv"], Linted(), Scored(0), source=SAMPLE / "source.ja"
    )
    sources, targets = (
        (SAMPLE / name).read_text(encoding="utf-8").splitlines() for name in ("source.ja", "system-a.en")
    )
    total = hits = 0
    for concept in read_termbase(SAMPLE / "termbase.csv").concepts:
        ja = next(term.text for term in concept.terms if term.language == "ja")
        usable = [term.text.lower() for term in concept.terms if term.language == "en" and term.is_usable]
        for source, target in zip(sources, targets, strict=True):
            total += ja in source
            hits += ja in source and any(text in target.lower() for text in usable)
    found = report.systems[0].measure("term accuracy, inflected")
    assert (found.numerator, found.denominator) == (hits, total)
