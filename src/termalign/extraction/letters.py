"""Does an English full form spell an abbreviation? Alliance Coordination Mechanism spells the ACM of 同盟調整メカニズム.

Two methods, the stronger first: initials (this module's own rules), and letters in order as in
Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003).
"""

from __future__ import annotations

import re
import unicodedata

from termalign.model import Alignment
from termalign.text.english import STOP_WORDS

TOKEN = re.compile(r"([-‐‑/]?)([A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9'’]*)")
REPEATED = re.compile(r"([A-Z])([2-5])(?![0-9])|([2-5])([A-Z])")
PLURAL = re.compile(r"(?<=[A-Z0-9])s$")
NOT_ALPHANUMERIC = re.compile(r"[^A-Za-z0-9]+")

INITIALS, LETTERS = "initials", "letters"


def letters_of(abbreviation: str) -> str:
    """Return the Latin letters and digits of an abbreviation without a plural s: TTPs is TTP, 新START is START."""
    bare = NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", abbreviation))
    return PLURAL.sub("", bare)


def readings_of(abbreviation: str) -> tuple[str, ...]:
    """Return the letter sequences an abbreviation may stand for: C4I is C4I or CCCCI, A2/AD is A2AD or AAAD."""
    plain = letters_of(abbreviation)
    repeated = REPEATED.sub(
        lambda match: (match[1] or match[4]) * int(match[2] or match[3]),
        plain,
    )
    return (plain,) if repeated == plain else (plain, repeated)


def keys(abbreviation: str) -> set[str]:
    """Return the upper-case keys under which initials of an English phrase may find an abbreviation."""
    return {
        key
        for reading in readings_of(abbreviation)
        for key in (reading.upper(), "".join(char for char in reading if not char.islower()))
        if len(key) > 1
    }


def initial_strings(tokens: list[tuple[str, str]]) -> set[str]:
    """Return the upper-case initials of a phrase, with and without stop words and parts behind hyphens."""
    found = set()
    for stops in (False, True):
        for parts in (True, False):
            found.add(
                "".join(
                    word[0]
                    for joint, word in tokens
                    if (stops or word.lower() not in STOP_WORDS) and (parts or not joint)
                ).upper(),
            )
    return found


def spell(abbreviation: str, english: str) -> Alignment:
    """Return how the English spells the abbreviation; the method is "" where it does not."""
    tokens = TOKEN.findall(english)
    for reading in readings_of(abbreviation):
        pairs = by_initials(reading, tokens, 0, 0)
        if pairs is not None and len(reading) > 1:
            return Alignment(INITIALS, pairs)
    return by_letters(letters_of(abbreviation), english)


def by_initials(
    letters: str,
    tokens: list[tuple[str, str]],
    at: int,
    word: int,
) -> tuple[tuple[str, str], ...] | None:
    """Match letters[at:] to the initials of tokens[word:]; None where they do not fit.

    Stop words and what follows a hyphen may be passed over, content words may not. A lower-case letter
    may also stand inside the word before it: the p of CSpO in Combined Space Operations.
    """
    if word == len(tokens):
        if at == len(letters):
            return ()
        return inside_last(letters, tokens, at, word)
    joint, text = tokens[word]
    if at < len(letters) and text[0].lower() == letters[at].lower():
        rest = by_initials(letters, tokens, at + 1, word + 1)
        if rest is not None:
            return ((letters[at], text), *rest)
    if joint or text.lower() in STOP_WORDS:
        rest = by_initials(letters, tokens, at, word + 1)
        if rest is not None:
            return rest
    return inside_last(letters, tokens, at, word)


def inside_last(
    letters: str,
    tokens: list[tuple[str, str]],
    at: int,
    word: int,
) -> tuple[tuple[str, str], ...] | None:
    """Match a lower-case letter inside the word before, then go on."""
    if 0 < at < len(letters) and letters[at].islower() and word and letters[at] in tokens[word - 1][1][1:].lower():
        rest = by_initials(letters, tokens, at + 1, word)
        if rest is not None:
            return ((letters[at], tokens[word - 1][1]), *rest)
    return None


def by_letters(letters: str, english: str) -> Alignment:
    """Match the letters from the right, each in order, the first at the beginning of a word (Schwartz & Hearst)."""
    at = len(english)
    pairs: list[tuple[str, str]] = []
    for index in range(len(letters) - 1, -1, -1):
        letter = letters[index].lower()
        at -= 1
        while at >= 0 and (
            english[at].lower() != letter or (index == 0 and at > 0 and english[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return Alignment("")
        pairs.append((letters[index], word_at(english, at)))
    if len(letters) < 2 or TOKEN.search(english[:at]):
        return Alignment("")
    return Alignment(LETTERS, tuple(reversed(pairs)))


def word_at(english: str, offset: int) -> str:
    """Return the word around a character."""
    start = offset
    while start and english[start - 1].isalnum():
        start -= 1
    match = TOKEN.match(english, start)
    return match[2] if match else english[offset]
