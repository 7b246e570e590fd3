"""Changes between two states of a termbase as a sheet to filter: 反撃能力 | changed | review | candidate | approved."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = (
    ("what", 10), ("concept id", 14), ("concept", 44), ("language", 9), ("term", 36), ("field", 20), ("old", 40),
    ("new", 40),
)  # fmt: skip
FONT = "Yu Gothic"


def write_changes(changes: Iterable[tuple[str, ...]], stream: IO[bytes]) -> None:
    """Write one row for each change."""
    book = Workbook()
    page: Any = book.active
    page.title = "Changes"
    page.append([name for name, _ in COLUMNS])
    for change in changes:
        page.append(list(change))
    for number, (_, width) in enumerate(COLUMNS, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.font = Font(name=FONT, size=10, bold=cell.row == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.number_format = "@"
            if cell.value:
                cell.data_type = "s"
            if cell.row == 1:
                cell.fill = PatternFill("solid", fgColor="FFF3F5F8")
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    whole = io.BytesIO()
    book.save(whole)
    stream.write(whole.getvalue())
