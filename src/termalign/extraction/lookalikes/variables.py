"""Lists of variables, single letters and codes: 座標（x, y, z）, 形式（HTML/JSON/CSV）."""

from __future__ import annotations

import re

REASON = "list of names"
LETTERS = re.compile(r"[A-Za-z][0-9'′]?(?:\s?[,、・]\s?[A-Za-z][0-9'′]?)+|[a-z](?:/[a-z])+")
CODES = re.compile(r"[A-Z0-9]{2,6}(?:\s?[,、・/]\s?[A-Z0-9]{2,6}){2,}(?:\s?(?:等|など))?")


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject single letters, and three or more codes in a row."""
    return LETTERS.fullmatch(inside) is not None or CODES.fullmatch(inside) is not None
