"""Printed lines joined into paragraphs where geometry is certain, over columns and pages too, and what kind each is.

A line that ends before the margin, although the next word would have fitted, ends its paragraph: …連携する。 / 　次に…
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from termalign.formats.pdf.lines import JUSTIFIED
from termalign.formats.pdf.order import left_of, right_of
from termalign.formats.pdf.runs import SAME_SIZE
from termalign.text.scripts import HAS_JAPANESE, HIRAGANA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.formats.pdf.lines import PrintedLine
    from termalign.formats.pdf.order import Block

INDENT = 0.6
"""Ems by which the first line of a paragraph is set in at least."""
FILLED = 0.3
"""Ems that a line which goes on is short of its margin at most, where lines are set to it."""
TOUCHING = 0.3
"""Ems that small print before or behind a line overlaps it by at most."""
EXTRA_LEADING = 1.35
HEADING_SIZE, ASIDE_SIZE = 1.12, 0.93
"""Sizes of headings and of captions and notes, as shares of the body's."""
LONGEST_CAPTION = 3
NOT_FIRST = "、。，．,.）)」』】〕］ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々・：；！？"
ITEM_MARK = re.compile(r"[●○■□◆◇▼▽▲△•‣※▶➢✓]|[・･](?=\S)|[（(][0-9０-９一-十ア-ン][)）]|[①-⑳]|[0-9]{1,2}[.．)）]\s*\S")
NOTE_MARK = re.compile(r"[0-9０-９]{1,3}(?![0-9０-９.．年月日％%])|[¹²³⁴-⁹⁰]+|[※＊*†‡]|[（(\[]?注")
SENTENCE_END = re.compile(r"[。．！？][」』）)】\s]*$")
MID_SENTENCE = re.compile(f"[{HIRAGANA}、，（(「『・]$")
EARLY = 0.65
"""The share of its column that a line may leave free before a word that is not parted."""
UNFINISHED = re.compile(r"[（(「『【〔、，]\s*$")
"""How no paragraph ends."""
CONTINUED = re.compile("[、。，．）」』】〕］ー々]")
"""How none begins."""
TOKEN = re.compile(r"[（(「『【〔［]*(?:[A-Za-z0-9.,:;'’&/+-]+|\S)")


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph; `kind` is that of a Line, `page` where it begins, `breaks` where further pages begin."""

    lines: list[PrintedLine]
    page: int
    kind: str = ""
    breaks: list[tuple[int, int]] = field(default_factory=list)
    """(number of the line, page) for each page that begins inside."""
    left: float = 0.0
    right: float = 0.0
    """The margins of its last column."""

    @property
    def text(self) -> str:
        """Its characters, line by line."""
        return "".join(line.text for line in self.lines)


def paragraphs_of(block: Block, page: int) -> Iterator[Paragraph]:
    """Part a block into paragraphs."""
    left, right = left_of(block), right_of(block)
    leading = median(b.v - a.v for a, b in pairwise(block)) if len(block) > 1 else 0.0
    open_lines: list[PrintedLine] = []
    for line in block:
        if open_lines and begins(open_lines, line, (left, right), leading):
            yield Paragraph(open_lines, page, left=left, right=right)
            open_lines = []
        open_lines.append(line)
    yield Paragraph(open_lines, page, left=left, right=right)


def begins(lines: list[PrintedLine], line: PrintedLine, margins: tuple[float, float], leading: float) -> bool:
    """Tell whether a line begins a new paragraph behind others."""
    last = lines[-1]
    if UNFINISHED.search(last.text) or CONTINUED.match(line.text):
        return False
    if line.v - last.v > EXTRA_LEADING * leading:
        return True
    if not is_full(last, line, margins[1]) and not breaks_early(last, margins):
        return True
    if ITEM_MARK.match(line.text) and line.u0 < last.u0 - INDENT * line.size:
        return True
    indented = begin_of(line) - margins[0] > INDENT * line.size
    hanging = len(lines) > 1 and abs(last.u0 - line.u0) < INDENT * line.size
    hung = len(lines) == 1 and line.u0 > last.u0 + INDENT * line.size  # below the mark of an item
    return indented and not hanging and not (hung and ITEM_MARK.match(last.text) is not None)


def breaks_early(last: PrintedLine, margins: tuple[float, float]) -> bool:
    """Tell whether a line ends before its margin in the middle of a sentence: a word that is not parted follows."""
    left, right = margins
    return right - end_of(last) < EARLY * (right - left) and MID_SENTENCE.search(last.text) is not None


def begin_of(line: PrintedLine) -> float:
    """Return where a line begins, with the small print of its first glyph, which may have pushed that in."""
    first = line.glyphs[0]
    pushing = [u0 for u0, u1 in line.bridges if u0 < first.u1 and u1 > first.u0]
    before = [u0 for u0, u1 in line.inline if -TOUCHING * line.size < first.u0 - u1 < JUSTIFIED * line.size]
    return min([line.u0, *pushing, *before])


def end_of(line: PrintedLine) -> float:
    """Return where a line ends, with small print that stands behind it."""
    return max(
        [line.u1, *(u1 for u0, u1 in line.inline if -TOUCHING * line.size < u0 - line.u1 < JUSTIFIED * line.size)]
    )


def is_full(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Tell whether a line goes to its margin, so that what begins the next one would not have fitted."""
    if UNFINISHED.search(last.text) or CONTINUED.match(line.text):
        return True
    text = line.text
    token = TOKEN.match(text)
    count = token.end() if token else 1
    while count < len(text) and text[count] in NOT_FIRST:
        count += 1
    glyphs = line.glyphs[:count]
    left, end = glyphs[0].u0, glyphs[-1].u1
    for u0, u1 in line.bridges:  # its small print has to fit too
        if u0 < glyphs[-1].u1 and u1 > glyphs[0].u0:
            left, end = min(left, u0), max(end, u1)
    return right - end_of(last) < end - left + line.size


def kind_of(paragraph: Paragraph, body: float, *, is_last: bool) -> str:
    """Return what the size of a paragraph's type says it is; "" where that says nothing."""
    size, count = paragraph.lines[0].size, len(paragraph.lines)
    if size >= HEADING_SIZE * body and count <= LONGEST_CAPTION:
        return "heading"
    if size > ASIDE_SIZE * body or HAS_JAPANESE.search(paragraph.text) is None:
        return ""
    if is_last and NOTE_MARK.match(paragraph.text):
        return "footnote"
    return "caption" if count <= LONGEST_CAPTION else ""


def body_size(lines: Iterable[PrintedLine]) -> float:
    """Return the size that most glyphs of a document have, 0 where it has none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


ASIDES = ("caption", "footnote", "furniture", "note")


def joined(paragraphs: Iterable[Paragraph], *, indents: bool) -> list[Paragraph]:
    """Join paragraphs that a column, a figure or a page parts; what stood between goes before or behind them.

    `indents` tells whether paragraphs of the document begin set in, so that one that does not goes on with another.
    """
    done: list[Paragraph] = []
    at = -1
    """Where in `done` the paragraph is that may go on."""
    for paragraph in paragraphs:
        between = done[at + 1 :] if at >= 0 else []
        if paragraph.kind in ASIDES:
            done.append(paragraph)
            continue
        if at >= 0 and goes_on_with(done[at], paragraph, between, indents=indents):
            first = done[at]
            if paragraph.page > last_page(first):
                first.breaks.append((len(first.lines), paragraph.page))
            first.lines = first.lines + paragraph.lines
            first.left, first.right = paragraph.left, paragraph.right
            before = [each for each in between if each.page == first.page]
            done[at:] = [*before, first, *(each for each in between if each.page != first.page)]
            at += len(before)
            continue
        done.append(paragraph)
        at = len(done) - 1 if paragraph.kind == "" else -1
    return done


def last_page(paragraph: Paragraph) -> int:
    """Return the page on which a paragraph ends."""
    return paragraph.breaks[-1][1] if paragraph.breaks else paragraph.page


def goes_on_with(first: Paragraph, paragraph: Paragraph, between: list[Paragraph], *, indents: bool) -> bool:
    """Tell whether a paragraph is the rest of an earlier one."""
    last, line = first.lines[-1], paragraph.lines[0]
    if paragraph.kind or max(last.size, line.size) >= SAME_SIZE * min(last.size, line.size):
        return False
    if any(each.page not in (last_page(first), paragraph.page) for each in between):
        return False
    if not is_full(last, line, first.right) and not breaks_early(last, (first.left, first.right)):
        return False
    if ITEM_MARK.match(line.text):
        return False
    if begin_of(line) - paragraph.left > INDENT * line.size and not UNFINISHED.search(last.text):
        return False
    is_filled = first.right - end_of(last) < FILLED * last.size  # the last line of a paragraph seldom is
    return indents or is_filled or not SENTENCE_END.search(last.text)
