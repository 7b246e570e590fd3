"""The Japanese terms without abbreviation that small print may be said of, by where it stands: 核態勢の見直し.

Where a term begins and ends, the page shows in part: by the place of the small print, by what was drawn as one, by where
nouns begin and end. What may be meant besides is handed on with its weight, for the English to decide.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from termalign.formats.pdf.bases import Base
from termalign.text.japanese import morphemes
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.formats.pdf.bases import Stretch
    from termalign.formats.pdf.spots import Alignment, Spot
    from termalign.text.japanese import Morpheme

LINK = re.compile(
    "の|な|と|、|に関する|のための|ための|における|による|できる|された|される|した|する|に|及び|および|並びに|かつ|的?な"
)
"""What stands inside of terms between nouns: 専門家の混合, 信頼できる実行環境."""
JOIN, FAR_JOIN = 0.25, 0.6
"""What each link between nouns speaks against a term, and anything else between them."""
NOUN_BEGINS, NOUN_ENDS = 0.5, 0.6
CUT_DRAWING = 0.5
"""What it speaks against a term that it begins or ends inside of what was drawn as one."""
VERB_FIRST, VERB_LAST = 0.3, 0.5
WHOLE = 0.3
"""Ems that small print stands off a term at most whose beginning its place proves."""
GLYPHS_AN_OBJECT = 1.6
"""Glyphs that the objects of a line have on average at least where they tell what was written as one."""
LONGEST, MOST_RIVALS, RIVAL = 30, 24, 2.5
"""Characters of a term, the number of rivals, and how much less speaks for them."""
IN_TERM = frozenset(("noun", "prefix", "suffix", "number", "counter", "continuative", "stem"))
FIRST = IN_TERM - {"suffix"} | {"verbal"}
LAST = IN_TERM - {"prefix"} | {"verbal"}
BARRED = re.compile("[。．！？（）()「」『』［］]")
"""What no term has inside."""
DOTS = "・＝"


class Nouns:
    """The morphemes of a stretch, with where nouns begin and end and where what was drawn as one does."""

    def __init__(self, stretch: Stretch) -> None:
        """Take a stretch."""
        self.stretch = stretch
        self.weights: dict[tuple[int, int], float] = {}

    @cached_property
    def units(self) -> list[Morpheme]:
        """The morphemes; a full stop and the like are among them."""
        return list(morphemes(self.stretch.text))

    @cached_property
    def inside(self) -> list[bool]:
        """For each morpheme whether it is part of a noun."""
        return [unit.surface in DOTS or (unit.role in IN_TERM and unit.surface[0].isalnum()) for unit in self.units]

    @cached_property
    def edges(self) -> frozenset[int] | None:
        """The offsets at which what was drawn as one begins; None where that tells nothing, as everything is drawn alone."""
        places = self.stretch.places
        glyphs = [(at, line, line.glyphs[number]) for at, (line, number) in enumerate(places) if number >= 0]
        changes = {
            right[0] for left, right in pairwise(glyphs) if left[1] is not right[1] or left[2].owner != right[2].owner
        }
        if len(glyphs) < GLYPHS_AN_OBJECT * (len(changes) + 1):
            return None
        return frozenset(changes | {0, len(places)})

    def weight(self, first: int, last: int) -> float:
        """Return how much speaks for morphemes[first:last + 1] as a term, wherever the small print stands."""
        if (first, last) not in self.weights:
            self.weights[first, last] = self.weigh(first, last)
        return self.weights[first, last]

    def weigh(self, first: int, last: int) -> float:
        """Weigh morphemes[first:last + 1] as a term."""
        units, inside = self.units, self.inside
        found = NOUN_BEGINS * (first == 0 or not inside[first - 1]) + NOUN_ENDS * (
            last + 1 == len(units) or not inside[last + 1]
        )
        found -= VERB_FIRST * (units[first].role == "verbal") + VERB_LAST * (units[last].role == "verbal")
        if self.edges is not None:
            found -= CUT_DRAWING * ((units[first].start not in self.edges) + (units[last].end not in self.edges))
        at = first
        while at <= last:
            if inside[at]:
                at += 1
                continue
            begin = at
            while at <= last and not inside[at]:
                at += 1
            between = self.stretch.text[units[begin].start : units[at - 1].end]
            found -= JOIN if LINK.fullmatch(between) else FAR_JOIN
        return found

    @cached_property
    def terms(self) -> list[tuple[int, int, tuple[float, float]]]:
        """The first and last morpheme of each stretch that may be a term, with where it shows on the line."""
        stretch = self.stretch
        extents = [stretch.extent(unit.start, unit.end) for unit in self.units]
        japanese = [HAS_JAPANESE.search(unit.surface) is not None for unit in self.units]
        found: list[tuple[int, int, tuple[float, float]]] = []
        for first, last in self.spans():
            shown = [extent for extent in extents[first : last + 1] if extent is not None]
            if shown and any(japanese[first : last + 1]):
                found.append((first, last, (shown[0][0], shown[-1][1])))
        return found

    def base(self, first: int, last: int, *, is_whole: bool) -> Base:
        """Return morphemes[first:last + 1] as what small print is said of."""
        stretch, span = self.stretch, (self.units[first].start, self.units[last].end)
        shown = stretch.extent(*span) or (0.0, 0.0)
        return Base(stretch.text[slice(*span)], span, *shown, stretch.line.size, stretch, is_whole)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the first and last morpheme of each stretch that may be a term."""
        units = self.units
        for first, begin in enumerate(units):
            if begin.role not in FIRST or not begin.surface[0].isalnum():
                continue
            for last in range(first, len(units)):
                end = units[last]
                if end.end - begin.start > LONGEST or BARRED.search(end.surface):
                    break
                if end.role in LAST and end.surface[-1].isalnum():
                    yield first, last


def bare_bases(
    nouns: Nouns, spot: Spot, taken: Iterable[tuple[int, int]], align: Alignment
) -> list[tuple[float, Base]]:
    """Return the terms that small print may be said of, the likeliest first, each with what speaks for it.

    `taken` are spans that other small print is said of.
    """
    stretch, taken = nouns.stretch, list(taken)
    size, best = stretch.line.size, float("-inf")
    found: list[tuple[float, float, int, int]] = []
    for first, last, shown in nouns.terms:
        if (shown[1] < spot.u0 and not spot.is_pushed and not align.is_behind) or shown[0] > spot.u1:
            continue
        away = spot.away(shown, size, align)
        if NOUN_BEGINS + NOUN_ENDS - away < best - RIVAL:
            continue
        start, end = nouns.units[first].start, nouns.units[last].end
        if any(start < right and left < end for left, right in taken):
            continue
        score = nouns.weight(first, last) - away
        best = max(best, score)
        found.append((score, away, first, last))
    found.sort(key=lambda each: -each[0])
    return [
        (score, nouns.base(first, last, is_whole=away < WHOLE))
        for score, away, first, last in found[:MOST_RIVALS]
        if score > best - RIVAL
    ]
