"""Readings in kana: 製造(せいぞう), 抗たん性（こうたんせい）."""

from __future__ import annotations

import re

REASON = "reading"
INSIDE = re.compile(r"[ぁ-ゟー・\s]{2,}")


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a content in hiragana alone."""
    return INSIDE.fullmatch(inside) is not None
