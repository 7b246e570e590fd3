"""What sentences share is told for beads as wholes."""

from __future__ import annotations

import pytest

from termalign.alignment.similarity import Keys, Similarity

LINKS = {"防衛": {"defense": 1.0}, "大臣": {"minister": 1.0}}


def test_what_two_sentences_repeat_counts_once():
    source, target = Keys([["防衛", "大臣"], ["演説"]]), Keys([["defense", "minister"], ["minister", "left"]])
    similarity = Similarity(source, target, LINKS)
    alone, with_orphan = similarity.of(0, 1, 0, 1), similarity.of(0, 1, 0, 2)
    assert alone == pytest.approx(1.0)
    said = (
        sum(source.weights[key] for key in ("防衛", "大臣"))
        + target.weights["defense"]
        + 2 * target.weights["minister"]
    )
    assert with_orphan == pytest.approx(said / (said + target.weights["left"]))


def test_what_two_sentences_say_together():
    similarity = Similarity(Keys([["防衛"], ["大臣"]]), Keys([["defense", "minister"]]), LINKS)
    assert similarity.of(0, 2, 0, 1) == pytest.approx(1.0)
    assert similarity.of(0, 1, 0, 1) < 1.0


def test_numbers_and_marks_link_to_themselves():
    similarity = Similarity(Keys([["#35000", "#?"]]), Keys([["#35000"], ["#12", "#?"]]), {})
    assert similarity.of(0, 1, 0, 1) > similarity.of(0, 1, 1, 2) > 0
