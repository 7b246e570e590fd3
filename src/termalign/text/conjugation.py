"""The forms of a Japanese term that conjugates: 取り除く is found as 取り除い(た), 高い as 高く, 検証する as 検証."""

from __future__ import annotations

import re

from termalign.text.scripts import HIRAGANA, KANJI

CONJUGATES = re.compile(f"[{KANJI}].*[うくぐすつぬぶむるい]$|.*する$")
ROWS = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそ", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっ", "い": "いくかけさ",
}  # fmt: skip
ENDS_IN_HIRAGANA = re.compile(f"[{HIRAGANA}]$")


def japanese_forms(term: str) -> tuple[str, tuple[str, ...]]:
    """Return the part of a term that stays and the endings that may follow, the longest first; ("検証", ("",)) of 検証する."""
    if not CONJUGATES.match(term) or len(term) < 2:
        return term, ("",)
    if term.endswith("する"):
        return term.removesuffix("する") or term, ("",)
    stem, last = term[:-1], term[-1]
    ichidan = ("",) if last == "る" and ENDS_IN_HIRAGANA.search(stem) else ()
    return stem, (*ROWS[last], *ichidan)
