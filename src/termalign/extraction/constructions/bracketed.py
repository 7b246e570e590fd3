"""A gloss in parentheses behind its term: 同盟調整メカニズム (ACM), 拡大抑止（Extended Deterrence）, 「X」（ABC：Expansion）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings
from termalign.extraction.content import parse
from termalign.extraction.enclosing import LONGEST_QUOTED, QUOTES, enclosed, not_enclosed
from termalign.text.english import words
from termalign.text.scripts import HAS_JAPANESE, JAPANESE, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.anchors import Piece
    from termalign.extraction.brackets import Bracket

NAME = "bracketed"
DESIGNATION = re.compile(
    r"([A-Z]{1,3}|[A-Za-z]+(?=-[0-9]{3}))-([0-9]{1,4})[A-Z]{0,2}|([A-Z]{2,3})([0-9]{1,4})[A-Z]{0,2}|([A-Z])([0-9]{2,4})[A-Z]{0,2}|([A-Z])([0-9])|([A-Z]{2,})([0-9]{3,})[A-Z0-9-]*"
)
JAPANESE_RUN = re.compile(f"[{JAPANESE}]+")
SENTENCE_MARKS = re.compile(r"[。？！]")
ALPHANUMERIC = "A-Za-zＡ-Ｚａ-ｚ0-9０-９"
LATIN_WORD, TERM_BREAK = re.compile(rf"[{ALPHANUMERIC}][{ALPHANUMERIC}-]+"), re.compile(r"[()（）、。,\t\n|]")
HUMPS = re.compile("[A-Z].*[A-Z]")
MORE = ("など", "等")
SKIPPED = " \t\u3000*_`¹²³⁴⁵⁶⁷⁸⁹⁰※＊"
"""What may stand between a term and its parenthesis: space, markup, the mark of a footnote."""
FOOTNOTE_NUMBER = re.compile(rf"(?<=[{JAPANESE}])(?<!第)([0-9]{{1,2}})$")
LATIN_TAIL = re.compile(rf"(?<=[{JAPANESE}])\s?((?:[{ALPHANUMERIC}][{ALPHANUMERIC}&/+.-]*\s?){{1,3}})$")
INSIDE = "part of the gloss around it"
NESTED = re.compile(rf"[{JAPANESE}]\s?[(（]")
SYNONYM = re.compile(rf"[{JAPANESE}]{{2,12}}")


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each parenthesis with an abbreviation or English behind Japanese."""
    inside = -1
    for bracket in findings.brackets:
        if bracket.end <= inside:
            findings.declined[bracket.start] = INSIDE
            continue
        if NESTED.search(findings.flow.text, bracket.content, bracket.end - 1):
            findings.declined[bracket.start] = "holds a gloss of its own"
            continue
        pieces = pieces_of(findings, bracket)
        latin = [*pieces.get("abbreviation", ()), *pieces.get("nickname", ()), *pieces.get("english", ())]
        if not latin:
            findings.declined[bracket.start] = "no abbreviation or English in it"
            continue
        names_it = "abbreviation" in pieces and "english" in pieces
        term, term_end = term_before(
            findings, bracket.start, " ".join(piece.text for piece in latin), whatever=names_it
        )
        if term_end >= 0:
            term, term_end = enclosed(findings, bracket, term_end, not_enclosed(pieces.get("english", ())))
        if term is None and term_end < 0 and len(pieces) > 1 and findings.flow.text[bracket.start] == "【":
            term = next(iter(pieces.pop("japanese", ())), None)
            yield from anchors_of(findings, bracket, pieces, term, -1)
            continue
        if term is None and term_end < 0:
            findings.declined[bracket.start] = "no Japanese term before it"
            continue
        inside = bracket.end
        yield from anchors_of(findings, bracket, pieces, term, term_end)


def pieces_of(findings: Findings, bracket: Bracket) -> dict[str, list[Piece]]:
    """Return what stands in a parenthesis, by kind."""
    pieces: dict[str, list[Piece]] = {}
    for part in parse(findings.flow.text[bracket.content : bracket.end - 1]):
        piece = findings.piece(bracket.content + part.start, bracket.content + part.end)
        pieces.setdefault(part.kind, []).append(piece)
    return pieces


def term_before(findings: Findings, at: int, latin: str, *, whatever: bool = False) -> tuple[Piece | None, int]:
    """Return the quoted term before a flow offset, or where an unquoted one ends; (None, -1) without Japanese.

    Latin at its end belongs to a term where the gloss has it too: 説明可能な AI (XAI); or `whatever` it is.
    """
    text = findings.flow.text
    end = at
    while end and text[end - 1] in SKIPPED:
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
    note = FOOTNOTE_NUMBER.search(text, max(0, end - 4), end)
    if note and note[1] not in latin:
        end = note.start(1)
    if HAS_JAPANESE.match(text[end - 1]):
        return None, end
    tail = LATIN_TAIL.search(text, max(0, text.rfind("\n", 0, end) + 1, end - LONGEST_QUOTED), end)
    return (None, end) if tail and (whatever or shares_latin(narrow(tail[1]).strip(), latin)) else (None, -1)


def shares_latin(tail: str, latin: str) -> bool:
    """Tell whether the Latin at the end of a term stands in its gloss, as words or as letters: 次世代Web, 第5世代5G."""
    found = {word.casefold() for word in words(latin)}
    if all(word.casefold() in found for word in words(tail)):
        return tail != latin
    letters = "".join(char for char in tail if char.isupper() or char.isdigit())
    if not letters or len(tail) > len(letters) + 4:
        return False
    return any(
        letters[-1] in word for word in words(latin) if word.isupper() or not word.isalpha() or HUMPS.search(word)
    )


def anchors_of(
    findings: Findings, bracket: Bracket, pieces: dict[str, list[Piece]], term: Piece | None, term_end: int
) -> Iterator[Anchor]:
    """Yield one anchor for each English form in the parenthesis, or one for its abbreviation alone; synonyms alike."""
    abbreviations = pieces.get("abbreviation", []) or pieces.get("nickname", [])
    english = pieces.get("english", [])
    synonyms = pieces.get("japanese", [])
    left = term.text if term else findings.flow.text[max(0, term_end - 24) : term_end]
    abbreviation = abbreviations[0] if abbreviations else None
    if abbreviation and not english and (not shares_japanese(abbreviation.text, left) or left in abbreviation.text):
        findings.declined[bracket.start] = "remark"
        return
    if abbreviation and not english and names(left, abbreviation.text):
        findings.declined[bracket.start] = "the term has it already"
        return
    if synonyms and not english and not all(map(is_term, synonyms)) and synonyms[0].start < abbreviations[0].start:
        findings.declined[bracket.start] = "remark"
        return
    at = findings.piece(bracket.start, bracket.end)
    weak = "a class and its designation" if abbreviation and not english and designates(abbreviation.text, left) else ""
    reading = pieces["reading"][0].text if "reading" in pieces else ""
    several = (
        len(abbreviations) > 1
        or "other" in pieces
        or findings.flow.text[bracket.start : bracket.end - 1].endswith(MORE)
    )
    forms: Sequence[Piece | None] = english or [None]
    for each in forms:
        named = next((synonym for synonym in synonyms if each and equals(findings, synonym, each)), None)
        if named:
            yield Anchor(NAME, at, bracket.start, -1, named, abbreviation, each, None, reading, "", several)
            continue
        yield Anchor(NAME, at, bracket.start, term_end, term, abbreviation, each, None, reading, weak, several)
        for synonym in synonyms if each else ():
            if is_term(synonym):
                yield Anchor(NAME, at, bracket.start, -1, synonym, abbreviation, each, weak="a synonym, perhaps")


def equals(findings: Findings, term: Piece, english: Piece) -> bool:
    """Tell whether nothing but an equals sign parts a Japanese term from its English: 分布（正規分布＝Normal Distribution）."""
    between = findings.flow.document.text[term.spans[-1][1] : english.start]
    return is_term(term) and narrow(between).strip() == "="


def names(left: str, abbreviation: str) -> bool:
    """Tell whether what stands before a parenthesis has its abbreviation itself: NBDC 事業推進部（以下「NBDC」）."""
    return abbreviation in left and abbreviation in LATIN_WORD.findall(narrow(TERM_BREAK.split(left)[-1]))


def is_term(piece: Piece) -> bool:
    """Tell whether a Japanese part of a parenthesis may be a synonym: a word, no remark."""
    return SYNONYM.fullmatch(piece.text) is not None


def shares_japanese(abbreviation: str, left: str) -> bool:
    """Tell whether the Japanese in an abbreviation stands in its term too: 新START of 新戦略核兵器削減条約."""
    return all(match.group() in left or match.group() == "プラス" for match in JAPANESE_RUN.finditer(abbreviation))


def designates(abbreviation: str, left: str) -> bool:
    """Tell whether letters and a number name a model (AAV7, F-35A) rather than abbreviate a term that has the number."""
    match = DESIGNATION.fullmatch(abbreviation)
    return match is not None and next(filter(None, match.groups()[1::2]), "") not in left
