"""Comma-separated termbases in UTF-8, one row per term: exact for programs; 007 and =1+1 stay as they are.

A stranger's list is read too: 日本語;English, with any delimiter, header or none, in the encodings of documents.
"""

from __future__ import annotations

import csv
import io
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats.cells import Cells, Table
from termalign.formats.columns import Sheet, draft_of, find_layout, read_text
from termalign.formats.exchange import DEFAULTS, DraftOptions, Dropped, Options
from termalign.formats.rows import columns_for, from_rows, is_term_table, to_rows
from termalign.formats.wordlist import from_table
from termalign.model import Concept, Draft, Termbase
from termalign.text.delimited import line
from termalign.text.encodings import DecodingError, decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.formats.edits import Edits, Written

DELIMITER = ","
DELIMITERS = "\t;,|"
SAMPLE = 30
"""How many records the delimiter is told by."""
END = "\0"
"""A record behind the last one; no text holds it, and an open quote swallows it."""
LEADING = 100_000
"""How many characters of a draft hold enough records for that."""
LOSES = ("worklist", "info", "evidence", "proposals")

csv.field_size_limit(2**31 - 1)


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:  # noqa: ARG001
    """Write the term table."""
    return write_rows(termbase, stream, DELIMITER)


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read a term table or a list of words; raises FileError where it is neither."""
    return read_rows(file, data, DELIMITER)


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read a bilingual table as a draft; raises FileError where it is none."""
    text = read_text(file, data, options.encoding)
    with collector_paused():
        return draft_of(file, quoted_records(file, text, delimiter_of(text[:LEADING], DELIMITER)), options)


def rewrite(draft: Draft, data: bytes, options: DraftOptions) -> Table:
    """Return the table to be changed in place; raises FileError where the encoding cannot be kept."""
    text = read_text(draft.file, data, options.encoding)
    delimiter = delimiter_of(text[:LEADING], DELIMITER)
    layout = find_layout(draft.file, quoted_records(draft.file, text, delimiter).rows, options)
    return Table(draft, data, options, Cells(delimiter, layout.target, quoted=True))


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:
    """Write targets anew; raises FileError as `rewrite` does."""
    return rewrite(draft, data, options).with_edits(edits)


def quoted_records(file: str, text: str, delimiter: str) -> Sheet:
    """Return the records of a table with the line that each begins at; raises FileError where a quote stays open."""
    reader = csv.reader(chain(io.StringIO(text, newline=""), (END,)), delimiter=delimiter)
    rows, lines, begin = [], [], 1
    for row in reader:
        rows.append(row)
        lines.append(begin)
        begin = reader.line_num + 1
    if rows[-1] != [END]:
        message = (
            f'{file}: line {lines[-1]}: a quote (") is opened in this record and never closed; close it or take it out'
        )
        raise FileError(message)
    return Sheet(rows[:-1], lines[:-1])


def write_rows(termbase: Termbase, stream: IO[bytes], delimiter: str) -> list[Dropped]:
    """Write the term table with a delimiter; cells with a line break are quoted."""
    columns = columns_for(termbase.concepts)
    for row in ([column.name for column in columns], *to_rows(termbase.concepts, columns)):
        stream.write(line(row, delimiter).encode())
    return []


def read_rows(file: str, data: bytes, delimiter: str) -> Termbase:
    """Read a table; `delimiter` is the usual one of the format, and tried before the others."""
    try:
        text = decode(data)
        used = delimiter_of(text, delimiter)
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=used))
    except (DecodingError, csv.Error) as error:
        message = f"{file}: {error}"
        raise FileError(message) from None
    return Termbase(tuple(concepts_of(file, rows)))


def concepts_of(file: str, rows: Sequence[Sequence[str]]) -> list[Concept]:
    """Return the concepts of a table: one row per term where it has that header, else a stranger's list."""
    if rows and is_term_table(rows[0]):
        return from_rows(file, rows)
    return from_table(file, rows)


def delimiter_of(text: str, usual: str) -> str:
    """Return the delimiter that parts most of the first records into equally many cells."""

    def regularity(delimiter: str) -> tuple[float, bool]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        counts = [len(record) for record in islice(reader, SAMPLE) if record]
        several = [count for count in counts if count > 1]
        share = max(map(several.count, several)) / len(counts) if several else 0.0
        return share, delimiter == usual

    return max(DELIMITERS, key=regularity)
