"""PDF: glyphs to lines, columns and paragraphs; small print such as Alliance Coordination Mechanism tied to its (ACM).

PDFium (pypdfium2, the extra `pdf`) reads the file in a process of its own, with limits. The text is the body in reading
order, a paragraph a line. Small print that says something of a term stands in the text, below its paragraph, but in
no line: what is said of what is `Document.stated`. Furigana are left out.
"""

from __future__ import annotations

import gc
import re
from array import array
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats.exchange import OPEN
from termalign.formats.pdf.glyphs import read_pages
from termalign.formats.pdf.layout import lay_out
from termalign.formats.pdf.runs import is_wide
from termalign.model import Boxes, Document, Line, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.exchange import Access
    from termalign.formats.pdf.layout import Laid
    from termalign.formats.pdf.lines import PrintedLine
    from termalign.formats.pdf.paragraphs import Paragraph
    from termalign.formats.pdf.runs import Glyph
    from termalign.formats.pdf.smallprint import Tie

LAST_WORD, FIRST_WORD = re.compile(r"[A-Za-z0-9]+$"), re.compile(r"[A-Za-z0-9]+")
INNER_WORD = re.compile(r"(?<=[^A-Za-z0-9])[A-Za-z0-9]+(?=[^A-Za-z0-9])")
NO_BOX = memoryview(bytes(16))


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:  # noqa: ARG001
    """Read the bytes of a PDF.

    Raises FileError where pypdfium2 is missing, and where the file is damaged, encrypted, scanned or takes too much.
    """
    with collector_paused():
        laid = lay_out(read_pages(file, data, access))
        if not laid.paragraphs:
            what = "holds no text, only pictures: run OCR on it first, e.g. ocrmypdf" if laid.pages else "has no pages"
            message = f"{file}: {what}"
            raise FileError(message)
        return Writer(laid).document(file)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from searching for garbage among millions of glyphs, of which none is any; a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Writer:
    """Writes paragraphs into the text of a document, with the box of each character and what is stated."""

    def __init__(self, laid: Laid) -> None:
        """Take what has been laid out."""
        self.laid = laid
        self.boxes = memoryview(laid.boxes).cast("B")
        self.parts: list[str] = []
        self.length = 0
        self.edges, self.rows = array("f"), array("I")
        self.lines: list[Line] = []
        self.line_starts: list[int] = []
        self.page_starts = [0]
        self.offsets: dict[int, list[int]] = {}
        """The offsets of each printed line's glyphs, by its id."""
        self.stated: list[Stated] = []
        self.ties: dict[int, list[Tie]] = {}
        for tie in laid.ties:
            assert tie.base.stretch is not None
            line, _ = tie.base.stretch.places[tie.base.span[1] - 1]
            self.ties.setdefault(id(line), []).append(tie)

    def document(self, file: str) -> Document:
        """Write all paragraphs, each followed by a blank line."""
        waiting: list[Tie] = []
        for paragraph in self.laid.paragraphs:
            self.paragraph(paragraph)
            waiting += [tie for line in paragraph.lines for tie in self.ties.get(id(line), ())]
            waiting = [tie for tie in waiting if not self.small_print(tie)]
            self.end_line()
        boxes = Boxes(self.edges, self.rows)
        return Document(
            file, "".join(self.parts), tuple(self.lines), line_starts=tuple(self.line_starts or (0,)),
            page_starts=tuple(self.page_starts), stated=tuple(self.stated), boxes=boxes,
        )  # fmt: skip

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph on a line."""
        self.turn_to(paragraph.page)
        self.line_starts.append(self.length)
        start, pages = self.length, dict(paragraph.breaks)
        for number, line in enumerate(paragraph.lines):
            if number and self.needs_space(paragraph.lines[number - 1], line):
                self.write(" ", None)
            if number in pages:
                self.turn_to(pages[number])
            self.printed_line(line)
        kind = "" if paragraph.kind == "note" else paragraph.kind
        self.lines.append(Line(start, self.length, len(self.line_starts), paragraph.page, kind))
        self.end_line()

    def needs_space(self, last: PrintedLine, line: PrintedLine) -> bool:
        """Tell whether a line break within a paragraph parts words: not beside Japanese, nor inside a word or number."""
        if is_wide(last.glyphs[-1].char) or is_wide(line.glyphs[0].char) or last.text.endswith("-"):
            return False
        left, right = LAST_WORD.search(last.text), FIRST_WORD.match(line.text)
        if left is None or right is None:
            return True
        if left.group().isdigit() and right.group().isdigit():
            return False
        known = self.words
        whole = left.group() + right.group() in known
        return not (whole and not (left.group() in known and right.group() in known))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in Latin letters that stand inside of lines."""
        lines = (line.text for paragraph in self.laid.paragraphs for line in paragraph.lines)
        return frozenset(word for text in lines for word in INNER_WORD.findall(text))

    def printed_line(self, line: PrintedLine) -> None:
        """Write a printed line, and remember where its glyphs are."""
        self.rows.append(self.length)
        offsets = [0] * len(line.glyphs)
        for at, (_, number) in enumerate(line.pieces, start=self.length):
            if number >= 0:
                offsets[number] = at
        several = [self.box_of(line.glyphs[number]) if number >= 0 else NO_BOX for _, number in line.pieces]
        self.edges.frombytes(b"".join(several))
        self.parts.append(line.text)
        self.length += len(line.text)
        self.offsets[id(line)] = offsets

    def small_print(self, tie: Tie) -> bool:
        """Write what small print says, and state of what; False where that is not written yet."""
        start, end = self.base_span(tie, tie.base.span)
        if start < 0:
            return False
        self.line_starts.append(self.length)
        self.rows.append(self.length)
        begin = self.length
        for last, word in zip([None, *tie.said], tie.said, strict=False):
            if last and not (last.text.endswith("-") and word.u0 < last.u0):
                self.write(" ", None)
            for glyph in word.glyphs:
                self.write(glyph.char, glyph)
        several = [(*self.base_span(tie, span), weight) for span, weight in tie.rivals]
        rivals = tuple(rival for rival in several if rival[0] >= 0)
        self.stated.append(Stated((start, end), (begin, self.length), tie.base.is_whole, rivals))
        self.end_line()
        return True

    def base_span(self, tie: Tie, span: tuple[int, int]) -> tuple[int, int]:
        """Return where a span of a tie's stretch stands in the text, (-1, -1) where it is not written yet."""
        assert tie.base.stretch is not None
        stretch = tie.base.stretch
        places = [(line, number) for line, number in stretch.places[slice(*span)] if number >= 0]
        if any(id(line) not in self.offsets for line, _ in places):
            return -1, -1
        found = [self.offsets[id(line)][number] for line, number in places]
        if found[-1] - found[0] > 2 * len(found):  # something stands between the two lines
            found = [self.offsets[id(line)][number] for line, number in places if line is stretch.line]
        return found[0], found[-1] + 1

    def write(self, char: str, glyph: Glyph | None) -> None:
        """Write a character with its box; a space between glyphs has none of its own."""
        self.parts.append(char)
        self.length += 1
        self.edges.frombytes(NO_BOX if glyph is None else self.box_of(glyph))

    def box_of(self, glyph: Glyph) -> memoryview:
        """Return the box of a glyph: four numbers of four bytes."""
        return self.boxes[16 * glyph.number : 16 * glyph.number + 16]

    def end_line(self) -> None:
        """End a line."""
        if not self.parts or self.parts[-1] == "\n":
            self.line_starts.append(self.length)
        self.write("\n", None)

    def turn_to(self, page: int) -> None:
        """Begin a page, where it has not begun."""
        while len(self.page_starts) < page:
            self.page_starts.append(self.length)
