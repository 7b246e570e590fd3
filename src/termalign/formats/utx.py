"""UTX 1.11, the glossaries of the AAMT: 反撃能力 ⇥ counterstrike capability ⇥ noun ⇥ approved, and forbidden terms too.

A row is a pair; rows with one concept ID are a concept. A line that begins with # is a comment, even behind the header.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.exchange import DEFAULTS, Dropped, Options, avoided, one_line, usable, without_pair
from termalign.formats.rows import kind_of
from termalign.model import PARTS_OF_SPEECH, USABLE_STATUSES, Concept, Extra, Term, Termbase
from termalign.text.encodings import DecodingError, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOSES = (
    "unpaired concepts", "other languages", "line breaks", "statuses beyond those of pairs", "term types",
    "notes on terms", "extras", "evidence", "worklist", "proposals", "info",
)  # fmt: skip
COLUMNS = (
    "src", "tgt", "src:pos", "tgt:pos", "term status", "src:yomi", "tgt:yomi", "concept ID", "definition", "domain", "comment",
)  # fmt: skip
ALWAYS = 3
"""Columns that every file has; the others stand where a row has something in them."""
BEST_FIRST = ("preferred", "admitted", "", "deprecated", "superseded", "forbidden")
NO_VALUE = "-"
UNDATED = "1970-01-01"
"""The date of a termbase that says nothing of its making; readers want one."""
LANGUAGES = re.compile(r"(?:lang\s*:\s*)?([A-Za-z]{2,3}(?:[-_]\w+)*)\s*/\s*([A-Za-z]{2,3}(?:[-_]\w+)*)")
OF_CONCEPT = ("domain", "definition", "comment")
"""Columns about the concept: its subject field, definition and note."""
ROLES = ("src", "tgt")
HEAD = 4096


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write a row for each pair, those not to be suggested marked so; returns what could not be written."""
    dropped = without_pair(termbase, options)
    rows: list[list[str]] = []
    for concept in termbase.concepts:
        for source, target in pairs_of(concept, options):
            row = [one_line(cell) for cell in cells_of(concept, source, target)]
            if not row[0] or not row[1]:
                dropped.append(Dropped(concept.label, "a term of the pair is empty"))
            elif row[0].startswith("#"):
                dropped.append(Dropped(f"{row[0]} = {row[1]}", "UTX takes a line that begins with # for a comment"))
            else:
                rows.append(row)
    kept = [number for number in range(len(COLUMNS)) if number < ALWAYS or any(row[number] for row in rows)]
    info = dict(termbase.info)
    about = [f"#UTX 1.11; {options.source}/{options.target}", info.get("made on", UNDATED)]
    about += [f"{name}: {info[name]}" for name in ("copyright", "license") if name in info]
    lines = ["; ".join(one_line(each) for each in about if each)]
    lines += ["\t".join(row[number] for number in kept) for row in (["#" + COLUMNS[0], *COLUMNS[1:]], *rows)]
    stream.write("".join(f"{line}\r\n" for line in lines).encode(errors="replace"))
    return dropped


def pairs_of(concept: Concept, options: Options) -> Iterator[tuple[Term, Term]]:
    """Yield what may be suggested in pairs, then each term that may not with the first one that may."""
    sources, targets = usable(concept, options.source), usable(concept, options.target)
    if sources and targets:
        yield from ((source, target) for source in sources for target in targets)
        yield from ((sources[0], target) for target in avoided(concept, options.target))
        yield from ((source, targets[0]) for source in avoided(concept, options.source))


def cells_of(concept: Concept, source: Term, target: Term) -> Iterator[str]:
    """Yield the cells of a pair's row, in the order of the columns."""
    yield from (source.text, target.text)
    for term in (source, target):
        yield term.part_of_speech if term.part_of_speech not in ("", "other") else NO_VALUE
    yield status_of(source, target)
    yield from (source.reading, target.reading, concept.id)
    yield from (concept.definition, concept.subject_field, concept.note)


def status_of(source: Term, target: Term) -> str:
    """Return UTX's word for the status of a pair, which is that of its worse term."""
    statuses = (source.administrative_status, target.administrative_status)
    for status in statuses:
        if status not in USABLE_STATUSES:
            return "forbidden" if status == "forbidden" else "non-standard"
    if "candidate" in (source.review, target.review):
        return "provisional"
    return "approved" if any(statuses) else ""


def as_read(termbase: Termbase, options: Options = DEFAULTS) -> Termbase:
    """Return a termbase with the terms that are in pairs, and of each what the status of its pairs tells."""

    def change(concept: Concept) -> Concept:
        rows = [(pair, status_of(*pair)) for pair in pairs_of(concept, options)]
        terms = []
        for side in (0, 1):
            for term in dict.fromkeys(pair[side] for pair, _ in rows):
                mine = [word for pair, word in rows if pair[side] == term]
                waits = all(vocabulary.review(word) == "candidate" for word in mine)
                part = "" if term.part_of_speech == "other" else term.part_of_speech
                terms.append(
                    replace(
                        term, administrative_status=best(mine), review="candidate" if waits else "approved",
                        part_of_speech=part, reviewed_by="", reviewed_on="",
                    )
                )  # fmt: skip
        return replace(concept, terms=tuple(terms))

    return replace(termbase, concepts=tuple(map(change, termbase.concepts)))


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read a glossary of any version; raises FileError where it is not text, or its header names no columns."""
    try:
        lines = re.split(r"\r\n?|\n", decode(data))
    except DecodingError as error:
        raise FileError(f"{file}: {error}") from None
    header = next((number for number, line in enumerate(lines) if re.match(r"#\s*src\t", line)), None)
    languages = next(filter(None, map(LANGUAGES.search, lines[:header])), None)
    if header is None or not languages or not lines[0].startswith("#UTX"):
        place, wanted = (1, "#UTX 1.11; ja/en") if header is None or not languages else (header + 1, "#UTX")
        message = f"{file}: line {place} is no header of UTX; begin the file with {wanted} and a line of columns, #src and tgt"
        raise FileError(message)
    names = [name.strip().lstrip("#").strip().lower() for name in lines[header].split("\t")]
    groups: dict[str, list[dict[str, str]]] = {}
    for number, line in enumerate(lines[header + 1 :], start=header + 2):
        cells = {name: cell.strip() for name, cell in zip(names, line.split("\t"), strict=False) if cell.strip()}
        if cells.get("src") and not line.startswith("#"):
            groups.setdefault(cells.get("concept id") or f"\n{number}", []).append(cells)
    tags = (vocabulary.language(languages[1]), vocabulary.language(languages[2]))
    concepts = (
        concept_of(f"c{number}" if given.startswith("\n") else given, rows, tags)
        for number, (given, rows) in enumerate(groups.items(), start=1)
    )
    return Termbase(tuple(concepts))


def concept_of(identifier: str, rows: list[dict[str, str]], tags: tuple[str, str]) -> Concept:
    """Make the concept of the rows that share an ID."""
    subject, definition, note = (every(row.get(name, "") for row in rows) for name in OF_CONCEPT)
    known = {*OF_CONCEPT, "term status", "concept id", *ROLES}
    extras = dict.fromkeys(
        Extra(name, cell)
        for row in rows
        for name, cell in row.items()
        if name and name not in known and not name.startswith(("src:", "tgt:"))
    )
    terms = [*terms_of(rows, "src", tags[0]), *terms_of(rows, "tgt", tags[1])]
    return Concept(identifier, tuple(terms), subject, definition, note, extras=tuple(extras))


def terms_of(rows: list[dict[str, str]], role: str, language: str) -> Iterator[Term]:
    """Yield each term of a side once, with the best of the statuses of its rows."""
    for text in dict.fromkeys(row[role] for row in rows if role in row):
        mine = [row for row in rows if row.get(role) == text]
        words = [row.get("term status", "") for row in mine]
        status = best(words)
        if role == "src" and status not in USABLE_STATUSES and not has_better_target(mine, rows):
            status = ""
        part = first(row.get(f"{role}:pos", "") for row in mine)
        mapped = vocabulary.part_of_speech(part)
        known = mapped in PARTS_OF_SPEECH
        extras = [
            Extra(name, cell)
            for row in mine
            for name, cell in row.items()
            if name.startswith(f"{role}:") and name not in (f"{role}:pos", f"{role}:yomi", f"{role}:comment")
        ]
        extras += [] if known or part in ("", NO_VALUE) else [Extra(f"{role}:pos", part)]
        yield Term(
            text, language, kind_of(text), status, mapped if known else "",
            first(row.get(f"{role}:yomi", "") for row in mine),
            review_of(words),
            note=every(row.get(f"{role}:comment", "") for row in mine), extras=tuple(dict.fromkeys(extras)),
        )  # fmt: skip


def has_better_target(mine: list[dict[str, str]], rows: list[dict[str, str]]) -> bool:
    """Tell whether the targets of a source's rows may be used, so that it is the source that may not."""
    targets = {row.get("tgt") for row in mine}
    return best(row.get("term status", "") for row in rows if row.get("tgt") in targets) in USABLE_STATUSES


def best(words: Iterable[str]) -> str:
    """Return the best administrative status that UTX's words for it mean."""
    found = set(map(meaning, words))
    return next((status for status in BEST_FIRST if status in found), "")


def meaning(word: str) -> str:
    """Return the administrative status that a word of UTX means; provisional means none yet."""
    status = vocabulary.status(word)
    return status if status in BEST_FIRST else ""


def review_of(words: Iterable[str]) -> str:
    """Return the state of review of a term: that of the pairs in which it may be used, where they agree."""
    found = {vocabulary.review(word) for word in words if meaning(word) in USABLE_STATUSES}
    return next(iter(found)) if found in ({"candidate"}, {"rejected"}) else "approved"


def first(values: Iterable[str]) -> str:
    """Return the first value that is not empty."""
    return next(filter(None, values), "")


def every(values: Iterable[str]) -> str:
    """Return the distinct values, a line each."""
    return "\n".join(dict.fromkeys(filter(None, values)))


def is_it(data: bytes) -> bool:
    """Tell whether the file begins as UTX does, in whatever encoding."""
    return data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xff\xfe\xbf \r\n").startswith(b"#UTX")
