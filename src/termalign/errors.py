"""Every error that a user can cause, e.g. a misspelt 防衛白書.txt; each carries the exit code it ends the program with.

TermalignError            1 sentence for the user, no traceback
├── CommandError       2  the command line is wrong: unknown suffix, path that does not exist
├── FileError          3  a file or the environment is: unreadable, undecodable, unwritable
│   └── OtherFileError    it is sound, but something else than was asked for: a termbase among drafts
└── PartialError       3  some files of a run failed; the others were done
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """The exit codes of every command."""

    OK = 0
    FINDINGS = 1
    COMMAND = 2
    FILE = 3
    BUG = 70
    INTERRUPTED = 130


class TermalignError(Exception):
    """The base of all errors that are told to the user in one sentence."""

    exit_code = ExitCode.FILE


class CommandError(TermalignError):
    """The command line is wrong."""

    exit_code = ExitCode.COMMAND


class FileError(TermalignError):
    """A file, or the environment, is wrong; the message starts with the file's name."""


class OtherFileError(FileError):
    """A sound file is something else than was asked for; in a folder it may be passed over."""

    def __init__(self, file: str, message: str) -> None:
        """Say what the file is and what to do."""
        self.file = file
        super().__init__(f"{file}: {message}")


class PartialError(TermalignError):
    """Some of several files could not be read; `errors` holds one error for each."""

    def __init__(self, errors: tuple[TermalignError, ...], done: int) -> None:
        """Keep the errors; `done` is the number of files that were read."""
        self.errors = errors
        self.exit_code = max(error.exit_code for error in errors)
        total = len(errors) + done
        reasons = "\n".join(f"  {error}" for error in errors)
        super().__init__(f"{len(errors)} of {total} files could not be read:\n{reasons}")


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the end of a message on a name that does not exist: "; did you mean near-miss?", "" where none is near."""
    near = get_close_matches(name, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
