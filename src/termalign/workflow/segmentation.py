"""A document as sentences, each with its place: 白書.txt with its lines broken anywhere, a Markdown file, plain lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.reflow import reflow
from termalign.formats.parallel import hidden, side_of, text_blocks
from termalign.model import Document, Sentence
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.model import Line

MARKDOWN = (".md", ".markdown")
WRAPPED, NEAR_FULL = 0.4, 0.85
"""The share of lines that are nearly as long as the longest usual ones where lines are broken to fit a page."""
ENOUGH_LINES = 8
LETTERS = re.compile(r"[^\W\d_]")
SPACES = re.compile(r"\s+")
ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
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
        yield from (
            piecewise(document, [(line.start, line.end)], line.kind, language)
            for line in document.lines
            if line.kind != "code"
        )
    elif language == "ja":
        yield from by_flow(document)
    else:
        yield from by_lines(document, language)


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
        pieces.append((start, block.end))
        yield piecewise(document, pieces, block.kind, "")


def by_flow(document: Document) -> Iterator[Paragraph]:
    """Yield the sentences that were put together again over torn lines."""
    flow = reflow(document)
    for unit in flow.units:
        spans = flow.spans(unit.start, unit.end)
        kind = "" if unit.kind == "body" else unit.kind
        yield piecewise(document, spans, kind, "ja")


def by_lines(document: Document, language: str) -> Iterator[Paragraph]:
    """Yield paragraphs of lines that were broken to fit a page: up to a blank line or a short last line."""
    lengths = sorted(line.end - line.start for line in document.lines)
    full = lengths[len(lengths) * 9 // 10] * 0.7
    open_lines: list[Line] = []
    for line in document.lines:
        if open_lines:
            before = open_lines[-1]
            text = document.text[before.start : before.end]
            short = before.end - before.start < full
            parted = line.number > before.number + 1 and line.page == before.page
            if line.kind or before.kind or (parted and ENDS.search(text)) or (short and (parted or ENDS.search(text))):
                yield piecewise(document, [(each.start, each.end) for each in open_lines], before.kind, language)
                open_lines = []
        open_lines.append(line)
    if open_lines:
        yield piecewise(document, [(each.start, each.end) for each in open_lines], open_lines[-1].kind, language)


def piecewise(document: Document, spans: Sequence[tuple[int, int]], kind: str, language: str) -> Paragraph:
    """Return a paragraph of stretches of the document, on one line."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for first, last in spans:
        for is_break, run in groupby(range(first, last), lambda at: document.text[at] in "\r\n"):
            if is_break:
                continue
            at = list(run)
            piece = document.text[at[0] : at[-1] + 1]
            bare = piece.strip() if parts and len(piece) != len(piece.strip()) else piece
            if not bare:
                continue
            start = at[0] + piece.index(bare)
            if parts and start > origins[-1] + len(parts[-1]):
                between = document.text[origins[-1] + len(parts[-1]) : start]
                last_char = parts[-1][-1:]
                if any(char in "\r\n" for char in between):
                    if language == "en" and HYPHENATED.search(parts[-1]) and bare[:1].islower():
                        pass
                    elif not (HAS_JAPANESE.match(last_char) or last_char in "。、）」") or bare[:1].isascii():
                        parts[-1] += " "
                        length += 1
            starts.append(length)
            origins.append(start)
            parts.append(bare)
            length += len(bare)
    return Paragraph("".join(parts), tuple(starts), tuple(origins), kind)
