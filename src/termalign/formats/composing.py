"""Documents composed of what structured files hold: paragraphs, headings, rows of tables, each 用語 on a line of its own.

A line is written piece by piece and then ended with its kind. What a file says beside its text (the English above
宇宙領域把握 in a ruby) goes behind the line, where it is part of `text` but of no `Line`.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.model import Document, Line, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
SPACES = str.maketrans("\r\f\v", "   ")
SPACES_IN_ROW = str.maketrans("\r\f\v\t", "    ")
LONGEST_LOCATOR = 40
LONGEST_TEXT = 100_000_000
"""Characters that a document may have; a workbook may show one long text in many cells."""


class Composer:
    """Writes a document line by line; offsets count code points of what was written so far."""

    def __init__(self, file: str) -> None:
        """Begin the document of a file."""
        self.file = file
        self.length = 0
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.line_starts = [0]
        self.page_starts = [0]
        self.locators: list[tuple[int, str]] = []
        self.stated: list[Stated] = []
        self.waiting: list[tuple[int, int, str]] = []
        """What is to be said behind the open line: base start, base end, what is said."""
        self.in_row = False
        self.first = 0
        """The part that the open line begins with."""

    def write(self, text: str) -> None:
        """Add to the open line; a line break in the text ends a line whose kind says nothing."""
        head, *others = text.split("\n")
        self.add(head)
        for other in others:
            if self.in_row:
                self.add(" ")
            else:
                self.end("")
            self.add(other)

    @contextmanager
    def on_one_line(self) -> Iterator[None]:
        """Keep what is written on the open line: its line breaks become spaces, its tabs too, as in a row of a table."""
        self.in_row = True
        yield
        self.in_row = False

    def add(self, text: str) -> None:
        """Add text without line breaks; soft hyphens and what has no width are left out."""
        text = INVISIBLE.sub("", text.translate(SPACES_IN_ROW if self.in_row else SPACES))
        if self.length + len(text) > LONGEST_TEXT:
            message = f"{self.file}: shows more than {LONGEST_TEXT / 1e6:,.0f} million characters; split it"
            raise FileError(message)
        if text:
            self.parts.append(text)
            self.length += len(text)

    def state(self, start: int, said: str, *, end: int | None = None) -> None:
        """Say something of the term that stands between an offset of the open line and another, its end so far."""
        said, end = " ".join(INVISIBLE.sub("", said).split()), self.length if end is None else end
        if said and start < end:
            self.waiting.append((start, end, said))

    @property
    def last(self) -> str:
        """The last character of the open line, "" where it has none yet."""
        return self.parts[-1][-1] if len(self.parts) > self.first else ""

    @property
    def open_line(self) -> str:
        """What the open line shows so far."""
        return "".join(self.parts[self.first :]).strip()

    def locate(self, name: str, start: int | None = None) -> None:
        """Give what follows, or follows from an offset on, a name by which a person finds it; "" gives it none."""
        name = " ".join(name.split())
        if len(name) > LONGEST_LOCATOR:
            name = name[: LONGEST_LOCATOR - 1] + "…"
        if (self.locators[-1][1] if self.locators else "") != name:
            self.locators.append((self.length if start is None else start, name))

    def next_cell(self) -> None:
        """End a cell of the row that is the open line."""
        self.parts.append("\t")
        self.length += 1

    def turn_page(self) -> None:
        """Begin a page."""
        if self.length > self.page_starts[-1]:
            self.page_starts.append(self.length)

    def end(self, kind: str) -> None:
        """End the open line; a blank one counts as a line too, as an empty paragraph does."""
        start = self.line_starts[-1]
        content = "".join(self.parts[self.first :])
        shown = content.strip(" \u3000" if kind == "table" else None)  # tabs part the cells, empty ones too
        if shown.strip():
            begin = start + content.index(shown)
            line = Line(begin, begin + len(shown), len(self.line_starts), len(self.page_starts), kind)
            self.lines.append(line)
        for left, right, said in self.waiting:
            self.add("\t")
            begin = self.length
            self.add(said)
            self.stated.append(Stated((left, right), (begin, self.length)))
        self.waiting.clear()
        self.parts.append("\n")
        self.length += 1
        self.first = len(self.parts)
        self.line_starts.append(self.length)

    def row(self, cells: Sequence[str], names: Sequence[str] = ()) -> None:
        """Write a row of a table on a line, its cells parted by tabs; `names` are the cells' locators, if they have any."""
        for number, cell in enumerate(cells):
            if number:
                self.next_cell()
            if number < len(names):
                self.locate(names[number])
            with self.on_one_line():
                self.write(cell.strip())
        self.end("table")

    def document(self) -> Document:
        """Return what was written; raises FileError where that is nothing."""
        if self.length > self.line_starts[-1]:
            self.end("paragraph")
        if not self.lines:
            message = f"{self.file}: holds no text; if it shows pictures of pages, run OCR on it first"
            raise FileError(message)
        return Document(
            self.file, "".join(self.parts), tuple(self.lines), line_starts=tuple(self.line_starts),
            page_starts=tuple(self.page_starts), stated=tuple(self.stated), locators=tuple(self.locators),
        )  # fmt: skip
