"""The sheet Alignment: 統合作戦 beside joint operations, in up to three pairs of sentences with both marked.

It is read back, so that what a person saw of a translation is still there after a rebuild without it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.cell.rich_text import CellRichText, TextBlock

from termalign.formats.rows import SEVERAL
from termalign.formats.xlsx.layout import ALIGNMENT
from termalign.model import AlignedTerm, Occurrence, Place, Rendering, SentencePair
from termalign.workbook.reading import as_text
from termalign.workbook.writing import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.workbook.writing import Value

MARK = "FF1B6E9C"
WITH_COUNT = re.compile(r"(.*?)(?: \((\d+)\))?")
PLACE = re.compile(r"(.*?):(\d+):(\d+)(?: \((.*)\))?")


def alignment_rows(terms: Iterable[AlignedTerm]) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each pair of sentences; what is said of the term stands on its first row."""
    for term in terms:
        best = term.renderings[0]
        said: tuple[Value, ...] = (
            term.count, best.votes, listed(term.renderings[1:]), listed(term.inconsistent), ", ".join(term.signals),
        )  # fmt: skip
        for number, (pair, source_span, target_span) in enumerate(term.occurrences):
            yield (
                term.japanese, best.english, term.band,
                marked(pair.source, source_span, MARK), marked(pair.target, target_span, MARK),
                *(("",) * len(said) if number else said), str(pair.source_place), str(pair.target_place),
            )  # fmt: skip


def listed(renderings: Iterable[Rendering]) -> str:
    """Return renderings with the number of their sentences, if any: joint operations (5) | combined operations."""
    return SEVERAL.join(f"{each.english} ({each.votes})" if each.votes else each.english for each in renderings)


def read_alignments(rows: Sequence[Sequence[object]]) -> tuple[AlignedTerm, ...]:
    """Return the terms of the sheet, however its rows were sorted; it does not tell the scores of renderings.

    A sheet with other columns, which termalign did not write, has none.
    """
    found: dict[tuple[str, str], list[dict[str, object]]] = {}
    header = [as_text(value) for value in rows[0]] if rows else []
    if not {column.name for column in ALIGNMENT.columns} <= set(header):
        return ()
    for row in rows[1:]:
        record = dict(zip(header, row, strict=False))
        found.setdefault((as_text(record["Japanese"]), as_text(record["English"])), []).append(record)
    return tuple(read_term(*names, several) for names, several in found.items() if all(names))


def read_term(japanese: str, english: str, records: Sequence[dict[str, object]]) -> AlignedTerm:
    """Return a term of its rows, of which one says how often it stands."""
    said = {name: as_text(value) for name, value in max(records, key=lambda each: as_text(each["sentences"])).items()}
    return AlignedTerm(
        japanese,
        (Rendering(english, int(said["rendered so"] or 0), 0.0), *read_list(said["other candidates"])),
        int(said["sentences"] or 0),
        said["band"],
        tuple(filter(None, said["signals"].split(", "))),
        tuple(map(read_occurrence, records)),
        tuple(read_list(said["also rendered as"])),
    )


def read_list(cell: str) -> Iterator[Rendering]:
    """Yield the renderings of a cell."""
    for each in filter(None, cell.split(SEVERAL)):
        text, votes = WITH_COUNT.fullmatch(each).groups()  # type: ignore[union-attr]
        yield Rendering(text, int(votes or 0), 0.0)


def read_occurrence(record: dict[str, object]) -> Occurrence:
    """Return the pair of sentences of a row, with what is marked in them."""
    source, target = record["Japanese sentence"], record["English sentence"]
    places = read_place(as_text(record["found at"])), read_place(as_text(record["translation at"]))
    return Occurrence(SentencePair(as_text(source), as_text(target), *places), span_of(source), span_of(target))


def read_place(text: str) -> Place:
    """Return a place as it is written: file:line:column; the page is not."""
    found = PLACE.fullmatch(text)
    return Place(found[1], 1, int(found[2]), int(found[3]), found[4] or "") if found else Place(text, 1, 1, 1)


def span_of(cell: object) -> tuple[int, int]:
    """Return what is marked in a cell, (0, 0) where nothing is."""
    start = 0
    for part in cell if isinstance(cell, CellRichText) else ():
        if isinstance(part, TextBlock) and part.font.b:
            return start, start + len(part.text)
        start += len(str(part))
    return 0, 0
