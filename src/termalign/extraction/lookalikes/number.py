"""Numbers of items, articles and notes: 次の要件(1), 手順（Ⅱ）, （ア）."""

from __future__ import annotations

import re

REASON = "number"
INSIDE = re.compile(
    r"[0-9.,\-+±~〜%\s]+|[Ⅰ-ⅻ]{1,4}|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|[ア-ンa-zA-Z]|[一二三四五六七八九十]{1,3}|注?\s?[0-9※*]+|No\.?\s?[0-9]+|[①-⑳]"
    r"|[1-5][0-9]{2}\s[A-Z][A-Za-z ]+|[A-Z]\.?[0-9]{1,2}(?:\.[0-9]+)+|[A-Z]\.[0-9]+"
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a bare number or a single letter."""
    return INSIDE.fullmatch(inside) is not None
