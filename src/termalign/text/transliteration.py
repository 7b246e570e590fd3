"""Does a katakana word write an English one? メカニズム writes Mechanism: their consonants are the same.

Both are reduced to a skeleton of consonant classes; vowels, doubled letters and the r that Japanese
writes as a long vowel fall away. A small edit distance is allowed.
"""

from __future__ import annotations

import re
from functools import cache

KATAKANA_WORD = re.compile(r"[ァ-ヴー・ヵヶ]+")
LEAST_LIKENESS = 0.75

KANA_CONSONANTS = {
    **dict.fromkeys("カキクケコヵヶ", "k"), **dict.fromkeys("ガギグゲゴ", "g"),
    **dict.fromkeys("サシスセソ", "s"), **dict.fromkeys("ザジズゼゾヂヅ", "z"),
    **dict.fromkeys("タチツテト", "t"), **dict.fromkeys("ダデド", "d"),
    **dict.fromkeys("ナニヌネノンマミムメモ", "n"), **dict.fromkeys("ハヒフヘホ", "h"),
    **dict.fromkeys("バビブベボヴ", "b"), **dict.fromkeys("パピプペポ", "p"),
    **dict.fromkeys("ラリルレロ", "r"),
}  # fmt: skip

FIRST_LETTERS = {
    kana: set(letters)
    for row, letters in {
        "ア": "aeu", "イ": "ieyi", "ウ": "uw", "エ": "eaho", "オ": "oa", "カキクコ": "ckq", "ケ": "ck", "ガゴグゲギ": "g",
        "サソ": "st", "シ": "sc", "セ": "sc", "ス": "s", "ザゾズゼ": "zstx", "ジ": "jgzd", "タトテ": "t", "チ": "ct", "ツ": "t",
        "ダドデ": "d", "ナニヌネノ": "nk", "ハヒヘ": "h", "フ": "fp", "ホ": "hwv", "バビブベボ": "bv", "ヴ": "v",
        "パピプペポ": "p", "マミムメモ": "m", "ヤユヨ": "yu", "ラリルレロ": "rlw", "ワ": "w",
        "クオ": "q", "クロ": "cx", "エク": "ex", "ホワ": "w",
    }.items()
    for kana in ([row] if row in ("クオ", "クロ", "エク", "ホワ") else row)
}  # fmt: skip
"""The letters that an English word may begin with, by the first katakana that writes it."""

ENGLISH_RULES = (
    (re.compile(r"tion|sion|ssion|cian"), "sn"),
    (re.compile(r"ture"), "ta"),
    (re.compile(r"ph|gh(?=t)"), lambda match: "f" if match.group() == "ph" else ""),
    (re.compile(r"(?<=[aeo])h(?=[^aeiouy])"), ""),
    (re.compile(r"sch|sh|ch(?=[aeiouy]|$)"), lambda match: "t" if match.group() == "ch" else "s"),
    (re.compile(r"th"), "s"),
    (re.compile(r"ck|cc(?![eiy])|qu?|ch|c(?![eiyh])"), "k"),
    (re.compile(r"c"), "s"),
    (re.compile(r"dge|j|g(?=[eiy])"), "z"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"kn|wr"), lambda match: match.group()[1]),
    (re.compile(r"(?<=[aeiou])r(?![aeiouy])"), ""),
    (re.compile(r"m"), "n"),
    (re.compile(r"l"), "r"),
    (re.compile(r"v"), "b"),
    (re.compile(r"(?<=[aeou])re$"), ""),
)
DROPPED = re.compile(r"[aeiouyw'’]|(?<=[a-z])h(?=[^a-z]|$)")
DOUBLED = re.compile(r"(.)\1+")


@cache
def katakana_skeleton(katakana: str) -> str:
    """Return the consonant classes of a katakana word: メカニズム is nknzn."""
    return DOUBLED.sub(r"\1", "".join(KANA_CONSONANTS.get(char, "") for char in katakana))


@cache
def english_skeletons(word: str) -> tuple[str, ...]:
    """Return the consonant classes of an English word, with g and s also read the other way."""
    skeleton = word.lower()
    for pattern, replacement in ENGLISH_RULES:
        skeleton = pattern.sub(replacement, skeleton)
    skeleton = DOUBLED.sub(r"\1", re.sub(r"[^a-z]", "", DROPPED.sub("", skeleton)).replace("f", "h"))
    return tuple(dict.fromkeys((skeleton, skeleton.replace("z", "g"), skeleton.replace("s", "z"))))


def transliterates(katakana: str, *words: str) -> bool:
    """Tell whether a katakana word may write an English word, or several run together."""
    left = katakana_skeleton(katakana)
    first = words[0][0].lower()
    vowel_first = katakana[0] in "アイウエオ"
    if not left or len(katakana) < 2 or (vowel_first != (first in "aeiou") and first not in "uywh"):
        return False
    shortest, longest = len(left) * LEAST_LIKENESS, len(left) / LEAST_LIKENESS
    return any(
        shortest <= len(right) <= longest
        and (vowel_first or left[0] == right[0])
        and likeness(left, right) >= LEAST_LIKENESS
        for right in skeletons(*words)
    )


def skeletons(*words: str) -> list[str]:
    """Return the consonant classes of words run together, for each way to read their g and s."""
    ways = [english_skeletons(word) for word in words]
    return ["".join(way[min(number, len(way) - 1)] for way in ways) for number in range(max(map(len, ways)))]


@cache
def likeness(left: str, right: str) -> float:
    """Return 1 less the edit distance divided by the longer length."""
    previous = list(range(len(right) + 1))
    for row, char in enumerate(left, start=1):
        current = [row]
        for column, other in enumerate(right, start=1):
            current.append(
                min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (char != other)),
            )
        previous = current
    return 1 - previous[-1] / max(len(left), len(right))
