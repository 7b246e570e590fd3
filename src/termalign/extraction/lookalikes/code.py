"""Program text: オプション（-p）, ロケール（ja_JP）, 関数（main()）."""

from __future__ import annotations

import re

REASON = "code"
INSIDE = re.compile(
    r"[-.$@#\\/~^*<>&].*[A-Za-z].*|.*[_\\{}$<>@#].*|[^=\s]+=[^=\s]*|[a-z]\w*\s?=.*|[a-z_][\w.]*\(.*\)|.*\(\)|\w+(?:::|->|\.\w+\()\w*.*|[a-z]+[0-9]+[a-z0-9]*|[a-z]{2,}(?:[A-Z][a-z]+)+"
    r"|(?:Ctrl|Alt|Shift|Cmd|Fn|Esc|Tab|Enter)(?:\s?\+\s?\w+)*|0x[0-9A-Fa-f]+|[A-Z][+-][0-9]|[a-z]+(?:-[a-z]+)*-[0-9]+"
)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject options, identifiers and calls."""
    return JAPANESE.search(inside) is None and INSIDE.fullmatch(inside) is not None
