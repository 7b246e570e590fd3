"""What the file states by its structure: <ruby>宇宙領域把握<rt>Space Domain Awareness</rt></ruby>, <abbr title="…">ACM</abbr>.

Which term is meant is certain then; what is said of it is read as the content of a parenthesis is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.boundary import EMPTY, WORDS
from termalign.extraction.content import is_abbreviation, parse
from termalign.extraction.coverage import cover
from termalign.text.japanese import morphemes
from termalign.text.scripts import HAS_JAPANESE, normalize_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Stated

NAME = "stated"
SHARE, IDLE = 2.5, 1.0
"""What all of the English speaks for a stretch that accounts for it, and what words that account for none speak against it."""


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
    if is_abbreviation(base.text.partition(" ")[0]):
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
    if stated.rivals and english is not None:
        base = piece_of(findings, *likeliest(findings, stated, english.text))
    end = -1 if stated.is_whole or stated.rivals else findings.flow.offset_of(stated.base[1])
    term = base if end < 0 else None
    at = findings.flow.offset_of(base.start)
    return Anchor(NAME, base, at, end, term, abbreviation, english, reading=reading)


def likeliest(findings: Findings, stated: Stated, english: str) -> tuple[int, int]:
    """Return the stretch that is meant: the place on the page speaks for each, and what of the English it accounts for."""
    best, best_score = stated.base, float("-inf")
    for start, end, weight in ((*stated.base, 0.0), *stated.rivals):
        units = morphemes(normalize_term(findings.flow.document.text[start:end]))
        coverage = cover(units, english, findings.lexicon)
        accounted = coverage.accounted(0, len(units))
        words = [number for number, unit in enumerate(units) if unit.role in WORDS and unit.surface not in EMPTY]
        idle = sum(number not in accounted for number in words) / max(1, len(words))
        score = weight + SHARE * coverage.share(0, len(units)) - IDLE * idle
        if score > best_score:
            best, best_score = (start, end), score
    return best


def piece_of(findings: Findings, start: int, end: int) -> Piece:
    """Take a stretch of the document's text as a designation, wherever its lines break."""
    return Piece(normalize_term(findings.flow.document.text[start:end]), ((start, end),))
