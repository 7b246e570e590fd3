"""Tab-separated termbases in UTF-8, one row per term: 拡大抑止 ⇥ fullForm ⇥ preferred, like the csv in all else."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from termalign.formats.csv import LOSES, read_rows, write_rows
from termalign.formats.exchange import DEFAULTS, Dropped, Options

if TYPE_CHECKING:
    from termalign.model import Termbase

__all__ = ["LOSES", "read_termbase", "write_termbase"]

DELIMITER = "\t"


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:  # noqa: ARG001
    """Write the term table."""
    return write_rows(termbase, stream, DELIMITER)


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read a term table or a list of words; raises FileError where it is neither."""
    return read_rows(file, data, DELIMITER)
