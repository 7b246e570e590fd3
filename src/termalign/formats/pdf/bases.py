"""What small print can be said of: the abbreviations of a line and its Japanese terms, such as ACM and 同盟調整メカニズム.

Both may be cut by the line's end, so a line is seen with the end of the one before it and the beginning of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.japanese import morphemes
from termalign.text.scripts import HAS_JAPANESE, KANJI, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.pdf.lines import PrintedLine
    from termalign.text.japanese import Morpheme

ABBREVIATION = re.compile(
    rf"(?<![A-Za-z0-9])(?:[{KANJI}](?=[A-Z]{{3}}))?"
    r"(?=[A-Za-z0-9&/.+-]*[A-Z])(?=[A-Za-z0-9&/.+-]*[A-Z0-9][A-Za-z&/.+-]*[A-Z0-9])[A-Za-z0-9][A-Za-z0-9&/+-]*[A-Za-z0-9](?![A-Za-z0-9])"
)
LONGEST_WORD = 5
"""Small letters behind each other of which an abbreviation has fewer."""
AROUND = 14
"""Characters of the lines before and behind that a term may reach into."""
LINK = re.compile(
    "の|な|と|、|に関する|のための|ための|における|による|できる|された|される|した|する|に|及び|かつ|的?な"
)
"""What stands inside of terms between nouns: 専門家の混合, 信頼できる実行環境."""
MOST_JOINS, JOIN = 2, 0.25
"""Nouns that may follow a first one, and what each speaks against a term."""
IN_TERM = frozenset(("noun", "prefix", "suffix", "number", "counter", "continuative", "stem"))


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
    _morphemes: list[Morpheme] | None = None

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

    def chunks(self) -> Iterator[list[Morpheme]]:
        """Yield the runs of morphemes that make up nouns."""
        if self._morphemes is None:
            self._morphemes = list(morphemes(self.text))
        chunk: list[Morpheme] = []
        for morpheme in self._morphemes:
            inside = morpheme.role in IN_TERM or morpheme.surface in ("・", "＝")
            if inside and HAS_JAPANESE.search(morpheme.surface + "々" * (morpheme.surface in ("・", "＝"))):
                chunk.append(morpheme)
            elif chunk:
                yield chunk
                chunk = []
        if chunk:
            yield chunk


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
            stretch.abbreviations.append(Base(match.group(), match.span(), *extent, line.size, stretch))
    return stretch


def places_of(line: PrintedLine) -> list[tuple[str, PrintedLine, int]]:
    """Return the characters of a line with their places."""
    return [(char, line, number) for char, number in line.pieces]


def bare_base(stretch: Stretch, left: float, right: float, *, centred: bool) -> Base | None:
    """Return the Japanese term that small print from `left` to `right` is said of, by where it stands.

    It is a noun or part of one, or several nouns with の or the like between them.
    """
    best, best_score = None, float("-inf")
    size = stretch.line.size
    chunks = list(stretch.chunks())
    for number, chunk in enumerate(chunks):
        extent = stretch.extent(chunk[0].start, chunk[-1].end)
        if extent is None or extent[0] > right:
            continue
        for joins, last_chunk in enumerate(linked(stretch.text, chunks[number : number + 1 + MOST_JOINS])):
            for first, begin in enumerate(chunk):
                for last, end in enumerate(last_chunk):
                    if joins == 0 and last < first:
                        continue
                    shown = stretch.extent(begin.start, end.end)
                    if shown is None or shown[1] < left or shown[0] > right:
                        continue
                    away = abs(sum(shown) - left - right) / 2 if centred else abs(shown[0] - left)
                    score = (first == 0) * 0.5 + (last == len(last_chunk) - 1) * 0.6 - away / size - JOIN * joins
                    if score > best_score:
                        span, whole = (begin.start, end.end), away < 0.3 * size
                        best, best_score = Base(stretch.text[slice(*span)], span, *shown, size, stretch, whole), score
    return best


def linked(text: str, chunks: list[list[Morpheme]]) -> Iterator[list[Morpheme]]:
    """Yield the first of several nouns, and those behind it as far as they are linked to it."""
    for number, chunk in enumerate(chunks):
        if number and LINK.fullmatch(text, chunks[number - 1][-1].end, chunk[0].start) is None:
            return
        yield chunk
