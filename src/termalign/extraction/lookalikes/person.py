"""Names of people, by the title before the parenthesis: 同研究所の田中氏（Tanaka Ichiro）."""

from __future__ import annotations

import re

REASON = "person"
LEFT = re.compile(r"(?:氏|教授|博士|大臣|長官|議員|大使|将軍|大将|中将|少将|大佐|総裁|会長|社長|さん|様)$")
NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}")


def rejects(left: str, inside: str) -> bool:
    """Reject capitalised words behind a title of persons."""
    return LEFT.search(left) is not None and NAME.fullmatch(inside) is not None
