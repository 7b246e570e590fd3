"""Two parallel documents as a draft: line 12 of 白書.md beside line 12 of its translation, else paragraph by paragraph.

Tables are paired cell by cell where their rows have as many.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import FileError
from termalign.model import Document, Draft, SegmentPair
from termalign.text.remarks import COMMENT, ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Line

ENOUGH = 0.98
"""The share of lines that must be alike (blank, heading, item, table) for files to correspond line by line."""
MOST_REMARKS = 20
FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?:(?:[\w.-]+[ \t]*:|[ \t]|#|-[ \t])[^\r\n]*(?:\r\n|\r|\n)|(?:\r\n|\r|\n))*---[ \t]*(?=[\r\n]|\Z)"
)
OWN_BLOCK = ("heading", "table", "code", "markup")
"""The kinds of lines that never go on in the next line."""
ASIDE = ("comment", "furniture")
"""The kinds of lines that are no part of the text to be translated."""
CELLS = "\t"


class Block(NamedTuple):
    """A stretch of a document that stands by itself: a paragraph, a heading, an item of a list, a row of a table."""

    start: int
    end: int
    first: int
    last: int
    kind: str
    """As of a line, and "markup" where nothing stands in it besides."""
    level: int = 0
    """How deep a heading stands."""


class Side(NamedTuple):
    """One of the two documents without its front matter; lines are numbered from behind that."""

    document: Document
    lines: dict[int, Block]
    """The lines with something in them, by their number."""
    blocks: list[Block]
    length: int
    """How many lines there are, blank ones too."""
    base: int
    """The number of the last line of the front matter."""
    remarks: tuple[int, ...] = ()
    """The lines that hold nothing but what silences rules in the next line; they have no number."""

    def line(self, number: int) -> int:
        """Return the line of the file that has a number."""
        line = self.base + number
        for remark in self.remarks:
            line += remark <= line
        return line

    def ignored(self, block: Block | None) -> tuple[str, ...]:
        """Return the rules that a remark in a block, or in the lines right before it, silences."""
        if not block:
            return ()
        text, start = self.document.text, block.start
        first = block.first
        while first - 1 in self.remarks:
            first -= 1
            start = self.document.line_starts[first - 1]
        return ignored(text[start : block.end]) if "termalign" in text[start : block.end] else ()


class Row(NamedTuple):
    """What stands side by side, None where nothing does, and the line of the target."""

    source: Block | None
    target: Block | None
    line: int


def pair_documents(source: Document, target: Document, source_language: str, target_language: str) -> Draft:
    """Pair two files line by line where these correspond, else paragraph by paragraph; code is left out.

    Raises FileError where nothing lines up.
    """
    sides = side_of(source), side_of(target)
    line_by_line = lines_agree(*sides)
    rows, remarks = (by_line(*sides), []) if line_by_line else by_block(*sides)
    paragraphs = paragraphs_of(sides[0]) if line_by_line else {}
    pairs = tuple(segments(sides, rows, paragraphs))
    if not pairs:
        raise FileError(f"{target.file}: holds no segments; neither file has text besides code and markup")
    if len(remarks) > MOST_REMARKS:
        remarks[MOST_REMARKS:] = [f"and {len(remarks) - MOST_REMARKS} more"]
    return Draft(target.file, source_language, target_language, pairs, tuple(remarks))


def single_document(document: Document, language: str) -> Draft:
    """Return a text of one language as a draft, paragraph by paragraph; code is left out, so that there may be none."""
    side = side_of(document)
    pairs = tuple(
        SegmentPair(
            "",
            content(document, block),
            document.place(block.start),
            kind="heading" if block.kind == "heading" else "",
            target_hidden=hidden(document, block),
            ignored=side.ignored(block),
        )
        for block in text_blocks(side.blocks)
        if block.kind != "markup"
    )
    return Draft(document.file, "", language, pairs)


def side_of(document: Document) -> Side:
    """Return a document in lines and blocks."""
    front = FRONT_MATTER.match(document.text)
    after = front.end() if front else 0
    base = document.place(after).line if front else 0
    kept = [line for line in document.lines if line.start >= after and line.kind not in ASIDE]
    blocks = [line_block(document, list(same)) for _, same in groupby(kept, lambda line: line.number)]
    remarks = [block.first for block in blocks if COMMENT.fullmatch(content(document, block))]
    lines = {
        block.first - base - bisect_left(remarks, block.first): block for block in blocks if block.first not in remarks
    }
    length = len(document.line_starts) - base - len(remarks)
    return Side(document, lines, list(blocks_of(lines)), length, base, tuple(remarks))


def line_block(document: Document, lines: Sequence[Line]) -> Block:
    """Return a line as a block; a form feed parts a line into several, and here it is one again."""
    first = lines[0]
    block = Block(first.start, lines[-1].end, first.number, first.number, first.kind)
    if block.kind == "heading":
        return block._replace(level=heading_level(document.text, first))
    return block if block.kind == "code" or has_text(document, block) else block._replace(kind="markup")


def heading_level(text: str, line: Line) -> int:
    """Count the signs that begin a heading; 1 where it is stated without such."""
    content = text[line.start : line.end]
    return max(1, len(content) - len(content.lstrip("#")))


def blocks_of(lines: dict[int, Block]) -> Iterator[Block]:
    """Join the lines that make one block: those after the first of a paragraph or of an item."""
    open_block: Block | None = None
    for line in lines.values():
        if open_block and line.first == open_block.last + 1 and not line.kind and open_block.kind not in OWN_BLOCK:
            open_block = open_block._replace(end=line.end, last=line.last)
            continue
        if open_block:
            yield open_block
        open_block = line
    if open_block:
        yield open_block


def lines_agree(source: Side, target: Side) -> bool:
    """Tell whether the files correspond line by line: as many lines, and alike.

    Lines of the target that are still blank do no harm where all the others have a line beside them.
    """
    ends = [max(side.lines, default=0) for side in (source, target)]
    if source.length != target.length and ends[0] != ends[1]:
        return False
    if target.lines.keys() <= source.lines.keys():
        return source.length == target.length or target.lines.keys() == source.lines.keys()
    numbers = range(1, max(ends) + 1)
    alike = sum(kind_at(source, number) == kind_at(target, number) for number in numbers)
    return alike >= ENOUGH * len(numbers)


def kind_at(side: Side, number: int) -> str | None:
    """Return the kind of a line, None where it is blank."""
    block = side.lines.get(number)
    return block.kind if block else None


def by_line(source: Side, target: Side) -> list[Row]:
    """Pair the lines of one number."""
    numbers = sorted(source.lines.keys() | target.lines.keys())
    return [Row(source.lines.get(number), target.lines.get(number), target.line(number)) for number in numbers]


def paragraphs_of(side: Side) -> dict[int, str]:
    """Return the paragraph of each line by its offset; nothing where no blank lines part them."""
    numbers = list(side.lines)
    if not numbers or numbers[-1] - numbers[0] + 1 == len(numbers):
        return {}
    starts = [block.start for block in side.blocks]
    return {line.start: str(bisect_right(starts, line.start)) for line in side.lines.values()}


def by_block(source: Side, target: Side) -> tuple[list[Row], list[str]]:
    """Pair the blocks where there are as many in both files, else those of each section that has as many in both."""
    if rows := rows_of(source.blocks, target.blocks):
        return rows, []
    sections = [sections_of(side.blocks) for side in (source, target)]
    heads = [[section[0].level for section in each[1:]] for each in sections]
    files = source.document.file, target.document.file
    remarks: list[str] = []
    if heads[0] == heads[1]:
        for left, right in zip(*sections, strict=True):
            rows.extend(by_section(left, right, files, remarks))
    if not rows:
        counts = [len(text_blocks(side.blocks)) for side in (source, target)]
        kinds = " of other kinds" if counts[0] == counts[1] else ""
        message = (
            f"{files[1]}: does not line up with {files[0]}: {counts[0]} paragraphs there, {counts[1]} here{kinds}; "
            "the paragraphs (headings, items, rows of tables too) must correspond one to one"
        )
        raise FileError(message)
    return rows, remarks


def rows_of(left: list[Block], right: list[Block]) -> list[Row]:
    """Pair the blocks of text where there are as many on both sides, with headings at the same points."""
    texts = [text_blocks(blocks) for blocks in (left, right)]
    if [block.level for block in texts[0]] != [block.level for block in texts[1]]:
        return []
    return [Row(source, target, target.first) for source, target in zip(*texts, strict=True)]


def by_section(left: list[Block], right: list[Block], files: tuple[str, str], remarks: list[str]) -> Iterator[Row]:
    """Pair a section with another, or such parts of them between blocks of code, lists and tables as have equal numbers.

    What was left out is added to the remarks.
    """
    if left and right and left[0].level:
        yield Row(left[0], right[0], right[0].first)
        left, right = left[1:], right[1:]
    rows = rows_of(left, right)
    yield from rows
    if rows:
        return
    for is_part in (lambda block: block.kind == "code", lambda block: block.kind):
        parts = [[(kind, list(same)) for kind, same in groupby(blocks, is_part)] for blocks in (left, right)]
        if len(parts[0]) > 1 and [kind for kind, _ in parts[0]] == [kind for kind, _ in parts[1]]:
            for (_, first), (_, second) in zip(*parts, strict=True):
                yield from by_section(first, second, files, remarks)
            return
    remarks.extend(left_out(text_blocks(left), text_blocks(right), files))


def left_out(left: list[Block], right: list[Block], files: tuple[str, str]) -> Iterator[str]:
    """Say which lines do not pair up."""
    if left and right:
        yield f"{lines_of(left, files[0])} and {lines_of(right, files[1])} do not line up and were left out"
    elif left:
        yield f"{lines_of(left, files[0])}: left out, no counterpart in {files[1]}"
    elif right:
        yield f"{lines_of(right, files[1])}: left out, no counterpart in {files[0]}"


def lines_of(blocks: Sequence[Block], file: str) -> str:
    """Name the lines from the first block to the last."""
    first, last = blocks[0].first, blocks[-1].last
    return f"lines {first}-{last} of {file}" if first != last else f"line {first} of {file}"


def text_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that hold text."""
    return [block for block in blocks if block.kind != "code"]


def sections_of(blocks: Sequence[Block]) -> list[list[Block]]:
    """Part the blocks at the headings; what stands before the first one comes first, possibly nothing."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if block.level:
            sections.append([])
        sections[-1].append(block)
    return sections


def segments(sides: Sequence[Side], rows: Sequence[Row], paragraphs: dict[int, str]) -> Iterator[SegmentPair]:
    """Yield the rows that hold text as segments."""
    source, target = (side.document for side in sides)
    for left, right, line in by_cell(source, target, rows):
        kinds = {block.kind for block in (left, right) if block}
        if "code" in kinds or kinds == {"markup"}:
            continue
        yield SegmentPair(
            content(source, left),
            content(target, right),
            target.place(right.start if right else target.line_starts[line - 1]),
            paragraph=paragraphs.get(left.start, "") if left else "",
            kind="heading" if "heading" in kinds else "",
            source_hidden=hidden(source, left),
            target_hidden=hidden(target, right),
            ignored=sides[1].ignored(right),
        )


def by_cell(source: Document, target: Document, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, those of tables cell by cell where both have as many."""
    for row in rows:
        cells = [cells_of(source, row.source), cells_of(target, row.target)]
        if 1 < len(cells[0]) == len(cells[1]):
            yield from (
                Row(left, right, row.line)
                for left, right in zip(*cells, strict=True)
                if left.start < left.end or right.start < right.end
            )
        else:
            yield row


def cells_of(document: Document, block: Block | None) -> list[Block]:
    """Return the cells of a row of a table, or the block itself."""
    if block is None or block.kind != "table":
        return [block] if block else []
    cells, start = [], block.start
    for text in content(document, block).split(CELLS):
        cells.append(block._replace(start=start, end=start + len(text)))
        start += len(text) + len(CELLS)
    return cells


def content(document: Document, block: Block | None) -> str:
    """Return the characters of a block as they stand in the file."""
    return document.text[block.start : block.end] if block else ""


def hidden(document: Document, block: Block | None) -> tuple[tuple[int, int], ...]:
    """Return the hidden spans of a block, counted from its beginning."""
    if not block:
        return ()
    first = max(0, bisect_right(document.hidden, block.start, key=itemgetter(0)) - 1)
    last = bisect_left(document.hidden, block.end, key=itemgetter(0))
    clipped = (
        (max(start, block.start) - block.start, min(end, block.end) - block.start)
        for start, end in document.hidden[first:last]
    )
    return tuple((start, end) for start, end in clipped if start < end)


def has_text(document: Document, block: Block) -> bool:
    """Tell whether a block holds more than markup."""
    text, end = content(document, block), 0
    for start, stop in hidden(document, block):
        if text[end:start].strip():
            return True
        end = stop
    return bool(text[end:].strip())
