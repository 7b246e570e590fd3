"""The cheapest way to cut two texts into beads: two sentences of 白書 beside one of its translation, or one beside none.

Dynamic programming after Gale & Church, "A program for aligning sentences in bilingual corpora" (Computational
Linguistics 19/1, 1993), with what the sentences share beside their lengths. Row by row, so that only the way back is
held: a byte for each pair of sentences, within a band around the diagonal where the texts are very long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Costed = NDArray[np.float64]
    Columns = NDArray[np.int64]

MOST_CELLS = 160_000_000
"""Pairs of sentences that are looked at; beyond it a band around the diagonal. A byte each."""


ROUNDING = 1e-9


class Costs(NamedTuple):
    """What the beads cost; all are negative logarithms of probabilities, roughly."""

    shared: float = 23.0
    """For all the words of two sentences of usual weight, where these share all; each word counts by itself."""
    above_chance: float = 0.105
    """The share of the words beyond those that two sentences share by chance which counts as nothing."""
    variance: float = 38.0
    """Of the English letters for each Japanese one."""
    length: float = 1.2
    skip: float = 2.0
    merge: float = 3.0
    merge_three: float = 8.0
    two_by_two: float = 11.0


DEFAULT_COSTS = Costs()


class Shape(NamedTuple):
    """How many sentences of each side a bead has, and what it costs to have it."""

    sources: int
    targets: int
    cost: float


class Bead(NamedTuple):
    """Sentences first_source:last_source beside first_target:last_target (either may be none), and what they share."""

    first_source: int
    last_source: int
    first_target: int
    last_target: int
    similarity: float

    @property
    def name(self) -> str:
        """Its shape: 2-1."""
        return f"{self.last_source - self.first_source}-{self.last_target - self.first_target}"


class Row(NamedTuple):
    """What a sentence of the source shares with those of the target, as weights; each a row for 1, 2 and 3 sentences."""

    said: Sequence[NDArray[np.float32]]
    """Of the words of this sentence, those that the n sentences of the target from each on say too."""
    accounted: Sequence[NDArray[np.float32]]
    """Of the words of each sentence of the target, those that this sentence or the n - 1 before it say too."""


class Text(NamedTuple):
    """What is measured of one side: the length of each sentence in characters, and the weight of all its keys."""

    lengths: NDArray[np.float32]
    weights: NDArray[np.float32]


def shapes_of(costs: Costs) -> tuple[Shape, ...]:
    """Return the shapes that take at least one sentence of the source; none of it beside one of the target is apart."""
    return (
        Shape(1, 1, 0.1), Shape(1, 0, costs.skip), Shape(1, 2, costs.merge), Shape(2, 1, costs.merge),
        Shape(2, 2, costs.two_by_two), Shape(1, 3, costs.merge_three), Shape(3, 1, costs.merge_three),
    )  # fmt: skip


class Scale(NamedTuple):
    """What is usual in two whole texts, of which parts may be aligned."""

    ratio: float
    """Letters of the target for each of the source."""
    weight: float
    """Of the words of two sentences."""
    chance: float
    """The similarity of sentences that have nothing to do with each other, 0 to 1."""


def scale_of(source: Text, target: Text, chance: float) -> Scale:
    """Return what is usual in two texts."""
    sentences = max(1, len(source.lengths) + len(target.lengths))
    weight = 2 * float(source.weights.sum() + target.weights.sum()) / sentences
    return Scale(float(target.lengths.sum() / max(1.0, source.lengths.sum())), max(1.0, weight), chance)


class Table:
    """The table of the dynamic programme."""

    def __init__(self, source: Text, target: Text, scale: Scale, costs: Costs = DEFAULT_COSTS) -> None:
        """Prepare sums from which those over any stretch are told."""
        self.scale, self.costs = scale, costs
        self.shapes = shapes_of(costs)
        self.n, self.m = len(source.lengths), len(target.lengths)
        self.sums = [cumulated(each) for each in (*source, *target)]
        self.width = min(self.m + 1, max(MOST_CELLS // (self.n + 1), 400))
        self.ways: NDArray[np.uint8] = np.zeros((self.n + 1, self.width), dtype=np.uint8)
        self.cost = 0.0

    def first(self, row: int) -> int:
        """Return the first column of the band in a row."""
        middle = round(row * self.m / max(1, self.n))
        return min(max(0, middle - self.width // 2), self.m + 1 - self.width)

    def fill(self, rows: Iterator[Row]) -> list[Bead]:
        """Fill the table row by row; return the beads in order, which hold every sentence of both sides once.

        `rows` say for each sentence of the source what it shares with those of the target. What the beads cost in all
        is known afterwards.
        """
        best: list[Costed] = [self.skipped(np.full(self.width, np.inf), 0)]
        recent: list[Row] = []
        for row in range(1, self.n + 1):
            recent = [*recent[-2:], next(rows)]
            found = np.full(self.width, np.inf)
            for number, shape in enumerate(self.shapes, start=1):
                if shape.sources <= row:
                    candidate = self.extended(best[-shape.sources], row, shape, recent[-shape.sources :])
                    better = candidate < found
                    found[better] = candidate[better]
                    self.ways[row][better] = number
            best = [*best[-2:], self.skipped(found, row)]
        self.cost = float(best[-1][self.m - self.first(self.n)])
        return self.way_back()

    @property
    def gain(self) -> float:
        """How much less the beads cost than to leave every sentence alone."""
        return self.costs.skip * (self.n + self.m) - self.cost

    def extended(self, before: Costed, row: int, shape: Shape, recent: Sequence[Row]) -> Costed:
        """Return for each column what it costs to end a bead of a shape there."""
        first, earlier = self.first(row), self.first(row - shape.sources)
        ends = np.arange(first, first + self.width)
        starts = ends - shape.targets
        inside = (starts >= earlier) & (starts < earlier + self.width)
        cost = np.full(self.width, np.inf)
        ends, starts = ends[inside], starts[inside]
        cost[inside] = before[starts - earlier] + shape.cost
        if shape.targets:
            said = [each.said[shape.targets - 1][starts] for each in recent]
            accounted = [recent[-1].accounted[shape.sources - 1][starts + number] for number in range(shape.targets)]
            cost[inside] += self.price(row, shape, starts, ends, np.sum([*said, *accounted], axis=0))
        return cost

    def price(self, row: int, shape: Shape, starts: Columns, ends: Columns, shared: Costed) -> Costed:
        """Return what the lengths and the words of beads say against them, less what they say for them."""
        lengths, weights, other_lengths, other_weights = self.sums
        own = lengths[row] - lengths[row - shape.sources]
        other = other_lengths[ends] - other_lengths[starts]
        expected = own * self.scale.ratio
        deviation = np.abs(other - expected) / np.sqrt(self.costs.variance * (expected + other) / 2 + 1)
        weight, other_weight = weights[row] - weights[row - shape.sources], other_weights[ends] - other_weights[starts]
        by_chance = self.scale.chance * (shape.targets * weight + shape.sources * other_weight)
        expected_share = by_chance + self.costs.above_chance * (weight + other_weight)
        said_for: Costed = self.costs.shared * (shared - expected_share) / self.scale.weight
        return self.costs.length * minus_log_tail(deviation) - said_for

    def skipped(self, found: Costed, row: int) -> Costed:
        """Return the costs of a row where sentences of the target may also stand beside nothing; marks them by 0."""
        if row == 0:
            found[0] = 0.0
        toll = np.arange(self.width) * self.costs.skip
        least: Costed = np.minimum.accumulate(found - toll) + toll
        self.ways[row][least < found - ROUNDING] = 0
        return least

    def way_back(self) -> list[Bead]:
        """Return the beads along the cheapest way, first to last."""
        beads = []
        row, column = self.n, self.m
        while row or column:
            way = int(self.ways[row][column - self.first(row)])
            shape = self.shapes[way - 1] if way else Shape(0, 1, 0.0)
            beads.append(Bead(row - shape.sources, row, column - shape.targets, column, 0.0))
            row, column = row - shape.sources, column - shape.targets
        return beads[::-1]


def cumulated(values: NDArray[np.float32]) -> Costed:
    """Return the sums up to each place, from 0."""
    sums: Costed = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return sums


def minus_log_tail(deviation: Costed) -> Costed:
    """Return -log of the probability of a greater deviation (Abramowitz & Stegun 7.1.26)."""
    z = deviation / np.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    tail: Costed = z * z - np.log(series)
    return tail
