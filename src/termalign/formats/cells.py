"""Where the cells of delimited text stand in it, quoted or not: "反撃能力, 他" is one cell, and its quotes are not text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.edits import Rewrite, Traced, decoded, joined, plain
from termalign.text.encodings import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.edits import Edits, Written
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


class Cell(Rewrite):
    """A table, and the edits to be made in its cells, one of which is at hand."""

    cells: Cells
    quoted = False
    """Whether the cell at hand is in quotes."""

    def escaped(self, text: str, at: int) -> str:  # noqa: ARG002
        """Return a text as it may stand in the cell at hand."""
        return text.replace(QUOTE, QUOTE * 2) if self.quoted else text

    def problem(self, text: str) -> str:
        """Say what keeps a text from the cell at hand."""
        parting = (self.cells.delimiter, "\n", "\r", QUOTE if self.cells.quoted else "\n")
        if not self.quoted and any(sign in text for sign in parting):
            return "the cell would have to be put in quotes"
        return super().problem(text)


def write_cells(draft: Draft, data: bytes, options: DraftOptions, edits: Edits, cells: Cells) -> Written:
    """Write targets of a table anew, in the cells that they stand in."""
    rewrite = Cell(draft, data, options.encoding or detect(data))
    rewrite.cells = cells
    wanted = {draft.pairs[segment].place.line: segment for segment in edits}
    for line, spans in records(rewrite.text, cells.delimiter, quoted=cells.quoted):
        if line in wanted:
            span = spans[cells.target]
            rewrite.quoted = cells.quoted and rewrite.text.startswith(QUOTE, span[0])
            rewrite.change(wanted[line], traced(rewrite.text, span, quoted=cells.quoted), edits[wanted[line]])
    return rewrite.written()
