"""What a person wrote into a draft to silence rules: termalign: ignore[near-miss], or a cell of a column ignore."""

from __future__ import annotations

import re

EVERY = "*"
"""Stands for all rules."""
REMARK = re.compile(r"termalign:\s*ignore(?![\w-])\s*(?:\[(?P<rules>[^\]]*)\])?", re.IGNORECASE)
COMMENT = re.compile(rf"<!--\s*{REMARK.pattern}.*?-->", re.IGNORECASE | re.DOTALL)
SEPARATORS = re.compile(r"[\s,;、]+")
YES = frozenset("* all any every yes y x 1 true on ok ○ 〇 ◯ ✓ はい 無視 全て すべて".split())
NO = frozenset("no n 0 false off - × いいえ".split())


def ignored(text: str) -> tuple[str, ...]:
    """Return the rules that the remarks in a text silence, EVERY where one names none."""
    found = (names(match["rules"] or "") or (EVERY,) for match in REMARK.finditer(text))
    return tuple(dict.fromkeys(name for several in found for name in several))


def ignored_by_cell(cell: str) -> tuple[str, ...]:
    """Return the rules that a cell of a column for them silences: their names, or a word that says yes."""
    if not cell or (several := names(cell.strip().casefold())) == () or NO.issuperset(several):
        return ()
    return ignored(cell) or ((EVERY,) if YES.issuperset(several) else several)


def names(text: str) -> tuple[str, ...]:
    """Return the words of a list."""
    return tuple(filter(None, SEPARATORS.split(text)))
