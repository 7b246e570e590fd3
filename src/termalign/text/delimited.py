"""One line of delimited text, quoted as RFC 4180 has it: a cell of 白書 with a line break in it stays one cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_BREAK = "\r\n"
"""What the writer is told ends a line, so that it quotes cells with either character in them."""


def line(cells: Sequence[str], delimiter: str) -> str:
    """Return the cells as one line that ends in LF."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator=LINE_BREAK).writerow(cells)
    return buffer.getvalue().removesuffix(LINE_BREAK) + "\n"
