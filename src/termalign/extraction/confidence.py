"""How sure a gloss is: bands A to D, and a number, from the evidence for its pairing and for its boundary.

A: the pairing is proven (initials, or every English word accounted for) and so is the boundary.
B: weaker letters, half of the English words, or a boundary with a rival. C: no English yet. D: a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.vocabulary import english_vocabulary
from termalign.text.letters import INITIALS, LETTERS

if TYPE_CHECKING:
    from termalign.model import Alignment, Band

PAIRING = {"proven": 0.99, "strong": 0.93, "abbreviation": 0.90, "lower case": 0.75, "none": 0.50}
"""How often pairs of each class of evidence are held to be right: set by hand, not calibrated yet."""
BOUNDARY = {"proven": 0.96, "rival": 0.85}
ENDING = re.compile(
    r"(?:ing|tion|sion|ity|ness|ment|ism|ist|cy|ency|ance|ence|ship|able|ible|ive|ical|ics|logy|graphy|gram|er|or|ure|age|sis|oma|itis|mia|ion|ed|ate|ous)s?$"
)
HALF = 0.5
IN_LOWER_CASE = re.compile(r"[a-zà-ÿ-]{3,}(?:[\s,'’/-]|$)")


class Verdict(NamedTuple):
    """A band, the confidence (0 to 1), and the reasons in words."""

    band: Band
    confidence: float
    reasons: tuple[str, ...]


def judge(  # noqa: PLR0913 - the evidence has this many sides
    *,
    japanese: str,
    abbreviation: str,
    english: str,
    alignment: Alignment,
    share: float,
    rival: str,
    weak: str,
    letters: float = -1.0,
    head: bool = True,
) -> Verdict:
    """Return band, confidence and reasons of a gloss; without Japanese, or with that alone, the band is empty.

    `share` is the share of English words that the term accounts for; `rival` says why the boundary
    is not proven, `weak` why the pairing is a guess; `letters` is the share of the abbreviation's letters that
    the parts of the term begin with in English, -1 where that is not known; `head` tells whether its last noun is
    in the English.
    """
    if not japanese:
        return Verdict("", 0.0, ("no Japanese term in this document",))
    if not abbreviation and not english:
        return Verdict("", 0.0, ("no English in this document",))
    if weak:
        return Verdict("D", PAIRING["none"], (weak,))
    if not english and 0 <= letters < HALF:
        return Verdict("D", PAIRING["none"], (f"its parts in English do not begin as {abbreviation} does",))
    if not english:
        reasons = (f"{abbreviation} has no English in this document", *((rival,) if rival else ()))
        return Verdict("C", number("abbreviation", rival), reasons)
    reasons = explain(abbreviation, alignment, share, rival)
    is_lower = IN_LOWER_CASE.match(english) is not None
    unspelled = abbreviation and not alignment.method
    if share < 1 and (unspelled or not (alignment.method or head or is_lower)):
        return Verdict("D", PAIRING["none"], reasons)
    if alignment.method == INITIALS or share == 1:
        return Verdict("B" if rival else "A", number("proven", rival), reasons)
    if alignment.method == LETTERS or share >= HALF:
        return Verdict("B", number("strong", rival), reasons)
    if is_lower and looks_english(english):
        return Verdict(
            "C", number("lower case", rival), (*reasons, "in lower case, as glosses are written and names are not")
        )
    return Verdict("D", PAIRING["none"], reasons)


def looks_english(english: str) -> bool:
    """Tell whether English in lower case is vocabulary, not the name of a program or a field: several words, or an ending."""
    return " " in english or english in english_vocabulary() or ENDING.search(english) is not None


def number(pairing: str, rival: str) -> float:
    """Return the confidence: the pairing's times the boundary's."""
    return round(PAIRING[pairing] * BOUNDARY["rival" if rival else "proven"], 2)


def explain(abbreviation: str, alignment: Alignment, share: float, rival: str) -> tuple[str, ...]:
    """Say in words what the band rests on."""
    letters = {
        INITIALS: f"the initials spell {abbreviation}",
        LETTERS: f"the letters of {abbreviation} stand in it in order",
        "": f"the letters do not spell {abbreviation}" if abbreviation else "",
    }[alignment.method]
    covered = f"{share:.0%} of the English words are accounted for"
    return tuple(reason for reason in (letters, covered, rival) if reason)
