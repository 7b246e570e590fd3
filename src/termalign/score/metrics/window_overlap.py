"""Window overlap: of the two words on each side of 反撃能力 in the reference, how many stand around it in the target too.

Alam et al. 2021, with a window of 2: the mean over the terms of the reference; one that the target lacks counts 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "window overlap", 100
IS_MEAN = True


def counts(measured: Measured) -> Iterator[tuple[int, float, int]]:
    """Yield (segment, sum of shares, terms)."""
    yield from ((each.segment, each.overlap, each.terms) for each in measured.near)
