"""An English full form with its abbreviation in running text, perhaps right behind its Japanese: Space Domain Awareness (SDA) とは."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings
from termalign.extraction.constructions.bracketed import INSIDE
from termalign.extraction.content import is_abbreviation
from termalign.extraction.coverage import cover
from termalign.extraction.vocabulary import stands_for
from termalign.text.japanese import morphemes
from termalign.text.letters import INITIALS, LETTERS, spell
from termalign.text.scripts import KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.vocabulary import Lexicon

NAME = "english-first"
PHRASE_BEFORE = re.compile(r"[A-Za-z][A-Za-z,'’&/‐-]*(?:\s[A-Za-z&][A-Za-z0-9,'’/‐-]*)+\s*$")
NOUN_LAST = re.compile(f"(?<=[{KANJI}{KATAKANA}]) ?\\Z")
"""What a Japanese term ends in that its English follows at once: 急性呼吸窮迫症候群acute respiratory …."""
IN_LOWER_CASE = re.compile("[a-z]{2,6}")
"""Names of programs, and others, as npm is of Node Package Manager."""
REACH = 100
NEAR = 24
"""Characters before English in which words may account for it."""
LEAST_LETTERS = 3
"""Letters of an abbreviation that letters in order, not all initials, may prove."""


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each parenthesis whose abbreviation the English words before it spell."""
    text = findings.flow.text
    for bracket in findings.brackets:
        inside = text[bracket.start + 1 : bracket.end - 1].strip()
        is_lower = IN_LOWER_CASE.fullmatch(inside) is not None
        if findings.declined.get(bracket.start, INSIDE) == INSIDE or not (is_lower or is_abbreviation(inside)):
            continue
        lowest = max(text.rfind("\n", 0, bracket.start) + 1, bracket.start - REACH)
        match = PHRASE_BEFORE.search(text[lowest : bracket.start])
        if not match:
            continue
        words = [lowest + match.start() + word.start() for word in re.finditer(r"\S+", match.group())]
        end = lowest + len(text[lowest : bracket.start].rstrip())
        start = next(spelled_from(text, words[::-1], end, inside), -1)
        if start >= 0:
            term_end = noun_before(text, start, text[start:end], findings.lexicon)
            yield Anchor(
                NAME,
                findings.piece(bracket.start, bracket.end),
                bracket.start,
                term_end=term_end,
                abbreviation=findings.piece(bracket.start + 1, bracket.end - 1),
                english=findings.piece(start, end),
            )


def noun_before(text: str, start: int, english: str, lexicon: Lexicon) -> int:
    """Return where the noun ends that English follows, -1 where none does; behind a space it accounts for all of it."""
    noun = NOUN_LAST.search(text, max(0, start - 2), start)
    if noun is None:
        return -1
    if noun.group():
        units = morphemes(text[max(text.rfind("\n", 0, start) + 1, start - NEAR) : noun.start()])
        coverage = cover(units, english, lexicon)
        if coverage.share(0, len(units)) < 1 or len(units) - 1 not in coverage.accounted(0, len(units)):
            return -1
    return noun.start()


def spelled_from(text: str, starts: Sequence[int], end: int, abbreviation: str) -> Iterator[int]:
    """Yield the starts of the English up to `end` that spells an abbreviation: by its initials, then by letters in order: ODBC."""
    for start in starts:
        if spell(abbreviation, text[start:end]).method == INITIALS or stands_for(abbreviation, text[start:end]):
            yield start
    if len(abbreviation) >= LEAST_LETTERS:
        for start in starts:
            begins = text[start].upper() == abbreviation[0].upper()
            if begins and spell(abbreviation, text[start:end]).method == LETTERS:
                yield start
