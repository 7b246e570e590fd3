"""Spellings of one word: サーバ is サーバー, ヴァイオリン is バイオリン; organisation is organization, air-to-air is Air to Air."""

from __future__ import annotations

import re
import unicodedata

from termalign.text.english import fold, words
from termalign.text.scripts import KATAKANA

LONG_LAST = re.compile(rf"(?<=[{KATAKANA}]{{2}})ー(?![{KATAKANA}])")
LONG_WORD = re.compile(rf"[{KATAKANA}]{{4,}}")
NO_MEANING = re.compile(r"[\s・･=＝\-‐‑–]+")
KANA = str.maketrans({"ヶ": "ケ", "ヵ": "カ", "ヂ": "ジ", "ヅ": "ズ", "ヴ": "ブ", "ゔ": "ぶ"})
FOREIGN = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ウィ", "ウイ"),
    ("ウェ", "ウエ"),
    ("ティ", "チ"),
)
BRITISH = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e[sd]?|ing|ations?|er|ers)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e[sd]?|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|al$|able$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=$|s$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ence(?=$|s$)"), "ense"),
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"ae(?=[a-z]{3})"), "e"),
    (re.compile(r"mme(?=$|s$)"), "m"),
    (re.compile(r"ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=labo)u(?=r)"), ""),
)


def japanese_key(text: str) -> str:
    """Return what the spellings of a Japanese term share: width, ・, ー in long words, ヴ, ヶ and small vowels do not count."""
    plain = NO_MEANING.sub("", LONG_LAST.sub("", unicodedata.normalize("NFKC", text)))
    plain = LONG_WORD.sub(lambda match: match.group().replace("ー", ""), plain)
    for foreign, usual in FOREIGN:
        plain = plain.replace(foreign, usual)
    return plain.translate(KANA).casefold()


def english_key(text: str) -> str:
    """Return what the spellings of an English form share: case, hyphens, British or American."""
    return fold(" ".join(map(american, words(text)))) or fold(text)


def american(word: str) -> str:
    """Return a word in lower case as it is spelt in America."""
    word = word.casefold()
    for british, usual in BRITISH:
        word = british.sub(usual, word)
    return word
