"""A workbook as a document: every visible sheet, row by row, each cell with its name (用語!B7)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats.columns import letters
from termalign.formats.composing import Composer
from termalign.formats.containers import Package
from termalign.formats.exchange import OPEN
from termalign.formats.xlsx.layout import EVIDENCE, INFO, TERMS
from termalign.workbook.reading import DAMAGED, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.formats.exchange import Access
    from termalign.model import Document

WHAT = "Excel workbook"
WORKBOOK = "xl/workbook.xml"


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:  # noqa: ARG001
    """Read a workbook's visible sheets; a formula counts as what it last gave.

    Raises FileError where it is none, is damaged or larger than the limits, or is a termbase of termalign.
    """
    package = Package(file, data, access, WHAT)
    if has_termbase(package):
        message = f"{file}: is a termbase that termalign wrote, no document; name it with --termbase or --into"
        raise FileError(message)
    if package.xml(WORKBOOK).get("conformance") == "strict":
        message = f"{file}: is saved as a strict Open XML workbook; save it as an ordinary .xlsx in Excel"
        raise FileError(message)
    for name in package.names:
        if name.endswith(".xml"):
            package.check(name)
    composer = Composer(file)
    try:
        with collector_paused():
            compose(composer, data)
    except DAMAGED:
        message = (
            f"{file}: is no Excel workbook, or a damaged one; open it in the program that made it and save it again"
        )
        raise FileError(message) from None
    return composer.document()


def is_termbase(file: str, data: bytes) -> bool:
    """Tell whether a file is a sound workbook with the sheets of a termbase."""
    try:
        return has_termbase(Package(file, data, OPEN, WHAT))
    except FileError:
        return False


def has_termbase(package: Package) -> bool:
    """Tell whether a workbook has the sheets of a termbase."""
    if WORKBOOK not in package.names:
        return False
    names = {sheet.get("name") for sheet in package.xml(WORKBOOK).iterfind("{*}sheets/{*}sheet")}
    return names >= {TERMS.name, EVIDENCE.name, INFO.name}


def compose(composer: Composer, data: bytes) -> None:
    """Compose the visible sheets; each is a page. Any of DAMAGED may be raised."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for name in book.sheetnames:
            sheet = book[name]
            if hasattr(sheet, "iter_rows") and sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # programs state them wrongly, and cells would be lost
                composer.turn_page()
                for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                    compose_row(composer, row, name, number)
    finally:
        book.close()


def compose_row(composer: Composer, row: Sequence[object], sheet: str, number: int) -> None:
    """Compose a row on a line; where a single cell is filled it is text, which may have several lines."""
    cells = {column: as_text(value) for column, value in enumerate(row, start=1) if value is not None}
    names = {column: f"{sheet}!{letters(column)}{number}" for column in cells}
    if len(cells) == 1:
        ((column, content),) = cells.items()
        composer.locate(names[column])
        composer.write(content)
        composer.end("paragraph")
    elif cells:
        last = max(cells)
        composer.row(
            [cells.get(column, "") for column in range(1, last + 1)],
            [names.get(column, "") for column in range(1, last + 1)],
        )
