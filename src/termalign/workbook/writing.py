"""Writing a workbook's sheets: header, filter, frozen part, pick-lists, rows; 007 and =1+1 are text like 用語集."""

from __future__ import annotations

import io
import re
from math import ceil
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from termalign.text.scripts import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell

    from termalign.workbook import Column, Sheet

LONGEST_CELL = 32_767
NOT_EXCEL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FONT = "Yu Gothic"
INK, QUIET, RULE, PAPER = "FF1F2933", "FF6B7785", "FFD5DAE1", "FFF3F5F8"
BODY_FONT = Font(name=FONT, size=10, color=INK)
HEADER_FONT = Font(name=FONT, size=10, bold=True, color=INK)
HEADER_FILL = PatternFill("solid", fgColor=PAPER)
HEADER_LINE = Border(bottom=Side(style="medium", color=QUIET))
PARTED = DifferentialStyle(border=Border(top=Side(style="thin", color=RULE)))
"""The line above a row; a rule draws it, so that it stands right after sorting too."""
PARTED_QUIETLY = DifferentialStyle(border=PARTED.border, font=Font(color=QUIET))
"""LibreOffice takes one rule for each cell, so that this one draws the line too."""
TOP, WRAP = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
NUMBER, NUMBER_HEAD = (
    Alignment(horizontal="right", vertical="top", indent=1, wrap_text=wrap) for wrap in (False, True)
)
"""Numbers stand under the end of their header, apart from the text of the next column."""
OPEN = Protection(locked=False)
LINE_HEIGHT, MOST_LINES = 16.0, 8
WRITTEN_AT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
WIDE = 28
"""Columns at least this wide wrap their text."""


Value = str | int | CellRichText
"""What a cell holds; 0 and "" leave it empty."""


def fill(book: Workbook, sheet: Sheet, rows: Iterable[Sequence[Value]]) -> None:
    """Write one sheet: header, filter, frozen part, pick-lists, then the rows as text or, where they are, as numbers."""
    page: Any = book.create_sheet(sheet.name)  # the stubs know few settings of write-only sheets
    page.sheet_state = "hidden" if sheet.hidden else "visible"
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    page.sheet_view.showGridLines = False
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page._values_to_row = in_row  # noqa: SLF001 - cells are ready; asking each what it is takes a third of the time
    for number, column in enumerate(sheet.columns, start=1):
        whole = page.column_dimensions[get_column_letter(number)]
        whole.width, whole.hidden = column.width or 10, not column.width
        style(whole, column, locked=sheet.locked)
    page.row_dimensions[1].height = 2 * LINE_HEIGHT
    page.append(
        [
            header_cell(page, number, column, sheet.hint if number == 1 else "")
            for number, column in enumerate(sheet.columns, start=1)
        ]
    )
    cells = [text_cell(page, number, column, locked=sheet.locked) for number, column in enumerate(sheet.columns, 1)]
    count = 1
    for row in rows:
        count += 1
        height = row_height(row, sheet.columns)
        if height > LINE_HEIGHT:
            page.row_dimensions[count].height = height
        page.append([filled(cell, value) for cell, value in zip(cells, row, strict=True) if value])
    parted = Rule(type="expression", formula=["$A2<>$A1" if sheet.grouped else "ROW()>1"], dxf=PARTED)
    quiet = [Rule(type="expression", formula=[sheet.quiet], dxf=PARTED_QUIETLY)] if sheet.quiet else []
    for rule in (*quiet, parted):
        page.conditional_formatting.add(f"A2:{last}{max(count, 2)}", rule)
    page.auto_filter.ref = f"A1:{last}{count}"
    if sheet.locked:
        lock(page, sheet, last, count)
    for number, column in enumerate(sheet.columns, start=1):
        if column.choices:
            pick_list(page, get_column_letter(number), column.choices)


def in_row(cells: Sequence[Any], number: int) -> Iterator[Any]:
    """Yield the cells of a row with its number."""
    for cell in cells:
        cell.row = number
        yield cell


def header_cell(page: Any, number: int, column: Column, hint: str) -> Cell:
    """Return a styled header cell; the first one of a sheet explains the sheet."""
    cell: Any = WriteOnlyCell(page, column.name)
    cell.column = number
    cell.font, cell.fill, cell.border, cell.alignment = (
        HEADER_FONT, HEADER_FILL, HEADER_LINE, NUMBER_HEAD if column.is_number else WRAP,
    )  # fmt: skip
    if hint:
        cell.comment = Comment(hint, "termalign", width=320, height=80)
    return cast("Cell", cell)


def row_height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Return the height in points that shows the wrapped cells of a row, up to eight lines of them."""
    lines = max(
        sum(ceil(max(1, display_width(part)) / (column.width - 1)) for part in str(value).split("\n"))
        for value, column in zip(row, columns, strict=True)
        if column.width >= WIDE
    )
    return LINE_HEIGHT * min(lines, MOST_LINES)


def style(target: Any, column: Column, *, locked: bool) -> None:
    """Give a cell, or a whole column, its style: text format, Japanese font, wrapped where wide."""
    target.font, target.number_format = BODY_FONT, "0" if column.is_number else "@"
    target.alignment = NUMBER if column.is_number else WRAP if column.width >= WIDE else TOP
    if not locked:
        target.protection = OPEN


def text_cell(page: Any, number: int, column: Column, *, locked: bool) -> Any:
    """Return the cell that all values of a column pass through; each is written before the next one comes."""
    cell: Any = WriteOnlyCell(page, "")
    cell.column = number
    style(cell, column, locked=locked)
    return cell


def filled(cell: Any, value: Value) -> Any:
    """Return the cell with a value; one that is text is so whatever it looks like."""
    if isinstance(value, str):
        value = in_cell(value)
    cell._value = value  # noqa: SLF001 - `value` would make =1+1 a formula
    cell.data_type = "n" if isinstance(value, int) else "s"
    return cell


def in_cell(text: str) -> str:
    """Return as much of a text as a cell can hold."""
    return NOT_EXCEL.sub("", text)[:LONGEST_CELL]


def marked(text: str, span: tuple[int, int] | None, color: str) -> Value:
    """Return a text with a span of it (code points from 0) in bold and in a colour (AARRGGBB)."""
    start, end = span or (0, 0)
    if start >= end or len(text) > LONGEST_CELL:
        return text
    before, inside, after = (in_cell(part) for part in (text[:start], text[start:end], text[end:]))
    if not inside:
        return text
    font = InlineFont(rFont=FONT, sz=BODY_FONT.size, b=True, color=Color(color))
    parts: list[str | TextBlock] = [before, TextBlock(font, inside), after]
    return CellRichText([part for part in parts if part])


def lock(page: Any, sheet: Sheet, last: str, count: int) -> None:
    """Protect a view, without a password; sorting, filtering and widths stay free, and each cell says why."""
    page.protection.sheet = True
    for free in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
        setattr(page.protection, free, False)
    note = DataValidation(allow_blank=True, showInputMessage=True, promptTitle=sheet.name, prompt=sheet.hint)
    note.add(f"A2:{last}{max(count, 2)}")
    page.data_validations.append(note)


def pick_list(page: Any, letter: str, choices: tuple[str, ...]) -> None:
    """Offer the values of a column as a drop-down, for rows yet to be added too."""
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Not in the list", f"Choose one of: {', '.join(choices)}"
    rule.add(f"{letter}2:{letter}1048576")
    page.data_validations.append(rule)


def packed(book: Workbook) -> bytes:
    """Return the bytes of a workbook without the time, so that what holds the same is the same file."""
    dated, timeless = io.BytesIO(), io.BytesIO()
    book.save(dated)
    with ZipFile(dated) as old, ZipFile(timeless, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = WRITTEN_AT.sub(b"2000-01-01T00:00:00Z", content)
            new.writestr(ZipInfo(part.filename), content, ZIP_DEFLATED)
    return timeless.getvalue()
