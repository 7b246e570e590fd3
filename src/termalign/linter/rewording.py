"""A term whose words stand apart: missile defense in "missile and air defense", command structure in "structure of command"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from termalign.text.conjugation import japanese_forms
from termalign.text.folding import fold
from termalign.text.inflection import PARTICLES, noun_forms, verb_forms
from termalign.text.scripts import HAS_JAPANESE, KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termalign.linter.sides import Side
    from termalign.model import Term

COMPOUND = re.compile(f"[{KANJI}{KATAKANA}]{{4,20}}")
STATE = re.compile(f"(.*[{KANJI}{KATAKANA}])[にと]する")
PAIR = re.compile(f"[{KANJI}]{{2}}")
LONGEST_GAP = 2
LONGEST_COORDINATION = 5
COORDINATES = frozenset(("and", "or"))
NO_MODIFIERS = frozenset(
    """
    a an the of in on for to at by with from against between is are was were be been has have had will would can could
    may might must should that which who this these those its their it as not no than then if when where while but
    """.split(),
)
ARTICLES = frozenset("a an the its their his her our this that these those such".split())
LINKS = frozenset(("of", "for", "against", "in"))
BREAK = re.compile(r"[.;:!?()\[\]\"“”\ufffc\n]")
COMMA = re.compile(r"[,.;:!?()\[\]\"“”\ufffc\n]")


def find(target: Side, term: Term) -> tuple[int, int] | None:
    """Return the span in a folded target that says a term with its words apart."""
    folded = fold(term.text).text
    if HAS_JAPANESE.search(folded):
        return with_particle(target, folded) or with_other_particle(target, folded)
    words = folded.split()
    if len(words) < 2 or term.is_short or not all(word[0].isalnum() for word in words):
        return None
    allowed = [forms_of_word(word) for word in words]
    if any(word in ARTICLES for word in words[1:]):
        kept = [forms for word, forms in zip(words, allowed, strict=True) if word not in ARTICLES]
        return sequence(target, kept) or split(target, kept)
    if not all(has_any(target.low, forms) for forms in allowed if not forms & LINKS):
        return None
    if words[-1] in PARTICLES and len(words) == 2:
        return around_object(target, allowed)
    return split(target, allowed) or (None if is_name(term.text) else turned(target, words, allowed))


def is_name(text: str) -> bool:
    """Tell whether a term is a proper name by its capitals: the University of Nara is not the Nara University."""
    return all(word[0].isupper() for word in text.split() if word.lower() not in LINKS | ARTICLES | COORDINATES)


def with_particle(target: Side, term: str) -> tuple[int, int] | None:
    """Return where a Japanese compound stands with の between its words, or joined with another: 情報の保護, 入出力装置."""
    if not COMPOUND.fullmatch(term):
        return None
    from termalign.text.japanese import morphemes  # noqa: PLC0415 - loads the analyser

    units = morphemes(term)
    found = re.search("[のを]?".join(re.escape(unit.surface) for unit in units), target.low)
    if found:
        return found.span()
    for unit in units:
        if PAIR.fullmatch(unit.surface):
            first, last = re.escape(term[: unit.start + 1]), re.escape(term[unit.start + 1 :])
            for both in re.finditer(f"{first}([{KANJI}]){last}", target.low):
                if len(morphemes(both[1] + unit.surface[1])) == 1:
                    return both.span()
    return None


def with_other_particle(target: Side, term: str) -> tuple[int, int] | None:
    """Return where a Japanese phrase stands with another particle: 電源は切る for 電源を切る, 非推奨である for 非推奨にする."""
    if (state := STATE.fullmatch(term)) and (at := target.low.find(state[1])) >= 0:
        return at, at + len(state[1])
    stem, endings = japanese_forms(term)
    if "を" not in stem[1:-1]:
        return None
    pattern = "[をはもが]".join(map(re.escape, stem.split("を"))) + f"(?:{'|'.join(endings)})"
    found = re.search(pattern, target.low)
    return found.span() if found else None


@lru_cache(maxsize=65_536)
def forms_of_word(word: str) -> frozenset[str]:
    """Return the forms of a word of a term."""
    return frozenset((word, word + "'s", *noun_forms(word), *verb_forms(word))) if len(word) > 2 else frozenset((word,))


def has_any(low: str, texts: Iterable[str]) -> bool:
    """Tell whether any of several texts stands in a folded one, be it within a word; far faster than looking at its words."""
    for text in texts:  # noqa: SIM110 - a generator takes twice the time
        if text in low:
            return True
    return False


def split(target: Side, allowed: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """Return where the words stand in order with a modifier or a coordination between two of them."""
    words = target.words
    for first, (word, start, _) in enumerate(words):
        if word not in allowed[0]:
            continue
        at = first
        for wanted in allowed[1:]:
            following = next_word(target, at, wanted)
            if following is None:
                break
            at = following
        else:
            if at - first >= len(allowed) or any(each.endswith("'s") for each, _, _ in words[first:at]):
                return start, words[at][2]
    return None


def around_object(target: Side, allowed: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """Return where a verb and its particle stand around an object: roll the changes back."""
    words, low = target.words, target.low
    for first, (word, start, _) in enumerate(words):
        for last, _, end in words[first + 1 : first + 2 + LONGEST_COORDINATION] if word in allowed[0] else ():
            if last in allowed[1] and not COMMA.search(low[start:end]):
                return start, end
    return None


def next_word(target: Side, at: int, wanted: frozenset[str]) -> int | None:
    """Return the number of the next wanted word, across a few words that may part a term."""
    words, low = target.words, target.low
    coordinated = False
    for number in range(at + 1, min(len(words), at + 2 + LONGEST_COORDINATION)):
        word, start, _ = words[number]
        between = low[words[number - 1][2] : start]
        if BREAK.search(between) or ("," in between and number - at > LONGEST_COORDINATION):
            return None
        if word in wanted and (number - at - 1 <= LONGEST_GAP or coordinated):
            return number
        coordinated = coordinated or word in COORDINATES or "," in between
        if word in NO_MODIFIERS:
            return None
    return None


def turned(target: Side, words: Sequence[str], allowed: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """Return where the term's head comes first, with an of-phrase; or an of-phrase of the term is a compound."""
    for cut in range(1, len(words)):
        before, after = allowed[:cut], allowed[cut:]
        if words[cut - 1] in LINKS or words[cut] in LINKS:
            continue
        found = sequence(target, [*after, LINKS, *before])
        if found:
            return found
    for number, word in enumerate(words[1:-1], start=1):
        if word in LINKS:
            tail = [
                each
                for each, text in zip(allowed[number + 1 :], words[number + 1 :], strict=True)
                if text not in ARTICLES
            ]
            return sequence(target, [*tail, *allowed[:number]])
    return None


def sequence(target: Side, wanted: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """Return where words follow each other; articles, and one word behind a link, may stand between them."""
    words, low = target.words, target.low
    for first, (word, start, _) in enumerate(words):
        if word not in wanted[0]:
            continue
        at, spare = first, 1
        for previous, each in pairwise(wanted):
            at += 1
            while at < len(words) and previous is LINKS and words[at][0] not in each:
                if words[at][0] not in ARTICLES:
                    spare -= 1
                if spare < 0 or words[at][0] in NO_MODIFIERS - ARTICLES:
                    break
                at += 1
            if at >= len(words) or words[at][0] not in each or COMMA.search(low[words[at - 1][2] : words[at][1]]):
                break
        else:
            return start, words[at][2]
    return None
