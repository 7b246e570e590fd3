"""Terms without English for people and programs: 1  水平スケーリング  12 times  3 documents  guide.md:40  …の文."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from termalign.errors import CommandError
from termalign.reports.table import GAP, aligned, fit
from termalign.text.delimited import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from termalign.model import TermCandidate

    Report = Callable[[Sequence[TermCandidate], int], Iterator[str]]

HEADER = ("rank", "Japanese", "English", "uses", "documents", "found at", "example")
LEAST = (4, 12, 7, 4, 9, 12, 16)
COLUMNS = (
    "rank", "ja", "en", "origin", "termhood", "frequency", "documents", "file", "page", "line", "column", "example",
)  # fmt: skip


def table(candidates: Sequence[TermCandidate], width: int) -> Iterator[str]:
    """Yield a table for the terminal, cut to its width in columns (0: as wide as needed)."""
    if not candidates:
        yield "No candidates found.\n"
        return
    rows = [
        (str(rank), each.ja, each.en, f"{each.frequency:,}", str(len(each.documents)),
         f"{each.fragment.place.file}:{each.fragment.place.line}", " ".join(each.passage.split()))
        for rank, each in enumerate(candidates, start=1)
    ]  # fmt: skip
    shown = [column for column in range(len(HEADER)) if column != 2 or any(row[2] for row in rows)]
    cells = [tuple(row[column] for column in shown) for row in (HEADER, *rows)]
    widths = fit(cells, width, tuple(LEAST[column] for column in shown))
    yield aligned(cells[0], widths)
    yield GAP.join("-" * each for each in widths) + "\n"
    yield from (aligned(row, widths) for row in cells[1:])


def records(candidates: Sequence[TermCandidate]) -> Iterator[tuple[str | int | float, ...]]:
    """Yield the values of each candidate, in the order of COLUMNS."""
    for rank, each in enumerate(candidates, start=1):
        place = each.fragment.place[:4]
        yield (rank, each.ja, each.en, each.origin, round(each.value, 2), each.frequency, len(each.documents),
               *place, each.passage)  # fmt: skip


def tsv(candidates: Sequence[TermCandidate], width: int, delimiter: str = "\t") -> Iterator[str]:  # noqa: ARG001
    """Yield a header and a row for each candidate."""
    yield line(COLUMNS, delimiter)
    yield from (line([str(value) for value in record], delimiter) for record in records(candidates))


def csv(candidates: Sequence[TermCandidate], width: int) -> Iterator[str]:
    """Yield the same, parted by commas, with the mark by which a spreadsheet knows UTF-8."""
    yield "\ufeff"
    yield from tsv(candidates, width, ",")


def jsonl(candidates: Sequence[TermCandidate], width: int) -> Iterator[str]:  # noqa: ARG001
    """Yield a JSON object for each candidate; the documents are named."""
    for each, record in zip(candidates, records(candidates), strict=True):
        values = dict(zip(COLUMNS, record, strict=True)) | {"documents": each.documents}
        yield json.dumps(values, ensure_ascii=False) + "\n"


REPORTS: dict[str, Report] = {".txt": table, ".tsv": tsv, ".csv": csv, ".jsonl": jsonl}


def check_suffix(file: Path, *others: str) -> None:
    """Refuse a file whose suffix no report has, nor one of the `others`; raises CommandError."""
    suffix = file.suffix.lower()
    if suffix not in (*REPORTS, *others):
        message = f"{file}: candidates cannot be written as {suffix or 'a file without a suffix'}; choose one of " + (
            ", ".join((*REPORTS, *others))
        )
        raise CommandError(message)
