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
    from termalign.formats.pdf.spots import Spot
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
    def terms(self) -> list[tuple[float, Base]]:
        """What may be a term, each with what speaks for it, wherever the small print stands."""
        stretch = self.stretch
        found: list[tuple[float, Base]] = []
        for first, last in self.spans():
            start, end = span = self.units[first].start, self.units[last].end
            shown = stretch.extent(start, end)
            if shown is not None and HAS_JAPANESE.search(stretch.text, start, end) is not None:
                base = Base(stretch.text[start:end], span, *shown, stretch.line.size, stretch)
                found.append((self.weight(first, last), base))
        return found

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
    nouns: Nouns, spot: Spot, taken: Iterable[tuple[int, int]], *, centred: bool
) -> list[tuple[float, Base]]:
    """Return the terms that small print may be said of, the likeliest first, each with what speaks for it.

    `taken` are spans that other small print is said of.
    """
    taken = list(taken)
    found: list[tuple[float, float, Base]] = []
    for weight, base in nouns.terms:
        if (base.u1 < spot.u0 and not spot.is_pushed) or base.u0 > spot.u1:
            continue
        start, end = base.span
        if any(start < right and left < end for left, right in taken):
            continue
        away = spot.away((base.u0, base.u1), base.size, centred=centred)
        found.append((weight - away, away, base))
    found.sort(key=lambda each: -each[0])
    return [
        (score, base._replace(is_whole=away < WHOLE))
        for score, away, base in found[:MOST_RIVALS]
        if score > found[0][0] - RIVAL
    ]
