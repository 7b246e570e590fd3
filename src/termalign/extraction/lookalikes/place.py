"""Where something is: 横田基地 (東京都), 北マリアナ諸島連邦（テニアン島）."""

from __future__ import annotations

import re

REASON = "place"
INSIDE = re.compile(
    r"[^、。A-Za-z]{1,12}(?:都|道|府|県|市|区|町|村|島|諸島|半島|州|国|沖|湾|海|港|地方|周辺)(?:[^、。]{1,6}[市区町村])?"
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a Japanese content that ends as place names do."""
    return INSIDE.fullmatch(inside) is not None
