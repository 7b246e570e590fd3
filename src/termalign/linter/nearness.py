"""A target that all but says a term: Alliance Coordinating Mechanism, counter strike, surveillence, サーバ for サーバー.

Words are compared one by one: equal, another form of one stem, or alike to a typing mistake (the ratio of
Ratcliff & Obershelp, as in difflib). At least one word must be equal, and one must not.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from termalign.linter import japanese_nearness
from termalign.linter.forms import forms_of, is_cased, surfaces
from termalign.linter.rewording import COMMA, NO_MODIFIERS, forms_of_word, has_any
from termalign.linter.sides import has_edges, has_hyphens
from termalign.text.english import same_stem
from termalign.text.folding import fold
from termalign.text.inflection import head_of
from termalign.text.regional import elsewhere
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.strings import common_start

if TYPE_CHECKING:
    from collections.abc import Collection

    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side
    from termalign.model import Term

ALIKE = 0.85
"""The ratio from which on two single words are one, mistyped: defence and defense; author and authority have 0.8."""
ALIKE_IN_TERM = 0.8
LEAST_WORD = 5
LEAST_ACRONYM = 4
LEAST_SPACED = 2
FULL_STOP = re.compile(r"\.(?=[,;:]|\s+[a-z])")
"""One that belongs to an abbreviation, since the sentence goes on."""
SUFFIXES = frozenset(
    (
        "r er or ive ion ation al able ible ment ness ity ic ist ism ant ent ance ence ly ing ed d ally ative atory ary"
        " n an ian ese ish i y"
    ).split(),
)
VERBAL = frozenset(("ing", "ed", "ting", "ted"))
JOINT = re.compile(r"[,;:!?()\[\]\"“”\ufffc\n]|\.(?!\d)")
NO_LETTERS = re.compile(r"[\W_]+")
NUMERALS = dict(
    zip(
        "1 2 3 4 5 6 7 8 9 10 1st 2nd 3rd 4th 5th".split(),
        "one two three four five six seven eight nine ten first second third fourth fifth".split(),
        strict=True,
    )
)


def find(target: Side, term: Term) -> tuple[int, int] | None:
    """Return the span in a folded target that nearly says a term."""
    if HAS_JAPANESE.search(term.text):
        without_capitals = find_cased(target, term) if is_cased(term) else None
        return without_capitals or japanese_nearness.find(target.low, fold(term.text).text)
    if is_cased(term):
        return find_cased(target, term) or respaced(target, term)
    if "." in term.text and (span := respaced(target, term)):
        return span
    words = fold(term.text).text.split()
    return joined(target, term, "".join(words)) or with_ampersand(target, words) or mistyped(target, words)


def replacement(target: Side, span: tuple[int, int], term: Term) -> str:
    """Return what to write in place of a near miss: the term, in its plural where that is a plural, capitalised like it."""
    written = target.original(*span)
    text = term.text
    if HAS_JAPANESE.search(text):
        stem, endings = japanese_nearness.parts(text)
        return stem + next((ending for ending in endings if written.endswith(ending)), "")
    plural = forms_of(term)[0]
    low = fold(text).text
    if written[-1:] == "s" and not low.endswith("s") and term.is_in("en") and not is_cased(term):
        for ending in plural.endings:
            if ending.endswith("s") and len(low) >= len(plural.stem):
                text = text[: len(plural.stem)] + ending
                break
    if written.isupper() and len(written) > 1:
        return text.upper()
    return text[0].upper() + text[1:] if written[:1].isupper() and text[:1].islower() else text


def differs_in_form(written: str, entry: Entry) -> bool:
    """Tell whether a near miss has the letters of a term, and differs in case, hyphens, spaces or number only."""
    words = fold(written).text.split()
    for term in entry.usable:
        wanted = fold(term.text).text.split()
        if len(words) == len(wanted) and all(
            word in forms_of_word(other) for word, other in zip(words, wanted, strict=True)
        ):
            return True
    letters = letters_alone(written)
    return any(letters == letters_alone(text) for form in entry.forms() for text in surfaces(form))


def letters_alone(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return NO_LETTERS.sub("", text.casefold())


def find_cased(target: Side, term: Term) -> tuple[int, int] | None:
    """Return where a term known by its capitals stands without them: Javascript; an acronym without them is another word."""
    low = fold(term.text).text
    if len(low) < LEAST_ACRONYM or term.text.isupper():
        return None
    at = target.low.find(low)
    while at >= 0:
        if has_edges(target, at, at + len(low)):
            return at, at + len(low)
        at = target.low.find(low, at + 1)
    return None


def respaced(target: Side, term: Term) -> tuple[int, int] | None:
    """Return where a term known by its capitals stands with other hyphens or full stops: WiFi, US for U.S."""
    letters = NO_LETTERS.sub("", fold(term.text).text)
    if len(letters) < LEAST_SPACED:
        return None
    between = "[ .]?" if "-" in term.text else "[.]?"
    for found in re.finditer(between.join(map(re.escape, letters)), target.low):
        written = target.original(*found.span())
        same = NO_LETTERS.sub("", written) == NO_LETTERS.sub("", term.text)
        if same and has_edges(target, *found.span()) and not term.text.startswith(written):
            dot = FULL_STOP.match(target.original(found.end() - 1, len(target.low)), 1) if "." in written else None
            return found.start(), found.end() + (1 if dot else 0)
    return None


def with_ampersand(target: Side, words: list[str]) -> tuple[int, int] | None:
    """Return where a term stands with & for its "and"."""
    text = " ".join("&" if word == "and" else word for word in words)
    at = target.low.find(text) if "and" in words else -1
    return (at, at + len(text)) if at >= 0 and has_edges(target, at, at + len(text)) else None


def joined(target: Side, term: Term, solid: str) -> tuple[int, int] | None:
    """Return where a term is written with other spaces: counter strike for counterstrike."""
    if len(solid) < LEAST_WORD:
        return None
    right = {text for form in forms_of(term) for text in surfaces(form)}
    wanted = {letters_alone(text) for text in right}
    squeezed = letters_alone(target.low)
    if not any(text in squeezed for text in wanted):
        return None
    longest = max(map(len, wanted))
    words, low = target.words, target.low
    for first, (_, start, _) in enumerate(words):
        text = ""
        for word, _, end in words[first : first + longest]:
            text += letters_alone(word)
            if len(text) > longest:
                break
            if text in wanted and not is_right(target, start, end, right, term) and not JOINT.search(low[start:end]):
                return start, end
    return None


def is_right(target: Side, start: int, end: int, right: Collection[str], term: Term) -> bool:
    """Tell whether a form of a term stands there, with its hyphens."""
    return target.low[start:end] in right and has_hyphens(target, start, end, term)


def mistyped(target: Side, wanted: list[str]) -> tuple[int, int] | None:
    """Return where all words of a term stand in order, some of them alike only."""
    size = len(wanted)
    head = head_of(wanted)
    allowed = [forms_of_word(word) for word in wanted]
    if size > 1 and not any(has_any(target.low, forms) for forms in allowed):
        return None
    words, low = target.words, target.low
    right = [any(word in forms for forms in allowed) for word, _, _ in words]
    for first in range(len(words) - size + 1):
        if size > 1 and not any(right[first : first + size]):
            continue
        window = words[first : first + size]
        equal = sum(
            word == wanted[at] or (at == head and word in allowed[at]) for at, (word, _, _) in enumerate(window)
        )
        if not (0 < equal < size or (size == 1 and not equal)):
            continue
        if all(like(word, other, size == 1) for (word, _, _), other in zip(window, wanted, strict=True)) and not (
            COMMA.search(low[window[0][1] : window[-1][2]])
        ):
            return window[0][1], window[-1][2]
    return None


@lru_cache(maxsize=65_536)
def like(word: str, other: str, alone: bool) -> bool:  # noqa: FBT001
    """Tell whether a word is another, in another form or mistyped; one that stands alone may only be mistyped."""
    if (
        word == other
        or word in forms_of_word(other)
        or plain(word) == plain(other)
        or elsewhere(word) in forms_of_word(other)
    ):
        return True
    shortest = min(len(word), len(other))
    if word in NO_MODIFIERS or other in NO_MODIFIERS or shortest < LEAST_WORD - (not alone):
        return False
    if alone:
        one, two = (each.removesuffix("s") if word.endswith("s") else each for each in (word, other))
        return word[0] == other[0] and not is_derived(word, other) and likeness(one, two) >= ALIKE
    if shortest < LEAST_WORD:
        return likeness(word, other) >= ALIKE
    return same_stem(word, other) or likeness(word, other) >= ALIKE_IN_TERM


def likeness(word: str, other: str) -> float:
    """Return how alike two words are, 0 to 1; 0 where they cannot be very much so."""
    matcher = SequenceMatcher(None, word, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE_IN_TERM else 0


def plain(word: str) -> str:
    """Return a word without accents, a number in words: resume of résumé, two of 2."""
    if word.isascii():
        return NUMERALS.get(word, word)
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def is_derived(word: str, other: str) -> bool:
    """Tell whether one word is made of the other by a suffix: approver of approve, protecting beside protection."""
    word, other = word.removesuffix("s"), other.removesuffix("s")
    shared = common_start(word, other)
    short, long = sorted((word[shared:], other[shared:]), key=len)
    if (short in ("", "e", "y") and long in SUFFIXES) or {short, long} == {"e", "y"}:
        return True
    stem = common_start(word, other.removesuffix("ion")) if word.endswith(("ing", "ed")) else 0
    return other.endswith("ion") and word[stem:] in VERBAL and other[stem:] in SUFFIXES
