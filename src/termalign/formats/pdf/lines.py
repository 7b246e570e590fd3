"""Printed lines: runs that stand beside each other, parted where a column ends, and small print apart from them.

日米両政府は、同盟調整メカニズム（ACM）を活用し is a line, Alliance Coordination Mechanism below it small print.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.pdf.bands import CLOSE, GUTTER, SHIFTED, SMALL, bands_of, trimmed
from termalign.formats.pdf.columns import OPENING, column_edges, is_at_edge, is_gutter, parted_at
from termalign.formats.pdf.runs import SAME_SIZE, is_wide
from termalign.text.scripts import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.pdf.bands import Band
    from termalign.formats.pdf.runs import Glyph, Run

NEAR = 1.9
"""Ems of the line from its middle to that of its small print at most."""
JUSTIFIED = 4.0
"""Ems between words of one line at most, where it is set to its margin."""
LEAST_SPACE = 0.1
"""Ems that are less than a space."""
EVEN = 1.3
"""Up to this ratio gaps between glyphs are even."""
CLOSING = "、。，．）」』】〕］"
"""What no space stands before."""
LONGEST_SPREAD = 24
"""Letters of a word that is spread below small print at most."""
AROUND = 4
"""Glyphs on either side of a gap that tell whether a line is spread."""
LONGEST_MARK, WIDEST_MARK = 2, 2.5
"""Characters of the mark of a list's item, and the ems behind it, which part no columns."""
KANA_ONLY = re.compile(r"[ぁ-ゟァ-ヿ・\s]+")
JAPANESE_IDEOGRAPH = re.compile(f"[{KANJI}]")


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
    inline: tuple[tuple[float, float], ...] = ()
    """The extents of small print on the line itself."""

    @cached_property
    def text(self) -> str:
        """The characters, spaces between words included."""
        return "".join([char for char, _ in self.pieces])

    @cached_property
    def pieces(self) -> list[tuple[str, int]]:
        """The characters with the places of their glyphs in `glyphs`; -1 for a space that only the gap shows."""
        found = [(self.glyphs[0].char, 0)]
        for number, (left, right) in enumerate(pairwise(self.glyphs), start=1):
            if (
                right.u0 > left.u1 + LEAST_SPACE * right.size
                and self.has_space(left, right)
                and not self.is_spread(number)
                and not (self.bridges and self.is_letterspaced(number))
            ):
                found.append((" ", -1))
            found.append((right.char, number))
        return found

    def is_spread(self, number: int) -> bool:
        """Tell whether the gap before a glyph is that of its neighbours too, in a line that is set to its margin.

        Letters of one word keep together then, so only gaps beside kanji and kana tell.
        """
        pairs = pairwise(self.glyphs[max(0, number - AROUND) : number + AROUND])
        gaps = [right.u0 - left.u1 for left, right in pairs if is_wide(left.char) or is_wide(right.char)]
        gap = self.glyphs[number].u0 - self.glyphs[number - 1].u1
        alike = sum(gap < EVEN * other and other < EVEN * gap for other in gaps)
        return alike > 2 and alike > len(gaps) / 2 if len(gaps) > 3 else alike > 1 and alike == len(gaps)

    def is_letterspaced(self, number: int) -> bool:
        """Tell whether the gap before a letter is within a word whose letters all stand apart, spread below small print."""
        glyphs, first, last = self.glyphs, number, number
        while first and number - first < LONGEST_SPREAD and is_letter(glyphs[first - 1].char):
            first -= 1
        while last < len(glyphs) and last - number < LONGEST_SPREAD and is_letter(glyphs[last].char):
            last += 1
        word = glyphs[first:last]
        if not 1 < len(word) < LONGEST_SPREAD or any(
            right.u0 - left.u1 < LEAST_SPACE * left.size for left, right in pairwise(word)
        ):
            return False
        left, right = word[0].u0 + self.size, word[-1].u1 - self.size
        return any(start < left and right < end for start, end in self.bridges)

    def has_space(self, left: Glyph, right: Glyph) -> bool:
        """Tell whether the gap between two glyphs is a space between words."""
        gap = (right.u0 - left.u1) / min(left.size, right.size)
        if gap < 0.15 or left.char.isspace() or right.char.isspace():
            return False
        if right.char in CLOSING or left.char in OPENING:
            return False
        wide = is_wide(left.char) + is_wide(right.char)
        if wide and any(start < right.u0 and left.u1 < end for start, end in self.bridges):
            return False
        return gap > (0.15, 0.6, 1.2)[wide]


def is_letter(char: str) -> bool:
    """Tell whether a character is part of a word in Latin letters."""
    return (char.isalnum() or char in "-&/") and not is_wide(char)


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


def parted_small(bands: list[Band]) -> tuple[list[Run], list[Run]]:
    """Return the small print beside lines, without and with kana alone (furigana)."""
    small: list[Run] = []
    furigana: list[Run] = []
    for number, band in enumerate(bands):
        largest = max((each.size for each in bands[max(0, number - 2) : number + 3]), default=0.0)
        last: Run | None = None
        """The small print that stands before a run on its line."""
        for run in band.runs:
            if run.size > SMALL * largest:
                continue
            text = run.text
            kana = KANA_ONLY.fullmatch(text) is not None
            if not kana and any(map(is_wide, text)):
                continue
            goes_on = last is not None and run.size < SAME_SIZE * last.size and run.u0 - last.u1 < JUSTIFIED * largest
            if has_base(bands, number, run, kana=kana) or (goes_on and not kana):
                (furigana if kana else small).append(run)
                last = last if kana else run
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
            reach = base.size * (JUSTIFIED if other is bands[number] and not kana else 1.0)
            if base.size * SMALL >= run.size and base.u0 - reach < run.u1 and run.u0 < base.u1 + reach:
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
    inline = tuple((u0, u1) for u0, u1, v in marks if abs(v - band.v) < SHIFTED * band.size)
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
        yield PrintedLine(glyphs, *extent, largest.v, size, beside, bridges, inline)


def usual_size(glyphs: list[Glyph]) -> float:
    """Return the size that most glyphs have."""
    sizes: Counter[float] = Counter()
    for size, count in Counter(map(attrgetter("size"), glyphs)).items():
        sizes[round(size, 1)] += count
    return max(sizes, key=lambda size: (sizes[size], size))
