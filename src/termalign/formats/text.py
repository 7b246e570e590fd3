"""Plain text in any Japanese encoding, as PDF extraction leaves it; a form feed (第2頁) starts a page."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats.edits import InPlace, plain
from termalign.formats.exchange import OPEN
from termalign.model import Document, Line
from termalign.text.encodings import DecodingError, decode, detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.edits import Edits, Traced, Written
    from termalign.formats.exchange import Access, DraftOptions
    from termalign.model import Draft

LINE_BREAK = re.compile(r"\r\n|\r|\n")
FORM_FEED = "\f"

SIGNATURES = {
    b"%PDF-": "a PDF file; name it .pdf, so that it is read as one",
    b"PK\x03\x04": "a Word, Excel, EPUB or zip file; name it by its suffix (.docx, .xlsx, .epub), or save it as plain text",
    b"\xd0\xcf\x11\xe0": "a file of Office 97, or one with a password; save it as .docx, .xlsx or .pptx without password",
    b"{\\rtf": "a rich text file; save it as .docx",
}
"""How files start that people hold for text, and what to do about them."""


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:  # noqa: ARG001
    """Read the bytes of a text file; raises FileError where they are not text."""
    text = read_text(file, data, encoding)
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    pages = [0, *(match.end() for match in re.finditer(FORM_FEED, text))]
    return Document(file, text, tuple(split_lines(text, starts)), (), tuple(starts), tuple(pages))


class Prose(InPlace):
    """A text, whose targets stand in it as they are."""

    @cached_property
    def starts(self) -> list[int]:
        """The offsets at which its lines begin."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def target(self, segment: int) -> Traced:
        """Return what stands where a segment has its place."""
        pair = self.pairs[segment]
        start = self.starts[pair.place.line - 1] + pair.place.column - 1
        return plain(self.text, start, min(start + len(pair.target), len(self.text)))


def rewrite(draft: Draft, data: bytes, options: DraftOptions) -> Prose:
    """Return the text to be changed in place; raises FileError where the encoding cannot be kept."""
    return Prose(draft, data, options.encoding or detect(data))


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:
    """Write targets anew, where they stand in a text; raises FileError as `rewrite` does."""
    return rewrite(draft, data, options).with_edits(edits)


def read_text(file: str, data: bytes, encoding: str | None) -> str:
    """Decode a file, or say in one sentence why it is not text."""
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            message = f"{file}: is {what}"
            raise FileError(message)
    try:
        text = decode(data, encoding)
    except DecodingError as error:
        message = f"{file}: {error}"
        raise FileError(message) from None
    if not text.strip():
        message = f"{file}: is empty; check the program that made it"
        raise FileError(message)
    return text


def split_lines(text: str, starts: list[int]) -> Iterator[Line]:
    """Yield the lines that are not blank; a line with a form feed in it is two, on two pages."""
    page = 1
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), start=1):
        raw = text[start:end]
        offset = start
        for index, part in enumerate(raw.split(FORM_FEED) if FORM_FEED in raw else (raw,)):
            page += index > 0
            content = part.strip()
            if content:
                begin = offset + part.index(content)
                yield Line(begin, begin + len(content), number, page)
            offset += len(part) + 1
