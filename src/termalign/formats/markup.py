"""Where the text of XML stands in its file: of <target>反撃<b/>能力</target> two stretches, told by element.

lxml knows the line of an element but not its characters. A file that lxml has read is well-formed, so that its
markup can be told by a few patterns; the elements then come in the order in which lxml has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from termalign.formats.edits import NOWHERE, Rewrite, Traced, decoded, joined, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml import etree

MARKUP = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*'|\[.*?\]\s*(?=>))*>"
    r"|</[^>]*>|<(?P<name>[^\s/>!?]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/)?>",
    re.DOTALL,
)
CHARACTER = re.compile(r"&[^;]+;|\r\n?|.", re.DOTALL)
DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
HEAD = 400


@dataclass(slots=True)
class Node:
    """An element, a comment or an instruction, as raw[start:end]: the stretches of text right within it, and behind it."""

    start: int
    end: int = 0
    text: list[tuple[int, int]] = field(default_factory=list)
    tail: list[tuple[int, int]] = field(default_factory=list)


def encoding_of(data: bytes) -> str:
    """Return the encoding that a file declares; one of UTF-16 that is read byte by byte is a mistake for UTF-8."""
    if b"<\0" in data[:HEAD]:
        return "utf-16-le"
    if b"\0<" in data[:HEAD]:
        return "utf-16-be"
    stated = DECLARED.search(data[:HEAD])
    name = stated[1].decode() if stated else "utf-8"
    return "utf-8" if name.lower().startswith("utf-16") else name


def units(raw: str, tags: Collection[str]) -> Iterator[list[Node]]:
    """Yield for each element of some local names its nodes in document order, itself first; they do not nest."""
    nodes: list[Node] = []
    opened: list[Node] = []
    current: list[tuple[int, int]] = []
    at = 0
    for match in MARKUP.finditer(raw):
        stretch, at = (at, match.start()), match.end()
        name = (match["name"] or "").rpartition(":")[2]
        if not opened:
            if name not in tags:
                continue
            nodes = []
        current.append(stretch)
        if match["cdata"] is not None:
            current.append(match.span("cdata"))
        elif match[0].startswith("</"):
            opened[-1].end = at
            current = opened.pop().tail
        else:
            nodes.append(Node(*match.span()))
            current = nodes[-1].tail
            if name and not match["empty"]:
                opened.append(nodes[-1])
                current = nodes[-1].text
        if not opened:
            yield nodes


def traced(
    raw: str, nodes: list[Node], unit: etree._Element, pieces: Iterable[tuple[str, etree._Element | None, bool]]
) -> Traced:
    """Return a text that was made of pieces: (text, element, whether it stands behind it), of no element for a code."""
    order = {element: number for number, element in enumerate(unit.iter())}
    parts = []
    for text, element, is_tail in pieces:
        if element is None:
            parts.append(Traced(text, [NOWHERE] * len(text)))
            continue
        node = nodes[order[element]]
        parts.extend(characters(raw, *stretch) for stretch in (node.tail if is_tail else node.text))
    return joined(parts)


def characters(raw: str, start: int, end: int) -> Traced:
    """Return what a stretch of XML says, entities as what they stand for; a section of CDATA says what it holds."""
    if raw.startswith("<![CDATA[", start - 9):
        return plain(raw, start, end)
    return decoded(raw, start, end, CHARACTER, said)


def said(token: str) -> str:
    """Return the character that a character, an entity or a line break stands for."""
    return "\n" if token[0] == "\r" else unescape(token)


class XmlRewrite(Rewrite):
    """A file in XML, and the edits to be made in its text."""

    def escaped(self, text: str, at: int) -> str:
        """Return a text as it may stand at an offset."""
        last = self.text.rfind("<![CDATA[", 0, at)
        within = last >= 0 and self.text.find("]]>", last, at) < 0
        return text if within else escape(text)
