"""Bands of a page: runs on one base line, through all columns, whatever their size (the ² of m², 「A」 in another font)."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from termalign.formats.pdf.runs import SAME_SIZE, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL = 0.8
"""Up to this share of a line's size, what stands beside it may be said of it."""
GUTTER = 0.8
"""Ems between two columns at least."""
SHIFTED = 0.48
"""Ems by which a piece of a line stands above or below the rest at most."""
CLOSE = 0.25
"""Ems between two glyphs of a line within a column, as a rule."""


@dataclass(slots=True)
class Band:
    """Runs on one base line, in the order of u; `size` is that of the largest."""

    v: float
    size: float
    runs: list[Run] = field(default_factory=list)

    def gaps(self) -> Iterator[tuple[float, float]]:
        """Yield the stretches between ink that are as wide as a gutter."""
        end = self.runs[0].u1
        for run in self.runs[1:]:
            if run.u0 - end > GUTTER * self.size:
                yield end, run.u0
            end = max(end, run.u1)


def trimmed(run: Run) -> Run | None:
    """Return a run without spaces around it; None where it holds nothing else."""
    start, end = 0, len(run.glyphs)
    while start < end and run.glyphs[start].char.isspace():
        start += 1
    while end > start and run.glyphs[end - 1].char.isspace():
        end -= 1
    if start == end:
        return None
    if end - start == len(run.glyphs):
        return run
    glyphs = run.glyphs[start:end]
    return Run(glyphs, glyphs[0].u0, glyphs[-1].u1, run.v, run.size)


def bands_of(runs: list[Run]) -> list[Band]:
    """Gather the runs that stand on one line, whatever their size (the ² of m², 「A」 in another font)."""
    bands: list[Band] = []
    for run in sorted(runs, key=lambda run: -run.size):
        at = bisect_left(bands, run.v, key=attrgetter("v"))
        near = [band for band in bands[max(0, at - 1) : at + 1] if is_part(band, run)]
        if near:
            min(near, key=lambda band: abs(band.v - run.v)).runs.append(run)
        else:
            insort(bands, Band(run.v, run.size, [run]), key=attrgetter("v"))
    for band in bands:
        band.runs.sort(key=attrgetter("u0"))
    for left, right in pairwise(list(bands)):
        if right.v - left.v < SHIFTED * max(left.size, right.size):
            fill_up(*sorted((left, right), key=lambda band: -sum(len(run.glyphs) for run in band.runs)))
    return [band for band in bands if band.runs]


def fill_up(band: Band, other: Band) -> None:
    """Move runs that fit into a gap of a line next to them into it: the base of a ruby may stand off its line."""
    for run in sorted(other.runs, key=attrgetter("u0")):
        alike = [each for each in band.runs if max(run.size, each.size) < SAME_SIZE * min(run.size, each.size)]
        if not alike:
            continue
        nearest = min(max(each.u0 - run.u1, run.u0 - each.u1) for each in alike)
        inside = min(each.u0 for each in alike) < run.u0 and run.u1 < max(each.u1 for each in alike)
        if -CLOSE * run.size < nearest and (inside or nearest < GUTTER * run.size):
            band.runs.append(run)
            other.runs.remove(run)


def is_part(band: Band, run: Run) -> bool:
    """Tell whether a run is on a line: farther off its middle only raised and lowered signs are, beside what is larger."""
    off = abs(band.v - run.v)
    if off < 0.3 * band.size:
        return True
    if off >= SHIFTED * band.size or (run.size > SMALL * band.size or len(run.glyphs) > 4):
        return False
    return any(each.u0 - band.size < run.u1 and run.u0 < each.u1 + band.size for each in band.runs)
