"""Rows of small print: its words between two lines of a column, and where one phrase may end and the next begin.

Alliance Coordination Mechanism  Rules of Engagement, with a wider gap between the two, is a row of six words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.pdf.lines import NEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termalign.formats.pdf.lines import PrintedLine
    from termalign.formats.pdf.runs import Glyph, Run

WORD_GAP, LETTER_GAP, SPREAD_GAP = 0.15, 0.08, 1.7
"""Ems that part words, that part spread letters, and how much wider than those what parts words is then."""
OVERPRINT = -0.3
"""Ems from the end of a word to the beginning of the next one where they are of two runs that overprint each other."""
SPREAD = 0.04
"""Ems by which gaps differ at most where words are spread over their base."""
OVERLAP, OFTEN = 0.05, 0.2
"""Ems by which the boxes of two letters overlap that are too wide, and the share of letters at which all are."""


class Word(NamedTuple):
    """A word of small print."""

    glyphs: list[Glyph]
    u0: float
    u1: float
    text: str


@dataclass(slots=True)
class Row:
    """The words of small print between two lines of a column, left to right; cuts[i] says how much parts words i - 1 and i."""

    words: list[Word]
    v: float
    size: float
    above: tuple[PrintedLine, ...] = ()
    """The line above it; one of each column where it reaches into the next one."""
    below: tuple[PrintedLine, ...] = ()
    cuts: list[float] = field(default_factory=list)

    def phrase(self, first: int, last: int) -> str:
        """Return words[first:last] as they are written."""
        return " ".join([word.text for word in self.words[first:last]])


def rows_of(runs: list[Run], lines: list[PrintedLine]) -> list[Row]:
    """Gather small print into rows, each between the line above it and the one below."""
    rows: list[Row] = []
    inside: dict[int, list[Run]] = {}
    lines = sorted(lines, key=attrgetter("v"))
    heights = [line.v for line in lines]
    reach = NEAR * max((line.size for line in lines), default=0.0)
    for run in sorted(runs, key=attrgetter("v", "u0")):
        near = lines[bisect_left(heights, run.v - reach) : bisect_right(heights, run.v + reach)]
        above = neighbours(near, run, above=True)
        below = neighbours(near, run, above=False)
        same = [
            row for row in rows[-8:] if abs(row.v - run.v) < 0.3 * run.size and (row.above, row.below) == (above, below)
        ]
        if not same:
            rows.append(Row([], run.v, run.size, above, below))
        inside.setdefault(id((same or rows)[-1]), []).append(run)
    advances = advances_of(runs)
    for row in rows:  # two runs may overprint each other, but each is of one piece
        for run in sorted(inside[id(row)], key=attrgetter("u0")):
            row.words.extend(words_of(run.glyphs, advances))
        row.cuts = cuts_of(row)
    return rows


def advances_of(runs: list[Run]) -> dict[str, float]:
    """Return by how many ems each letter moves on, where the boxes of letters overlap, so that these do not tell it.

    So it is where a font is not part of the file and another one stands in for it.
    """
    pitches: dict[str, float] = {}
    overlaps = count = 0
    for run in runs:
        for left, right in pairwise(run.glyphs):
            pitch = (right.u0 - left.u0) / left.size
            if pitch > 0 and not left.char.isspace() and not right.char.isspace():
                pitches[left.char] = min(pitch, pitches.get(left.char, pitch))
                overlaps += left.u1 - right.u0 > OVERLAP * left.size
                count += 1
    return pitches if overlaps > OFTEN * count else {}


def words_of(glyphs: list[Glyph], advances: Mapping[str, float]) -> Iterator[Word]:
    """Yield the words of a run."""
    word: list[Glyph] = []
    gap = word_gap(glyphs)
    for glyph in glyphs:
        end = word[-1].u1 if word else 0.0
        if word and word[-1].char in advances:
            end = min(end, word[-1].u0 + advances[word[-1].char] * word[-1].size)
        if word and (glyph.char.isspace() or glyph.u0 - end > gap * glyph.size):
            yield word_of(word)
            word = []
        if not glyph.char.isspace():
            word.append(glyph)
    if word:
        yield word_of(word)


def word_gap(glyphs: list[Glyph]) -> float:
    """Return from how many ems on a gap parts words: from more on where all letters stand apart, spread over a base."""
    gaps = [
        (right.u0 - left.u1) / right.size
        for left, right in pairwise(glyphs)
        if not left.char.isspace() and not right.char.isspace()
    ]
    if len(gaps) < 2:
        return WORD_GAP
    if min(gaps) < LETTER_GAP:
        return WORD_GAP + min(0.0, median(gaps)) / 2  # boxes that are too wide overlap
    return max(WORD_GAP, SPREAD_GAP * median(gaps))


def word_of(glyphs: list[Glyph]) -> Word:
    """Make a word of its glyphs."""
    return Word(glyphs, glyphs[0].u0, glyphs[-1].u1, "".join([glyph.char for glyph in glyphs]))


def neighbours(lines: list[PrintedLine], run: Run, *, above: bool) -> tuple[PrintedLine, ...]:
    """Return the lines next to small print on one side, the nearest of each column that it reaches into."""
    found: list[PrintedLine] = []
    for line in sorted(lines, key=lambda line: abs(line.v - run.v)):
        distance = run.v - line.v if above else line.v - run.v
        beside = line.u0 - line.size < run.u1 and run.u0 < line.u1 + line.size
        if 0 < distance < NEAR * line.size and beside and not any(o.u0 < line.u1 and line.u0 < o.u1 for o in found):
            found.append(line)
    return tuple(found)


def cuts_of(row: Row) -> list[float]:
    """Return how much speaks for a phrase's beginning at each word: gaps wider than usual, another object."""
    words = row.words
    gaps = [(right.u0 - left.u1) / row.size for left, right in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) > 1 else min([0.4, *gaps])
    changes = [left.glyphs[-1].owner != right.glyphs[0].owner for left, right in pairwise(words)]
    by_glyph = any(len({glyph.owner for glyph in word.glyphs}) > 1 for word in words)
    telling = not by_glyph and (2 * sum(changes) <= len(changes) or len(changes) == 1)
    cuts = [1.0]
    for number, (gap, change) in enumerate(zip(gaps, changes, strict=True)):
        beside = gaps[max(0, number - 1) : number] + gaps[number + 1 : number + 2]
        if gap > 0 and any(abs(gap - other) < SPREAD for other in beside):
            cuts.append(0.0)
            continue
        wide = min(1.5, max(0.0, (gap - 1.25 * usual - 0.05) / 0.4)) if gap > 0 else 1.5 * (gap < OVERPRINT)
        cuts.append(max(wide, 0.8 if change and telling else 0.0))
    return [*cuts, 1.0]
