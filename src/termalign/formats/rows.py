"""A termbase as rows, one per term: what xlsx, csv and tsv share. A row of 拡大抑止: c-…, ja, 拡大抑止, fullForm, preferred …"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import FileError
from termalign.model import (
    ADMINISTRATIVE_STATUSES,
    PARTS_OF_SPEECH,
    REVIEWS,
    TERM_TYPES,
    Concept,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from termalign.model import Evidence


class Column(NamedTuple):
    """A column of the term table: its header, its width in characters, and its pick-list if it has one."""

    name: str
    width: float
    choices: tuple[str, ...] = ()


COLUMNS = (
    Column("concept id", 14),
    Column("language", 9, ("ja", "en")),
    Column("term", 44),
    Column("term type", 13, TERM_TYPES),
    Column("administrative status", 14, ADMINISTRATIVE_STATUSES),
    Column("part of speech", 13, PARTS_OF_SPEECH),
    Column("review", 11, REVIEWS),
    Column("reading", 24),
    Column("subject field", 16),
    Column("definition", 50),
    Column("note", 30),
    Column("concept note", 30),
    Column("reviewed by", 13),
    Column("reviewed on", 12),
    Column("found at", 44),
)
NAMES = tuple(column.name for column in COLUMNS)


def to_rows(concepts: Iterable[Concept]) -> Iterator[tuple[str, ...]]:
    """Yield one row for each term; subject field, definition and places stand on a concept's first row."""
    for concept in concepts:
        shared = (concept.subject_field, concept.definition)
        places = where(concept.evidence)
        for number, term in enumerate(concept.terms):
            first = number == 0
            yield (
                concept.id, term.language, term.text, term.term_type, term.administrative_status,
                term.part_of_speech, term.review, term.reading, *(shared if first else ("", "")),
                term.note, concept.note if first else "", term.reviewed_by, term.reviewed_on,
                places if first else "",
            )  # fmt: skip


def where(evidence: Sequence[Evidence]) -> str:
    """Return the places of a concept's anchors in one cell."""
    places = dict.fromkeys(str(each.place) for each in evidence if each.role == "anchor")
    return "; ".join(places)


def from_rows(file: str, rows: Iterable[Sequence[str]]) -> list[Concept]:
    """Make concepts of rows whose first one is the header; columns may stand in any order.

    Raises FileError where the header has no column for concept id, language or term, or a row has a
    language other than ja and en.
    """
    iterator = iter(rows)
    header = [str(name).strip().lower() for name in next(iterator, ())]
    needed = [name for name in ("concept id", "language", "term") if name not in header]
    if needed:
        message = f"{file}: no column {', '.join(needed)} in the first row; is it a termbase that termalign wrote?"
        raise FileError(message)
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for number, row in enumerate(iterator, start=2):
        record = dict(zip(header, row, strict=False))
        if not record.get("term", "").strip():
            continue
        if record.get("language") not in ("ja", "en"):
            message = f"{file}: row {number}: the language is {record.get('language')!r}; write ja or en"
            raise FileError(message)
        groups[record.get("concept id") or f"row-{number}"].append(record)
    return [concept(identifier, records) for identifier, records in groups.items()]


def concept(identifier: str, records: Sequence[Mapping[str, str]]) -> Concept:
    """Make the concept of the rows that share its id."""
    return Concept(
        id=identifier,
        terms=tuple(term(record) for record in records),
        subject_field=first_value(records, "subject field"),
        definition=first_value(records, "definition"),
        note=first_value(records, "concept note"),
    )


def term(record: Mapping[str, str]) -> Term:
    """Make the term of one row; empty cells take the usual value."""
    return Term(
        text=record["term"],
        language="ja" if record["language"] == "ja" else "en",
        term_type=record.get("term type") or "fullForm",
        administrative_status=record.get("administrative status") or "preferred",
        part_of_speech=record.get("part of speech") or "noun",
        reading=record.get("reading") or "",
        review=record.get("review") or "candidate",
        reviewed_by=record.get("reviewed by") or "",
        reviewed_on=record.get("reviewed on") or "",
        note=record.get("note") or "",
    )


def first_value(records: Sequence[Mapping[str, str]], name: str) -> str:
    """Return the first non-empty cell of a column."""
    return next((record[name] for record in records if record.get(name)), "")
