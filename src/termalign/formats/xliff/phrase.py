"""Phrase's dialect, in which codes are signs in the text: {b>反撃<b}能力 reads 反撃能力."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.xliff.codes import sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

NAMESPACE = "http://www.memsource.com/mxlf/2.0"
PARAGRAPH = f"{{{NAMESPACE}}}para-id"
TAG = re.compile(r"\{[a-z0-9^_]{1,4}>|<[a-z0-9^_]{1,4}\}|\{(\d{1,4}|j)\}")
NOT_YET = ("", "0", "false")


class Tag(NamedTuple):
    """A tag in a text, as text[start:end], and what it shows."""

    start: int
    end: int
    shown: str


def without_tags(unit: etree._Element, text: str) -> str:
    """Return a text without its tags; what one stands for may be said at the end of its unit."""
    parts, at = [], 0
    for tag in tags(unit, text):
        parts += [text[at : tag.start], tag.shown]
        at = tag.end
    return "".join([*parts, text[at:]])


def tags(unit: etree._Element, text: str) -> Iterator[Tag]:
    """Yield the tags in a text."""
    if "{" not in text:
        return
    said = {
        mark.get("id"): "".join(map(str, mark.itertext(f"{{{NAMESPACE}}}content")))
        for mark in unit.iter(f"{{{NAMESPACE}}}mark")
    }
    for tag in TAG.finditer(text):
        yield Tag(*tag.span(), "" if tag[1] in (None, "j") else sign([said.get(tag[1], "")]))


def state(unit: etree._Element) -> str:
    """Return "confirmed" where a unit is."""
    return "" if (unit.get(f"{{{NAMESPACE}}}confirmed") or "").lower() in NOT_YET else "confirmed"
