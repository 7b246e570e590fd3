"""The Excel sheet for MultiTerm Convert, on the way to Trados: a header of field labels, a row for each entry.

反撃能力 | counterstrike capability; a synonym has a row of its own with the same entry number.
"""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import IO, TYPE_CHECKING

from openpyxl import Workbook

from termalign.formats.exchange import DEFAULTS, Dropped, Options, usable, without_pair
from termalign.workbook import Column, Sheet
from termalign.workbook.writing import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Concept, Term, Termbase

LOSES = ("unpaired concepts", "discouraged terms", "other languages", "ids", "parts of speech", "readings", "reviews",
         "notes on terms", "extras", "evidence", "worklist", "proposals", "info", "control characters", "long text")  # fmt: skip
NAMES = {"ja": "Japanese", "en": "English", "de": "German", "fr": "French", "zh": "Chinese", "ko": "Korean"}


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write one sheet; the columns of a language are its term, its status and its type."""
    languages = (options.source, options.target)
    columns = [Column("Entry", 8), Column("Subject", 16), Column("Definition", 50), Column("Note", 30)]
    for language in languages:
        name = NAMES.get(language, language)
        columns += [Column(name, 44), Column(f"{name} Status", 14), Column(f"{name} Type", 14)]
    entries = [concept for concept in termbase.concepts if all(usable(concept, each) for each in languages)]
    book = Workbook(write_only=True)
    sheet = Sheet("Termbase", tuple(columns), 0, "For MultiTerm Convert: choose Microsoft Excel Format.", grouped=True)
    fill(
        book, sheet, (row for number, each in enumerate(entries, start=1) for row in rows(str(number), each, languages))
    )
    whole = io.BytesIO()
    book.save(whole)
    stream.write(whole.getvalue())
    return without_pair(termbase, options)


def rows(number: str, concept: Concept, languages: tuple[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of an entry; what belongs to the concept stands on the first."""
    shared = (concept.subject_field, concept.definition, concept.note)
    terms = (usable(concept, language) for language in languages)
    for source, target in zip_longest(*terms):
        yield (number, *shared, *cells(source), *cells(target))
        shared = ("", "", "")


def cells(term: Term | None) -> tuple[str, str, str]:
    """Return the three cells of a term."""
    return (term.text, term.administrative_status, term.term_type) if term else ("", "", "")
