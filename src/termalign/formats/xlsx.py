"""The workbook that people review: 用語集 in Excel, with Terms to edit and every row's evidence beside it.

Terms is the sheet to edit; Worklist takes what is missing; Concepts, Evidence and Info are locked views.
All cells are typed as text, so that =1+1, 007, NA and 1/2 stay what they are.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from math import ceil
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.rows import COLUMNS, SEVERAL, Column, columns_for, from_rows, is_term_table, new_id, to_rows
from termalign.formats.wordlist import from_table
from termalign.model import DECIDED, EDITOR, REVIEWS, USABLE_STATUSES, Concept, Evidence, Place, Task, Term, Termbase
from termalign.text.english import abbreviation_type
from termalign.text.scripts import HAS_JAPANESE, display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.cell import Cell

LOSES = ("control characters", "long text")
LONGEST_CELL = 32_767
DAMAGED = (InvalidFileException, zipfile.BadZipFile, zlib.error, LookupError, ValueError, OSError, NotImplementedError)
"""What openpyxl raises for files that are no sound workbooks."""
NOT_EXCEL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FONT = "Yu Gothic"
INK, QUIET, RULE, PAPER = "FF1F2933", "FF6B7785", "FFD5DAE1", "FFF3F5F8"
BODY_FONT = Font(name=FONT, size=10, color=INK)
HEADER_FONT = Font(name=FONT, size=10, bold=True, color=INK)
HEADER_FILL = PatternFill("solid", fgColor=PAPER)
HEADER_LINE = Border(bottom=Side(style="medium", color=QUIET))
PARTED = DifferentialStyle(border=Border(top=Side(style="thin", color=RULE)))
"""The line above a row; a rule draws it, so that it stands right after sorting too."""
TOP, WRAP = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
OPEN = Protection(locked=False)
LINE_HEIGHT, MOST_LINES = 16.0, 8
WIDE = 28
"""Columns at least this wide wrap their text."""


class Sheet(NamedTuple):
    """How a sheet is laid out: its columns, how many stay in view, what its header says on hover."""

    name: str
    columns: tuple[Column, ...]
    frozen: int
    hint: str
    locked: bool = False
    hidden: bool = False
    grouped: bool = False
    """Whether rows that begin alike belong together and no line parts them."""


TERMS = Sheet(
    "Terms",
    COLUMNS,
    3,
    "The sheet to edit: one row per term. Set review to approved or rejected.",
    grouped=True,
)
CONCEPTS = Sheet(
    "Concepts",
    (
        Column("reading", 30), Column("Japanese", 40), Column("Japanese short form", 18), Column("English", 44),
        Column("abbreviation", 14), Column("not to be used", 24), Column("definition", 50),
        Column("subject field", 16), Column("review", 11), Column("found at", 44), Column("concept id", 14),
    ),
    2,
    "A view of Terms, in the order of the readings (五十音順). Locked: edit the sheet Terms instead.",
    locked=True,
)  # fmt: skip
WORKLIST = Sheet(
    "Worklist",
    (
        Column("what to do", 40), Column("Japanese", 36), Column("abbreviation", 14), Column("English", 44),
        Column("review", 11, REVIEWS), Column("definition", 50), Column("found at", 44), Column("quote", 44),
        Column("concept id", 14), Column("as shown", 0),
    ),
    2,
    "Fill in what is missing and set review to approved: the row then counts as a concept of the termbase.",
)  # fmt: skip
EVIDENCE = Sheet(
    "Evidence",
    (
        Column("concept id", 14), Column("Japanese", 30), Column("role", 11), Column("file", 28), Column("page", 6),
        Column("line", 7), Column("column", 8), Column("quote", 44), Column("passage", 80), Column("band", 6),
        Column("confidence", 11), Column("construction", 20),
    ),
    2,
    "Where each concept was found. Lines and columns count from 1. Locked: it is the record of the build.",
    locked=True,
    grouped=True,
)  # fmt: skip
PROPOSED = Sheet(
    "Proposed", COLUMNS, 3, "What was last proposed; termalign tells by it what people changed. Hidden, locked.",
    locked=True, hidden=True, grouped=True,
)  # fmt: skip
INFO = Sheet("Info", (Column("name", 24), Column("value", 80)), 0, "About this file. Locked.", locked=True)


SHEETS = (TERMS, CONCEPTS, WORKLIST, EVIDENCE, PROPOSED, INFO)


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
                *(str(number) for number in each.place[1:]), each.quote, each.passage, each.band,
                f"{each.confidence:.2f}", each.construction,
            )  # fmt: skip


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read Terms, Evidence, Worklist and Info back; a task that a person approved becomes a concept.

    Raises FileError where the file is no workbook or has no sheet Terms with its header.
    """
    try:
        return read_sheets(file, data)
    except DAMAGED as error:
        message = f"{file}: is no workbook that termalign wrote, or a damaged one ({type(error).__name__}: {error})"
        raise FileError(message) from None


def read_sheets(file: str, data: bytes) -> Termbase:
    """Make the termbase of the sheets; any of DAMAGED may be raised."""
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheets = {
            name: [[as_text(value) for value in row] for row in book[name].iter_rows(values_only=True)]
            for name in book.sheetnames
            if hasattr(book[name], "iter_rows")
        }
        editor = book.properties.lastModifiedBy or ""
    finally:
        book.close()
    terms = sheets.get(TERMS.name, [])
    if not terms or not is_term_table(terms[0]):
        return read_word_list(file, data)
    evidence = read_evidence(sheets.get(EVIDENCE.name, []))
    concepts = [with_evidence(concept, evidence) for concept in from_rows(file, terms)]
    proposals = from_rows(file, sheets[PROPOSED.name]) if PROPOSED.name in sheets else []
    proposed = {concept.id: concept for concept in proposals}
    known = {concept.id for concept in concepts}
    tasks = [read_task(record, evidence, proposed, known) for record in records(sheets.get(WORKLIST.name, []))]
    left = [task for task in tasks if task.concept.terms[0].review != "rejected"]
    concepts, left = accept(concepts, left)
    hints = {sheet.name for sheet in SHEETS}
    info = [(row[0], row[1]) for row in sheets.get(INFO.name, [])[1:] if len(row) > 1 and row[0] not in hints]
    if editor not in ("", "openpyxl", "termalign"):
        info.append((EDITOR, editor))
    by_id = {concept.id: concept for concept in concepts}
    worklist = [task if is_question(task) else as_it_stands(task, by_id) for task in left]
    return Termbase(tuple(concepts), tuple(worklist), tuple(info), tuple(proposals))


def accept(concepts: Iterable[Concept], tasks: Iterable[Task]) -> tuple[list[Concept], list[Task]]:
    """Take over the tasks that a person approved: as concepts, or as further terms of the concept in question."""
    by_id = {concept.id: concept for concept in concepts}
    left = []
    for task in tasks:
        new = task.concept
        if new.terms[0].review != "approved":
            left.append(task)
        elif new.id in by_id:
            by_id[new.id] = taken_over(by_id[new.id], task)
        elif new.find("ja") and new.find("en"):
            by_id[new.id] = new
        else:
            left.append(task)
    return list(by_id.values()), left


def taken_over(mine: Concept, task: Task) -> Concept:
    """Return a concept with what an approved task says of it."""
    named = {(term.language, term.text) for term in task.concept.terms if term.text}
    have = {(term.language, term.text) for term in mine.terms}
    kept = (replace(each, review="approved") if (each.language, each.text) in named else each for each in mine.terms)
    more = (each for each in task.concept.terms if each.text and (each.language, each.text) not in have)
    return replace(mine, terms=(*kept, *more), definition=mine.definition or task.concept.definition)


def is_question(task: Task) -> bool:
    """Tell whether a task puts terms of its own up for decision, beside the concept that it names."""
    return task.reason.startswith(DECIDED)


def as_it_stands(task: Task, concepts: dict[str, Concept]) -> Task:
    """Return a task with the concept of the termbase that it is about, if it is about one."""
    return Task(task.reason, concepts.get(task.concept.id, task.concept))


def read_word_list(file: str, data: bytes) -> Termbase:
    """Read a stranger's workbook: the first sheet with two columns of terms; merged cells count for each of their rows.

    Raises FileError where no sheet has them.
    """
    book = load_workbook(io.BytesIO(data), data_only=True)
    problem = FileError(f"{file}: has no sheet with cells")
    for page in book.worksheets:
        if page.sheet_state != "visible":
            continue
        rows = [[as_text(value) for value in row] for row in page.iter_rows(values_only=True)]
        for area in page.merged_cells.ranges:
            if area.min_col == area.max_col:
                for number in range(area.min_row, area.max_row):
                    rows[number][area.min_col - 1] = rows[area.min_row - 1][area.min_col - 1]
        try:
            concepts = from_table(file, rows)
        except FileError as error:
            problem = error
            continue
        if concepts:
            return Termbase(tuple(concepts))
    raise problem


def as_text(value: object) -> str:
    """Return a cell as text; a number that a person typed loses its .0, a date its midnight."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")


def records(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet as dicts of its header."""
    for row in rows[1:]:
        if any(row):
            yield dict(zip(rows[0], row, strict=False))


def read_evidence(rows: Sequence[Sequence[str]]) -> dict[str, list[Evidence]]:
    """Return the evidence of each concept id."""
    found: dict[str, list[Evidence]] = {}
    for record in records(rows):
        place = Place(record["file"], int(record["page"]), int(record["line"]), int(record["column"]))
        band: Any = record["band"]
        found.setdefault(record["concept id"], []).append(
            Evidence(
                record["role"],
                place,
                record["quote"],
                record["passage"],
                record["construction"],
                band,
                float(record["confidence"]),
            ),
        )
    return found


def with_evidence(concept: Concept, evidence: dict[str, list[Evidence]]) -> Concept:
    """Return the concept with the evidence that stands under its id."""
    return replace(concept, evidence=tuple(evidence.get(concept.id, ())))


def read_task(
    record: dict[str, str], evidence: dict[str, list[Evidence]], proposed: dict[str, Concept], entered: set[str],
) -> Task:  # fmt: skip
    """Make the task of a worklist row, with what a person typed into it; a proposed term stays what it was.

    Of a row about a concept on the sheet Terms only what was typed counts: what it merely shows may be gone there.
    """
    review = vocabulary.review(record.get("review", "")) or "candidate"
    identifier = record.get("concept id", "")
    base = proposed.get(identifier, Concept(identifier, ()))
    known = {term.text: term for term in base.terms}
    texts: dict[str, str] = {}
    for column in ("Japanese", "English", "abbreviation"):
        texts.update((text.strip(), column) for text in record.get(column, "").split(SEVERAL.strip()) if text.strip())
    reason, definition = record.get("what to do", ""), record.get("definition", "")
    if identifier in entered and not reason.startswith(DECIDED):
        shown = record.get("as shown", "")
        for text in shown.split(SEVERAL):
            texts.pop(text, None)
        if shown.endswith(SEVERAL + definition):
            definition = ""
    terms = [
        replace(known[text], review=review) if text in known else new_term(text, column, review)
        for text, column in texts.items()
    ]
    order = {term.text: number for number, term in enumerate(base.terms)}
    terms.sort(key=lambda term: order.get(term.text, len(order)))
    if not identifier:
        identifier = new_id([{"term": text} for text in texts], ())
    concept = Concept(identifier, tuple(terms) or (Term("", "ja", review=review),), definition=definition)
    return Task(reason, with_evidence(concept, evidence))


def new_term(text: str, column: str, review: str) -> Term:
    """Make a term that a person typed into the worklist."""
    if column != "abbreviation":
        return Term(text, "ja" if column == "Japanese" else "en", review=review)
    japanese = HAS_JAPANESE.search(text) is not None
    kind = "shortForm" if japanese else abbreviation_type(text)
    return Term(text, "ja" if japanese else "en", kind, "admitted", review=review)
