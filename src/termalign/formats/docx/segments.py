"""A table of originals and translations in a Word document as a draft: 原文 | 訳文, as translation tools export for review."""

from __future__ import annotations

from bisect import bisect_left
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats.columns import Layout, Sheet, find_layout, segments, without_segments
from termalign.formats.docx.reading import document
from termalign.model import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.exchange import DraftOptions
    from termalign.model import Document, Place, SegmentPair

MOSTLY = 0.5
"""The share of a document's characters that must stand in tables of two languages for it to be such a table."""


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read the tables of a Word document that have a column of originals and one of translations.

    Raises FileError where it has none, or is no Word document.
    """
    found = document(file, data, options.encoding, options.access)
    pairs: list[SegmentPair] = []
    for sheet, layout in bilingual(found, options):
        options = options._replace(source_language=layout.source_language, target_language=layout.target_language)
        pairs += (pair._replace(place=place_of(found, pair, layout.target)) for pair in segments(file, sheet, layout))
    if not pairs:
        raise without_segments(file)
    return Draft(file, options.source_language, options.target_language, tuple(pairs))


def is_bilingual(file: str, data: bytes, options: DraftOptions) -> bool:
    """Tell whether most of a Word document stands in tables of originals and translations."""
    found = document(file, data, options.encoding, options.access)
    inside = sum(len(cell) for sheet, _ in bilingual(found, options) for row in sheet.rows for cell in row)
    return inside > MOSTLY * sum(line.end - line.start for line in found.lines)


def bilingual(found: Document, options: DraftOptions) -> Iterator[tuple[Sheet, Layout]]:
    """Yield the tables of two columns of text, with what their columns hold."""
    for sheet in tables(found):
        with suppress(FileError):
            yield sheet, find_layout(found.file, sheet.rows, options)


def tables(found: Document) -> Iterator[Sheet]:
    """Yield the tables of a document."""
    lines = [line for line in found.lines if line.kind == "table"]
    for _, rows in groupby(lines, lambda line: found.place(line.start).locator.partition(",")[0]):
        several = list(rows)
        cells = [found.text[line.start : line.end].split("\t") for line in several]
        yield Sheet(cells, [line.number for line in several])


def place_of(found: Document, pair: SegmentPair, column: int) -> Place:
    """Return where the cell stands in whose column a target is, of which the row is known."""
    line = found.lines[bisect_left(found.lines, pair.place.line, key=lambda each: each.number)]
    cells = found.text[line.start : line.end].split("\t")
    return found.place(line.start + sum(len(cell) + 1 for cell in cells[:column]))
