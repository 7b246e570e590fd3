"""Does an English full form spell an abbreviation? Alliance Coordination Mechanism spells the ACM of 同盟調整メカニズム.

Two methods, the stronger first: initials (this module's own rules), and letters in order as in
Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003).
"""

from __future__ import annotations

import re
import unicodedata

from termalign.model import Alignment
from termalign.text.english import STOP_WORDS
from termalign.text.scripts import JAPANESE

TOKEN = re.compile(r"([-‐‑/]?)([A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9'’]*)")
REPEATED = re.compile(r"([A-Z])([2-5])(?![0-9])|([2-5])([A-Z])")
ENDING = re.compile(r"(?<=[A-Z0-9])s$|(?<=[A-Z]{2})(?:19|20)[0-9]{2}$")
NOT_ALPHANUMERIC = re.compile(r"[^A-Za-z0-9]+")

JAPANESE_FIRST = re.compile(f"[{JAPANESE}]")
JAPANESE_LAST = re.compile(f"[{JAPANESE}]$")
LEAST_OF_SOME = 3
LONGEST = 24
"""Letters and words beyond which nothing is an abbreviation."""

INITIALS, LETTERS = "initials", "letters"


def letters_of(abbreviation: str) -> str:
    """Return the Latin letters and digits of an abbreviation without a plural s or a year: TTPs is TTP, 新START is START."""
    bare = NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", abbreviation))
    return ENDING.sub("", bare)


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
    letters = [(joint, word.lower() in STOP_WORDS, word[0]) for joint, word in tokens]
    return {
        "".join(letter for joint, stop, letter in letters if (stops or not stop) and (parts or not joint)).upper()
        for stops in ((False, True) if any(stop for _, stop, _ in letters) else (True,))
        for parts in ((False, True) if any(joint for joint, _, _ in letters) else (True,))
    }


def spell(abbreviation: str, english: str) -> Alignment:
    """Return how the English spells the abbreviation; the method is "" where it does not.

    What is Japanese in the abbreviation may stand for the first or the last word: 新START is New + START.
    """
    tokens = TOKEN.findall(english)
    candidates = [tokens]
    if JAPANESE_FIRST.match(abbreviation):
        candidates.append(tokens[1:])
    if JAPANESE_LAST.search(abbreviation):
        candidates.append(tokens[:-1])
    for method, loose in ((INITIALS, False), (LETTERS, True)):
        for reading in readings_of(abbreviation):
            for words in candidates:
                pairs = by_words(reading, words, loose=loose) if len(reading) > 1 else None
                if pairs is not None:
                    return Alignment(method, pairs)
    return by_letters(letters_of(abbreviation), english)


def by_words(letters: str, tokens: list[tuple[str, str]], *, loose: bool) -> tuple[tuple[str, str], ...] | None:
    """Match all letters to all words in order; None where they do not fit.

    Each content word gives its initial. Stop words and what follows a hyphen may be passed over. A
    lower-case letter, or with `loose` any letter, may also stand inside the word that gave the one
    before: the p of CSpO in Combined Space Operations, the C of ICBM in Intercontinental.
    """

    def match(at: int, word: int, inside: int) -> tuple[tuple[str, str], ...] | None:
        if at == len(letters) and all(skippable(token) for token in tokens[word:]):
            return ()
        if word < len(tokens) and at < len(letters) and letters[at].lower() in initials_of(tokens[word][1]):
            rest = match(at + 1, word + 1, 1)
            if rest is not None:
                return ((letters[at], tokens[word][1]), *rest)
        if word < len(tokens) and skippable(tokens[word]):
            rest = match(at, word + 1, len(tokens[word][1]))
            if rest is not None:
                return rest
        if word and 0 < at < len(letters) and (loose or letters[at].islower()):
            before = tokens[word - 1][1]
            found = before.lower().find(letters[at].lower(), inside)
            if found >= 0:
                rest = match(at + 1, word, found + 1)
                if rest is not None:
                    return ((letters[at], before), *rest)
        return None

    return match(0, 0, 0) if len(letters) <= LONGEST and len(tokens) <= LONGEST else None


def initials_of(word: str) -> str:
    """Return the lower-case letters that may stand for a word: its first, and the x of Extensible and eXchange."""
    return word[:2].lower() if word[:2].lower() == "ex" else word[0].lower()


def skippable(token: tuple[str, str]) -> bool:
    """Tell whether a word need not give a letter: it follows a hyphen or is a stop word."""
    return bool(token[0]) or token[1].lower() in STOP_WORDS


def by_letters(letters: str, english: str) -> Alignment:
    """Match the letters from the right, each in order, the first at the beginning of a word (Schwartz & Hearst)."""
    at = len(english)
    pairs: list[tuple[str, str]] = []
    for index in range(len(letters) - 1, -1, -1):
        letter = letters[index].lower()
        at -= 1
        while at >= 0 and (english[at].lower() != letter or (index == 0 and at > 0 and english[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return Alignment("")
        pairs.append((letters[index], word_at(english, at)))
    if len(letters) < 2 or TOKEN.search(english[:at]):
        return Alignment("")
    return Alignment(LETTERS, tuple(reversed(pairs)))


def begins_words(letters: str, english: str) -> bool:
    """Tell whether the letters of an abbreviation begin some of the words in order, the last of them the last one.

    CISG is United Nations *C*onvention on Contracts for the *I*nternational *S*ale of *G*oods.
    """
    words = [word.lower() for _, word in TOKEN.findall(english) if word.lower() not in STOP_WORDS]
    wanted = letters_of(letters).lower()
    if len(wanted) < LEAST_OF_SOME or not words or words[-1][0] != wanted[-1]:
        return False
    initials = iter(word[0] for word in words)
    return all(letter in initials for letter in wanted)


def word_at(english: str, offset: int) -> str:
    """Return the word around a character."""
    start = offset
    while start and english[start - 1].isalnum():
        start -= 1
    match = TOKEN.match(english, start)
    return match[2] if match else english[offset]
