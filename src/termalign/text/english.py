"""English full forms as words: Intelligence, Surveillance and Reconnaissance for 情報収集・警戒監視・偵察 (ISR)."""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9'’]*(?:\.[A-Za-z]\b)*")
STOP_WORDS = frozenset(
    """
    a an and as at by de for from in into of on or per the to via with without within
    """.split(),
)
SHORT_STEM, LONG_STEM = 4, 5


def words(text: str) -> list[str]:
    """Return the words of an English phrase; hyphens and slashes part words."""
    return WORD.findall(text)


def content_words(text: str) -> list[str]:
    """Return the words that mean something: no articles, prepositions, conjunctions."""
    return [word for word in words(text) if word.lower() not in STOP_WORDS]


def same_stem(left: str, right: str) -> bool:
    """Tell whether two lower-case words are forms of one: coordinate, coordination; defense, defence."""
    if left == right:
        return True
    shorter = min(len(left), len(right))
    if shorter < SHORT_STEM:
        return left.rstrip("s") == right.rstrip("s")
    need = max(min(LONG_STEM, shorter), shorter - 3)
    return left[:need] == right[:need] and abs(len(left) - len(right)) <= need


def fold(text: str) -> str:
    """Return an English form without case, hyphens, punctuation and spaces, to compare it with another."""
    return "".join(char for char in text.casefold() if char.isalnum())


def abbreviation_type(text: str) -> str:
    """Return the TBX termType of an abbreviation: initials read as a word or letter by letter are an acronym."""
    return "acronym" if text.isalpha() and text[:2].isupper() else "abbreviation"
