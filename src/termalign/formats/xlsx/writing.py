"""Writing the workbook: 用語集 with Terms to edit and every row's evidence beside it; all cells are text."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from lxml.etree import SerialisationError
from openpyxl import Workbook

from termalign.collector import collector_paused
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.rows import SEVERAL, columns_for, to_rows
from termalign.formats.xlsx.alignment import alignment_rows
from termalign.formats.xlsx.layout import ALIGNMENT, CONCEPTS, EVIDENCE, INFO, PROPOSED, SHEETS, TERMS, WORKLIST
from termalign.model import USABLE_STATUSES, Concept, Task, Term, Termbase
from termalign.workbook.writing import LONGEST_CELL, fill, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.workbook import Column


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
    if termbase.alignments:
        fill(book, ALIGNMENT, alignment_rows(termbase.alignments))
    if termbase.proposals:
        columns = columns_for(termbase.proposals)
        fill(book, PROPOSED._replace(columns=columns), proposal_rows(termbase.proposals, columns))
    shown = (sheet for sheet in SHEETS[:-2] if sheet is not ALIGNMENT or termbase.alignments)
    fill(book, INFO, [*termbase.info, *((sheet.name, sheet.hint) for sheet in shown)])
    return packed(book)


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
        (anchor.passage if concept.text("ja") == anchor.quote else anchor.quote) if anchor else "",
        concept.id,
        SEVERAL.join((*(term.text for term in concept.terms), concept.definition)),
    )


def proposal_rows(proposals: Iterable[Concept], columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the proposals; one without terms, of a definition say, has a row of its own."""
    for concept in proposals:
        yield from to_rows([concept], columns)


def evidence_rows(termbase: Termbase) -> Iterator[tuple[str, ...]]:
    """Yield the evidence of all concepts, those of the worklist included."""
    concepts = {concept.id: concept for concept in (*termbase.concepts, *(task.concept for task in termbase.worklist))}
    for concept in concepts.values():
        for each in concept.evidence:
            yield (
                concept.id, concept.text("ja") or concept.text("en"), each.role, each.place.file,
                *(str(part) for part in each.place[1:]), each.quote, each.passage, each.band,
                f"{each.confidence:.2f}", each.construction,
            )  # fmt: skip
