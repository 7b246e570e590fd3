"""The elements of a page composed into a document: 宇宙領域把握 with what its <rt> says, <abbr title>, tables, lists.

Elements are walked through without recursion, however deep they stand. What a reader does not see is left out.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from termalign.model import Stated
from termalign.text.scripts import HAS_JAPANESE, JAPANESE

if TYPE_CHECKING:
    from termalign.formats.composing import Composer

LEFT_OUT = frozenset(
    "head script style template noscript svg math iframe object audio video canvas map "
    "button select textarea input datalist rp rt".split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul".split()
)
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    **dict.fromkeys(("nav", "footer"), "furniture"),
}
"""What an element makes of its lines; all others are paragraphs."""
TITLED = ("abbr", "acronym", "dfn")
CODE = ("code", "kbd", "samp", "tt")
REFERENCE = re.compile(r"[\s\[\]()（）〔〕※*†‡注\d,、-]{1,8}")
"""What a raised sign holds that refers to a note."""
SPACES = re.compile(r"[ \t\r\n\f]+")
NO_SPACE = re.compile(rf"[{JAPANESE}、。，．（）「」『』・]")
"""Signs between which a line break in the source of a page is no space."""
LONGEST_DEFINITION = 120
LOOKED_AT = 2_000
"""Elements of a table that are looked at to see whether it only lays out the page."""
WIDEST_SPAN = 100


def compose(composer: Composer, root: etree._Element) -> None:
    """Compose all that a page shows."""
    Walker(composer).walk(root)


class Ruby:
    """A ruby that is open: where it and its next base begin, and the bases that nothing is said of yet."""

    def __init__(self, start: int) -> None:
        """Open it."""
        self.start = self.next = start
        self.bases: list[tuple[int, int]] = []


class Grid:
    """A table that is open: the column of the next cell, and how many rows cells reach down into, by column."""

    def __init__(self, *, is_layout: bool) -> None:
        """Open it."""
        self.is_layout = is_layout
        self.column = self.cells = 0
        self.below: dict[int, int] = {}


class Walker:
    """Walks through a page, element by element."""

    def __init__(self, composer: Composer) -> None:
        """Take where to write."""
        self.composer = composer
        self.kinds = ["paragraph"]
        self.begun: list[int] = []
        """How many lines there were when each open block began."""
        self.starts: list[int] = []
        """Where each open abbreviation begins."""
        self.gap = ""
        """White space that was met and not written yet."""
        self.rubies: list[Ruby] = []
        self.grids: list[Grid] = []
        self.preformatted = 0
        self.term: tuple[int, int] | None = None
        """The term of a list of definitions that is to be defined."""

    def walk(self, root: etree._Element) -> None:
        """Walk through an element and all in it."""
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            shown = event in ("start", "end") and is_shown(element)
            if event == "start":
                if shown:
                    self.enter(element)
                    self.text(element.text)
                else:
                    if element.tag == "rt":
                        self.say(text_of(element))
                    walk.skip_subtree()
                continue
            if event == "end" and shown:
                self.leave(element)
            self.text(element.tail)

    def text(self, text: str | None) -> None:
        """Compose characters; white space is one space, or none between Japanese where the source breaks its lines."""
        if not text:
            return
        if self.preformatted and not self.composer.in_row:
            self.composer.write(text)
            return
        words = SPACES.split(text)
        gaps = SPACES.findall(text)
        for number, word in enumerate(words):
            self.gap += gaps[number - 1] if number else ""
            if word:
                self.flush(word[0])
                self.composer.add(word)

    def flush(self, following: str = "") -> None:
        """Write the space that was met, where one is meant."""
        last = self.composer.last
        within = "\n" in self.gap and NO_SPACE.match(last) and (not following or NO_SPACE.match(following))
        if self.gap and last not in ("", " ", "\t") and not within:
            self.composer.add(" ")
        self.gap = ""

    def end_line(self) -> None:
        """End the line that is open, or part it from what follows in a row of a table."""
        if self.composer.in_row:
            self.gap += " "
            return
        self.gap = ""
        if self.composer.last:
            self.composer.end(self.kinds[-1])

    def enter(self, element: etree._Element) -> None:
        """Note what begins with an element."""
        tag = element.tag
        if tag in BLOCKS:
            self.end_line()
            self.begun.append(len(self.composer.lines))
            outer = self.kinds[-1]
            self.kinds.append(outer if outer == "furniture" else KINDS.get(tag, outer))
        if tag == "table":
            self.grids.append(Grid(is_layout=is_layout(element)))
        elif tag == "tr" and self.grids and not self.grids[-1].is_layout:
            self.composer.in_row = True
            self.grids[-1].column = self.grids[-1].cells = 0
        elif tag in ("td", "th") and self.composer.in_row:
            self.cell(element)
        elif tag == "br":
            self.line_break()
        elif tag == "pre":
            self.preformatted += 1
        elif tag in TITLED:
            self.flush()
            self.starts.append(self.composer.length)
        elif tag in ("ruby", "rb"):
            self.flush()
            self.begin_ruby(tag)

    def leave(self, element: etree._Element) -> None:
        """Note what ends with an element."""
        tag = element.tag
        if tag == "tr" and self.composer.in_row:
            self.end_row()
        elif tag in TITLED:
            self.composer.state(self.starts.pop(), element.get("title") or "")
        elif tag == "ruby" and self.rubies:
            self.rubies.pop()
        elif tag == "rb" and self.rubies:
            self.rubies[-1].bases.append((self.rubies[-1].next, self.composer.length))
        if tag not in BLOCKS:
            return
        heading = self.composer.open_line if KINDS.get(tag) == "heading" else ""
        self.end_line()
        self.kinds.pop()
        new = self.composer.lines[self.begun.pop() :]
        if tag == "table":
            self.grids.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag == "dt" and new:
            self.term = new[-1][:2]
        elif tag == "dd" and self.term and len(new) == 1 and new[0].end - new[0].start <= LONGEST_DEFINITION:
            self.composer.stated.append(Stated(self.term, new[0][:2]))
        elif heading and new:
            self.composer.locate(heading, new[-1].start)

    def line_break(self) -> None:
        """End a line where the page does."""
        self.gap = ""
        self.composer.write("\n")

    def begin_ruby(self, tag: str) -> None:
        """Note where a ruby or one of its bases begins."""
        if tag == "ruby":
            self.rubies.append(Ruby(self.composer.length))
        elif self.rubies:
            self.rubies[-1].next = self.composer.length

    def say(self, said: str) -> None:
        """State what stands above the base before it, or above the first of several bases."""
        if not self.rubies:
            return
        ruby, end = self.rubies[-1], self.composer.length
        base = ruby.bases.pop(0) if ruby.bases else (ruby.next, end)
        start = base[0] if base[0] < base[1] else ruby.start
        self.composer.state(start, said, end=max(base[1], start))
        ruby.next = end

    def cell(self, element: etree._Element) -> None:
        """Begin a cell in its column."""
        grid, self.gap = self.grids[-1], ""
        while grid.below.get(grid.column, 0):
            self.skip_column(grid)
        if grid.column:
            self.composer.next_cell()
        wide, deep = (min(number_of(element.get(name)), WIDEST_SPAN) for name in ("colspan", "rowspan"))
        for column in range(grid.column, grid.column + wide):
            grid.below[column] = deep
        for _ in range(1, wide):
            self.composer.next_cell()
        grid.column += wide
        grid.cells += 1

    def skip_column(self, grid: Grid) -> None:
        """Leave a column empty that a cell from above reaches into."""
        if grid.column:
            self.composer.next_cell()
        grid.column += 1

    def end_row(self) -> None:
        """End a row; one of a single cell is text."""
        grid, self.gap = self.grids[-1], ""
        grid.below = {column: rows - 1 for column, rows in grid.below.items() if rows > 1}
        self.composer.in_row = False
        if self.composer.last:
            self.composer.end("table" if grid.cells > 1 else self.kinds[-1])


def text_of(element: etree._Element) -> str:
    """Return all characters inside an element."""
    return "".join(map(str, element.itertext()))


def number_of(text: str | None) -> int:
    """Return how many columns or rows a cell takes."""
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 5 else 1


def is_shown(element: etree._Element) -> bool:
    """Tell whether a reader sees an element; code in it, and signs that refer to notes, count as not seen."""
    tag = element.tag
    if tag in LEFT_OUT or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    style = element.get("style")
    if style and HIDDEN.search(style):
        return False
    if tag in CODE or tag == "pre":
        return HAS_JAPANESE.search(text_of(element)) is not None
    if tag == "sup":
        return REFERENCE.fullmatch(text_of(element)) is None
    return not (tag == "a" and "noteref" in (element.get("epub:type") or element.get("role") or ""))


def is_layout(table: etree._Element) -> bool:
    """Tell whether a table only lays out a page: it has one column, or holds other tables or headings."""
    inside = list(islice(table.iterdescendants(), LOOKED_AT))
    if any(element.tag == "table" or KINDS.get(element.tag) == "heading" for element in inside):
        return True
    rows = [element for element in inside if element.tag == "tr"]
    return all(sum(cell.tag in ("td", "th") for cell in row) < 2 for row in rows)
