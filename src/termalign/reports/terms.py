"""The terms of a job as a table for the terminal: 3  反撃能力  counterstrike capability  2 documents  白書.md:14."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termalign.reports.table import GAP, aligned, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADER = ("uses", "term", "translation", "documents", "first at")
LEAST = (4, 12, 16, 9, 12)


class Row(NamedTuple):
    """What the table says of a term."""

    uses: int
    term: str
    translation: str
    documents: int
    place: str


def lines(rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield a header and a row for each term, cut to the terminal's width in columns (0: as wide as needed)."""
    cells = [HEADER, *((f"{row[0]:,}", row[1], row[2], f"{row[3]:,}", row[4]) for row in rows)]
    widths = fit(cells, width, LEAST)
    yield aligned(HEADER, widths)
    yield GAP.join("-" * each for each in widths) + "\n"
    yield from (aligned(row, widths) for row in cells[1:])
