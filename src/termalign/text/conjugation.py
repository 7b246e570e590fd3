"""The forms of a Japanese term that conjugates: 取り除く is found as 取り除い(た), 高い as 高く, 検証する as 検証."""

from __future__ import annotations

import re

from termalign.text.scripts import HIRAGANA, KANJI, KATAKANA

CONJUGATES = re.compile(f"[{KANJI}].*[うくぐすつぬぶむるい]$|.*する$")
ADJECTIVAL = re.compile(f"(.*[{KANJI}{KATAKANA}])[のな]")
"""可燃性の, 安全な: before a noun; behind it they are 可燃性だ, 安全である."""
ROWS = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそ", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっ", "い": "いくかけさ",
}  # fmt: skip
KANA_VERB = re.compile(f"[{HIRAGANA}]{{2,}}[うくぐすつぬぶむる]")
ICHIDAN = "来見得"
"""Kanji that the last verb of a compound may write its whole stem with: 出来る, 心得る."""
ENDS_IN_HIRAGANA = re.compile(f"[{HIRAGANA}]$")


def japanese_forms(term: str) -> tuple[str, tuple[str, ...]]:
    """Return the part of a term that stays and the endings that may follow, the longest first; ("検証", ("",)) of 検証する."""
    if adjectival := ADJECTIVAL.fullmatch(term):
        return adjectival[1], (term[-1], "だ", "で", "に", "") if term[-1] == "の" else (term[-1], "だ", "で", "に")
    if len(term) < 2 or not (CONJUGATES.match(term) or is_kana_verb(term)):
        return term, ("",)
    if term.endswith("する"):
        return term.removesuffix("する") or term, ("",)
    stem, last = term[:-1], term[-1]
    ichidan = (
        ("",) if last == "る" and (ENDS_IN_HIRAGANA.search(stem) or (len(stem) > 1 and stem[-1] in ICHIDAN)) else ()
    )
    return stem, (*ROWS[last], *ichidan)


def is_verb(term: str) -> bool:
    """Tell whether a term is a verb by its end: 公開する, 取り除く."""
    return term[-1:] != "い" and (CONJUGATES.match(term) is not None or is_kana_verb(term))


def is_kana_verb(term: str) -> bool:
    """Tell whether a term is a verb in hiragana, as the analyser has it: できる."""
    if not KANA_VERB.fullmatch(term):
        return False
    from termalign.text.japanese import content_words  # noqa: PLC0415 - loads the analyser

    return [(word.lemma, word.word_class) for word in content_words(term)] == [(term, "動詞")]
