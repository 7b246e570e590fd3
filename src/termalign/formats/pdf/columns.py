"""Where columns begin and end: gaps that bands share, and edges that many lines begin at (一段目の行｜二段目の行)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from termalign.formats.pdf.bands import CLOSE
from termalign.formats.pdf.runs import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.pdf.bands import Band
    from termalign.formats.pdf.runs import Glyph

WIDE_GAP = 2.0
"""Ems that part two pieces of a line about which the lines around say nothing."""
NEIGHBOURS = 3
LEAST_LINES, LINES_AT_EDGE = 5, 0.2
"""Lines, and the share of a page's lines, that begin at the edge of a column at least."""
OPENING = "（「『【〔［〈《"


def column_edges(bands: list[Band]) -> set[int]:
    """Return where columns begin, in whole points: where many lines begin behind a gutter, or with nothing before them.

    A comma may hang into the gutter, and a word that cannot be cut may run into it; the next column tells them by its edge.
    """
    count: Counter[int] = Counter()
    for band in bands:
        starts = [band.runs[0].u0, *(right for _, right in band.gaps())]
        count.update(round(start) for start in starts)
    least = max(LEAST_LINES, len(bands) * LINES_AT_EDGE)
    found = [edge for edge in count if count[edge - 1] + count[edge] + count[edge + 1] >= least]
    return {edge + side for edge in found for side in (-1, 0, 1)}


def is_at_edge(glyph: Glyph, edges: set[int]) -> bool:
    """Tell whether a column begins with a glyph; an opening bracket may stand out by its empty half."""
    return round(glyph.u0) in edges or (glyph.char in OPENING and round(glyph.u0 + glyph.size / 2) in edges)


def parted_at(run: Run, edges: set[int]) -> list[Run]:
    """Part a run in which a column's first glyph, drawn as a text of its own, stands close to the column before."""
    glyphs, start = run.glyphs, 0
    parts: list[Run] = []
    for number in range(1, len(glyphs)):
        last, glyph = glyphs[number - 1], glyphs[number]
        apart = glyph.u0 - last.u1 > CLOSE * glyph.size or glyph.u0 < last.u1 - CLOSE * glyph.size
        if apart and glyph.owner != last.owner and is_at_edge(glyph, edges):
            parts.append(Run(glyphs[start:number], glyphs[start].u0, last.u1, run.v, run.size))
            start = number
    if not start:
        return [run]
    return [*parts, Run(glyphs[start:], glyphs[start].u0, run.u1, run.v, run.size)]


def is_gutter(
    bands: list[Band], number: int, start: float, end: float, bridges: tuple[tuple[float, float], ...]
) -> bool:
    """Tell whether a gap in a line is the space between two columns: the lines above or below have it too."""
    size = bands[number].size
    if any(u0 < start + size / 2 and end - size / 2 < u1 for u0, u1 in bridges):
        return False
    silent = True
    for side in (range(number - 1, -1, -1), range(number + 1, len(bands))):
        votes = list(neighbours(bands, number, side, start, end))
        if votes and all(votes[:2]):
            return True
        silent = silent and not votes
    return silent and (end - start > WIDE_GAP * size or stand_apart(bands, number, start, end))


def stand_apart(bands: list[Band], number: int, start: float, end: float) -> bool:
    """Tell whether all lines around stand on one side of a gap or on the other: columns whose lines are not level."""
    size = bands[number].size
    left = right = 0
    for band in bands[max(0, number - 2 * NEIGHBOURS) : number + 2 * NEIGHBOURS + 1]:
        first, last = band.runs[0].u0, max(run.u1 for run in band.runs)
        if band is bands[number] or abs(band.v - bands[number].v) > 3 * (NEIGHBOURS + 1) * size:
            continue
        left += last < end - size / 2
        right += first > start + size / 2
        if last >= end - size / 2 and first <= start + size / 2:
            return False
    return left > 1 and right > 1


def neighbours(bands: list[Band], number: int, side: range, start: float, end: float) -> Iterator[bool]:
    """Yield for the lines on one side, the nearest first, whether a gap runs through them; those that end before it are silent."""
    size = bands[number].size
    heard = 0
    for other in side:
        band = bands[other]
        if heard == NEIGHBOURS or abs(band.v - bands[number].v) > 3 * (NEIGHBOURS + 1) * size:
            return
        if any(min(right, end) - max(left, start) > 0.6 * size for left, right in band.gaps()):
            heard += 1
            yield True
        elif band.runs[0].u0 < start and max(run.u1 for run in band.runs) > end:
            heard += 1
            yield False
