"""Does an English word write a Japanese reading in Latin letters? Kishida is キシダ (岸田), Tōkyō and Tokyo are トウキョウ.

Hepburn, with long vowels written in any way or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in (
        ("", "アイウエオ"), ("k", "カキクケコ"), ("g", "ガギグゲゴ"), ("s", "サ*スセソ"), ("z", "ザ*ズゼゾ"), ("t", "タ**テト"),
        ("d", "ダ**デド"), ("n", "ナニヌネノ"), ("h", "ハヒ*ヘホ"), ("b", "バビブベボ"), ("p", "パピプペポ"), ("m", "マミムメモ"),
        ("y", "ヤ*ユ*ヨ"), ("r", "ラリルレロ"), ("w", "ワ****"),
    )
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "*"
} | {"シ": "shi", "ジ": "ji", "チ": "chi", "ツ": "tsu", "ヂ": "ji", "ヅ": "zu", "フ": "fu", "ヲ": "o", "ン": "n", "ヴ": "vu"}  # fmt: skip
SMALL = {"ャ": "a", "ュ": "u", "ョ": "o", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
PALATAL = re.compile(r"(?:sh|ch|j)$")
LONG = re.compile(r"ou|oo|oh(?![aeiouy])|uu|ー")
BEFORE_LABIAL = re.compile(r"m(?=[bmp])")


@cache
def romanized(katakana: str) -> str:
    """Return a reading in Latin letters, with every vowel short: トウキョウ is tokyo, シンブン shinbun."""
    written = ""
    doubled = False
    for char in katakana:
        if char == "ッ":
            doubled = True
            continue
        if char in SMALL and written:
            stem = written.removesuffix("i").removesuffix("u")
            glide = "y" if char in "ャュョ" and not PALATAL.search(stem) else ""
            written = stem + glide + SMALL[char]
            continue
        syllable = SYLLABLES.get(char, "ー" if char == "ー" else "")
        if doubled and syllable:
            syllable = ("t" if syllable.startswith("ch") else syllable[0]) + syllable
        written, doubled = written + syllable, False
    return shortened(written)


@cache
def shortened(word: str) -> str:
    """Return a romanised word as `romanized` has it: without macrons, long vowels and apostrophes, n before b, m and p."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if char.isalpha() or char == "ー")
    return BEFORE_LABIAL.sub("n", LONG.sub(lambda match: match[0][0].replace("ー", ""), plain))
