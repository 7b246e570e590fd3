"""A termbase as rows, one per term: what xlsx, csv and tsv share. A row of 拡大抑止: c-…, ja, 拡大抑止, fullForm, preferred …"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.model import ADMINISTRATIVE_STATUSES, PARTS_OF_SPEECH, REVIEWS, TERM_TYPES, Concept, Extra, Term
from termalign.text.english import abbreviation_type
from termalign.text.scripts import HAS_JAPANESE
from termalign.workbook import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from termalign.model import Evidence


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
NEEDED = ("concept id", "language", "term")
OF_CONCEPT = "concept: "
"""What the header of an extra column begins with whose values belong to the concept, not to one term."""
SEVERAL = " | "

Record = dict[str, str]


def columns_for(concepts: Iterable[Concept]) -> tuple[Column, ...]:
    """Return the columns of the term table: the usual ones, then those of a person's own and of other tools."""
    names: dict[str, None] = {}
    for concept in concepts:
        names.update((OF_CONCEPT + extra.name, None) for extra in concept.extras)
        for term in concept.terms:
            names.update((extra.name, None) for extra in term.extras)
    return (*COLUMNS, *(Column(name, 24) for name in names))


def to_rows(concepts: Iterable[Concept], columns: Sequence[Column] = COLUMNS) -> Iterator[tuple[str, ...]]:
    """Yield one row for each term; what belongs to the concept stands on its first row."""
    own = [column.name for column in columns[len(COLUMNS) :]]
    for concept in concepts:
        first = True
        for term in concept.terms:
            row: tuple[str, ...] = (
                concept.id, term.language, term.text, term.term_type, term.administrative_status,
                term.part_of_speech, term.review, term.reading, concept.subject_field if first else "",
                concept.definition if first else "", term.note, concept.note if first else "", term.reviewed_by,
                term.reviewed_on, where(concept.evidence) if first else "",
            )  # fmt: skip
            if own:
                extras = [Extra(OF_CONCEPT + name, value) for name, value in concept.extras] if first else []
                row += tuple(values_of((*extras, *term.extras), name) for name in own)
            yield row
            first = False


def values_of(extras: Iterable[Extra], name: str) -> str:
    """Return the values of one name in one cell."""
    return SEVERAL.join(extra.value for extra in extras if extra.name == name)


def where(evidence: Sequence[Evidence]) -> str:
    """Return the places of a concept's anchors in one cell."""
    places = dict.fromkeys(str(each.place) for each in evidence if each.role == "anchor")
    return "; ".join(places)


def is_term_table(header: Sequence[str]) -> bool:
    """Tell whether a header is that of a table with one row per term."""
    return {name.strip().lower() for name in header}.issuperset(NEEDED)


def from_rows(file: str, rows: Iterable[Sequence[str]]) -> list[Concept]:
    """Make concepts of rows whose first one is the header; columns may stand in any order, unknown ones are kept.

    Raises FileError where the header has no column for concept id, language or term, or a row no language.
    """
    iterator = iter(rows)
    header = [name.strip().lower() if name.strip().lower() in NAMES else name.strip() for name in next(iterator, ())]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        message = f"{file}: no column {', '.join(missing)} in the first row; is it a termbase that termalign wrote?"
        raise FileError(message)
    own = [name for name in dict.fromkeys(header) if name and name not in NAMES]
    groups: dict[str, list[Record]] = defaultdict(list)
    strangers: list[Record] = []
    for number, row in enumerate(iterator, start=2):
        record = dict(zip(header, row, strict=False))
        if not record.get("term", "").strip():
            continue
        record["language"] = vocabulary.language(record.get("language", ""))
        if not record["language"]:
            message = f"{file}: row {number}: {record['term']!r} has no language; write ja or en"
            raise FileError(message)
        identifier = record.get("concept id", "").strip()
        (groups[identifier] if identifier else strangers).append(record)
    for several in without_id(strangers):
        groups[new_id(several, groups)] = several
    return [concept(identifier, records, own) for identifier, records in groups.items()]


def without_id(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Yield the rows that a person added without an id, concept by concept: ja, en, ja, en are two.

    Where the order says nothing (ja, ja, en, en), each row is a concept of its own.
    """
    group: list[Record] = []
    for record in records:
        if group and record["language"] == group[0]["language"] != group[-1]["language"]:
            yield from one_or_many(group)
            group = []
        group.append(record)
    yield from one_or_many(group)


def one_or_many(group: list[Record]) -> Iterator[list[Record]]:
    """Yield a group as one concept, or row by row where it has two full forms of a language."""
    full = [record["language"] for record in group if kind(record) == "fullForm"]
    if group and len(full) == len(set(full)):
        yield group
    else:
        yield from ([record] for record in group)


def new_id(records: Sequence[Record], taken: Iterable[str]) -> str:
    """Return an id made of a new concept's terms."""
    digest = hashlib.sha256("\t".join(record["term"] for record in records).encode(errors="replace")).hexdigest()
    identifier, number = f"c-{digest[:10]}", 1
    while identifier in taken:
        number += 1
        identifier = f"c-{digest[:10]}-{number}"
    return identifier


def concept(identifier: str, records: Sequence[Record], own: Sequence[str]) -> Concept:
    """Make the concept of the rows that share its id."""
    of_concept = [name for name in own if name.startswith(OF_CONCEPT)]
    of_term = [name for name in own if not name.startswith(OF_CONCEPT)]
    return Concept(
        id=identifier,
        terms=tuple(term(record, of_term) for record in records),
        subject_field=every_value(records, "subject field"),
        definition=every_value(records, "definition"),
        note=every_value(records, "concept note"),
        extras=tuple(
            Extra(name.removeprefix(OF_CONCEPT), value) for name in of_concept if (value := every_value(records, name))
        ),
    )


def term(record: Mapping[str, str], own: Sequence[str]) -> Term:
    """Make the term of one row; in a table without reviews, all terms count as approved: people made it."""
    return Term(
        text=record["term"],
        language=record["language"],
        term_type=kind(record),
        administrative_status=vocabulary.status(record.get("administrative status", "preferred")),
        part_of_speech=vocabulary.part_of_speech(record.get("part of speech", "noun")),
        reading=record.get("reading", ""),
        review=vocabulary.review(record.get("review", "approved")) or "candidate",
        reviewed_by=record.get("reviewed by", ""),
        reviewed_on=record.get("reviewed on", ""),
        note=record.get("note", ""),
        extras=tuple(Extra(name, record[name]) for name in own if record.get(name)),
    )


def kind(record: Mapping[str, str]) -> str:
    """Return the term type of a row; where it is empty, capitals without a space are taken for an abbreviation."""
    given = vocabulary.term_type(record.get("term type", ""))
    return given or kind_of(record["term"])


def kind_of(text: str) -> str:
    """Return the term type that a term looks like: SDA an acronym, 宇宙領域把握 a full form."""
    short = (
        text.isascii() and text[:2].isupper() and not text.isspace() and len(text.split()) == 1 and text.upper() == text
    )
    return abbreviation_type(text) if short and not HAS_JAPANESE.search(text) else "fullForm"


def every_value(records: Sequence[Mapping[str, str]], name: str) -> str:
    """Return the distinct values of a column, a line each, so that none is lost that a person wrote on another row."""
    return "\n".join(dict.fromkeys(record[name] for record in records if record.get(name)))
