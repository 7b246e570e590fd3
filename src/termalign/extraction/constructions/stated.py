"""What the file states by its structure: <ruby>宇宙領域把握<rt>Space Domain Awareness</rt></ruby>, <abbr title="…">ACM</abbr>.

Which term is meant is certain then; what is said of it is read as the content of a parenthesis is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.content import is_abbreviation, parse
from termalign.text.scripts import HAS_JAPANESE, normalize_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Stated

NAME = "stated"


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each statement of the file that pairs a term or an abbreviation with English."""
    for stated in findings.flow.document.stated:
        anchor = anchor_of(findings, stated)
        if anchor is not None:
            yield anchor


def anchor_of(findings: Findings, stated: Stated) -> Anchor | None:
    """Return the anchor of a statement; None where it says no English, as furigana."""
    base, (left, right) = piece_of(findings, *stated.base), stated.said
    parts = parse(findings.flow.document.text[left:right])
    said = {part.kind: piece_of(findings, left + part.start, left + part.end) for part in reversed(parts)}
    english, abbreviation = said.get("english"), said.get("abbreviation")
    if is_abbreviation(base.text):
        japanese = said.get("japanese")
        term = japanese if japanese and HAS_JAPANESE.search(japanese.text) else None
        if english is None and term is None:
            return None
        offset = findings.flow.offset_of(base.start)
        return Anchor(NAME, base, offset, term=term, abbreviation=base, english=english)
    if not HAS_JAPANESE.search(base.text) or (english is None and abbreviation is None):
        return None
    if HAS_JAPANESE.match(findings.flow.document.text, left):  # an explanation, which may well have English in it
        return None
    reading = said["reading"].text if "reading" in said else ""
    end = -1 if stated.is_whole else findings.flow.offset_of(stated.base[1])
    term = base if end < 0 else None
    at = findings.flow.offset_of(base.start)
    return Anchor(NAME, base, at, end, term, abbreviation, english, reading=reading)


def piece_of(findings: Findings, start: int, end: int) -> Piece:
    """Take a stretch of the document's text as a designation, wherever its lines break."""
    return Piece(normalize_term(findings.flow.document.text[start:end]), ((start, end),))
