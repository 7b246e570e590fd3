"""A copy of a text to search in, with the way back: ＡＣＭ and ACM fold to acm, サーバ and ｻｰﾊﾞ to サーバ.

Folding is NFKC (Unicode TR 15) and lower case; hyphens and white space are one space each, soft hyphens and
zero-width characters are gone, and so is a line break between Japanese characters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from termalign.text.scripts import JAPANESE

UNUSUAL = re.compile(
    "[\u0080-\u00bf\u0130\u0300-\u036f\u2000-\u2013\u2015-\u2018\u2024-\u206f\u2100-\u218f\u2460-\u24ff\u3000\u3099\u309a"
    "\u3200-\u33ff\uf900-\ufaff\ufb00-\ufb4f\ufe00-\ufe0f\ufe30-\ufe6f\uff0d\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\uff61-\uffdc\ufeff]|[ \t\n\r]{2}|[\t\n\r]"
)
"""What folding changes besides case and hyphens, and what may change the length."""
CLUSTER = re.compile(
    "(?s)(?P<space>[\\s\u00a0]+)|[^\u0300-\u036f\u3099\u309a\uff9e\uff9f][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*|."
)
GONE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
PUNCTUATION = (
    ("（", "("),
    ("）", ")"),
    ("：", ":"),
    ("！", "!"),
    ("？", "?"),
    ("／", "/"),
    ("％", "%"),
    ("＆", "&"),
    ("’", "'"),
    ("“", '"'),
    ("”", '"'),
)
PLAIN = {ord(char): " " for char in "-‐‑‒–−－"} | {ord(wide): narrow for wide, narrow in PUNCTUATION}
IS_JAPANESE = re.compile(f"[{JAPANESE}]")


class Folded(NamedTuple):
    """A folded text; its character i stands for original[starts[i]:ends[i]], for original[i] where they are None."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that text[start:end] was made of; it must not be empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return the folded copy of a text."""
    return Folded(fold_in_place(text)) if is_usual(text) else fold_slowly(text)


def fold_in_place(text: str) -> str:
    """Fold a usual text: lower case, a space for a hyphen, plain punctuation; every character stays in its place."""
    low = text.lower()
    if "-" in low:
        low = low.replace("-", " ")
    if not low.isascii():
        for wide, narrow in PUNCTUATION:
            if wide in low:
                low = low.replace(wide, narrow)
    return low


def is_usual(text: str) -> bool:
    """Tell whether folding changes nothing but case and hyphens.

    Looking for characters one by one is ten times as fast as a regular expression for them all.
    """
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        return False
    if text.isascii():
        return True
    if "–" in text or "‐" in text or "−" in text or "\u200b" in text or "\u00ad" in text or "İ" in text:
        return False
    return unicodedata.is_normalized("NFKC", text) or UNUSUAL.search(text) is None


def fold_slowly(text: str) -> Folded:
    """Fold character by character."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in CLUSTER.finditer(text):
        start, end = cluster.span()
        if cluster["space"]:
            within = text[start - 1 : start] + text[end : end + 1]
            joins = "\n" in cluster["space"] or "\r" in cluster["space"]
            new = "" if joins and len(within) == 2 and all(map(IS_JAPANESE.match, within)) else " "
        elif cluster[0] in GONE:
            new = ""
        else:
            new = unicodedata.normalize("NFKC", cluster[0]).translate(PLAIN).lower()
        parts.append(new)
        starts.extend([start] * len(new))
        ends.extend([end] * len(new))
    return Folded("".join(parts), starts, ends)
