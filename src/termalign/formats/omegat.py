"""OmegaT's glossaries, a pair of terms a line: 反撃能力 ⇥ counterstrike capability ⇥ 禁止: enemy base attack capability.

OmegaT skips a line that begins with #, and trims cells, so that a term that begins with # stands behind a space.
"""

from __future__ import annotations

import csv
import re
from typing import IO, TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats.exchange import DEFAULTS, Dropped, Options, one_line, pairs, remark, without_pair
from termalign.formats.rows import kind_of
from termalign.model import Concept, Term, Termbase
from termalign.text.encodings import DecodingError, decode
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOSES = ("all but pairs and remarks",)
LINE_BREAK = re.compile(r"\r\n?|\n")
HEAD = 4096
UNKNOWN = "und"
"""BCP 47 for a language that nobody names."""


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write a row for each pair of usable terms; returns what has no pair, is empty or was there already."""
    dropped = without_pair(termbase, options)
    written: set[tuple[str, str, str]] = set()
    for concept, source, target in pairs(termbase, options):
        row = (one_line(source.text), one_line(target.text), one_line(remark(concept, options)))
        if not row[0] or not row[1]:
            dropped.append(Dropped(concept.label, "a term of the pair is empty"))
        elif row in written:
            dropped.append(Dropped(f"{row[0]} = {row[1]}", "the same row stands there already"))
        else:
            written.add(row)
            guard = " " if row[0].startswith("#") else ""
            stream.write((guard + "\t".join(row).rstrip("\t") + "\n").encode(errors="replace"))
    return dropped


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read a glossary, tabs or commas between its cells; the column with more Japanese is ja, the other one en.

    Where there is no Japanese, the first column is taken for en.
    Raises FileError where it is not text or has no pairs.
    """
    try:
        rows = list(rows_of(decode(data), commas=file.lower().endswith(".csv")))
    except (DecodingError, csv.Error) as error:
        raise FileError(f"{file}: {error}") from None
    if not any(row[1] for _, row in rows):
        number = rows[0][0] if rows else 1
        message = (
            f"{file}: line {number} is no line of a glossary, and none that follows is; "
            "write a term, a tab and its translation on each"
        )
        raise FileError(message)
    shares = [sum(bool(HAS_JAPANESE.search(row[column])) for _, row in rows) for column in (0, 1)]
    languages = ("en", "ja") if shares[1] > shares[0] else ("ja", "en") if any(shares) else ("en", UNKNOWN)
    return Termbase(tuple(concept_of(number, row, languages) for number, (_, row) in enumerate(rows, start=1)))


def concept_of(number: int, row: Sequence[str], languages: tuple[str, str]) -> Concept:
    """Make a concept of a row; a source without a target is one of a single term."""
    terms = (
        Term(text, language, kind_of(text), "", "", review="approved")
        for text, language in zip(row, languages, strict=False)
        if text
    )
    return Concept(f"c{number}", tuple(terms), note=row[2])


def rows_of(text: str, *, commas: bool) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Yield (line number, (source, target, comment)), parted as OmegaT parts them: line by line, # is a comment."""
    lines = [(number, line) for number, line in enumerate(LINE_BREAK.split(text), start=1) if not line.startswith("#")]
    has_tabs = any("\t" in line for _, line in lines)
    for number, line in lines:
        cells = line.split("\t") if has_tabs or not commas else next(csv.reader([line]), [])
        source, target, comment = (cell.strip() for cell in [*cells, "", "", ""][:3])
        if source and len(cells) > 1:
            yield number, (source, target, comment)


def is_it(data: bytes) -> bool:
    """Tell whether most of the first lines that are no comments have a tab, or all of them a comma."""
    lines = [
        line for line in data[:HEAD].replace(b"\0", b"").splitlines() if line.strip() and not line.startswith(b"#")
    ]
    tabbed = sum(b"\t" in line for line in lines)
    return bool(lines) and (2 * tabbed > len(lines) or all(b"," in line for line in lines))
