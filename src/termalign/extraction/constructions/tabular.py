"""Tables and lists of terms: | 用語 | 略語 | 英語 |, 低軌道[TAB]LEO, ・武器貿易条約：Arms Trade Treaty（ATT）.

A table whose header says what its columns hold is believed. Without one, rows of one shape stand together, and
some of them must prove what their columns are: the Japanese accounts for the English, or letters fit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.boundary import delimited
from termalign.extraction.rows import TABLES, Row, rows
from termalign.text.letters import spell
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from termalign.extraction.rows import CellKind

NAME = "tabular"
HEADERS: dict[CellKind, re.Pattern[str]] = {
    "term": re.compile(
        r"(?:日本語|和)?(?:用語|名称|名|訳|文|訳語)?(?:[（(].*[）)])?|日本語表記|見出し語|term|japanese|用語.{0,6}|意味",
        re.IGNORECASE,
    ),
    "abbreviation": re.compile(r"略語|略称|略号|略記|略|abbreviations?|acronyms?", re.IGNORECASE),
    "english": re.compile(
        r"英語(?:名|表記|名称)?|英名|英文(?:名称?)?|英訳|正式名称|正式名|原語|フルスペル|展開形"
        r"|english|full (?:form|name)|spelled out",
        re.IGNORECASE,
    ),
}
CLAUSE = re.compile(r"[^ぁ-ん]を[^ぁ-ん]|して")
"""What an explanation has, and a term that English accounts for hardly ever: 攻撃を検出してブロック."""
NEAR = 2
"""Lines that the next row of a list may be away."""
PROVEN, MOSTLY = 1 / 3, 2 / 3
"""The shares of rows that must prove what their columns are, for these rows to count, and for all to count."""
HALF = 0.5


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each row of a table or a list that pairs a term with an abbreviation or English."""
    table: list[Row] = []
    for row in [*rows(findings.flow.document), None]:
        if table and (row is None or not goes_on(table[-1], row)):
            yield from anchors_of(findings, table)
            table = []
        if row is not None:
            table.append(row)


def goes_on(before: Row, row: Row) -> bool:
    """Tell whether a row belongs to the table or list of the row before."""
    same = row.separator == before.separator or not {row.separator, before.separator} & set(TABLES)
    return same and row.line.number - before.line.number <= NEAR


def anchors_of(findings: Findings, table: Sequence[Row]) -> Iterator[Anchor]:
    """Yield the anchors of the rows that stand together, by their header or else by what they prove."""
    columns = columns_of(table[0]) if table[0].separator in TABLES else {}
    if columns:
        found = [(row, {kind: at(row, kind, number) for kind, number in columns.items()}) for row in table[1:]]
    else:
        found = [(row, {kind: row.first(kind) for kind in HEADERS}) for row in table if row.pairs]
        proven = [proves(findings, cells) for _, cells in found]
        least = PROVEN if table[0].pairs else MOSTLY  # another header says that the columns are something else
        if not found or sum(proven) < least * len(found):
            return
        if sum(proven) < MOSTLY * len(found):
            found = [each for each, is_proven in zip(found, proven, strict=True) if is_proven]
    for row, cells in found:
        anchor = anchor_of(row, cells)
        if anchor is not None:
            yield anchor


def columns_of(header: Row) -> dict[CellKind, int]:
    """Return which column holds what; nothing unless there are terms and something to pair them with."""
    columns: dict[CellKind, int] = {}
    for kind in ("abbreviation", "english", "term"):
        for number, cells in enumerate(header.columns):
            heads = any(HEADERS[kind].fullmatch(cell.piece.text) for cell in cells)
            if heads and number not in columns.values():
                columns.setdefault(kind, number)
    return columns if "term" in columns and len(columns) > 1 else {}


def at(row: Row, kind: CellKind, column: int) -> Piece | None:
    """Return the cell of a column; where it holds two, the one of a kind."""
    cells = row.columns[column] if column < len(row.columns) else ()
    return next((cell.piece for cell in cells if cell.kind == kind), cells[0].piece if cells else None)


def proves(findings: Findings, cells: Mapping[CellKind, Piece | None], least: float = HALF) -> bool:
    """Tell whether a term accounts for so much of its English, or of the letters of its abbreviation, half by default."""
    term, abbreviation, english = (cells.get(kind) for kind in ("term", "abbreviation", "english"))
    if term is None:
        return english is not None and abbreviation is not None
    if english is None:
        return (
            abbreviation is not None
            and not CLAUSE.search(term.text)
            and delimited(term.text, "", findings.lexicon, abbreviation.text).letters >= least
        )
    if abbreviation is not None and spell(abbreviation.text, english.text).method:
        return True
    decision = delimited(term.text, english.text, findings.lexicon)
    return decision.share >= least and (" " in english.text or decision.left_over < 2)


def anchor_of(row: Row, cells: dict[CellKind, Piece | None]) -> Anchor | None:
    """Return the anchor of one row whose cells hold what they should."""
    kinds = {cell.piece: cell.kind for cell in row.cells}
    term, abbreviation, english = (cells.get(kind) for kind in ("term", "abbreviation", "english"))
    abbreviation = abbreviation if abbreviation and kinds[abbreviation] == "abbreviation" else row.first("abbreviation")
    english = english if english and kinds[english] == "english" else None
    if term is None or kinds[term] != "term" or not HAS_JAPANESE.search(term.text):
        term = None
    if [term, abbreviation, english].count(None) > 1:
        return None
    start = min(each.spans[0][0] for each in (term, abbreviation, english) if each)
    line = Piece("", ((start, row.line.end),))
    return Anchor(NAME, line, -1, term=term, abbreviation=abbreviation, english=english)
