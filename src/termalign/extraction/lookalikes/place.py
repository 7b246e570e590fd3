"""Where something is: 横田基地 (東京都), 北マリアナ諸島連邦（テニアン島）."""

from __future__ import annotations

import re

REASON = "place"
INSIDE = re.compile(
    r"[^、。A-Za-z]{1,12}(?:都|道|府|県|市|区|町|村|島|諸島|半島|州|国|沖|湾|海|港|地方|周辺)(?:[^、。]{1,6}[市区町村])?"
)
NAMED = re.compile(r"[ァ-ヶー]{2,}(?:川|山|島|市|州|県|湾|海|郡|区|町|村|半島|諸島|海峡|盆地|高原|砂漠)$")
NAME = re.compile(r"[A-Z][a-zÀ-ɏ'’-]+(?:\s[A-Z][a-zÀ-ɏ'’-]+)?")


def rejects(left: str, inside: str) -> bool:
    """Reject a Japanese content that ends as place names do, and the name of a place: メコン川（Mekong）."""
    return INSIDE.fullmatch(inside) is not None or (
        NAMED.search(left) is not None and NAME.fullmatch(inside) is not None
    )
