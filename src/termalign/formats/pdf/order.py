"""The order in which a page is read: its lines as blocks, its blocks by columns, e.g. both columns of 第2節 below its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.formats.pdf.bands import GUTTER
from termalign.formats.pdf.runs import SAME_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from termalign.formats.pdf.lines import PrintedLine

LEADING = 2.6
"""Ems from one line of a block to the next at most."""
LINES_AN_OVERFLOW = 8
"""Lines among which one may run beyond the margin of its column."""
HANGING = "、。，．"

Block = list["PrintedLine"]


def blocks_of(lines: list[PrintedLine]) -> list[Block]:
    """Gather lines of one size that stand below each other in one column; lines come from top to bottom."""
    blocks: list[Block] = []
    open_blocks: list[Block] = []
    for line in lines:
        open_blocks = [
            block for block in open_blocks if line.v - block[-1].v < LEADING * max(line.size, block[-1].size)
        ]
        above = [block for block in open_blocks if goes_on(block, line)]
        if above:
            max(above, key=lambda block: block[-1].v).append(line)
        else:
            blocks.append([line])
            open_blocks.append(blocks[-1])
    return blocks


def goes_on(block: Block, line: PrintedLine) -> bool:
    """Tell whether a line goes on with a block."""
    last = block[-1]
    if not max(last.size, line.size) < SAME_SIZE * min(last.size, line.size) or line.v - last.v < 0.5 * line.size:
        return False
    left, right = min(each.u0 for each in block[-3:]), max(each.u1 for each in block[-3:])
    overlap = min(right, line.u1) - max(left, line.u0)
    if overlap < 0.5 * min(right - left, line.u1 - line.u0):
        return False
    inside = right - GUTTER * line.size, left + GUTTER * line.size
    return not any(u0 < inside[0] and u1 > inside[1] for u0, u1 in line.beside)


def in_order(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks in reading order, by cutting the page where white runs through it (XY-cut).

    Nagy, Seth, Hierarchical representation of optically scanned documents (ICPR 1984). Slices that share a gutter are
    kept together, so that columns are read one after another, whatever their paragraphs' ends.
    """
    if len(blocks) < 2:
        yield from blocks
        return
    columns = cut(blocks, left_of, right_of, gutter_of(blocks))
    if len(columns) > 1:
        for column in columns:
            yield from in_order(column)
        return
    slices = cut(blocks, top_of, bottom_of, 0.0)
    if len(slices) == 1:
        yield from sorted(blocks, key=lambda block: (top_of(block), left_of(block)))
        return
    group: list[Block] = []
    for piece in slices:
        if group and len(cut(group + piece, left_of, right_of, gutter_of(blocks))) < 2:
            yield from in_order(group)
            group = []
        group = group + piece
    yield from in_order(group)


def gutter_of(blocks: list[Block]) -> float:
    """Return how wide the space between columns is at least."""
    sizes = sorted(block[0].size for block in blocks)
    return GUTTER * sizes[len(sizes) // 2]


def cut(
    blocks: list[Block], start: Callable[[Block], float], end: Callable[[Block], float], gap: float
) -> list[list[Block]]:
    """Part blocks where no ink stands in a stretch wider than `gap`."""
    groups: list[list[Block]] = []
    reached = 0.0
    for block in sorted(blocks, key=start):
        if not groups or start(block) > reached + gap:
            groups.append([])
            reached = end(block)
        groups[-1].append(block)
        reached = max(reached, end(block))
    return groups


def left_of(block: Block) -> float:
    """Return where a block begins along the writing."""
    return min(line.u0 for line in block)


def right_of(block: Block) -> float:
    """Return where a block ends along the writing; commas may hang beyond it (ぶら下げ), and words that are not parted."""
    ends = sorted(line.glyphs[-1].u0 if line.glyphs[-1].char in HANGING else line.u1 for line in block)
    return ends[-1 - len(ends) // LINES_AN_OVERFLOW]


def top_of(block: Block) -> float:
    """Return where a block begins across the writing."""
    return block[0].v - block[0].size / 2


def bottom_of(block: Block) -> float:
    """Return where a block ends across the writing."""
    return block[-1].v + block[-1].size / 2
