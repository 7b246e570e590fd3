"""Phrase's dialect, in which codes are signs in the text: {b>反撃<b}能力 reads 反撃能力."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.formats.xliff.codes import sign

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "http://www.memsource.com/mxlf/2.0"
PARAGRAPH = f"{{{NAMESPACE}}}para-id"
PAIRED = re.compile(r"\{[a-z0-9^_]{1,4}>|<[a-z0-9^_]{1,4}\}")
ALONE = re.compile(r"\{(\d{1,4}|j)\}")
NOT_YET = ("", "0", "false")


def without_tags(unit: etree._Element, text: str) -> str:
    """Return a text without its tags; what one stands for may be said at the end of its unit."""
    if "{" not in text:
        return text
    said = {
        mark.get("id"): "".join(map(str, mark.itertext(f"{{{NAMESPACE}}}content")))
        for mark in unit.iter(f"{{{NAMESPACE}}}mark")
    }
    return ALONE.sub(lambda tag: "" if tag[1] == "j" else sign([said.get(tag[1], "")]), PAIRED.sub("", text))


def state(unit: etree._Element) -> str:
    """Return "confirmed" where a unit is."""
    return "" if (unit.get(f"{{{NAMESPACE}}}confirmed") or "").lower() in NOT_YET else "confirmed"
