"""Other spellings of a Japanese term: インタフェース for インターフェース, 2次電池 for 二次電池, 漏洩 for 漏えい.

Spellings are made by rule and kept where the dictionary of the analyser takes them for the same words.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from termalign.text.scripts import HIRAGANA, KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator

HIRAGANA_OF = {code + 0x60: code for code in range(0x3041, 0x3097)}
KATAKANA_OF = {hiragana: katakana for katakana, hiragana in HIRAGANA_OF.items()}
IS_HIRAGANA, IS_KATAKANA = re.compile(f"[{HIRAGANA}]{{2,}}"), re.compile(f"[{KATAKANA}]{{4,}}")
COMPOUND = re.compile(f"(?=.*[{KANJI}].*[{KANJI}])(?:[{KANJI}]+[ぁ-ん]{{1,2}})+[{KANJI}]*")
OKURIGANA = re.compile("[ぁ-ん]{1,2}")
MOST_OKURIGANA = 3
MIXED = re.compile(
    f"[{KANJI}][ぁ-ん]|[ぁ-ん][{KANJI}]|[取締申引受打切組割見積売買払支渡込付替差押落掛繰越据置乗降振呼出問合届貸借入口手]{{2}}"
)
"""What the dictionary may spell otherwise: kana beside kanji, or the kanji of compound verbs without their okurigana."""
COUNTED = re.compile(
    "[一二三四五六七八九1-9](?=[次段階年月世代級種相号条期])|(?<=[一二三四五六七八九1-9])[かヶヵカケ箇](?=[月所年国条])"
)
FIGURES = dict(zip("一二三四五六七八九123456789", "123456789一二三四五六七八九", strict=True))
KA = "かヶヵカケ箇"
SOUNDS = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"), ("ティ", "チ"), ("ディ", "ジ"), ("ディ", "デ"),
    ("フォ", "ホ"), ("ウィ", "ウイ"), ("ウェ", "ウエ"), ("ェー", "ェイ"), ("ケー", "ケイ"), ("メー", "メイ"), ("ア", "ヤ"),
)  # fmt: skip
LONG = re.compile("ー(?=.)")


def other_spellings(text: str) -> Iterator[str]:
    """Yield other spellings of a term that do not conjugate."""
    if IS_HIRAGANA.fullmatch(text):
        yield text.translate(KATAKANA_OF)
    for match in COUNTED.finditer(text):
        for instead in KA if match[0] in KA else FIGURES[match[0]]:
            yield text[: match.start()] + instead + text[match.end() :]
    made = [*katakana_spellings(text), *without_okurigana(text)]
    if not made and not MIXED.search(text):
        return
    norms = norms_of(text)
    for each in dict.fromkeys((*made, "".join(norms))):
        if each != text and norms_of(each) == norms:
            yield each


def katakana_spellings(text: str) -> Iterator[str]:
    """Yield a katakana word with one sound written otherwise; not all that is made is a word."""
    if not IS_KATAKANA.fullmatch(text):
        return
    for match in LONG.finditer(text):
        yield text[: match.start()] + text[match.end() :]
    for one, other in SOUNDS:
        for old, new in ((one, other), (other, one)):
            if old in text:
                yield text.replace(old, new)


def without_okurigana(text: str) -> Iterator[str]:
    """Yield a compound with less okurigana."""
    runs = list(OKURIGANA.finditer(text)) if COMPOUND.fullmatch(text) else []
    if not runs or len(runs) > MOST_OKURIGANA:
        return
    for kept in list(product((False, True), repeat=len(runs)))[:-1]:
        choice = iter(kept)
        yield OKURIGANA.sub(lambda run, choice=choice: run[0] if next(choice) else "", text)  # type: ignore[misc]


def norms_of(text: str) -> list[str]:
    """Return the words of a text in the spellings that the dictionary prefers."""
    from termalign.text.japanese import short_units  # noqa: PLC0415 - loads the analyser

    return [unit.norm for unit in short_units(text)]
