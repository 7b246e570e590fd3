"""What small print can be said of: the abbreviations of a line and its Japanese terms, such as ACM and 同盟調整メカニズム.

Both may be cut by the line's end, so a line is seen with the end of the one before it and the beginning of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.scripts import HAS_JAPANESE, KANJI, KATAKANA, narrow

if TYPE_CHECKING:
    from termalign.formats.pdf.lines import PrintedLine

ABBREVIATION = re.compile(
    rf"(?<![A-Za-z0-9])(?:[{KANJI}](?=[A-Z]{{3}}))?"
    r"(?=[A-Za-z0-9&/.+-]*[A-Z])(?=[A-Za-z0-9&/.+-]*[A-Z0-9][A-Za-z&/.+-]*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9&/+-]*[A-Za-z0-9](?![A-Za-z0-9])"
)
PART_OF_TERM = re.compile(f"[{KANJI}{KATAKANA}・]")
"""What follows an abbreviation that begins a longer term: ASEAN地域フォーラム."""
NAME_IN_BRACKETS = re.compile(r"(?: [A-Za-z]{2,12}){1,2}(?=[）)])")
LONGEST_WORD = 5
"""Small letters behind each other of which an abbreviation has fewer."""
AROUND = 14
"""Characters of the lines before and behind that a term may reach into."""


class Base(NamedTuple):
    """Something that small print is said of: its text, stretch.places[slice(*span)], and where it shows on the line."""

    text: str
    span: tuple[int, int]
    u0: float
    u1: float
    size: float = 1.0
    stretch: Stretch | None = None
    is_whole: bool = True


@dataclass(slots=True)
class Stretch:
    """A line with the end of the one before and the beginning of the next; places are (line, glyph) for each character."""

    line: PrintedLine
    text: str
    places: list[tuple[PrintedLine, int]]
    start: int
    end: int
    abbreviations: list[Base] = field(default_factory=list)

    def extent(self, start: int, end: int) -> tuple[float, float] | None:
        """Return where a span shows on the line itself; None where it does not."""
        numbers = [number for line, number in self.places[max(start, self.start) : min(end, self.end)] if number >= 0]
        if not numbers:
            return None
        return self.line.glyphs[numbers[0]].u0, self.line.glyphs[numbers[-1]].u1

    def has_japanese(self, left: float, right: float) -> bool:
        """Tell whether Japanese stands beside a stretch of the line."""
        glyphs = self.line.glyphs
        first = bisect_left(glyphs, left, key=lambda glyph: glyph.u1)
        for glyph in glyphs[first:]:
            if glyph.u0 >= right:
                return False
            if HAS_JAPANESE.match(glyph.char):
                return True
        return False


def stretch_of(line: PrintedLine, before: PrintedLine | None = None, behind: PrintedLine | None = None) -> Stretch:
    """Lay out a line with what stands around it, and find its abbreviations."""
    parts = [
        places_of(before)[-AROUND:] if before else [],
        places_of(line),
        places_of(behind)[:AROUND] if behind else [],
    ]
    text = "".join(char for part in parts for char, _, _ in part)
    places = [(where, number) for part in parts for _, where, number in part]
    stretch = Stretch(line, narrow(text), places, len(parts[0]), len(parts[0]) + len(parts[1]))
    for match in ABBREVIATION.finditer(stretch.text):
        extent = stretch.extent(*match.span())
        if extent and not re.search(rf"[a-z]{{{LONGEST_WORD}}}", match.group()) and not match.group().isdigit():
            alone = PART_OF_TERM.match(stretch.text, match.end()) is None
            span = match.start(), end_of_name(stretch.text, *match.span())
            stretch.abbreviations.append(Base(match.group(), span, *extent, line.size, stretch, alone))
    return stretch


def end_of_name(text: str, start: int, end: int) -> int:
    """Return where a name ends that begins with an abbreviation, in brackets of its own: CLOUD Act."""
    rest = NAME_IN_BRACKETS.match(text, end)
    return rest.end() if rest and text[start - 1 : start] in ("（", "(") else end


def places_of(line: PrintedLine) -> list[tuple[str, PrintedLine, int]]:
    """Return the characters of a line with their places."""
    return [(char, line, number) for char, number in line.pieces]
