"""Scripts and widths: which characters of 新START (NPT) are kanji, kana or Latin, and how wide they print."""

from __future__ import annotations

import re
import unicodedata

KANJI = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HIRAGANA = r"\u3041-\u309f"
KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
JAPANESE = KANJI + HIRAGANA + KATAKANA
LATIN = r"A-Za-zＡ-Ｚａ-ｚ"

HAS_JAPANESE = re.compile(f"[{JAPANESE}]")
HAS_LATIN = re.compile(f"[{LATIN}]")
RUN_TOGETHER = re.compile("(?:[Ａ-Ｚ][ａ-ｚ]{2,}){2,}")
CAPITAL_INSIDE = re.compile("(?<=[ａ-ｚ])(?=[Ａ-Ｚ])")
SPACE_IN_JAPANESE = re.compile(
    rf"(?<=[{JAPANESE}・])(?<![{KATAKANA}]{{2}})\s+(?=[{JAPANESE}・])|(?<=[{JAPANESE}・])\s+(?![{KATAKANA}]{{2}})(?=[{JAPANESE}・])"
)
"""A space that no word has; between two words in katakana it is theirs: オンライン トランザクション."""

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2010: 0x2D, 0x2011: 0x2D}


def narrow(text: str) -> str:
    """Turn full-width ASCII and typographic hyphens into ASCII, one character for one, so that offsets stay."""
    return text if text.isascii() else text.translate(FULL_WIDTH)


def normalize_term(text: str) -> str:
    """Return a designation as it is written in a termbase: NFKC, no stray or doubled space.

    Full-width Latin is often written without spaces; its capitals part the words: ＮａｔｉｏｎａｌＤｅｆｅｎｓｅ.
    """
    if RUN_TOGETHER.fullmatch(text):
        text = CAPITAL_INSIDE.sub(" ", text)
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    return SPACE_IN_JAPANESE.sub("", text)


def display_width(text: str) -> int:
    """Count terminal columns: wide and full-width characters take two (Unicode TR 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WFA") for char in text)
