"""Reading the workbook back with what people did in it, or a stranger's sheet with a column 日本語 and one English."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.rows import SEVERAL, from_rows, is_term_table, new_id
from termalign.formats.wordlist import from_table
from termalign.formats.xlsx.alignment import read_alignments
from termalign.formats.xlsx.layout import (
    ALIGNMENT,
    EVIDENCE,
    INFO,
    PROPOSED,
    SHEETS,
    TERMS,
    WORKLIST,
)
from termalign.model import DECIDED, EDITOR, Concept, Evidence, Place, Task, Term, Termbase
from termalign.text.english import abbreviation_type
from termalign.text.scripts import HAS_JAPANESE
from termalign.workbook.reading import DAMAGED, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read Terms, Evidence, Worklist and Info back; a task that a person approved becomes a concept.

    Raises FileError where the file is no workbook or has no sheet Terms with its header.
    """
    try:
        return read_sheets(file, data)
    except DAMAGED:
        message = (
            f"{file}: is no Excel workbook, or a damaged one; open it in the program that made it and save it again"
        )
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
    alignments = read_alignments(with_marks(data)) if ALIGNMENT.name in sheets else ()
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
    return Termbase(tuple(concepts), tuple(worklist), tuple(info), tuple(proposals), alignments)


def with_marks(data: bytes) -> list[Sequence[object]]:
    """Return the rows of the sheet Alignment with what is marked in their cells, which quick reading leaves out."""
    return list(load_workbook(io.BytesIO(data), rich_text=True)[ALIGNMENT.name].values)


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
    """Read a stranger's workbook: every sheet with two columns of terms; merged cells count for each of their rows.

    Raises FileError where no sheet has them.
    """
    book = load_workbook(io.BytesIO(data), data_only=True)
    problem = FileError(f"{file}: has no sheet with cells")
    found: dict[str, Concept] = {}
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
        for concept in concepts:
            identifier = concept.id if concept.id not in found else f"{page.title}-{concept.id}"
            found[identifier] = replace(concept, id=identifier)
    if not found:
        raise problem
    return Termbase(tuple(found.values()))


def records(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet as dicts of its header."""
    for row in rows[1:]:
        if any(row):
            yield dict(zip(rows[0], row, strict=False))


def read_evidence(rows: Sequence[Sequence[str]]) -> dict[str, list[Evidence]]:
    """Return the evidence of each concept id."""
    found: dict[str, list[Evidence]] = {}
    for record in records(rows):
        page, number, column = (int(record[name]) for name in ("page", "line", "column"))
        place = Place(record["file"], page, number, column, record.get("locator", ""))
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
