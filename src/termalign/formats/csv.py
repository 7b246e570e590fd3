"""Comma-separated termbases in UTF-8, one row per term: exact for programs; 007 and =1+1 stay as they are."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats.rows import NAMES, from_rows, to_rows
from termalign.model import Termbase
from termalign.text.delimited import line
from termalign.text.encodings import DecodingError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITER = ","
LOSES = ("worklist", "info", "evidence")


def write_termbase(termbase: Termbase, stream: IO[bytes]) -> None:
    """Write the term table."""
    write_rows(termbase, stream, DELIMITER)


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read a term table; raises FileError where it is none."""
    return read_rows(file, data, DELIMITER)


def write_rows(termbase: Termbase, stream: IO[bytes], delimiter: str) -> None:
    """Write the term table with a delimiter; cells with a line break are quoted."""
    for row in (NAMES, *to_rows(termbase.concepts)):
        stream.write(line(row, delimiter).encode())


def read_rows(file: str, data: bytes, delimiter: str) -> Termbase:
    """Read a term table with a delimiter."""
    try:
        rows: Iterator[list[str]] = csv.reader(io.StringIO(decode(data), newline=""), delimiter=delimiter)
        return Termbase(tuple(from_rows(file, rows)))
    except (DecodingError, csv.Error) as error:
        message = f"{file}: {error}"
        raise FileError(message) from None
