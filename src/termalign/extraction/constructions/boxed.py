"""A term set in a box with its definition: KEY WORD / 拡大抑止 / ある国が有する抑止力を…; English may stand between."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.text.scripts import HAS_JAPANESE, normalize_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.reflow import Unit

NAME = "boxed"
LONGEST_TERM = 40


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each boxed term, with its definition and the English line between them."""
    units = findings.flow.units
    for index, unit in enumerate(units):
        if unit.kind != "term" or unit.end - unit.start > LONGEST_TERM:
            continue
        following = units[index + 1] if index + 1 < len(units) else None
        if following is None or following.kind != "definition":
            continue
        start, end = term_span(findings, unit)
        if HAS_JAPANESE.search(findings.flow.text, start, end):
            term = findings.piece(start, end)
            definition = findings.piece(following.start, following.end)
            english = line_between(findings, unit, following)
            yield Anchor(NAME, term, unit.start, term=term, definition=definition, english=english)


def term_span(findings: Findings, unit: Unit) -> tuple[int, int]:
    """Return the flow span of the term: the unit up to a parenthesis, without ornaments."""
    text = findings.flow.text
    inside = bisect_left(findings.brackets, (unit.start,))
    end = unit.end
    if inside < len(findings.brackets) and findings.brackets[inside].start < end:
        end = findings.brackets[inside].start
    start = unit.start
    while start < end and not (text[start].isalnum() or text[start] in "「『"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "：:"):
        end -= 1
    if text[start] in "「『" and text[end - 1] in "」』":
        start, end = start + 1, end - 1
    return start, end


def line_between(findings: Findings, term: Unit, definition: Unit) -> Piece | None:
    """Return the English line between a boxed term and its definition."""
    text = findings.flow.document.text
    latin = findings.flow.latin
    following = bisect_left(latin, term.last.start, key=lambda line: line.start)
    if following < len(latin) and latin[following].number < definition.first.number:
        line = latin[following]
        return Piece(normalize_term(text[line.start : line.end]), ((line.start, line.end),))
    return None
