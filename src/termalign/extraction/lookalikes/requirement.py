"""Requirement words of standards, glossed where they are used: しなければならない（MUST）, 推奨される（SHOULD）."""

from __future__ import annotations

import re

REASON = "requirement word"
INSIDE = re.compile(r"(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL|CAN|WILL)(?:\sNOT)?")


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject the key words of RFC 2119 in capitals."""
    return INSIDE.fullmatch(inside) is not None
