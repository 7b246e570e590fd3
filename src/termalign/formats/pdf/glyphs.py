"""The glyphs of a PDF's pages as PDFium sees them, read in a process that is stopped when it takes too long.

Each glyph of 同盟調整メカニズム has its character, its place along and across the writing, and its box on the page.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
import time
from array import array
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from termalign.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.exchange import Access

CHILD = Path(__file__).with_name("child.py")
MORE_A_PAGE = 1.0
"""Seconds that each page read adds to the time a file may take."""
AHEAD = 1 << 20
"""Bytes that the process may be ahead of what is read of it, where the system lets it."""
MOST_PAGES, MOST_GLYPHS = 20_000, 20_000_000

REMEDY = {
    "broken": "is damaged or no PDF; open it in a PDF viewer and save it anew",
    "security": "is protected in a way that cannot be read; save it without protection in a PDF viewer",
}


class RawPage(NamedTuple):
    """A page as PDFium gives it: arrays over its glyphs, and the measures of its text objects.

    origins: x and y of each glyph, boxes: left, bottom, right, top, both in points of user space, whose origin is the
    lower left corner. measures: five an object (font size; a, b, c, d of its matrix). rotation: quarter turns clockwise.
    A glyph of the code 0 is none.
    """

    number: int
    rotation: int
    codes: array[int]
    origins: array[float]
    boxes: array[float]
    owners: array[int]
    measures: array[float]


def read_pages(file: str, data: bytes, access: Access) -> Iterator[RawPage]:
    """Yield the pages of a PDF.

    Raises FileError where pypdfium2 is not installed, the file is damaged or encrypted, or a limit is reached.
    """
    if importlib.util.find_spec("pypdfium2") is None:
        message = f"{file}: reading PDF needs pypdfium2; install it with: pip install 'termalign[pdf]'"
        raise FileError(message)
    password = access.password.encode()
    command = [sys.executable, "-S", "-P", str(CHILD), str(access.max_memory), str(len(password))]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(  # noqa: S603 - our own file
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        pipesize=AHEAD,
    ) as process:
        watch = Watch(process, access.max_seconds)
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            threading.Thread(target=feed, args=(process.stdin, password + data), daemon=True).start()
            yield from received(file, process.stdout, watch, access)
        finally:
            watch.end()
            process.kill()


def feed(stream: IO[bytes], data: bytes) -> None:
    """Hand a file to the other process, which may have ended by then."""
    with suppress(OSError), stream:
        stream.write(data)


class Watch:
    """Stops a process at a time that moves on with every page."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Start watching."""
        self.process, self.late = process, False
        self.deadline = time.monotonic() + seconds
        self.over = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        """Wait for the end of the process or of its time."""
        while not self.over.wait(max(0.0, self.deadline - time.monotonic())):
            if time.monotonic() >= self.deadline:
                self.late = True
                self.process.kill()
                return

    def end(self) -> None:
        """Watch no more."""
        self.over.set()


def received(file: str, stream: IO[bytes], watch: Watch, access: Access) -> Iterator[RawPage]:
    """Yield the pages that the other process writes; its errors are raised."""
    page = glyphs = 0
    while True:
        line = stream.readline()
        header: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {"error": "died"}
        if "done" in header:
            return
        arrays = tuple(read_array(stream, kind, n) for kind, n in zip("IdfIf", header.get("lengths", ()), strict=False))
        glyphs += len(arrays[0] or ()) if arrays else 0
        if "error" in header or None in arrays or page >= MOST_PAGES or glyphs > MOST_GLYPHS:
            raise FileError(f"{file}: {trouble(header, page + 1, watch, access)}")
        page += 1
        watch.deadline += MORE_A_PAGE
        yield RawPage(header["page"], header["rotation"], *arrays)  # type: ignore[arg-type]


def read_array(stream: IO[bytes], kind: str, length: int) -> array[Any] | None:
    """Read an array of so many numbers; None where the stream ends before."""
    numbers = array(kind)
    data = stream.read(length * numbers.itemsize)
    if len(data) < length * numbers.itemsize:
        return None
    numbers.frombytes(data)
    return numbers


def trouble(header: dict[str, Any], page: int, watch: Watch, access: Access) -> str:
    """Return in words what went wrong, and what to do."""
    error = header.get("error", "too much")
    if error == "password":
        return "the password is wrong" if access.password else "is encrypted; give its password with --password"
    if error in REMEDY:
        return REMEDY[error]
    if watch.late:
        return (
            f"page {page} was not read in time ({access.max_seconds:g} s); if you trust the file, raise --max-seconds"
        )
    if error == "died":
        return f"page {page} could not be read: it is damaged, or needs more than {access.max_memory} MB (--max-memory)"
    return f"page {page} holds more glyphs than a document does; extract the pages that you need"
