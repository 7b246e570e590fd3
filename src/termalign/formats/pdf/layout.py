"""From the pages of a PDF to its paragraphs in reading order, and its small print tied to them.

A document is looked at twice: how it sets body, small print and running heads is voted by all its pages.
"""

from __future__ import annotations

import re
from array import array
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.pdf.bases import stretch_of
from termalign.formats.pdf.lines import JUSTIFIED, PrintedLine, sheet_of
from termalign.formats.pdf.order import LEADING, blocks_of, in_order, left_of, right_of
from termalign.formats.pdf.paragraphs import ASIDE_SIZE, INDENT, Paragraph, body_size, joined, kind_of, paragraphs_of
from termalign.formats.pdf.rows import rows_of, words_of
from termalign.formats.pdf.runs import SAME_SIZE, runs_of
from termalign.formats.pdf.smallprint import habit_of, ties_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termalign.formats.pdf.glyphs import RawPage
    from termalign.formats.pdf.lines import Sheet
    from termalign.formats.pdf.order import Block
    from termalign.formats.pdf.rows import Row, Word
    from termalign.formats.pdf.smallprint import Tie

BESIDE = 0.6
"""Ems of a line that small print before it stands off it at most."""
EDGE_LINES = 2
LONGEST_HEAD = 60
PAGE_NUMBER = re.compile(r"[-–—―‐\s]*(?:[0-9０-９]{1,4}|[ivxlc]{1,7})[-–—―‐\s]*")


class Laid(NamedTuple):
    """A document laid out: paragraphs in reading order, what small print says, and the boxes of its glyphs (four numbers each)."""

    paragraphs: list[Paragraph]
    ties: list[Tie]
    boxes: array[float]
    pages: int


class Part(NamedTuple):
    """What stands on a page in one direction."""

    page: int
    sheet: Sheet
    rows: list[Row]


def lay_out(pages: Iterable[RawPage]) -> Laid:
    """Lay out a document."""
    boxes, count = array("f"), 0
    parts: list[Part] = []
    for page in pages:
        found = [sheet_of(runs) for runs in runs_of(page, len(boxes) // 4).values()]
        boxes.extend(page.boxes)
        count = page.number
        found.sort(key=lambda sheet: -sum(len(line.glyphs) for line in sheet.lines))
        parts += (Part(page.number, sheet, rows_of(sheet.small, sheet.lines)) for sheet in found)
    habit = habit_of(row for part in parts for row in part.rows)
    body = body_size(line for part in parts for line in part.sheet.lines)
    heads = running_heads(parts)
    paragraphs: list[Paragraph] = []
    ties: list[Tie] = []
    for part in parts:
        blocks = list(in_order(blocks_of([line for line in part.sheet.lines if id(line) not in heads])))
        lines = [line for block in blocks for line in block]
        beside = {id(line) for row in part.rows for line in (*row.above, *row.below)}
        stretches = {
            id(line): stretch_of(line, before, behind)
            for line, before, behind in zip(lines, [None, *lines], [*lines[1:], None], strict=False)
            if id(line) in beside
        }
        paragraphs += (Paragraph([line], part.page, "furniture") for line in part.sheet.lines if id(line) in heads)
        for number, block in enumerate(blocks):
            several = list(paragraphs_of(block, part.page))
            ends = block[0].size <= ASIDE_SIZE * body and is_last(blocks, number, body)
            for paragraph in several:
                paragraph.kind = kind_of(paragraph, body, is_last=ends)
            paragraphs += several
        said: list[Tie] = []
        rest: list[PrintedLine] = []
        for row in part.rows:
            tied, left = ties_of(row, habit, stretches)
            said += tied
            rest += (as_line(words, row) for words in left)
        if habit.align.is_behind:
            said = carried_on(said, rest, dict(zip(map(id, lines), lines[1:], strict=False)))
        paragraphs += (Paragraph([line], part.page, "note") for line in rest)
        ties += over_lines(said)
    indents = indented_share(paragraphs, body) > 0.5
    return Laid(joined(paragraphs, indents=indents), ties, boxes, count)


def over_lines(ties: list[Tie]) -> list[Tie]:
    """Join what is said in two halves of a term that the end of a line cuts, as engines do with ruby."""
    found: dict[tuple[tuple[int, int], ...], Tie] = {}
    for tie in ties:
        stretch = tie.base.stretch
        assert stretch is not None
        places = [stretch.places[tie.base.span[0]], stretch.places[tie.base.span[1] - 1]]
        key = tuple((id(line), number) for line, number in places)
        other = found.get(key)
        if other and other.base.stretch is not None and other.base.stretch.line is not stretch.line:
            first, second = (tie, other) if stretch.line is places[0][0] else (other, tie)
            found[key] = first._replace(said=first.said + second.said)
        else:
            found[(*key, (len(found), 0)) if other else key] = tie
    return list(found.values())


def carried_on(ties: list[Tie], rest: list[PrintedLine], following: dict[int, PrintedLine]) -> list[Tie]:
    """Join small print behind a base to what follows it on the line, and to its rest at the beginning of the next one."""
    done: list[Tie] = []
    for tie in ties:
        assert tie.base.stretch is not None
        line, said = tie.base.stretch.line, list(tie.said)
        below = following.get(id(line))
        near = [each for each in rest if abs(each.v - line.v) < LEADING * line.size]
        for each in sorted(near, key=attrgetter("v", "u0")):
            if is_next(each, said[-1], line) or (below and said[-1].u1 > line.u1 and stands_before(each, below)):
                rest.remove(each)
                said += words_of(each.glyphs, {})
        done.append(tie._replace(said=said))
    return done


def is_next(small: PrintedLine, last: Word, line: PrintedLine) -> bool:
    """Tell whether small print follows a word of small print on a line, with nothing else of the line between."""
    end = last.u1
    if abs(small.v - last.glyphs[0].v) >= BESIDE * small.size or not end < small.u0 < end + JUSTIFIED * line.size:
        return False
    between = (*(glyph.u0 for glyph in line.glyphs), *(u0 - line.size for u0, _ in line.beside))
    return not any(end < u0 < small.u0 for u0 in between)


def stands_before(small: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether small print stands before the first glyph of a line, which may be set to its margin."""
    return abs(small.v - line.v) < BESIDE * line.size and -line.size < line.u0 - small.u1 < JUSTIFIED * line.size


def as_line(words: list[Word], row: Row) -> PrintedLine:
    """Make a line of small print that is said of nothing."""
    glyphs = [glyph for word in words for glyph in word.glyphs]
    return PrintedLine(glyphs, glyphs[0].u0, glyphs[-1].u1, row.v, row.size)


def indented_share(paragraphs: list[Paragraph], body: float) -> float:
    """Return how many of the paragraphs of several lines begin set in."""
    several = [each for each in paragraphs if len(each.lines) > 1 and abs(each.lines[0].size - body) < 0.1 * body]
    if not several:
        return 0.0
    return sum(each.lines[0].u0 - each.left > INDENT * body for each in several) / len(several)


def is_last(blocks: list[Block], number: int, body: float) -> bool:
    """Tell whether no block of the body stands below a block in its column."""
    block = blocks[number]
    return not any(
        other[0].v > block[-1].v
        and abs(other[0].size - body) < 0.05 * body
        and left_of(other) < right_of(block)
        and left_of(block) < right_of(other)
        for other in blocks
    )


def running_heads(parts: list[Part]) -> set[int]:
    """Return the ids of the lines that are running heads or page numbers: what returns at the edges of pages."""
    edges: list[tuple[PrintedLine, str, Part]] = []
    for part in parts:
        lines = sorted(part.sheet.lines, key=attrgetter("v"))
        outer = {id(line): line for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])}
        edges += ((line, re.sub(r"[\d\s]+", "", line.text), part) for line in outer.values())
    pages: dict[str, set[int]] = {}
    for line, text, part in edges:
        if len(line.text) < LONGEST_HEAD:
            pages.setdefault(text, set()).add(part.page)
    back = {id(line) for line, text, _ in edges if len(pages.get(text, ())) > 1}
    return {
        id(line)
        for line, _, part in edges
        if PAGE_NUMBER.fullmatch(line.text) or (id(line) in back and not is_of_block(line, part.sheet.lines, back))
    }


def is_of_block(line: PrintedLine, lines: list[PrintedLine], back: set[int]) -> bool:
    """Tell whether a line that returns stands close to lines of its size that do not: the body may say a thing twice."""
    return any(
        0 < abs(other.v - line.v) < LEADING * line.size
        and id(other) not in back
        and max(other.size, line.size) < SAME_SIZE * min(other.size, line.size)
        and other.u0 < line.u1
        and line.u0 < other.u1
        for other in lines
    )
