"""Printed lines: runs that stand beside each other, parted where a column ends, and small print apart from them.

日米両政府は、同盟調整メカニズム（ACM）を活用し is a line, Alliance Coordination Mechanism below it small print.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.pdf.runs import SAME_SIZE, Run, is_wide
from termalign.text.scripts import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.pdf.runs import Glyph

SMALL = 0.8
"""Up to this share of a line's size, what stands beside it may be said of it."""
NEAR = 1.9
"""Ems of the line from its middle to that of its small print at most."""
GUTTER = 0.8
"""Ems between two columns at least."""
WIDE_GAP = 2.0
"""Ems that part two pieces of a line about which the lines around say nothing."""
NEIGHBOURS = 3
SHIFTED = 0.48
"""Ems by which a piece of a line stands above or below the rest at most."""
LEAST_LINES, LINES_AT_EDGE = 5, 0.2
"""Lines, and the share of a page's lines, that begin at the edge of a column at least."""
OPENING = "（「『【〔［〈《"
EVEN = 1.3
"""Up to this ratio gaps between glyphs are even."""
CLOSE = 0.25
"""Ems between two glyphs of a line within a column, as a rule."""
LONGEST_MARK, WIDEST_MARK = 2, 2.5
"""Characters of the mark of a list's item, and the ems behind it, which part no columns."""
KANA_ONLY = re.compile(r"[ぁ-ゟァ-ヿ・\s]+")
JAPANESE_IDEOGRAPH = re.compile(f"[{KANJI}]")


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


@dataclass(eq=False)
class PrintedLine:
    """A line within its column: glyphs in reading order, extent along and across the writing, size of type."""

    glyphs: list[Glyph]
    u0: float
    u1: float
    v: float
    size: float
    beside: tuple[tuple[float, float], ...] = ()
    """The extents of the lines that stand beside it, in other columns."""
    bridges: tuple[tuple[float, float], ...] = ()
    """Stretches above or below which small print stands, that may have pushed the glyphs apart."""

    @cached_property
    def text(self) -> str:
        """The characters, spaces between words included."""
        return "".join([char for char, _ in self.pieces])

    @cached_property
    def pieces(self) -> list[tuple[str, int]]:
        """The characters with the places of their glyphs in `glyphs`; -1 for a space that only the gap shows."""
        found = [(self.glyphs[0].char, 0)]
        for number, (left, right) in enumerate(pairwise(self.glyphs), start=1):
            if right.u0 > left.u1 and self.has_space(left, right) and not self.is_spread(number):
                found.append((" ", -1))
            found.append((right.char, number))
        return found

    def is_spread(self, number: int) -> bool:
        """Tell whether the gap before a kanji or kana is that of its neighbours too, in a line that is set to its margin."""
        around = self.glyphs[max(0, number - 2) : number + 2]
        if len(around) < 3 or not all(is_wide(glyph.char) for glyph in around):
            return False
        gaps = [right.u0 - left.u1 for left, right in pairwise(around)]
        return max(gaps) < EVEN * min(gaps)

    def has_space(self, left: Glyph, right: Glyph) -> bool:
        """Tell whether the gap between two glyphs is a space between words."""
        gap = (right.u0 - left.u1) / min(left.size, right.size)
        if gap < 0.15 or left.char.isspace() or right.char.isspace():
            return False
        wide = is_wide(left.char) + is_wide(right.char)
        if wide and any(start < right.u0 and left.u1 < end for start, end in self.bridges):
            return False
        return gap > (0.15, 0.6, 1.2)[wide]


class Sheet(NamedTuple):
    """What stands on a page in one direction: its lines from top to bottom, and its small print."""

    lines: list[PrintedLine]
    small: list[Run]
    furigana: list[Run]


def sheet_of(runs: list[Run]) -> Sheet:
    """Part the runs of a page into lines, small print and furigana."""
    bands = bands_of([each for run in runs if (each := trimmed(run)) is not None])
    small, furigana = parted_small(bands)
    aside = {id(run) for run in (*small, *furigana)}
    for band in bands:
        band.runs = [run for run in band.runs if id(run) not in aside]
    bands = [band for band in bands if band.runs]
    for band in bands:
        band.runs.sort(key=attrgetter("u0"))
    marks = [(run.u0, run.u1, run.v) for run in (*small, *furigana)]
    edges = column_edges(bands)
    for band in bands:
        band.runs = [part for run in band.runs for part in parted_at(run, edges)]
    lines = [line for number in range(len(bands)) for line in lines_of(bands, number, marks, edges)]
    return Sheet(lines, small, furigana)


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
        near = [band for band in bands[max(0, at - 1) : at + 1] if abs(band.v - run.v) < reach(band, run)]
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


def reach(band: Band, run: Run) -> float:
    """Return how far a run's middle may be from that of a line to be part of it: far only for raised and lowered signs."""
    return band.size * (0.3 if run.size > SMALL * band.size or len(run.glyphs) > 4 else 0.48)


def parted_small(bands: list[Band]) -> tuple[list[Run], list[Run]]:
    """Return the small print beside lines, without and with kana alone (furigana)."""
    small: list[Run] = []
    furigana: list[Run] = []
    for number, band in enumerate(bands):
        for run in band.runs:
            if run.size > SMALL * max((each.size for each in bands[max(0, number - 2) : number + 3]), default=0.0):
                continue
            text = run.text
            kana = KANA_ONLY.fullmatch(text) is not None
            if (kana or not any(map(is_wide, text))) and has_base(bands, number, run, kana=kana):
                (furigana if kana else small).append(run)
    return small, furigana


def has_base(bands: list[Band], number: int, run: Run, *, kana: bool) -> bool:
    """Tell whether a larger line stands beside a small run; for kana it must stand close below, with kanji."""
    for other in bands[max(0, number - 2) : number + 3]:
        distance = other.v - run.v
        if run.size > SMALL * other.size or abs(distance) > NEAR * other.size:
            continue
        if kana and not 0 < distance < 0.95 * other.size + run.size / 2:
            continue
        for base in other.runs:
            if base.size * SMALL >= run.size and base.u0 - base.size < run.u1 and run.u0 < base.u1 + base.size:
                if not kana:
                    return True
                if any(g.u0 < run.u1 and run.u0 < g.u1 and JAPANESE_IDEOGRAPH.match(g.char) for g in base.glyphs):
                    return True
    return False


def lines_of(
    bands: list[Band], number: int, marks: list[tuple[float, float, float]], edges: set[int]
) -> Iterator[PrintedLine]:
    """Yield the lines of a band: one, or one for each column that it runs through."""
    band = bands[number]
    bridges = tuple((u0, u1) for u0, u1, v in marks if abs(v - band.v) < NEAR * band.size)
    parts: list[list[Run]] = [[band.runs[0]]]
    end = band.runs[0].u1
    for run in band.runs[1:]:
        gap = run.u0 - end
        marked = len(parts[-1]) == 1 and len(parts[-1][0].glyphs) <= LONGEST_MARK and gap < WIDEST_MARK * band.size
        at_edge = abs(gap) > CLOSE * band.size and is_at_edge(run.glyphs[0], edges)
        if not marked and (at_edge or (gap > GUTTER * band.size and is_gutter(bands, number, end, run.u0, bridges))):
            parts.append([])
        parts[-1].append(run)
        end = max(end, run.u1)
    extents = [(runs[0].u0, max(run.u1 for run in runs)) for runs in parts]
    for runs, extent in zip(parts, extents, strict=True):
        beside = tuple(other for other in extents if other != extent)
        glyphs = [glyph for run in runs for glyph in run.glyphs]
        largest = max(runs, key=lambda run: (run.size, len(run.glyphs)))
        size = usual_size(glyphs)
        yield PrintedLine(glyphs, *extent, largest.v, size, beside, bridges)


def usual_size(glyphs: list[Glyph]) -> float:
    """Return the size that most glyphs have."""
    sizes: dict[float, int] = {}
    for glyph in glyphs:
        size = round(glyph.size, 1)
        sizes[size] = sizes.get(size, 0) + 1
    return max(sizes, key=lambda size: (sizes[size], size))


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
