"""Where the cells of delimited text stand in it, quoted or not: "反撃能力, 他" is one cell, and its quotes are not text."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.edits import InPlace, Traced, decoded, joined, plain
from termalign.text.encodings import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.exchange import DraftOptions
    from termalign.model import Draft

QUOTE = '"'
LINE_BREAK = re.compile(r"\r\n|\r|\n")
QUOTED = re.compile(r'"((?:[^"]|"")*)"')
CHARACTER = re.compile(r'""|.', re.DOTALL)


def records(text: str, delimiter: str, *, quoted: bool) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield for each record the line it begins at, from 1, and the spans of its cells, with their quotes."""
    bare = f"[^{re.escape(delimiter)}\r\n]*"
    cell = re.compile(f'"(?:[^"]|"")*"{bare}|{bare}' if quoted else bare)
    at, line = 0, 1
    while at < len(text):
        begin, spans = line, []
        while True:
            found = cell.match(text, at)
            assert found is not None, "a cell may be empty"
            spans.append(found.span())
            line += len(LINE_BREAK.findall(found[0]))
            at = found.end()
            if text[at : at + 1] != delimiter:
                break
            at += 1
        after = LINE_BREAK.match(text, at)
        at = after.end() if after else at
        line += 1
        yield begin, spans


def traced(text: str, span: tuple[int, int], *, quoted: bool) -> Traced:
    """Return what a cell says; of a quoted cell without its quotes, a doubled one within being one."""
    start, end = span
    inner = QUOTED.match(text, start, end) if quoted else None
    if inner is None:
        return plain(text, start, end)
    within = decoded(text, *inner.span(1), CHARACTER, lambda found: found[0])
    return joined((within, plain(text, inner.end(), end)))


class Cells(NamedTuple):
    """How a table is written, and the column of its targets, from 0."""

    delimiter: str
    target: int
    quoted: bool


class Table(InPlace):
    """A table, and the edits to be made in the cells of its targets."""

    def __init__(self, draft: Draft, data: bytes, options: DraftOptions, cells: Cells) -> None:
        """Find the records; raises FileError where the encoding cannot be kept."""
        super().__init__(draft, data, options.encoding or detect(data))
        self.cells = cells
        found = records(self.text, cells.delimiter, quoted=cells.quoted)
        self.spans = {line: spans[cells.target] for line, spans in found if len(spans) > cells.target}
        """Where the target of the record that begins at a line stands, with its quotes."""
        self.in_quotes = [span for span in self.spans.values() if self.is_quoted(span)]

    def is_quoted(self, span: tuple[int, int]) -> bool:
        """Tell whether a cell is in quotes."""
        return self.cells.quoted and self.text.startswith(QUOTE, span[0])

    def target(self, segment: int) -> Traced | None:
        """Return what a cell says."""
        span = self.spans.get(self.pairs[segment].place.line)
        return traced(self.text, span, quoted=self.cells.quoted) if span else None

    def stands_in_quotes(self, at: int) -> bool:
        """Tell whether an offset is within a quoted cell."""
        number = bisect_right(self.in_quotes, at, key=itemgetter(0)) - 1
        return number >= 0 and at < self.in_quotes[number][1]

    def escaped(self, text: str, at: int) -> str:
        """Return a text as it may stand in the cell at an offset."""
        return text.replace(QUOTE, QUOTE * 2) if self.stands_in_quotes(at) else text

    def problem(self, text: str, at: int) -> str:
        """Say what keeps a text from the cell at an offset."""
        parting = (self.cells.delimiter, "\n", "\r", QUOTE if self.cells.quoted else "\n")
        if any(sign in text for sign in parting) and not self.stands_in_quotes(at):
            return "the cell would have to be put in quotes"
        return super().problem(text, at)
