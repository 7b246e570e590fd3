"""The dynamic programme cuts any two texts into beads that hold every sentence once, in order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termalign.alignment import beads
from termalign.alignment.beads import Row, Table, Text, scale_of

LENGTHS = st.lists(st.integers(1, 200), max_size=12)


def text(lengths):
    sizes = np.array(lengths, dtype=np.float32)
    return Text(sizes, sizes)


def widened(row, size):
    """What the sentences from each on share, one more than `size` of them."""
    return np.array([sum(row[start : start + size + 1]) for start in range(len(row))], dtype=np.float32)


def aligned(source, target, shared):
    rows = (
        Row([widened(row, size) for size in range(3)], [np.zeros(len(row), dtype=np.float32)] * 3) for row in shared
    )
    sides = text(source), text(target)
    return Table(*sides, scale_of(*sides, 0.0)).fill(rows)


@given(LENGTHS, LENGTHS, st.data())
@settings(deadline=None)
def test_every_sentence_is_in_one_bead(source, target, data):
    shared = data.draw(st.lists(st.lists(st.floats(0, 400), min_size=len(target), max_size=len(target)),
                                min_size=len(source), max_size=len(source)))  # fmt: skip
    found = aligned(source, target, shared)
    assert [n for bead in found for n in range(bead.first_source, bead.last_source)] == list(range(len(source)))
    assert [n for bead in found for n in range(bead.first_target, bead.last_target)] == list(range(len(target)))


def test_what_sentences_share_outweighs_their_lengths():
    source, target = [40, 40, 40], [90, 90]
    shared = [[130.0, 0.0], [0.0, 0.0], [0.0, 130.0]]
    assert [bead.name for bead in aligned(source, target, shared)] == ["1-1", "1-0", "1-1"]


def test_a_sentence_that_is_two_in_the_translation():
    assert [bead.name for bead in aligned([80, 40], [88, 88, 88], [[100, 100, 0], [0, 0, 100]])] == ["1-2", "1-1"]


def test_a_band_around_the_diagonal_finds_the_same(monkeypatch):
    size = 900
    shared = [[200.0 if row == column else 0.0 for column in range(size)] for row in range(size)]
    whole = aligned([50] * size, [100] * size, shared)
    monkeypatch.setattr(beads, "MOST_CELLS", 1)
    assert aligned([50] * size, [100] * size, shared) == whole


@pytest.mark.parametrize(("source", "target"), [([], []), ([], [10, 20]), ([10], [])])
def test_an_empty_side(source, target):
    found = aligned(source, target, [[0.0] * len(target)] * len(source))
    assert len(found) == len(source) + len(target)
