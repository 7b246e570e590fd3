"""Glosses in a row vouch for one another: what is said of 費用（Expenses）、資本（Equity） and of the items of one list.

A guess whose neighbour in the row is no guess is as sure as English of which nothing is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from termalign.extraction.confidence import GRADES, GUESS

if TYPE_CHECKING:
    from termalign.model import Document, Gloss

KIND = "in a row"
CONSTRUCTION = "bracketed"
BETWEEN = re.compile(r"[\s、，,・/／とや「」『』*_`“”-]{1,6}|\s?(?:および|及び|並びに|または|又は)\s?")
BULLET = re.compile(r"[\s>]*(?:[-*・•●○■]|\d{1,3}[.)．])\s*(?:\*\*|__|<b>|`|「)*\s*")


def vouched(document: Document, glosses: list[Gloss]) -> list[Gloss]:
    """Return the glosses, with the guesses of a row that has surer ones in band C."""
    order = sorted(range(len(glosses)), key=lambda index: glosses[index].anchor.place[1:])
    found = list(glosses)
    for before, behind in pairwise(order):
        for guess, neighbour in ((before, behind), (behind, before)):
            if (
                glosses[guess].grounds == GUESS
                and glosses[neighbour].band in ("A", "B", "C")
                and glosses[guess].construction == glosses[neighbour].construction == CONSTRUCTION
                and bool(glosses[guess].en) == bool(glosses[neighbour].en)
                and in_a_row(document, glosses[before], glosses[behind])
            ):
                reason = f"in a row with {glosses[neighbour].ja}"
                found[guess] = replace(
                    glosses[guess],
                    band=GRADES[KIND].band,
                    confidence=GRADES[KIND].closed,
                    grounds=KIND,
                    reasons=(reason, *glosses[guess].reasons),
                )
    return found


def in_a_row(document: Document, before: Gloss, behind: Gloss) -> bool:
    """Tell whether nothing but a comma or a conjunction parts two glosses, or each begins an item of one list."""
    (start, end), (next_start, _) = span(document, before), span(document, behind)
    text = document.text
    if end > next_start:
        return False
    if BETWEEN.fullmatch(text, end, next_start):
        return True
    lines = [text.rfind("\n", 0, at) + 1 for at in (start, next_start)]
    return text.count("\n", end, next_start) == 1 and all(
        BULLET.fullmatch(text, line, at) for line, at in zip(lines, (start, next_start), strict=True)
    )


def span(document: Document, gloss: Gloss) -> tuple[int, int]:
    """Return where the term with its parenthesis stands in the document."""
    place = gloss.anchor.place
    start = document.line_starts[place.line - 1] + place.column - 1
    return start, start + len(gloss.anchor.quote)
