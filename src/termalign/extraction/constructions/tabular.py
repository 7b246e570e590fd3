"""A table that says what its columns hold: | 用語 | 略語 | 英語 |; Markdown with bars, or text with tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.content import is_abbreviation, is_english
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.reflow import Unit

NAME = "tabular"
HEADERS = {
    "term": re.compile(r"(?:日本語)?(?:用語|名称|名)?|和名|和文|見出し語|term|japanese|用語.{0,6}", re.IGNORECASE),
    "abbreviation": re.compile(r"略語|略称|略号|略記|abbreviations?|acronyms?", re.IGNORECASE),
    "english": re.compile(
        r"英語(?:名|表記|名称)?|英名|英文|英訳|正式名称|原語|english|full (?:form|name)", re.IGNORECASE
    ),
}
CELL = re.compile(r"[^|\t]+")
RULE = re.compile(r"[\s|:+-]+")

Cells = list[tuple[int, int]]


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each row of a table with a column of terms and one of abbreviations or English."""
    columns: dict[str, int] = {}
    text = findings.flow.text
    for unit in findings.flow.units:
        cells = cells_of(text, unit)
        if len(cells) < 2:
            columns = {}
        elif not columns:
            columns = columns_of([text[start:end] for start, end in cells])
        elif not RULE.fullmatch(text, unit.start, unit.end):
            yield from anchors_of(findings, unit, cells, columns)


def cells_of(text: str, unit: Unit) -> Cells:
    """Return the spans of a unit's cells without outer space."""
    if "|" not in text[unit.start : unit.end] and "\t" not in text[unit.start : unit.end]:
        return []
    spans = []
    for match in CELL.finditer(text, unit.start, unit.end):
        content = match.group().strip()
        if content:
            start = match.start() + match.group().index(content)
            spans.append((start, start + len(content)))
    return spans


def columns_of(header: list[str]) -> dict[str, int]:
    """Return which column holds what; nothing unless there are terms and something to pair them with."""
    columns: dict[str, int] = {}
    for name, pattern in HEADERS.items():
        for number, cell in enumerate(header):
            if pattern.fullmatch(cell) and number not in columns.values():
                columns.setdefault(name, number)
    return columns if "term" in columns and len(columns) > 1 else {}


def anchors_of(findings: Findings, unit: Unit, cells: Cells, columns: dict[str, int]) -> Iterator[Anchor]:
    """Yield the anchor of one row whose cells hold what the header says."""
    pieces: dict[str, Piece] = {
        name: findings.piece(*cells[number]) for name, number in columns.items() if number < len(cells)
    }
    term, abbreviation, english = (pieces.get(name) for name in ("term", "abbreviation", "english"))
    if abbreviation and not is_abbreviation(abbreviation.text):
        abbreviation = None
    if english and not is_english(english.text):
        english = None
    if term and HAS_JAPANESE.search(term.text) and (abbreviation or english):
        at = findings.piece(cells[0][0], cells[-1][1])
        yield Anchor(NAME, at, unit.start, term=term, abbreviation=abbreviation, english=english)
