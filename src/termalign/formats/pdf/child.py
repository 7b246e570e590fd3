"""The process that PDFium runs in: a PDF on standard input, the glyphs of its pages (日, 米, …) on standard output.

PDFium has no limits of its own: a file of a few KB can keep it busy for years. Here it can be stopped. Nothing of
termalign but this file is needed. What is written is a record for each page: a line of JSON with the lengths of the
arrays behind it, then the arrays. The last line is {"done": true} or {"error": what went wrong}.
"""

from __future__ import annotations

import ctypes
import json
import sys
from array import array
from contextlib import suppress
from typing import IO, Any

import pypdfium2.raw as pdfium

MOST_GLYPHS = 200_000
"""Glyphs of one page; beyond them it is no page to read."""
ERRORS = {2: "broken", 3: "broken", 4: "password", 5: "security", 6: "broken"}
"""What FPDF_GetLastError says, in words of the other process."""


class TooMuchError(Exception):
    """A page has more glyphs than a page can have."""


def main(argv: list[str]) -> None:
    """Take (megabytes of memory, bytes of the password on standard input before the file); write the pages."""
    limit_memory(int(argv[0]))
    password = sys.stdin.buffer.read(int(argv[1]))
    data = sys.stdin.buffer.read()
    stream = sys.stdout.buffer
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), password)
    if not document:
        write(stream, {"error": ERRORS.get(pdfium.FPDF_GetLastError(), "broken")})
        return
    count = pdfium.FPDF_GetPageCount(document)
    for number in range(count):
        try:
            header, arrays = read_page(document, number)
        except TooMuchError:
            write(stream, {"error": "glyphs", "page": number + 1, "limit": MOST_GLYPHS})
            return
        write(stream, {**header, "pages": count}, arrays)
    write(stream, {"done": True})


def limit_memory(megabytes: int) -> None:
    """Refuse memory beyond a limit, where the system can (not on Windows)."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def write(stream: IO[bytes], header: dict[str, Any], arrays: tuple[array[Any], ...] = ()) -> None:
    """Write one record and send it off."""
    stream.write(json.dumps(header | {"lengths": [len(each) for each in arrays]}).encode() + b"\n")
    for each in arrays:
        stream.write(each.tobytes())
    stream.flush()


def read_page(document: Any, number: int) -> tuple[dict[str, Any], tuple[array[Any], ...]]:
    """Return a page's header and its arrays: codes, places, the object of each glyph, the measures of each object.

    A glyph's place is its origin and its box: x, y, left, bottom, right, top, in points of user space. An object's
    measures are font size, and a, b, c, d of the matrix.
    """
    codes, places, owners, measures = array("I"), array("f"), array("I"), array("f")
    page = pdfium.FPDF_LoadPage(document, number)
    header = {"page": number + 1, "rotation": 0}
    if not page:
        return header | {"unreadable": True}, (codes, places, owners, measures)
    header["rotation"] = pdfium.FPDFPage_GetRotation(page)
    text = pdfium.FPDFText_LoadPage(page)
    if text:
        try:
            read_glyphs(text, codes, places, owners, measures)
        finally:
            pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return header, (codes, places, owners, measures)


def read_glyphs(text: Any, codes: array[int], places: array[float], owners: array[int], measures: array[float]) -> None:
    """Read the glyphs of a page; those that PDFium makes up, spaces and line breaks, are left out."""
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    last = None
    count = pdfium.FPDFText_CountChars(text)
    if count > MOST_GLYPHS:
        raise TooMuchError
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code <= 32 and pdfium.FPDFText_IsGenerated(text, index):
            continue
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if owner != last:
            last = owner
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index)
            measures.extend((size, matrix.a, matrix.b, matrix.c, matrix.d))
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        codes.append(code)
        places.extend((x.value, y.value, box.left, box.bottom, box.right, box.top))
        owners.append(len(measures) // 5 - 1)


if __name__ == "__main__":
    main(sys.argv[1:])
