"""A workbook as a draft: every sheet with a column of originals and one of translations, 原文 in C and 訳文 in D."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats.columns import Sheet, find_layout, refuse_others, segments, without_segments
from termalign.model import Draft
from termalign.workbook.reading import DAMAGED, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termalign.formats.exchange import DraftOptions
    from termalign.model import SegmentPair


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read all sheets that have segments; a formula counts as what it last gave.

    Raises FileError where the file is no workbook or none of its sheets is a bilingual table.
    """
    try:
        with collector_paused():
            sheets, hidden = sheets_of(data)
    except DAMAGED:
        message = (
            f"{file}: is no Excel workbook, or a damaged one; open it in the program that made it and save it again"
        )
        raise FileError(message) from None
    remarks = [f"the hidden sheet {name} was left out" for name in hidden]
    return draft_of_sheets(file, sheets, options, remarks)


def sheets_of(data: bytes) -> tuple[list[Sheet], list[str]]:
    """Return the visible sheets with something in them, and the names of the hidden ones; any of DAMAGED may be raised."""
    book = load_workbook(io.BytesIO(data), data_only=True)
    sheets, hidden = [], []
    for number, name in enumerate(book.sheetnames, start=1):
        page: Any = book[name]
        if not hasattr(page, "iter_rows"):
            continue
        rows = [[as_text(value) for value in row] for row in page.iter_rows(values_only=True)]
        if not any(map(any, rows)):
            continue
        if page.sheet_state != "visible":
            hidden.append(name)
            continue
        merged = merged_rows(name, page.merged_cells.ranges)
        sheets.append(Sheet(rows, range(1, len(rows) + 1), number, name, merged))
    return sheets, hidden


def merged_rows(name: str, areas: Iterable[Any]) -> dict[int, str]:
    """Return for each row of cells merged downwards the area, which makes these rows one paragraph."""
    return {
        number: f"{name}!{area}" for area in areas if area.max_row > area.min_row
        for number in range(area.min_row, area.max_row + 1)
    }  # fmt: skip


def draft_of_sheets(file: str, sheets: Iterable[Sheet], options: DraftOptions, remarks: list[str]) -> Draft:
    """Make the draft of several sheets; the first with two columns of text says which languages count."""
    pairs: list[SegmentPair] = []
    problem = FileError(f"{file}: holds no segments in the sheets that are shown; fill in columns of source and target")
    found = False
    for sheet in sheets:
        refuse_others(file, sheet.rows)
        try:
            layout = find_layout(file, sheet.rows, options)
        except FileError as error:
            problem = problem if found else error
            reason = str(error).removeprefix(f"{file}: ").partition(";")[0]
            remarks.append(f"the sheet {sheet.name} was left out: it {reason}")
            continue
        found = True
        options = options._replace(source_language=layout.source_language, target_language=layout.target_language)
        pairs.extend(segments(file, sheet, layout))
    if not found:
        raise problem
    if not pairs:
        raise without_segments(file)
    return Draft(file, options.source_language, options.target_language, tuple(pairs), tuple(remarks))
