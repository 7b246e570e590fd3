"""Codes in a segment: counter<g id="1">strike</g> reads counterstrike, and 衛星<x id="LINE_BREAK"/>基地局 has a space.

Codes that only format vanish, so that a term split by them stays whole; what stands for something else is one sign.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree


SOMETHING = "\ufffc"
FORMATTING = frozenset("bpt ept it bx ex sc ec sm em".split())
"""Codes whose own text is code, and that leave no trace."""
STANDALONE = frozenset("ph x".split())
NO_TEXT = ("Cc", "Cs", "Cn", "Co")
DELETED = "x-sdl-deleted"
ATTRIBUTES = ("ctype", "equiv-text", "equiv", "disp", "type", "subType")
"""Where a code may say what it stands for."""

NAMES = (
    "a|abbr|acronym|b|bdi|bdo|big|cf|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|rb|ruby|s|samp|small|span|strike|strong"
    "|sub|sup|tt|u|var"
)
"""Tags that stand inside a line."""
SPACE = re.compile(
    r"^\W*(?:x-|xlf:)?(?:lb|br|tab|nbsp)\b|(?:line|soft)[-_ ]?(?:break|return)|^\s+$|^\\[nrt]$|&nbsp;", re.IGNORECASE
)
TRACELESS = re.compile(
    rf"\W*</?(?:[\w-]+:)?(?:{NAMES})(?:\s[^<>]*)?/?>\W*|[*_~]{{1,3}}|bold|italic|underlined|\xad|&shy;"
    r"|.*(?:discretionary|soft-?hyphen).*",
    re.IGNORECASE | re.DOTALL,
)
"""Tags of formatting, and the hyphens that part a word only where a line ends."""
PAIRED = re.compile(r"(?:START|CLOSE)_")
"""How Angular names the two ends of a tag, which are placeholders like any other in version 1."""
PAIRED_TAG = re.compile(rf"x-(?:{NAMES})")
MEMOQ = re.compile(r"<mq:(\w+)\b[^>]*\bval=\"([^\"]*)\"")


def text_of(element: etree._Element | None) -> str:
    """Return the text of a segment as its reader sees it."""
    return "".join([text for text, _, _ in pieces_of(element)])


def pieces_of(element: etree._Element | None) -> Iterator[tuple[str, etree._Element | None, bool]]:
    """Yield the pieces of a segment as its reader sees it; codes may be nested as deep as a parser takes.

    Each is a text, the element that it stands in, None for what a code shows, and whether it stands behind that element.
    """
    if element is None:
        return
    yield element.text or "", element, False
    opened = [(iter(element), element)]
    while opened:
        children, parent = opened[-1]
        for child in children:
            shown = shown_by(child)
            if shown is None:
                yield child.text or "", child, False
                if len(child):
                    opened.append((iter(child), child))
                    break
            elif shown:
                yield shown, None, False
            yield child.tail or "", child, True
        else:
            opened.pop()
            if opened:
                yield parent.tail or "", parent, True


def shown_by(element: etree._Element) -> str | None:
    """Return what a code shows, None where its content is text."""
    name = local(element)
    if not name or name in FORMATTING:
        return ""
    if name == "ut":  # a tag that a tool of the nineties did not understand: nearly always half of a pair
        return sign(["".join(map(str, element.itertext()))]).strip(SOMETHING)
    if name == "cp":
        return character(element.get("hex") or "")
    if name in STANDALONE:
        return placeholder(element)
    return "" if element.get("mtype") == DELETED else None


def placeholder(element: etree._Element) -> str:
    """Return what a placeholder shows: nothing, a space, or the sign for something."""
    code = "".join(map(str, element.itertext()))
    memoq = MEMOQ.search(code)
    if memoq:
        code = unescape(memoq[2])
        if memoq[1] == "ch":
            return code.replace("\u00a0", " ") or " "
    about = [code, *(element.get(name) or "" for name in ATTRIBUTES)]
    if PAIRED.match(element.get("id") or "") and PAIRED_TAG.fullmatch(element.get("ctype") or ""):
        return ""
    return sign(about)


def sign(about: Sequence[str]) -> str:
    """Return what stands for a code, by what is said of it."""
    if is_space(about):
        return " "
    return "" if any(map(TRACELESS.fullmatch, about)) else SOMETHING


def is_space(about: Sequence[str]) -> bool:
    """Tell whether a code stands for a line break, a tab or a no-break space."""
    return any(map(SPACE.search, about))


def character(code: str) -> str:
    """Return the character of a hexadecimal code point, "" where there is none, or none that is text."""
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return found if found in "\t\n\r" or category(found) not in NO_TEXT else ""


def local(element: etree._Element) -> str:
    """Return a tag without its namespace, "" for a comment."""
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
