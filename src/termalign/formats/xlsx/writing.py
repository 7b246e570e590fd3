"""Writing the workbook: 用語集 with Terms to edit and every row's evidence beside it; all cells are text."""

from __future__ import annotations

import io
from math import ceil
from typing import IO, TYPE_CHECKING, Any, cast

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from termalign.collector import collector_paused
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.rows import SEVERAL, Column, columns_for, to_rows
from termalign.formats.xlsx.layout import (
    BODY_FONT,
    CONCEPTS,
    EVIDENCE,
    HEADER_FILL,
    HEADER_FONT,
    HEADER_LINE,
    INFO,
    LINE_HEIGHT,
    LONGEST_CELL,
    MOST_LINES,
    NOT_EXCEL,
    OPEN,
    PARTED,
    PROPOSED,
    SHEETS,
    TERMS,
    TOP,
    WIDE,
    WORKLIST,
    WRAP,
    Sheet,
)
from termalign.model import USABLE_STATUSES, Concept, Task, Term, Termbase
from termalign.text.scripts import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.cell import Cell


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:  # noqa: ARG001
    """Write all sheets; raises OSError where there is no room for the workbook's temporary files."""
    try:
        with collector_paused():
            stream.write(make_book(termbase))
    except SerialisationError as error:
        message = f"no room for temporary files ({error})"
        raise OSError(message) from error
    return list(cut(termbase))


def cut(termbase: Termbase) -> Iterator[Dropped]:
    """Yield the texts that no cell can hold whole."""
    for concept in termbase.concepts:
        for text in (concept.definition, concept.note, *(term.text for term in concept.terms)):
            if len(text) > LONGEST_CELL:
                yield Dropped(f"{text[:20]}…", f"cut after {LONGEST_CELL:,} characters, the most a cell holds")


def make_book(termbase: Termbase) -> bytes:
    """Return the bytes of the workbook."""
    from termalign.text.japanese import reading, sort_key  # noqa: PLC0415 - loads the analyser

    def read_as(concept: Concept) -> str:
        given = next((term.reading for term in concept.terms if term.reading), "")
        return given or reading(concept.text("ja") or concept.text("en"))

    ordered = sorted(termbase.concepts, key=lambda concept: (sort_key(read_as(concept)), concept.text("ja")))
    book = Workbook(write_only=True)
    columns = columns_for(termbase.concepts)
    fill(book, TERMS._replace(columns=columns), to_rows(termbase.concepts, columns))
    fill(book, CONCEPTS, (concept_row(concept, read_as(concept)) for concept in ordered))
    entered = {concept.id for concept in termbase.concepts}
    fill(book, WORKLIST, (task_row(task, is_open=task.concept.id in entered) for task in termbase.worklist))
    fill(book, EVIDENCE, evidence_rows(termbase))
    if termbase.proposals:
        fill(book, PROPOSED, proposal_rows(termbase.proposals))
    fill(book, INFO, [*termbase.info, *((sheet.name, sheet.hint) for sheet in SHEETS[:-2])])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def fill(book: Workbook, sheet: Sheet, rows: Iterable[Sequence[str]]) -> None:
    """Write one sheet: header, filter, frozen part, pick-lists, then the rows as text."""
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
            header_cell(page, number, column.name, sheet.hint if number == 1 else "")
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
    part = "$A2<>$A1" if sheet.grouped else "ROW()>1"
    page.conditional_formatting.add(f"A2:{last}{max(count, 2)}", Rule(type="expression", formula=[part], dxf=PARTED))
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


def header_cell(page: Any, number: int, text: str, hint: str) -> Cell:
    """Return a styled header cell; the first one of a sheet explains the sheet."""
    cell: Any = WriteOnlyCell(page, text)
    cell.column = number
    cell.font, cell.fill, cell.border, cell.alignment = HEADER_FONT, HEADER_FILL, HEADER_LINE, WRAP
    if hint:
        cell.comment = Comment(hint, "termalign", width=320, height=80)
    return cast("Cell", cell)


def row_height(row: Sequence[str], columns: Sequence[Column]) -> float:
    """Return the height in points that shows the wrapped cells of a row, up to eight lines of them."""
    lines = max(
        sum(ceil(max(1, display_width(part)) / (column.width - 1)) for part in value.split("\n"))
        for value, column in zip(row, columns, strict=True)
        if column.width >= WIDE
    )
    return LINE_HEIGHT * min(lines, MOST_LINES)


def style(target: Any, column: Column, *, locked: bool) -> None:
    """Give a cell, or a whole column, its style: text format, Japanese font, wrapped where wide."""
    target.font, target.number_format = BODY_FONT, "@"
    target.alignment = WRAP if column.width >= WIDE else TOP
    if not locked:
        target.protection = OPEN


def text_cell(page: Any, number: int, column: Column, *, locked: bool) -> Any:
    """Return the cell that all values of a column pass through; each is written before the next one comes."""
    cell: Any = WriteOnlyCell(page, "")
    cell.column = number
    style(cell, column, locked=locked)
    return cell


def filled(cell: Any, value: str) -> Any:
    """Return the cell with a value that is text whatever it looks like."""
    cell._value = NOT_EXCEL.sub("", value)[:LONGEST_CELL]  # noqa: SLF001 - `value` would make =1+1 a formula
    cell.data_type = "s"
    return cell


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


def concept_row(concept: Concept, reading: str) -> tuple[str, ...]:
    """Return a concept as one row; several terms of a kind are joined by |."""

    def joined(terms: Iterable[Term]) -> str:
        return SEVERAL.join(term.text for term in terms)

    usable = [term for term in concept.terms if term.administrative_status in USABLE_STATUSES]
    english = [term for term in usable if term.is_in("en")]
    japanese = [term for term in usable if term.is_in("ja")]
    return (
        reading,
        joined(term for term in japanese if not term.is_short),
        joined(term for term in japanese if term.is_short),
        joined(term for term in english if not term.is_short),
        joined(term for term in english if term.is_short),
        joined(term for term in concept.terms if term not in usable),
        concept.definition,
        concept.subject_field,
        " | ".join(dict.fromkeys(term.review for term in concept.terms)),
        "; ".join(dict.fromkeys(str(each.place) for each in concept.evidence if each.role == "anchor")),
        concept.id,
    )


def task_row(task: Task, *, is_open: bool) -> tuple[str, ...]:
    """Return a task as one row of the worklist; several terms of a kind are joined by |.

    An open task awaits its decision whatever was decided on the terms of its concept.
    """
    concept = task.concept
    anchor = next((each for each in concept.evidence if each.role in ("anchor", "former")), None)

    def joined(language: str) -> str:
        return SEVERAL.join(term.text for term in concept.find(language) if not term.is_short)

    return (
        task.reason,
        joined("ja"),
        SEVERAL.join(term.text for term in concept.terms if term.is_short),
        joined("en"),
        concept.terms[0].review if concept.terms and not is_open else "candidate",
        concept.definition,
        str(anchor.place) if anchor else "",
        anchor.quote if anchor else "",
        concept.id,
        SEVERAL.join((*(term.text for term in concept.terms), concept.definition)),
    )


def proposal_rows(proposals: Iterable[Concept]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the proposals; one without terms, of a definition say, has a row of its own."""
    for concept in proposals:
        yield from to_rows([concept])


def evidence_rows(termbase: Termbase) -> Iterator[tuple[str, ...]]:
    """Yield the evidence of all concepts, those of the worklist included."""
    concepts = {concept.id: concept for concept in (*termbase.concepts, *(task.concept for task in termbase.worklist))}
    for concept in concepts.values():
        for each in concept.evidence:
            yield (
                concept.id, concept.text("ja") or concept.text("en"), each.role, each.place.file,
                *(str(number) for number in each.place[1:4]), each.quote, each.passage, each.band,
                f"{each.confidence:.2f}", each.construction,
            )  # fmt: skip
