"""A gloss in parentheses behind its term: 同盟調整メカニズム (ACM), 拡大抑止（Extended Deterrence）, 「X」（ABC：Expansion）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings
from termalign.extraction.content import parse
from termalign.text.scripts import HAS_JAPANESE, JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.anchors import Piece
    from termalign.extraction.brackets import Bracket

NAME = "bracketed"
QUOTES = {"」": "「", "』": "『", "”": "“", "〉": "〈", "》": "《"}
LONGEST_QUOTED = 40
DESIGNATION = re.compile(
    r"([A-Z]{1,3})-([0-9]{1,4})[A-Z]{0,2}|([A-Z]{2,3})([0-9]{1,4})[A-Z]{0,2}|([A-Z])([0-9]{2,4})[A-Z]{0,2}"
)
JAPANESE_RUN = re.compile(f"[{JAPANESE}]+")
SENTENCE_MARKS = re.compile(r"[。？！]")


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each parenthesis with an abbreviation or English behind Japanese."""
    for bracket in findings.brackets:
        term, term_end = term_before(findings, bracket.start)
        if term is None and term_end < 0:
            findings.declined[bracket.start] = "no Japanese term before it"
            continue
        yield from anchors_of(findings, bracket, term, term_end)


def term_before(findings: Findings, at: int) -> tuple[Piece | None, int]:
    """Return the quoted term before a flow offset, or where an unquoted one ends; (None, -1) without Japanese."""
    text = findings.flow.text
    end = at
    while end and (text[end - 1].isspace() or text[end - 1] in "*_") and text[end - 1] != "\n":
        end -= 1
    if not end:
        return None, -1
    opener = QUOTES.get(text[end - 1])
    if opener:
        start = text.rfind(opener, max(0, end - LONGEST_QUOTED), end)
        inside = text[start + 1 : end - 1] if start >= 0 else ""
        if inside and not SENTENCE_MARKS.search(inside) and HAS_JAPANESE.search(inside):
            return findings.piece(start + 1, end - 1), -1
        return None, -1
    last_word = text[max(0, end - 1) : end]
    return (None, end) if HAS_JAPANESE.match(last_word) or ends_in_japanese(text, end) else (None, -1)


def ends_in_japanese(text: str, end: int) -> bool:
    """Tell whether a word with Latin or digits at its end begins in Japanese: 次世代Web, 第5世代5G."""
    start = end
    while start and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    return 0 < start < end <= start + 4 and HAS_JAPANESE.match(text, start - 1) is not None


def anchors_of(findings: Findings, bracket: Bracket, term: Piece | None, term_end: int) -> Iterator[Anchor]:
    """Yield one anchor for each English form in the parenthesis, or one for its abbreviation alone."""
    offset = bracket.start + 1
    content = findings.flow.text[offset : bracket.end - 1]
    parts = parse(content.partition("(")[0].partition("（")[0] if bracket_inside(content) else content)
    kinds = {part.kind for part in parts}
    pieces = {kind: [findings.piece(offset + part.start, offset + part.end) for part in parts if part.kind == kind]
              for kind in kinds}  # fmt: skip
    abbreviations = pieces.get("abbreviation", []) or pieces.get("nickname", [])
    english = pieces.get("english", [])
    if not abbreviations and not english:
        findings.declined[bracket.start] = "no abbreviation or English in it"
        return
    left = term.text if term else findings.flow.text[max(0, term_end - 24) : term_end]
    if abbreviations and not english and not shares_japanese(abbreviations[0].text, left):
        findings.declined[bracket.start] = "remark"
        return
    if "japanese" in kinds and not english and len(pieces["japanese"]) >= len(abbreviations):
        findings.declined[bracket.start] = "remark"
        return
    at = findings.piece(bracket.start, bracket.end)
    abbreviation = abbreviations[0] if abbreviations else None
    weak = "a class and its designation" if abbreviation and not english and designates(abbreviation.text, left) else ""
    reading = pieces["reading"][0].text if "reading" in pieces else ""
    forms: Sequence[Piece | None] = english or [None]
    for each in forms:
        yield Anchor(NAME, at, bracket.start, term_end, term, abbreviation, each, None, reading, weak)


def bracket_inside(content: str) -> bool:
    """Tell whether a parenthesis holds another one."""
    return "(" in content or "（" in content


def shares_japanese(abbreviation: str, left: str) -> bool:
    """Tell whether the Japanese in an abbreviation stands in its term too: 新START of 新戦略核兵器削減条約."""
    return all(match.group() in left or match.group() == "プラス" for match in JAPANESE_RUN.finditer(abbreviation))


def designates(abbreviation: str, left: str) -> bool:
    """Tell whether letters and a number name a model (AAV7, F-35A) rather than abbreviate a term that has the number."""
    match = DESIGNATION.fullmatch(abbreviation)
    return match is not None and (match[2] or match[4] or match[6]) not in left
