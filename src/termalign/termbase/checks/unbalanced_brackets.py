"""A bracket that never closes, or never opened: 反撃能力（."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


PAIRS = {
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "[": "]",
    "［": "］",
    "〈": "〉",
    "《": "》",
}
CLOSING = {close: opening for opening, close in PAIRS.items()}


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each term whose brackets do not pair."""
    for concept in termbase.concepts:
        for term in concept.terms:
            if not balanced(term.text):
                message = f"{concept.label}: the brackets of {term.text} do not pair"
                yield Finding("unbalanced-brackets", "warning", concept.id, message, "add or delete a bracket")


def balanced(text: str) -> bool:
    """Tell whether every bracket of a text has its partner."""
    still_open: list[str] = []
    for char in text:
        if char in PAIRS:
            still_open.append(char)
        elif char in CLOSING and (not still_open or still_open.pop() != CLOSING[char]):
            return False
    return not still_open
