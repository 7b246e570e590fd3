"""What the commands say to a person: results, complaints and progress, right on a CP932 console (①㈱髙) too."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from termalign.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

    from termalign.files import Spool

PATIENCE = 1.0
"""Seconds of work before progress is shown."""


def is_unicode() -> bool:
    """Tell whether standard output takes every character."""
    return sys.stdout is None or (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


def width() -> int:
    """Return the terminal's width in columns; 0 where standard output is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else 0


def save(spool: Spool, file: Path) -> None:
    """Write a spool to a file, and say where the file went that was there before."""
    backup = spool.replace(file)
    if backup:
        complain(f"{file}: replaced; the file that was there is now {backup}")


def say(lines: Iterable[str]) -> None:
    """Print lines that have their line breaks; what the console cannot show becomes ? and is counted.

    A reader that has seen enough (| head) ends the printing, not the program.
    """
    if sys.stdout is None:
        message = "standard output is closed; name a file with -o"
        raise FileError(message)
    lost = 0
    encoding = sys.stdout.encoding or "utf-8"
    try:
        for line in lines:
            shown = line.encode(encoding, errors="replace").decode(encoding)
            lost += sum(1 for before, after in zip(line, shown, strict=False) if before != after)
            sys.stdout.write(shown)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = f"standard output cannot be written ({error.strerror})"
        raise FileError(message) from None
    if lost:
        complain(f"{lost} characters do not exist in {encoding} and are shown as ?; -o FILE writes all of them")


def complain(message: str) -> None:
    """Print a message for the user on standard error; where nobody reads it (2>&1 | head), nothing happens."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    try:
        sys.stderr.write("termalign: " + message.encode(encoding, errors="replace").decode(encoding) + "\n")
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


class Progress:
    """Shows on a terminal which file is being read, from the second second on, and wipes the line at the end."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self.shown = sys.stderr is not None and sys.stderr.isatty()
        self.message = ""
        self.started = time.monotonic()
        self.finished = threading.Event()
        self.thread = threading.Thread(target=self.tick, daemon=True)

    def __enter__(self) -> Self:
        """Start the clock."""
        if self.shown:
            self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> None:  # fmt: skip
        """Wipe the line."""
        self.finished.set()
        if self.shown:
            self.thread.join()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Note what is being done."""
        self.message = f"{done + 1} of {total}: {name}" if total > 1 else name

    def tick(self) -> None:
        """Rewrite the line four times a second."""
        if self.finished.wait(PATIENCE):
            return
        while not self.finished.wait(0.25):
            seconds = time.monotonic() - self.started
            self.draw(f"{seconds:4.0f} s  {self.message}")
        self.draw("")

    @staticmethod
    def draw(text: str) -> None:
        """Replace the line."""
        with suppress(UnicodeEncodeError):
            sys.stderr.write(f"\r\x1b[2K{text}")
            sys.stderr.flush()
