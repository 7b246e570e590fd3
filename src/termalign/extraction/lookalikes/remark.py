"""Remarks in Japanese: 中央即応集団司令部（当時）, 輸送（空輸を含む）, （「クアッド」）; whatever holds no Latin letter."""

from __future__ import annotations

import re

REASON = "remark"
LATIN_OR_QUOTED_NUMBER = re.compile(r"[A-Za-z]|[「『“\"][^」』”\"]*[0-9][^」』”\"]*[」』”\"]")

LATIN_LAST = re.compile(r"[A-Za-z0-9][*_」』”\"]*$")


def rejects(left: str, inside: str) -> bool:
    """Reject what has neither a Latin letter nor a quoted number (「2+2」) in it, and none right before it."""
    return LATIN_OR_QUOTED_NUMBER.search(inside) is None and LATIN_LAST.search(left) is None
