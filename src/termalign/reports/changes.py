"""Changes between two states of a termbase as a sheet to filter: 反撃能力 | changed | review | candidate | approved."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from openpyxl import Workbook

from termalign.workbook import Column, Sheet
from termalign.workbook.writing import fill, packed

if TYPE_CHECKING:
    from collections.abc import Iterable

CHANGES = Sheet(
    "Changes",
    (
        Column("what", 10), Column("concept id", 14), Column("concept", 44), Column("language", 10), Column("term", 36),
        Column("field", 22), Column("old", 40), Column("new", 40),
    ),
    3,
    "One row for each concept, term or field that was added, removed or changed.",
)  # fmt: skip


def write_changes(changes: Iterable[tuple[str, ...]], stream: IO[bytes]) -> None:
    """Write one row for each change."""
    book = Workbook(write_only=True)
    fill(book, CHANGES, changes)
    stream.write(packed(book))
