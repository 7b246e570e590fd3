"""Sections that stand elsewhere in the translation: 付録 at the end, its Appendix at the beginning.

The dynamic programme goes forward only and leaves them alone on both sides. Runs of sentences without counterpart are
compared with each other; where two share far more than any two runs do, they belong together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from termalign.alignment.beads import Bead

LEAST = 3
"""Sentences of a run."""
LEAST_GAIN = 12.0
"""How much cheaper it must be to align two runs than to leave them alone. Runs of news and handbooks that
have nothing to do with each other had 7 at most, moved sections of eight sentences and more 14 at least."""
MOST_RUNS = 20
"""The longest runs of a side, which are compared with those of the other."""


class Run(NamedTuple):
    """Sentences first:last of one side, none of which has a counterpart."""

    first: int
    last: int


def with_moved(beads: Sequence[Bead], aligned: Callable[[Run, Run], tuple[list[Bead], float]]) -> list[Bead]:
    """Return the beads with those of moved sections among them, in the order of the source.

    `aligned` returns the beads of two runs and how much cheaper they are than none.
    """
    runs, others = ([*longest(runs_of(beads, side))] for side in (0, 1))
    tried = [(*aligned(run, other), run, other) for run in runs for other in others]
    found: list[Bead] = []
    used: tuple[set[int], set[int]] = set(), set()
    for several, gain, _, _ in sorted(tried, key=lambda each: (-each[1], each[2], each[3])):
        new = [sentences_of(bead) for bead in several]
        if gain >= LEAST_GAIN and all(used[side].isdisjoint(each[side]) for each in new for side in (0, 1)):
            found += several
            for each in new:
                used[0].update(each[0])
                used[1].update(each[1])
    kept = (
        bead for bead in beads if all(used[side].isdisjoint(sentences_of(bead)[side]) for side in (0, 1))
    )  # fmt: skip
    return sorted((*kept, *found))


def sentences_of(bead: Bead) -> tuple[range, range]:
    """Return the sentences of both sides of a bead."""
    return range(bead.first_source, bead.last_source), range(bead.first_target, bead.last_target)


def runs_of(beads: Iterable[Bead], side: int) -> Iterator[Run]:
    """Yield the runs of sentences of one side (0: the source) between two beads that have sentences of both."""
    first = last = 0
    for bead in beads:
        spans = sentences_of(bead)
        if spans[0] and spans[1]:
            yield Run(first, last)
            first = last = spans[side].stop
        elif spans[side]:
            last = spans[side].stop
    yield Run(first, last)


def longest(runs: Iterable[Run]) -> list[Run]:
    """Return the longest runs, those that are long enough."""
    found = [run for run in runs if run.last - run.first >= LEAST]
    return sorted(found, key=lambda run: (run.first - run.last, run.first))[:MOST_RUNS]
