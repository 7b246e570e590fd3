"""The Latin first, Japanese in its parenthesis: IAEA（国際原子力機関）, GVP（Good Vigilance Practice：製造販売後安全管理の基準）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.boundary import HALF, delimited
from termalign.extraction.constructions.bracketed import INSIDE, names, pieces_of
from termalign.extraction.content import classify, is_english
from termalign.extraction.vocabulary import stands_for
from termalign.text.letters import INITIALS, spell
from termalign.text.scripts import KATAKANA, LATIN, narrow
from termalign.text.transliteration import KATAKANA_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.brackets import Bracket

NAME = "reversed"
LETTER = f"{LATIN}À-ɏ0-9０-９"
WORD = rf"[{LETTER}][{LETTER}'’&./+‐‑-]*"
AROUND = ' \t\u3000*_"”」』'
BEFORE = re.compile(rf"{WORD}(?:[ ,:]{{1,2}}&?{WORD}){{0,9}}(?=[{AROUND}]*$)")
ARTICLE = re.compile(
    r"(?:(?:[0-9]+(?:\.[0-9]+)*[.:]?|the|an?|and|or|from|of|in|by|with|to|for|via|as|on|at)\s)+", re.IGNORECASE
)
CLAUSE = re.compile(
    r"[。、]|という|である|として(?:知|用|使|扱|処)|による[^ぁ-ん]{8}|^(?:以下|同[社国省法氏日年月庁条項市県町村州院所会紙誌局]|旧|現(?![金在象実場物行像代])|元(?![本素金利帳請])|当時|通称|主に|約[0-9一二三四五六七八九十数]|や|その他)"
    r"|(?:など|(?<![平均高対中初上下優劣])等|当時|予定|参照|含む|[のがをはにで]|向け|(?<![運採信利費雇応引作活適悪転併乱])用|のみ|ます|です|こと|場合)$"
)
WITH_VERB = re.compile(r"^の|[をがにと].{1,20}[るたすい] ?[一-鿿A-Z]")
ROMAN = re.compile(r"[IVX]{1,4}")
GLUED = re.compile(rf"[{KATAKANA}_][a-z]")
"""A word of which the first part is in kana, or a name of programs: プレemption, model_path."""
MEASURED = re.compile(r"[0-9][ \u3000]?\Z")
LONGEST_TERM = 30
SUBJECT = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z0-9]{1,9})(?:とは|は|＝|=)[、,]?\s*[\"「『]?$")
INNER_CAPITAL = re.compile("[a-z][A-Z]")
REACH, LEAST_CAPITALS = 120, 3


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each Latin word or phrase whose parenthesis holds a Japanese term, or English that spells it."""
    for bracket in findings.brackets:
        if findings.declined.get(bracket.start, INSIDE) == INSIDE:
            continue
        before = latin_before(findings, bracket)
        if before is None:
            continue
        pieces = pieces_of(findings, bracket)
        english = next(iter(pieces.get("english", ())), None)
        if english and not spell(before.text, english.text).method:
            before = last_word(findings, bracket, before)
        if is_short(before.text) and len(pieces.get("english", ())) != 1:
            english = whole(findings, bracket, before.text) or english
        terms = [piece for piece in pieces.get("japanese", ()) if is_term(findings, piece, before)]
        if is_short(before.text):
            if english and not (spell(before.text, english.text).method or is_spelled(before.text, english.text)):
                continue
            abbreviation: Piece | None = before
            terms = [term for term in terms if not KATAKANA_WORD.fullmatch(term.text) or "・" in term.text]
        else:
            if english or not is_english(before.text):
                continue
            abbreviation = next(iter(pieces.get("abbreviation", ())), None) or subject(findings, before)
            english = before
        if not terms and not (english and abbreviation and is_spelled(abbreviation.text, english.text)):
            continue
        if bracket.doubt and not any(is_proven(findings, term, abbreviation, english) for term in terms):
            findings.declined[bracket.start] = bracket.doubt
            continue
        at = findings.piece(bracket.start, bracket.end)
        each: list[Piece | None] = [*terms] or [None]
        for term in each:
            weak = remark(findings, term, abbreviation) if term and abbreviation and not english else ""
            yield Anchor(NAME, at, bracket.start, term=term, abbreviation=abbreviation, english=english, weak=weak)


def is_short(text: str) -> bool:
    """Tell whether Latin is written as an abbreviation, or as several side by side: US DOJ."""
    return classify(narrow(text), quoted=False) == "abbreviation"


def last_word(findings: Findings, bracket: Bracket, before: Piece) -> Piece:
    """Return the last word before a parenthesis: the SNI of TLS SNI（Server Name Indication）."""
    text = findings.flow.text
    end = bracket.start
    while end and text[end - 1] in AROUND:
        end -= 1
    start = text.rfind(" ", max(0, end - REACH), end) + 1
    return findings.piece(start, end) if before.text.endswith(" " + text[start:end]) else before


def whole(findings: Findings, bracket: Bracket, abbreviation: str) -> Piece | None:
    """Return all that a parenthesis holds where that, commas and all, is the English that spells an abbreviation."""
    content = findings.piece(bracket.content, bracket.end - 1)
    return content if is_english(content.text) and spell(abbreviation, content.text).method else None


def is_proven(findings: Findings, term: Piece, abbreviation: Piece | None, english: Piece | None) -> bool:
    """Tell whether a term accounts for half of the English, or of what the abbreviation is well known for."""
    forms = [english.text] if english else findings.lexicon.full_forms(abbreviation.text) if abbreviation else ()
    return any(delimited(term.text, form, findings.lexicon).share >= HALF for form in forms)


def remark(findings: Findings, term: Piece, abbreviation: Piece) -> str:
    """Say why Japanese behind an abbreviation may be a remark on it, "" where its parts begin as the letters do."""
    letters = delimited(term.text, "", findings.lexicon, abbreviation.text).letters
    return "" if letters >= HALF else f"its parts in English do not begin as {abbreviation.text} does"


def subject(findings: Findings, english: Piece) -> Piece | None:
    """Return the abbreviation that the sentence says English of: BCEは、Before Common Era（西暦以前）の略."""
    document = findings.flow.document.text
    match = SUBJECT.search(document, max(0, english.start - LONGEST_TERM), english.start)
    if match and spell(match[1], english.text).method == INITIALS:
        return Piece(match[1], (match.span(1),))
    return None


def is_spelled(abbreviation: str, english: str) -> bool:
    """Tell whether English spells an abbreviation by its initials, or by its capitals: STrengthening the Reporting OF …."""
    if (
        len(abbreviation) > LEAST_CAPITALS
        and spell(abbreviation, english).method
        and abbreviation[0] == english[0].upper()
    ):
        return True
    capitals = "".join(char for char in english if char.isupper())
    return (
        spell(abbreviation, english).method == INITIALS
        or stands_for(abbreviation, english)
        or (
            (len(abbreviation) > LEAST_CAPITALS or INNER_CAPITAL.search(english) is not None)
            and capitals == abbreviation
        )
    )


def latin_before(findings: Findings, bracket: Bracket) -> Piece | None:
    """Return the Latin word or phrase that ends before a parenthesis; a unit of measurement is none: 181.4 MB（…）."""
    text = findings.flow.text
    lowest = max(text.rfind("\n", 0, bracket.start) + 1, bracket.start - REACH)
    match = BEFORE.search(text[lowest : bracket.start])
    if match is None:
        return None
    start, end = lowest + match.start(), lowest + match.end()
    sentence = text.rfind(". ", start, end)
    start = sentence + 2 if sentence >= 0 else start
    article = ARTICLE.match(text, start, end)
    first = article.end() if article else start
    if GLUED.match(text, first - 1) or ROMAN.fullmatch(text, first, end):
        return None
    if MEASURED.search(text[lowest:first]) and text[lowest:start].strip():
        return None
    return findings.piece(first, end)


def is_term(findings: Findings, piece: Piece, before: Piece) -> bool:
    """Tell whether a Japanese part of a parenthesis reads as a term, not as a remark; a clause must account for the Latin."""
    if len(piece.text) > LONGEST_TERM or CLAUSE.search(piece.text) is not None or names(piece.text, before.text):
        return False
    return WITH_VERB.search(piece.text) is None or delimited(piece.text, before.text, findings.lexicon).share >= HALF
