"""Units and amounts: 速度（km/h）, 射程（約1,000km）, 割合（%）."""

from __future__ import annotations

import re

REASON = "unit or amount"
METRIC = r"[kKMGTmcnμµ]?(?:m|g|l|L|s|W|Wh|V|A|Hz|B|b|bps|Pa|J|N|cal|eV|Sv|Bq|Gy|ha|t)[23²³]?"
OTHER = r"(?:[kMG]?t|k?g)-CO2e?|[%％℃°]C?|トン|kt|ppm|ppb|rpm|dBm?|mol|hPa|USD|JPY|EUR|inch|feet|ft|mile|NM|knot|kn"
COUNTERS = r"ドル|円|万円|億円|分|秒|時間|人|名|件|隻|機|両|基|台|回|か国|か所|歳"
UNIT = f"(?:{METRIC}|{OTHER}|{COUNTERS})"
NUMBER = r"[0-9][0-9.,]*\s?(?:[~〜–-]\s?[0-9.,]+\s?)?[万億兆]?"
INSIDE = re.compile(
    rf"(?![ァ-ヶー]{{3,}}-)[^A-Za-z0-9]{{0,8}}\s?{NUMBER}{UNIT}?(?:/{UNIT})?(?:以上|以下|未満|程度)?|{UNIT}(?:/{UNIT})?|[a-zμµ][A-Za-z0-9]*/[A-Za-z0-9]+|[0-9]{{2,}}[A-Z][a-z]*",
)
ACRONYM_LIKE = re.compile(r"[A-Z]{2,}")


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a unit, or an amount with one; two capital letters alone may be an abbreviation."""
    return INSIDE.fullmatch(inside) is not None and (
        ACRONYM_LIKE.fullmatch(inside) is None or inside in ("USD", "JPY", "EUR")
    )
