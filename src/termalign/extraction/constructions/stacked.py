"""A term on a line of its own, its English on the next: # 再使用型宇宙輸送システム / Reusable Space Transportation System.

Definition lists and nested lists are read alike: 手形割引 / : bill discounting, 垂直離着陸機 / - 略語: VTOL.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.constructions.tabular import HALF, proves
from termalign.extraction.rows import ORNAMENT, cells_of
from termalign.text.english import content_words
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termalign.extraction.rows import Cell, CellKind
    from termalign.model import Line

NAME = "stacked"
LABEL = re.compile(r"(?:[-*・]\s*)?(?:(?:英語|英名|英訳|英|English|略語|略称|略号|略)\s*[：:]|[：:](?=\s))\s*")
LONGEST_TERM = 40
MANY_WORDS, MOST = 4, 0.75
DEEPEST = 3
"""Lines below a term that may name it."""


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each line that is a term and has its English on the lines below."""
    document = findings.flow.document
    used: set[int] = set()
    taken = {piece.start for anchor in findings.anchors for piece in (anchor.at, anchor.english) if piece}
    for index, line in enumerate(document.lines[:-1]):
        if line.end - line.start > LONGEST_TERM or line.start in taken or line.kind == "code":
            continue
        if HAS_JAPANESE.search(document.text, *span(document.lines[index + 1])) and not LABEL.match(
            document.text, *span(document.lines[index + 1])
        ):
            continue
        term = only_cell(document.text, line)
        if term is None or term.kind != "term":
            continue
        named = dict(below(findings, index))
        if taken.intersection(piece.start for piece in named.values()):
            continue
        certain = is_labelled(document.text, document.lines[index + 1])
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
    for depth, line in enumerate(document.lines[index + 1 : index + 1 + DEEPEST]):
        if depth and not is_labelled(document.text, line):
            return
        for cell in line_cells(document.text, line):
            if cell.kind not in ("english", "abbreviation"):
                return
            yield cell.kind, cell.piece


def only_cell(text: str, line: Line) -> Cell | None:
    """Return the one cell that a line is, without its ornament."""
    cells = line_cells(text, line)
    return cells[0] if len(cells) == 1 else None


def line_cells(text: str, line: Line) -> list[Cell]:
    """Return what a line says behind its ornament and label."""
    label = LABEL.match(text, line.start, line.end)
    ornament = ORNAMENT.match(text, line.start, line.end)
    mark = label or ornament
    return list(cells_of(text, mark.end() if mark else line.start, line.end))


def is_labelled(text: str, line: Line) -> bool:
    """Tell whether a line says itself that it names what stands above it."""
    return LABEL.match(text, line.start, line.end) is not None


def span(line: Line) -> tuple[int, int]:
    """Return where a line stands."""
    return line.start, line.end
