"""Names of people: 同研究所の田中氏（Tanaka Ichiro）, クロード・シャノン（Claude Shannon、1916–2001）."""

from __future__ import annotations

import re

from termalign.extraction.vocabulary import english_vocabulary, is_vocabulary
from termalign.text.transliteration import transliterates

REASON = "person"
LEFT = re.compile(
    r"(?:氏|教授|博士|大臣|長官|議員|大使|将軍|大将|中将|少将|大佐|総裁|会長|社長|相|首相|大統領|国王|師|選手|監督|さん|様|記者)$"
)
NAME = re.compile(r"([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3})(?:\s?[,、;].*)?")
CAPITAL_INSIDE = re.compile("(?<=[a-z])(?=[A-Z][a-z])")
IN_KATAKANA = re.compile(r"(?<![ァ-ヶー・=＝])([ァ-ヶー]{2,}(?:[・=＝][ァ-ヶー]{1,}){1,3})$")


def rejects(left: str, inside: str) -> bool:
    """Reject capitalised words behind a title of persons, or written by katakana of as many parts and no common words."""
    name = NAME.fullmatch(CAPITAL_INSIDE.sub(" ", inside))
    if name is None:
        return False
    return (LEFT.search(left) is not None and not is_vocabulary(name[1])) or is_transcribed(left, name[1])


def is_transcribed(left: str, name: str) -> bool:
    """Tell whether katakana with ・ between its parts transcribes a name of words that are no English vocabulary."""
    katakana = IN_KATAKANA.search(left)
    words = [word for word in name.split() if not word.endswith(".")]
    if katakana is None or any(word.lower() in english_vocabulary() for word in words):
        return False
    parts = re.split("[・=＝]", katakana[1])
    return transliterates(parts[0], words[0]) and transliterates(parts[-1], words[-1])
