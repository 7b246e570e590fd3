"""Reading a termbase from a file: 用語集.xlsx, its format told by suffix and content."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from termalign import formats
from termalign.errors import CommandError, FileError
from termalign.files import read_bytes

if TYPE_CHECKING:
    from termalign.model import Termbase

Source = str | os.PathLike[str]


def read_termbase(path: Source) -> Termbase:
    """Read a termbase; the format is the suffix's, and where several share one, the content's.

    Raises:
        CommandError: the file does not exist, or no format has its suffix.
        FileError: the file is not a termbase of that format; the message says where.
    """
    file = Path(path)
    if file.is_dir():
        message = f"{file}: is a folder; name a termbase in it"
        raise CommandError(message)
    if not file.is_file():
        message = f"{file}: no such file"
        raise CommandError(message)
    formats.find(file, "read_termbase")
    data = read_bytes(file)
    if not data:
        message = f"{file}: is empty"
        raise FileError(message)
    termbase: Termbase = formats.find_reader(file, data).read_termbase(file.as_posix(), data)
    return termbase


def read_filled(path: Source) -> Termbase:
    """Read a termbase that is to tell something; errors are those of `read_termbase`, and FileError where it is empty."""
    termbase = read_termbase(path)
    if not termbase.concepts:
        message = f"{path}: holds no concepts; is it the right termbase?"
        raise FileError(message)
    return termbase
