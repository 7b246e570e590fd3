"""Where a finding stands in the text of a file: “counterstrike” in a msgstr over three lines, in a quoted cell.

A segment's target is what the format makes of the file's characters, so that escapes and quotes are counted here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from termalign.model import Finding, SegmentPair

LINE_BREAK = re.compile("\r\n|\r|\n")
LITERAL = re.compile(r'[ \t]*"((?:[^"\\\r\n]|\\.)*)"[ \t]*(?:\r\n|\r|\n|\Z)')
ESCAPE = re.compile(r"\\(.)|[^\\]", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}
UNESCAPES = {char: f"\\{letter}" for letter, char in ESCAPES.items()} | {'"': '\\"', "\\": "\\\\"}
PLURAL = re.compile(r"\[(\d+)\]$")
EDGES = "\t,;|\r\n"
"""What a cell ends at."""
REACH = 10_000
"""Characters of the other cells of a record, within which its target is looked for."""


class Text(NamedTuple):
    """A text with the offsets at which its lines begin, by the line breaks of the protocol."""

    text: str
    starts: Sequence[int]

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column that count from 1."""
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, from 0, of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def line(self, number: int) -> tuple[int, int]:
        """Return the span of a line, from 1, without its line break and outer space."""
        start = self.offset(number, 1)
        match = LINE_BREAK.search(self.text, start)
        content = self.text[start : match.start() if match else len(self.text)]
        return start + len(content) - len(content.lstrip()), start + len(content.rstrip())


def text_of(text: str) -> Text:
    """Return a text with its lines."""
    return Text(text, [0, *(match.end() for match in LINE_BREAK.finditer(text))])


class Located(NamedTuple):
    """A finding's span in a file, and how a text is written there; None where the target itself is not to be found."""

    start: int
    end: int
    write: Callable[[str], str] | None


def locate(text: Text, finding: Finding, line: int) -> Located:
    """Return where a finding stands; its line, or the whole target, where the very span is not known."""
    if finding.pair is not None:
        characters = characters_of(text, finding.pair)
        if characters is not None and characters.starts:
            first, last = finding.target_span or (0, len(characters.starts))
            if first < last:
                return Located(characters.starts[first], characters.ends[last - 1], characters.write)
    return Located(*text.line(line), None)


class Characters(NamedTuple):
    """Where each character of a target begins and ends in the file, and how others are written in its place."""

    starts: Sequence[int]
    ends: Sequence[int]
    write: Callable[[str], str]


def characters_of(text: Text, pair: SegmentPair) -> Characters | None:
    """Return where the characters of a target stand; None where the file does not have it at its place."""
    suffix = PurePath(pair.place.file).suffix.lower()
    return READERS.get(suffix, in_place)(text, pair)


def in_place(text: Text, pair: SegmentPair) -> Characters | None:
    """Find a target that stands in the file as it is: in Markdown and plain text."""
    start = text.offset(pair.place.line, pair.place.column)
    if not text.text.startswith(pair.target, start):
        return None
    return as_written(start, len(pair.target))


def as_written(start: int, length: int) -> Characters:
    """Return characters that stand in the file one by one."""
    return Characters(range(start, start + length), range(start + 1, start + length + 1), str)


def in_catalogue(text: Text, pair: SegmentPair) -> Characters | None:
    """Find the msgstr of an entry of a PO file, with its string literals joined and its escapes undone."""
    plural = PLURAL.search(pair.context)
    keyword = f"msgstr[{plural[1]}]" if plural else "msgstr"
    found = re.compile(rf"^{re.escape(keyword)}(?=[ \t\"])", re.MULTILINE).search(
        text.text, text.offset(pair.place.line, 1)
    )
    if not found:
        return None
    starts, ends, chars = [], [], []
    at = found.end()
    while literal := LITERAL.match(text.text, at):
        for match in ESCAPE.finditer(text.text, *literal.span(1)):
            starts.append(match.start())
            ends.append(match.end())
            chars.append(ESCAPES.get(match[1], match[1]) if match[1] else match[0])
        at = literal.end()
    return Characters(starts, ends, in_literal) if "".join(chars) == pair.target else None


def in_literal(text: str) -> str:
    """Return a text as a string literal has it."""
    return "".join(UNESCAPES.get(char, char) for char in text)


def in_cell(text: Text, pair: SegmentPair) -> Characters | None:
    """Find the cell of a table that is the target, quoted or not, from where its record begins."""
    start = text.offset(pair.place.line, 1)
    quoted = '"' + in_quotes(pair.target) + '"'
    end = start + 2 * (len(pair.source) + len(pair.target)) + REACH
    for written in (quoted, pair.target):
        at = text.text.find(written, start, end)
        while at >= 0 and not is_cell(text.text, at, at + len(written)):
            at = text.text.find(written, at + 1, end)
        if at >= 0:
            return as_quoted(at + 1, pair.target) if written is quoted else as_written(at, len(written))
    return None


def is_cell(text: str, start: int, end: int) -> bool:
    """Tell whether a span of a table reaches from one delimiter or line break to the next."""
    return (start == 0 or text[start - 1] in EDGES) and (end >= len(text) or text[end] in EDGES)


def as_quoted(start: int, target: str) -> Characters:
    """Return the characters of a quoted cell, whose quotes are doubled."""
    ends = list(accumulate((len(in_quotes(char)) for char in target), initial=start))
    return Characters(ends[:-1], ends[1:], in_quotes)


def in_quotes(text: str) -> str:
    """Return a text as a quoted cell has it."""
    return text.replace('"', '""')


READERS: dict[str, Callable[[Text, SegmentPair], Characters | None]] = {
    ".po": in_catalogue,
    ".pot": in_catalogue,
    ".tsv": in_cell,
    ".csv": in_cell,
}
