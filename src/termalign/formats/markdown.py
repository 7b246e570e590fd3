"""Markdown: headings, lists, tables and code as they are marked; emphasis (**拡大抑止**) is hidden, not lost."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from termalign.formats import text as plain
from termalign.formats.exchange import OPEN
from termalign.formats.text import rewrite, write_segments
from termalign.model import Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.exchange import Access
    from termalign.model import Document, Line

__all__ = ["document", "rewrite", "write_segments"]

FENCE = re.compile(r"(`{3,}|~{3,})")
PLAIN_FENCE = re.compile(r"(?:`{3,}|~{3,})\s*(?:text|txt|md|markdown)?")
SENTENCE = re.compile(r"[ぁ-ん]{2}.*[。：:]|[ぁ-んァ-ヶ一-鿿]{4}")
KEY = re.compile(r"[A-Za-z_][\w-]*:\s+[\"']?")
LONGEST_MATTER = 200
"""Lines in which front matter ends, or there is none."""
HEADING = re.compile(r"#{1,6}\s")
ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s")
TABLE = re.compile(r"\||(?:[^|]*\|){2}")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:\s*")
DEFINITION = re.compile(r":\s+")
LONGEST_DEFINITION = 120
RUBY = re.compile(
    r"(?:<rb>)?(?P<base>[^<>\n]+)(?:</rb>)?(?P<aside>\s*(?:<rp>[^<]*</rp>\s*)?<rt>(?P<said>[^<]*)</rt>(?:\s*<rp>[^<]*</rp>)?)",
    re.IGNORECASE,
)
TITLED = re.compile(
    r"""<(?:abbr|acronym|dfn)\b[^<>]*?\btitle=(?P<quote>["'])(?P<said>[^"'<>]+)(?P=quote)[^<>]*>(?P<base>[^<>]+)<""",
    re.IGNORECASE,
)
"""What pages in Markdown borrow from HTML to say something of a term."""
QUOTE = re.compile(r"(?:>\s?)+")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INLINE = re.compile(
    r"(?P<code>(?P<tick>`+)(?!`).*?(?P=tick))"
    r"|(?P<link>!?\[(?P<label>[^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\]))"
    r"|(?P<note>\[\^[^\[\]\s]+\](?!:))"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~)"
    r"|(?P<url>https?://[^\s()（）「」、。]+)",
)


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:
    """Read the bytes of a Markdown file; raises FileError where they are not text."""
    raw = plain.document(file, data, encoding, access)
    lines = tuple(paragraphs(tuple(state_kinds(raw))))
    hidden = [comment.span() for comment in COMMENT.finditer(raw.text)]
    stated = [Stated(match.span("base"), match.span("said")) for match in TITLED.finditer(raw.text)]
    for ruby in RUBY.finditer(raw.text) if "<rt>" in raw.text else ():
        hidden.append(ruby.span("aside"))
        stated.append(Stated(ruby.span("base"), ruby.span("said")))
    stated += defined(raw.text, lines)
    for line in lines:
        if line.kind != "code":
            hidden.extend(hidden_spans(raw.text, line))
    return replace(raw, lines=lines, hidden=tuple(merge(hidden)), stated=tuple(stated))


def defined(text: str, lines: tuple[Line, ...]) -> Iterator[Stated]:
    """Yield what a list of definitions says of its terms, where it is short: a line, and below it a colon and its English."""
    for term, line in pairwise(lines):
        mark = DEFINITION.match(text, line.start, line.end) if line.kind == "item" else None
        if mark and line.number - term.number == 1 and line.end - line.start <= LONGEST_DEFINITION:
            yield Stated((term.start, term.end), (mark.end(), line.end))


def state_kinds(document: Document) -> Iterator[Line]:
    """Yield the lines with the kind that their mark states; of the front matter the values without their keys."""
    fence = ""
    prose = set(fenced_prose(document))
    matter = front_matter(document)
    for number, line in enumerate(document.lines):
        content = document.text[line.start : line.end]
        if number < matter:
            key = KEY.match(content)
            yield line._replace(start=line.start + (key.end() if key else 0))
            continue
        if number in prose:
            yield line
            continue
        mark = FENCE.match(content)
        if fence or mark:
            if not fence:
                fence = content[:3]
            elif content.startswith(fence) and not content.strip("`~"):
                fence = ""
            yield line._replace(kind="code")
        else:
            yield line._replace(kind=kind_of(content))


def paragraphs(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines, with those that nothing is stated of and that blank lines surround as paragraphs."""
    for before, line, behind in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        is_alone = (before is None or line.number - before.number > 1) and (
            behind is None or behind.number - line.number > 1
        )
        yield line._replace(kind="paragraph") if is_alone and not line.kind else line


def front_matter(document: Document) -> int:
    """Return how many lines the front matter between --- and --- has, 0 where there is none."""
    contents = [document.text[line.start : line.end] for line in document.lines[:LONGEST_MATTER]]
    return contents.index("---", 1) if contents[:1] == ["---"] and "---" in contents[1:] else 0


def fenced_prose(document: Document) -> Iterator[int]:
    """Yield the numbers of lines in fences that hold prose, not code: without a language, and Japanese most of them."""
    opened = -1
    for number, line in enumerate(document.lines):
        content = document.text[line.start : line.end]
        if opened < 0:
            opened = number if FENCE.match(content) else -1
        elif FENCE.fullmatch(content):
            inside = range(opened + 1, number)
            texts = [document.text[document.lines[each].start : document.lines[each].end] for each in inside]
            first = document.lines[opened]
            plain_fence = PLAIN_FENCE.fullmatch(document.text, first.start, first.end) is not None
            if plain_fence and 2 * sum(SENTENCE.search(each) is not None for each in texts) > len(texts):
                yield from inside
            opened = -1


def kind_of(content: str) -> str:
    """Return what the first characters of a line outside code state about it."""
    if HEADING.match(content):
        return "heading"
    if FOOTNOTE.match(content):
        return "footnote"
    if ITEM.match(content) or DEFINITION.match(content):
        return "item"
    return "table" if TABLE.match(content) else ""


def hidden_spans(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Yield the spans of a line that are markup; link labels and code with Japanese in it stay text."""
    for pattern in (QUOTE, HEADING, ITEM, FOOTNOTE, DEFINITION):
        mark = pattern.match(text, line.start, line.end)
        if mark:
            yield mark.span()
    for match in INLINE.finditer(text, line.start, line.end):
        if match["link"] is not None and not match["link"].startswith("!"):
            yield match.start(), match.start("label")
            yield match.end("label"), match.end()
        elif match["code"] is not None and not match["code"].isascii():
            yield match.start(), match.end("tick")
            yield match.end() - len(match["tick"]), match.end()
        else:
            yield match.span()


def merge(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sorted spans with the overlapping ones made one."""
    start = end = -1
    for left, right in sorted(spans):
        if left > end:
            if end > start:
                yield start, end
            start, end = left, right
        else:
            end = max(end, right)
    if end > start:
        yield start, end
