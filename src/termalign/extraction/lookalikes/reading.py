"""Readings in kana: 製造(せいぞう), 抗たん性（こうたんせい）; and letters that kana reads: ジェー‐ティー‐エフ【JTF】."""

from __future__ import annotations

import re

REASON = "reading"
INSIDE = re.compile(r"[ぁ-ゟー・\s]{2,}")


LETTER = (
    "エー|ビー|シー|ディー|イー|エフ|ジー|エイチ|エッチ|アイ|ジェー|ジェイ|ケー|ケイ|エル|エム|エヌ|オー|ピー|キュー|アール|エス|ティー|ユー|ブイ"
    "|ダブリュー|エックス|ワイ|ゼット"
)
SPELLED = re.compile(rf"(?<![ァ-ヶー])(?:(?:{LETTER})[‐・-]?){{2,}}$")
CAPITALS = re.compile(r"[A-Z]{2,}")


def rejects(left: str, inside: str) -> bool:
    """Reject a content in hiragana alone, and capitals behind their names in katakana."""
    if INSIDE.fullmatch(inside) is not None:
        return True
    return CAPITALS.fullmatch(inside) is not None and SPELLED.search(left) is not None
