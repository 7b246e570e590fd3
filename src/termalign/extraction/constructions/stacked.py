"""A term on a line of its own, its English on the next: # 再使用型宇宙輸送システム / Reusable Space Transportation System.

Definition lists and nested lists are read alike: 手形割引 / : bill discounting, 垂直離着陸機 / - 略語: VTOL.
A reading may stand between: # 周回軌道とは？ / - **よみがな：** しゅうかいきどう / - **英語名：** Orbit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.constructions.displaced import NAME as DISPLACED
from termalign.extraction.constructions.tabular import HALF, proves
from termalign.extraction.rows import ORNAMENT, cells_of
from termalign.text.english import content_words
from termalign.text.scripts import HAS_JAPANESE, HIRAGANA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termalign.extraction.rows import Cell, CellKind
    from termalign.model import Document, Line

NAME = "stacked"
BULLET = r"(?:[-*・]\s*)?(?:\*\*)?"
LABEL = re.compile(
    BULLET
    + r"(?:(?:英語[名訳]?|英語表記|英文名称?|英名|英訳|英|English|略語|略称|略号|略)\s*(?:\*\*)?[：:](?:\*\*)?|[：:](?=\s))\s*"
)
READING = re.compile(BULLET + r"(?:よみがな|読み仮名|読みがな|ふりがな|読み方|読み|よみ)\s*(?:\*\*)?[：:]")
LEAD = re.compile(rf"[^、\n]*[{HIRAGANA}]、")
ASKED = re.compile(r"とは(?:何か|なにか)?[？?]?\s*$")
LONGEST_TERM = 40
MANY_WORDS, MOST = 4, 0.75
DEEPEST = 3
"""Lines below a term that may name it."""


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each line that is a term and has its English on the lines below."""
    document = findings.flow.document
    used: set[int] = set()
    taken = {piece.start for anchor in findings.anchors for piece in (anchor.at, anchor.english) if piece}
    loose = {
        piece.start
        for anchor in findings.anchors
        for piece in (anchor.at, anchor.english)
        if piece and anchor.construction == DISPLACED and not anchor.has_japanese
    }
    for index, line in enumerate(document.lines[:-1]):
        if line.end - line.start > LONGEST_TERM or line.start in taken or line.kind == "code":
            continue
        first = first_below(document, index)
        if first is None or (
            HAS_JAPANESE.search(document.text, *span(first)) and not is_labelled(document.text, first)
        ):
            continue
        term = only_cell(document.text, line)
        if term is None or term.kind != "term":
            continue
        named = dict(below(findings, index))
        mine = {piece.start for piece in named.values()}
        if taken & (mine - loose if len(named) > 1 else mine):  # English with its abbreviation is loose, if displaced
            continue
        certain = is_labelled(document.text, first)
        is_heading = line.kind == "heading" or ORNAMENT.match(document.text, line.start, line.end) is not None
        if named and (certain or proves(findings, {"term": term.piece, **named}, share_needed(named, is_heading))):
            used.update(piece.start for piece in named.values())
            yield Anchor(
                NAME,
                term.piece,
                -1,
                term=term.piece,
                abbreviation=named.get("abbreviation"),
                english=named.get("english"),
            )
    findings.unattached = [piece for piece in findings.unattached if piece.start not in used]


def share_needed(named: Mapping[CellKind, Piece], is_heading: bool) -> float:  # noqa: FBT001
    """Return how much of the English a term must account for: less below a heading, or where there are many words."""
    many = "english" in named and len(content_words(named["english"].text)) >= MANY_WORDS
    return HALF if is_heading else MOST if many else 1


def below(findings: Findings, index: int) -> Iterator[tuple[CellKind, Piece]]:
    """Yield what the lines below a term name: the first one, and further ones that are labelled."""
    document = findings.flow.document
    lines = [line for line in document.lines[index + 1 : index + 1 + DEEPEST] if not is_reading(document.text, line)]
    for depth, line in enumerate(lines):
        if depth and not is_labelled(document.text, line):
            return
        for cell in line_cells(document.text, line):
            if cell.kind not in ("english", "abbreviation"):
                return
            yield cell.kind, cell.piece


def first_below(document: Document, index: int) -> Line | None:
    """Return the line below a term that may name it, its reading passed over."""
    lines = document.lines[index + 1 : index + 1 + DEEPEST]
    return next((line for line in lines if not is_reading(document.text, line) and line.kind != "code"), None)


def only_cell(text: str, line: Line) -> Cell | None:
    """Return the one cell that a line is, without its ornament and what leads into a sentence (また、)."""
    lead = LEAD.match(text, line.start, line.end)
    cells = line_cells(text, line._replace(start=lead.end()) if lead else line)
    return cells[0] if len(cells) == 1 else None


def line_cells(text: str, line: Line) -> list[Cell]:
    """Return what a line says behind its ornament and label."""
    label = LABEL.match(text, line.start, line.end)
    ornament = ORNAMENT.match(text, line.start, line.end)
    mark = label or ornament
    asked = ASKED.search(text, line.start, line.end)
    return list(cells_of(text, mark.end() if mark else line.start, asked.start() if asked else line.end))


def is_labelled(text: str, line: Line) -> bool:
    """Tell whether a line says itself that it names what stands above it."""
    return LABEL.match(text, line.start, line.end) is not None


def is_reading(text: str, line: Line) -> bool:
    """Tell whether a line gives the kana of the term above it."""
    return READING.match(text, line.start, line.end) is not None


def span(line: Line) -> tuple[int, int]:
    """Return where a line stands."""
    return line.start, line.end
