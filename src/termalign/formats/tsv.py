"""Tab-separated termbases in UTF-8, one row per term: 拡大抑止 ⇥ fullForm ⇥ preferred, like the csv in all else."""

from __future__ import annotations

import csv
import io
import re
from typing import IO, TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.formats.cells import Cells, Table
from termalign.formats.columns import Sheet, draft_of, find_layout, read_text
from termalign.formats.csv import LEADING, LOSES, delimiter_of, quoted_records, read_rows, write_rows
from termalign.formats.edits import Written
from termalign.formats.exchange import DEFAULTS, DraftOptions, Dropped, Options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termalign.formats.edits import Edits
    from termalign.model import Draft, SentencePair, Termbase

__all__ = ["LOSES", "read_termbase", "rewrite", "segment_pairs", "write_pairs", "write_segments", "write_termbase"]

DELIMITER = "\t"
PAIR_COLUMNS = ("Japanese", "English", "bead", "similarity", "found at", "translation at")
QUOTE = '"'
REREAD = "its quotes would be those of a cell"
"""Why stray quotes that an edit would make pair up keep it from being made."""
RFC_4180 = re.compile(
    r'(?:(?:"(?:[^"\t]++|"")*+"|"(?:[^"\r\n]++|"")*+"|[^"\t\r\n]*+)(?:\t|\r?\n|\r|\Z))*+',
)
"""Cells that are quoted whole or hold no quote; one with a tab and a line break in it is two stray quotes far apart."""


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:  # noqa: ARG001
    """Write the term table."""
    return write_rows(termbase, stream, DELIMITER)


def write_pairs(pairs: Iterable[SentencePair], stream: IO[bytes]) -> int:
    """Write sentences beside their translations, those without any too, a row each; returns the number of rows."""
    rows = [PAIR_COLUMNS]
    for pair in pairs:
        similarity = f"{pair.similarity:.2f}" if pair.source and pair.target else ""
        places = str(pair.source_place) if pair.source else "", str(pair.target_place) if pair.target else ""
        rows.append((pair.source, pair.target, pair.bead, similarity, *places))
    text = io.StringIO()
    csv.writer(text, delimiter=DELIMITER, lineterminator="\n").writerows(rows)
    stream.write(text.getvalue().encode())
    return len(rows) - 1


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read a term table or a list of words; raises FileError where it is neither."""
    return read_rows(file, data, DELIMITER)


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read a bilingual table as a draft; where its quotes do not pair up, they are characters like any other."""
    text = read_text(file, data, options.encoding)
    with collector_paused():
        return draft_of(file, records(file, text), options)


def rewrite(draft: Draft, data: bytes, options: DraftOptions) -> Table:
    """Return the table to be changed in place; raises FileError where the encoding cannot be kept."""
    text = read_text(draft.file, data, options.encoding)
    layout = find_layout(draft.file, records(draft.file, text).rows, options)
    delimiter = DELIMITER if DELIMITER in text else delimiter_of(text[:LEADING], DELIMITER)
    return Table(draft, data, options, Cells(delimiter, layout.target, is_quoted(text)))


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:
    """Write targets anew, where no quote comes or goes that has all cells read otherwise; raises as `rewrite` does."""
    table = rewrite(draft, data, options)
    written = table.with_edits(edits)
    if is_quoted(read_text(draft.file, written.data, options.encoding)) == table.cells.quoted:
        return written
    return Written(data, {(segment, edit): REREAD for segment, several in edits.items() for edit in several})


def is_quoted(text: str) -> bool:
    """Tell whether quotes in a table are those of cells."""
    return DELIMITER not in text or (QUOTE in text and RFC_4180.fullmatch(text) is not None)


def records(file: str, text: str) -> Sheet:
    """Return the records of a table with the line that each begins at."""
    if DELIMITER not in text:
        return quoted_records(file, text, delimiter_of(text[:LEADING], DELIMITER))
    if is_quoted(text):
        return quoted_records(file, text, DELIMITER)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [line.split(DELIMITER) for line in lines]
    return Sheet(rows, range(1, len(rows) + 1))
