"""A document as sentences, each with its place: 白書.txt with its lines broken anywhere, a Markdown file, plain lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.reflow import reflow
from termalign.formats.parallel import hidden, side_of, text_blocks
from termalign.model import Document, Sentence
from termalign.text.scripts import JAPANESE
from termalign.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.model import Line

MARKDOWN = (".md", ".markdown")
ASIDE = ("code", "comment", "furniture")
"""The kinds of lines that are no part of the text."""
WRAPPED, NEAR_FULL = 0.4, 0.85
"""The share of lines that are nearly as long as the longest usual ones where lines are broken to fit a page."""
ENOUGH_LINES = 8
LETTERS = re.compile(r"[^\W\d_]")
SPACES = re.compile(r"\s+")
ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
SHORT_LINE = 0.7
"""The share of a full line under which a line may be the last one of its paragraph."""
UNBROKEN, CELL = re.compile(r"[^\r\n]+"), re.compile(r"[^|\t]+")
BREAKS = ("\r", "\n")
UNSPACED_LAST = re.compile(f"[{JAPANESE}、。，．）」』・（「『]$")
UNSPACED_FIRST = re.compile(f"[{JAPANESE}、。，．）」』・（「『]")
HYPHENATED = re.compile(r"(?<=[a-z])-$")


class Paragraph(NamedTuple):
    """A stretch of text that sentences do not go beyond; its character i is that of the document at origins."""

    text: str
    starts: tuple[int, ...]
    """Where its pieces begin in the text, sorted, from 0."""
    origins: tuple[int, ...]
    """Where each piece stands in the document."""
    kind: str = ""

    def origin(self, offset: int) -> int:
        """Return the offset in the document of an offset in the text."""
        piece = max(0, bisect_right(self.starts, offset) - 1)
        return self.origins[piece] + offset - self.starts[piece]


def sentences_of(document: Document, language: str) -> list[Sentence]:
    """Return the sentences of a document in text order, without code and markup."""
    found = []
    for number, paragraph in enumerate(paragraphs_of(document, language)):
        for start, end in sentences(paragraph.text):
            text = SPACES.sub(" ", paragraph.text[start:end])
            if LETTERS.search(text):
                found.append(Sentence(text, document.place(paragraph.origin(start)), number, paragraph.kind))
    return found


def paragraphs_of(document: Document, language: str) -> Iterator[Paragraph]:
    """Yield the paragraphs, by what the document tells: its blocks, its joined lines, or its lines."""
    if document.file.lower().endswith(MARKDOWN):
        yield from by_blocks(document)
    elif not is_wrapped(document):
        for line in document.lines:
            if line.kind not in ASIDE:
                yield from cells_of(document, [(line.start, line.end)], line.kind, language)
    elif language == "ja":
        yield from by_flow(document)
    else:
        yield from by_lines(document, language)


def cells_of(document: Document, spans: Sequence[tuple[int, int]], kind: str, language: str) -> Iterator[Paragraph]:
    """Yield stretches of a document as a paragraph, or those of a row of a table as one for each cell."""
    if kind == "table":
        cells = [cell.span() for start, end in spans for cell in CELL.finditer(document.text, start, end)]
        yield from (joined(document, [cell], kind, language) for cell in cells)
    else:
        yield joined(document, spans, kind, language)


def is_wrapped(document: Document) -> bool:
    """Tell whether the lines are broken to fit a page, so that sentences go on in the next one."""
    lengths = sorted(line.end - line.start for line in document.lines if not line.kind)
    if len(lengths) < ENOUGH_LINES:
        return False
    full = lengths[len(lengths) * 9 // 10]
    near = sum(length >= NEAR_FULL * full and length <= full / NEAR_FULL for length in lengths)
    return near >= WRAPPED * len(lengths) and not mostly_finished(document)


def mostly_finished(document: Document) -> bool:
    """Tell whether most long lines end as sentences do."""
    texts = [document.text[line.start : line.end] for line in document.lines]
    return 2 * sum(text.endswith(("。", "」", "）")) or ENDS.search(text) is not None for text in texts) > len(texts)


def by_blocks(document: Document) -> Iterator[Paragraph]:
    """Yield the blocks of a Markdown file without their markup."""
    for block in text_blocks(side_of(document).blocks):
        if block.kind == "markup":
            continue
        pieces, start = [], block.start
        for left, right in hidden(document, block):
            pieces.append((start, block.start + left))
            start = block.start + right
        yield from cells_of(document, [*pieces, (start, block.end)], block.kind, "")


def by_flow(document: Document) -> Iterator[Paragraph]:
    """Yield the sentences that were put together again over torn lines."""
    flow = reflow(document)
    for unit in flow.units:
        spans = flow.spans(unit.start, unit.end)
        kind = "" if unit.kind == "body" else unit.kind
        yield joined(document, spans, kind, "ja")


def by_lines(document: Document, language: str) -> Iterator[Paragraph]:
    """Yield paragraphs of lines that were broken to fit a page: up to a blank line or a short last line."""
    lengths = sorted(line.end - line.start for line in document.lines)
    full = SHORT_LINE * lengths[len(lengths) * 9 // 10]
    group: list[Line] = []
    for line in document.lines:
        if group and ends_paragraph(document, group[-1], line, full):
            yield joined(document, [(each.start, each.end) for each in group], group[-1].kind, language)
            group = []
        if line.kind not in ASIDE:
            group.append(line)
    if group:
        yield joined(document, [(each.start, each.end) for each in group], group[-1].kind, language)


def ends_paragraph(document: Document, line: Line, following: Line, full: float) -> bool:
    """Tell whether a paragraph ends with a line: `full` is the length of one that is not the last."""
    if line.kind or following.kind:
        return True
    finished = ENDS.search(document.text, line.start, line.end) is not None
    parted = following.number > line.number + 1 and following.page == line.page
    goes_on = document.text[following.start].islower()
    return (parted and (finished or not goes_on)) or (finished and line.end - line.start < full)


def joined(document: Document, spans: Sequence[tuple[int, int]], kind: str, language: str) -> Paragraph:
    """Return stretches of a document as a paragraph on one line."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = behind = 0
    for first, last in spans:
        for match in UNBROKEN.finditer(document.text, first, last):
            piece = match[0].rstrip() if document.text[match.end() : match.end() + 1] in BREAKS else match[0]
            if parts and any(char in BREAKS for char in document.text[behind : match.start()]):
                piece = piece.lstrip()
                before = parts.pop()
                parts.append(before + joint(before, piece) if language != "en" else unhyphenated(before, piece))
                length += len(parts[-1]) - len(before)
            starts.append(length)
            origins.append(match.start() + match[0].index(piece))
            parts.append(piece)
            length += len(piece)
            behind = match.end()
    return Paragraph("".join(parts), tuple(starts), tuple(origins), kind)


def joint(before: str, behind: str) -> str:
    """Return what stands between two lines that become one: nothing in Japanese, else a space."""
    return "" if UNSPACED_LAST.search(before) or UNSPACED_FIRST.match(behind) else " "


def unhyphenated(before: str, behind: str) -> str:
    """Return a line of English as it goes on in the next one: with a space, or without the hyphen that parted a word."""
    return before[:-1] if HYPHENATED.search(before) and behind[:1].islower() else before + " "
