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
from collections import deque
from contextlib import suppress
from itertools import repeat
from typing import IO, TYPE_CHECKING, Any

import pypdfium2_raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_GLYPHS = 50_000
"""Glyphs of one page; beyond them it is no page to read."""
MOST_OBJECTS, DEEPEST = 100_000, 8
"""Objects of a page that are looked at, and forms within forms."""
ERRORS = {2: "broken", 3: "broken", 4: "password", 5: "security", 6: "broken"}
"""What FPDF_GetLastError says, in words of the other process."""


EMPTY: tuple[array[Any], ...] = tuple(array(kind) for kind in "IdfIf")
"""The arrays of a page without text."""
ADDRESSES = {
    "FPDFText_GetUnicode": 0,
    "FPDFText_GetTextObject": 0,
    "FPDFText_GetLooseCharBox": 1,
    "FPDFText_GetCharOrigin": 2,
    "FPDFText_GetMatrix": 1,
    "FPDFText_GetFontSize": 0,
}
"""What is called for glyphs, with the number of addresses behind page and glyph that PDFium writes to."""


class TooMuchError(Exception):
    """A page has more glyphs than a page can have."""


def main(argv: list[str]) -> None:
    """Take (megabytes of memory, bytes of the password on standard input before the file); write the pages."""
    limit_memory(int(argv[0]))
    password = sys.stdin.buffer.read(int(argv[1]))
    data = sys.stdin.buffer.read()
    stream = sys.stdout.buffer
    pdfium.FPDF_InitLibrary()
    for name, count in ADDRESSES.items():  # plain numbers instead of objects
        getattr(pdfium, name).argtypes = (ctypes.c_void_p, ctypes.c_int, *repeat(ctypes.c_void_p, count))
    for name in ("FPDFText_GetTextObject", "FPDFPage_GetObject", "FPDFFormObj_GetObject"):
        getattr(pdfium, name).restype = ctypes.c_void_p
    pdfium.FPDFPageObj_GetType.argtypes = pdfium.FPDFFormObj_CountObjects.argtypes = (ctypes.c_void_p,)
    pdfium.FPDFFormObj_GetObject.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
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
    """Return a page's header and its arrays, those of `read_glyphs`."""
    header = {"page": number + 1, "rotation": 0}
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return header, EMPTY
    header["rotation"] = pdfium.FPDFPage_GetRotation(page)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return header, read_glyphs(page, text) if text else EMPTY
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def read_glyphs(page: Any, text: Any) -> tuple[array[Any], ...]:
    """Return the glyphs of a page: codes, origins, boxes, the object of each glyph, the measures of each object.

    Objects are numbered as they are drawn; glyphs come as PDFium sorts them, which mixes up what overprints each other.
    An origin is x, y, a box left, bottom, right, top, in points of user space. An object's measures are font size, and
    a, b, c, d of its matrix. What PDFium makes up, spaces and line breaks, has the code 0. PDFium writes each number
    where it belongs, in calls that `map` makes: a loop would take twice the time.
    """
    count = max(0, pdfium.FPDFText_CountChars(text))
    if count > MOST_GLYPHS:
        raise TooMuchError
    call, every = ctypes.cast(text, ctypes.c_void_p).value, range(count)
    codes = array("I", map(pdfium.FPDFText_GetUnicode, repeat(call), every))
    for index, code in enumerate(codes):
        if code <= 32 and pdfium.FPDFText_IsGenerated(text, index):
            codes[index] = 0
    origins, boxes = array("d", bytes(16 * count)), array("f", bytes(16 * count))
    x, box = origins.buffer_info()[0], boxes.buffer_info()[0]
    x_and_y = range(x, x + 16 * count, 16), range(x + 8, x + 8 + 16 * count, 16)
    deque(map(pdfium.FPDFText_GetCharOrigin, repeat(call), every, *x_and_y), maxlen=0)
    deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(call), every, range(box, box + 16 * count, 16)), maxlen=0)
    boxes[1::4], boxes[3::4] = boxes[3::4], boxes[1::4]
    objects = list(map(pdfium.FPDFText_GetTextObject, repeat(call), every))
    owners = array("I", map(drawn_order(page, objects).__getitem__, objects))
    return codes, origins, boxes, owners, measures_of(text, dict(zip(reversed(owners), reversed(every), strict=True)))


def drawn_order(page: Any, objects: list[int | None]) -> dict[int | None, int]:
    """Number the objects of a page that hold text in the order in which they are drawn, those in forms too."""
    present = set(objects)
    drawn: list[int | None] = list(objects_of(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject))
    found = [each for each in drawn if each in present]
    if len(found) < len(present):
        found = [each for each in with_forms(drawn) if each in present]
        found += present.difference(found)
    return {each: number for number, each in enumerate(dict.fromkeys(found))}


def objects_of(owner: Any, count: Callable[[Any], int], get: Callable[[Any, int], int]) -> Iterator[int]:
    """Return the objects of a page or a form."""
    return map(get, repeat(owner), range(min(MOST_OBJECTS, max(0, count(owner)))))


def with_forms(objects: list[int | None]) -> Iterator[int | None]:
    """Yield objects in the order of drawing, those in forms where the form is drawn."""
    waiting = [(each, 0) for each in reversed(objects)]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        each, depth = waiting.pop()
        yield each
        if depth < DEEPEST and each and pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_FORM:
            inner = objects_of(each, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
            waiting += [(other, depth + 1) for other in reversed(list(inner))]


def measures_of(text: Any, glyphs: dict[int, int]) -> array[float]:
    """Return the measures of objects, of each of which a glyph is given."""
    call, indexes = ctypes.cast(text, ctypes.c_void_p).value, [index for _, index in sorted(glyphs.items())]
    matrices = array("f", bytes(24 * len(indexes)))
    first = matrices.buffer_info()[0]
    places = range(first, first + 24 * len(indexes), 24)
    deque(map(pdfium.FPDFText_GetMatrix, repeat(call), indexes, places), maxlen=0)
    measures = array("f", bytes(20 * len(indexes)))
    measures[::5] = array("f", map(pdfium.FPDFText_GetFontSize, repeat(call), indexes))
    for part in range(4):
        measures[part + 1 :: 5] = matrices[part::6]
    return measures


if __name__ == "__main__":
    main(sys.argv[1:])
