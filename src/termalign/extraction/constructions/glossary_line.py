"""A line of a glossary without any mark: ACSA Acquisition and Cross-Servicing Agreement 物品役務相互提供協定 …

What parts the three is only that they are of different scripts, and the letters of the abbreviation prove it.
Each may also stand on a line of its own: ABM / Anti-Ballistic Missile / 弾道弾迎撃ミサイル.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.rows import kind_of
from termalign.text.letters import spell
from termalign.text.scripts import JAPANESE, normalize_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Line

NAME = "glossary-line"
ORNAMENT = r"\s*(?:[-*・●○■□]\s*)?"
SHORT = rf"(?P<short>[A-Z][A-Za-z0-9&/.-]*[A-Z0-9][a-z]?[{JAPANESE}]{{0,3}})"
ENGLISH = r"(?P<english>[A-Za-z][A-Za-z0-9 ,.'’&/()-]*[A-Za-z)])"
TERM = rf"(?P<term>[{JAPANESE}][{JAPANESE}A-Za-z0-9・ー-]+)"
ORDERS = (
    re.compile(rf"{ORNAMENT}{SHORT}[\s:：]+{ENGLISH}[\s:：]+{TERM}(?=[\s（(。、:：]|$)"),
    re.compile(rf"{ORNAMENT}{TERM}[\s:：]+{ENGLISH}[\s:：]+{SHORT}$"),
    re.compile(rf"{ORNAMENT}{TERM}[\s:：]+{SHORT}[\s:：]+{ENGLISH}$"),
)
QUICK = re.compile(rf"{ORNAMENT}(?:[A-Z][^\n]*?[{JAPANESE}]|[{JAPANESE}A-Za-z0-9・ー-]{{2,40}}[\s:：]+[A-Za-z])")
ALONE = re.compile(r"[A-Z][A-Za-z0-9&/.-]{1,19}")
LONGEST_LINE, LONGEST_BEGINNING = 80, 240
"""Characters of a line that is one of three, and of the beginning of one that may go on with an explanation."""


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each line, or three lines, with an abbreviation, English that it spells, and a term."""
    lines = [line for line in findings.flow.document.lines if line.kind != "code"]
    taken = {piece.start for anchor in findings.anchors for piece in (anchor.abbreviation, anchor.english) if piece}
    for index, line in enumerate(lines):
        named = in_one(findings, line) or in_three(findings, lines[index : index + 3])
        if named and taken.isdisjoint(piece.start for piece in named):
            short, english, term = named
            yield Anchor(NAME, short, findings.flow.offset_of(short.start), -1, term, short, english)


def in_one(findings: Findings, line: Line) -> tuple[Piece, Piece, Piece] | None:
    """Return abbreviation, English and term of one line."""
    text, end = findings.flow.document.text, min(line.end, line.start + LONGEST_BEGINNING)
    if not QUICK.match(text, line.start, end):
        return None
    for order in ORDERS:
        match = order.match(text, line.start, end)
        if match and kind_of(match["term"]) == "term" and spell(match["short"], match["english"]).method:
            return tuple(piece(text, *match.span(name)) for name in ("short", "english", "term"))  # type: ignore[return-value]
    return None


def in_three(findings: Findings, lines: list[Line]) -> tuple[Piece, Piece, Piece] | None:
    """Return abbreviation, English and term of three short lines."""
    text = findings.flow.document.text
    if len(lines) < 3 or any(line.end - line.start > LONGEST_LINE for line in lines):
        return None
    if not ALONE.fullmatch(text, lines[0].start, lines[0].end):
        return None
    short, english, term = (piece(text, line.start, line.end) for line in lines)
    if kind_of(short.text) != "abbreviation" or kind_of(english.text) != "english" or kind_of(term.text) != "term":
        return None
    return (short, english, term) if spell(short.text, english.text).method else None


def piece(text: str, start: int, end: int) -> Piece:
    """Take a stretch of the document as a designation."""
    return Piece(normalize_term(text[start:end]), ((start, end),))
