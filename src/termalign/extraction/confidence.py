"""How sure a gloss is: bands A to D, and a number, from the evidence for its pairing and for its boundary.

A: the pairing is proven (initials, or every English word accounted for and every word of the term) and so is the
boundary. B: weaker letters, a single or half of the English words, or a boundary with a rival. C: no English yet,
English in lower case of which nothing is known, or less of it than the term says. D: a guess.

The number is how often glosses with the same evidence were right, term and all, on documents with gold
(benchmarks/calibration.py), after the pseudo-precision of Sohn et al. (BMC Bioinformatics 2008, Ab3P).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.vocabulary import english_vocabulary
from termalign.text.english import content_words
from termalign.text.letters import INITIALS, LETTERS, begins_words

if TYPE_CHECKING:
    from termalign.model import Alignment, Band

HALF = 0.5
IN_LOWER_CASE = re.compile(r"[a-zà-ÿ-]{3,}(?:[\s,'’/-]|$)")
ENDING = re.compile(
    r"(?:ing|tion|sion|ity|ness|ment|ism|ist|cy|ency|ance|ence|ship|able|ible|ive|ical|ics|logy|graphy|gram|er|or|ure|age"
    r"|sis|oma|itis|mia|ion|ed|ate|ous)s?$"
)


LONG = 8
"""Letters from which on an ending tells vocabulary, as in lethality, from names such as Docker."""
ORGANISATION = re.compile(
    r".{2}(?:機関|大学|連合|協会|研究所|研究院|委員会|機構|省|庁|局|部隊|大隊|師団|会議|条約|協定|同盟|連盟|銀行|基金|財団|学会|公社|公団|裁判所|センター)$"
)
"""Bodies and treaties, whose abbreviations are often of another language or of syllables: バルト国防大学 (BALTDEFCOL)."""


LEARNED = re.compile(
    r"(?<=[a-z]{3})(?:cyte|ase|ine|ene|ol|oid|phage|plasm|blast|derm|gen|al|ary|ic|um|pathy|philia|phobia|mab|vir|ide|yl)s?$"
)
"""Endings of learned words, in medicine and chemistry most of all: chondrocyte, mesenchymal, carvedilol."""


class Grade(NamedTuple):
    """What a kind of pairing is worth: its band, and how often it was right with the boundary closed, and open."""

    band: Band
    closed: float
    open: float


GUESS = "guess"
GRADES: dict[str, Grade] = {
    "initials and words": Grade("A", 0.99, 0.92),
    "words": Grade("A", 0.97, 0.90),
    "one word": Grade("B", 0.94, 0.80),
    "letters": Grade("B", 0.90, 0.86),
    "some words": Grade("B", 0.87, 0.78),
    "initials": Grade("B", 0.81, 0.79),
    "known abbreviation": Grade("C", 0.96, 0.68),
    "parts of an abbreviation": Grade("C", 0.88, 0.86),
    "part of the term": Grade("C", 0.80, 0.60),
    "lower case": Grade("C", 0.78, 0.60),
    "abbreviation": Grade("C", 0.76, 0.64),
    "in a row": Grade("C", 0.76, 0.60),
    GUESS: Grade("D", 0.12, 0.12),
    "unlikely": Grade("D", 0.10, 0.10),
}
"""The kinds of evidence, surest first; an open boundary makes a B of an A."""


class Grounds(NamedTuple):
    """What is known of a gloss.

    `share` is the share of English words that the term accounts for, `head` whether its last noun does so;
    `letters` the share of the abbreviation's letters that its parts begin with in English, -1 where that is not
    known; `full_form` and `left_over` are those of the decision; `rival` says why the boundary is not
    closed, `weak` why the pairing is a guess; `several` that the abbreviation stands among others, `is_delimited`
    that quotation marks, commas or a cell say where the term begins.
    """

    japanese: str
    abbreviation: str
    english: str
    alignment: Alignment
    share: float
    head: bool
    letters: float
    rival: str
    weak: str
    several: bool = False
    full_form: str = ""
    left_over: int = 0
    is_delimited: bool = False


class Verdict(NamedTuple):
    """A band, the confidence (0 to 1), the kind of evidence, and the reasons in words."""

    band: Band
    confidence: float
    kind: str
    reasons: tuple[str, ...]


def judge(grounds: Grounds) -> Verdict:
    """Return how sure a gloss is; without Japanese, or with that alone, the band is empty."""
    if not grounds.japanese:
        return Verdict("", 0.0, "", ("no Japanese term in this document",))
    if not grounds.abbreviation and not grounds.english:
        return Verdict("", 0.0, "", ("no English in this document",))
    kind = kind_of(grounds)
    grade = GRADES[kind]
    band: Band = "B" if grade.band == "A" and grounds.rival else grade.band
    return Verdict(
        band, grade.open if grounds.rival else grade.closed, kind, tuple(filter(None, reasons(grounds, kind)))
    )


def kind_of(grounds: Grounds) -> str:
    """Return the kind of evidence there is."""
    if grounds.weak and not grounds.full_form:
        return "unlikely"
    return of_english(grounds) if grounds.english else of_abbreviation(grounds)


def of_abbreviation(grounds: Grounds) -> str:
    """Return the kind of evidence for an abbreviation without English: what it is known to stand for, or the letters."""
    if grounds.full_form:
        return "known abbreviation"
    if grounds.several and grounds.letters < 1:
        return GUESS
    if grounds.letters < 0:
        return "abbreviation"
    if grounds.letters < HALF:
        return "abbreviation" if ORGANISATION.search(grounds.japanese) else GUESS
    return "parts of an abbreviation" if grounds.letters == 1 else "abbreviation"


def of_english(grounds: Grounds) -> str:
    """Return the kind of evidence for English: letters, words, or how it is written."""
    method, share = grounds.alignment.method, grounds.share
    is_lower = IN_LOWER_CASE.match(grounds.english) is not None
    unspelled = grounds.abbreviation and not method and not begins_words(grounds.abbreviation, grounds.english)
    is_name = not (method or grounds.head or is_lower) and (share < HALF or has_name(grounds.english))
    if share < 1 and (unspelled or is_name):
        return GUESS
    if method == INITIALS:
        return "initials and words" if share >= HALF else "initials"
    if share == 1:
        return of_all_words(grounds)
    if method == LETTERS:
        return "letters"
    if share >= HALF:
        return "some words"
    if not (is_lower and looks_english(grounds.english)):
        return GUESS
    return GUESS if contradicts(grounds) else "lower case"


def contradicts(grounds: Grounds) -> bool:
    """Tell whether several words of which some are vocabulary leave a term that is known unaccounted for: room air.

    What quotation marks or commas delimit is more often what the English is for.
    """
    return (
        not (grounds.share or grounds.head or grounds.is_delimited)
        and " " in grounds.english
        and not english_vocabulary().isdisjoint(map(str.lower, content_words(grounds.english)))
    )


def of_all_words(grounds: Grounds) -> str:
    """Return the kind of evidence where every English word is accounted for, by what of the term is left over.

    One word is soon accounted for, by a term that says more than it does: レポートの識別子 (identifier).
    """
    is_one = " " not in grounds.english
    if grounds.left_over:
        return GUESS if is_one and grounds.left_over > 1 else "part of the term"
    return "one word" if is_one else "words"


def has_name(english: str) -> bool:
    """Tell whether a word of English is no vocabulary and is not long with an ending of it, as Docker in Docker Hub."""
    return any(
        not {word, word.removesuffix("s")} & english_vocabulary() and not (len(word) >= LONG and ENDING.search(word))
        for word in map(str.lower, content_words(english))
    )


def looks_english(english: str) -> bool:
    """Tell whether English in lower case is vocabulary, not the name of a program or a field: several words, or an ending."""
    if " " in english or english in english_vocabulary() or is_compound(english):
        return True
    return ENDING.search(english) is not None or LEARNED.search(english) is not None


def is_compound(english: str) -> bool:
    """Tell whether a word is of two with a hyphen, one of them vocabulary: self-help, not istio-proxy."""
    parts = english.split("-")
    return len(parts) == 2 and parts[0] in english_vocabulary() and len(parts[1]) > 3 and parts[1].isalpha()


def reasons(grounds: Grounds, kind: str) -> tuple[str, ...]:
    """Say in words what the band rests on."""
    abbreviation = grounds.abbreviation
    if kind == "unlikely":
        return (grounds.weak,)
    if not grounds.english:
        if kind == GUESS and grounds.several:
            return ("one of several names in the parentheses",)
        if kind == GUESS:
            return (f"its parts in English do not begin as {abbreviation} does",)
        fits = "its parts in English begin with its letters" if kind == "parts of an abbreviation" else ""
        if kind == "known abbreviation":
            fits = f"its parts are those of {grounds.full_form}, which {abbreviation} is known for"
        return (f"{abbreviation} has no English in this document", fits, grounds.rival)
    letters = {
        INITIALS: f"the initials spell {abbreviation}",
        LETTERS: f"the letters of {abbreviation} stand in it in order",
        "": f"the letters do not spell {abbreviation}" if abbreviation else "",
    }[grounds.alignment.method]
    covered = f"{grounds.share:.0%} of the English words are accounted for"
    lower = "in lower case, as glosses are written and names are not" if kind == "lower case" else ""
    return (letters, covered, lower, grounds.rival)
