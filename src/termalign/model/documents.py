"""What stands in a document, and what it says of terms: a Document yields Glosses, 同盟調整メカニズム (ACM) for one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

Band = Literal["A", "B", "C", "D", ""]
BANDS: tuple[Band, ...] = ("A", "B", "C", "D", "")


class Place(NamedTuple):
    """A point in a source file: page, line and column count from 1, columns in code points."""

    file: str
    page: int
    line: int
    column: int
    locator: str = ""
    """What the format itself calls the place, where lines say little: "用語!B7", "slide 3", "box 72 540 210 552"."""

    def __str__(self) -> str:
        """Read as editors and compilers write places: file:line:column, and the locator where the format has one."""
        return f"{self.file}:{self.line}:{self.column}" + (f" ({self.locator})" if self.locator else "")


class Line(NamedTuple):
    """One non-blank line of a document: text[start:end] without its line break and outer space."""

    start: int
    end: int
    number: int
    page: int
    kind: str = ""
    """What the format states about the line: "heading", "code", "item", "table", "paragraph"; "" says nothing."""


class Stated(NamedTuple):
    """What a file states about a term by its structure: ruby, <abbr title>, small print below 同盟調整メカニズム (ACM).

    `base` and `said` are spans of the document's text. What is said may stand outside of every line, and is then no
    part of the running text. `is_whole` tells that the base is the term as a whole, as in a cell or a ruby; else
    the base ends it, and where it begins is to be found. `rivals` are other stretches that may be the base instead,
    with how much more their place on the page speaks for them than for the base (less than 0 where it speaks against them).
    """

    base: tuple[int, int]
    said: tuple[int, int]
    is_whole: bool = True
    rivals: tuple[tuple[int, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where the characters of a document stand on its pages, in points from the page's lower left corner (as PDF has it).

    `edges` are left, bottom, right and top of each character, all 0 for one that is not on the page (a line break);
    `rows` the offsets where printed lines begin, sorted.
    """

    edges: array[float]
    rows: array[int]

    def locator(self, start: int, end: int) -> str:
        """Name the boxes around text[start:end], one for each printed line: box 72 540 210 552."""
        found: list[str] = []
        first = bisect_right(self.rows, start)
        bounds = [start, *(row for row in self.rows[first : bisect_left(self.rows, end)]), end]
        for left, right in pairwise(bounds):
            quads = [self.edges[at : at + 4] for at in range(4 * left, 4 * right, 4)]
            shown = [quad for quad in quads if quad[0] < quad[2]]
            if shown:
                x0, y0, x1, y1 = zip(*shown, strict=True)
                found.append(f"box {floor(min(x0))} {floor(min(y0))} {ceil(max(x1))} {ceil(max(y1))}")
        return " and ".join(found)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text, never changed, so that every offset points into the original.

    `hidden` are spans that are markup, not text (the ** of Markdown), sorted, not overlapping.
    `line_starts` and `page_starts` are the offsets where lines and pages begin. `stated` is what the file says of
    its terms by structure. `locators` are (offset, name) where a place with a name of its own begins, sorted. `boxes`
    say where on its pages each character stands.
    """

    file: str
    text: str
    lines: tuple[Line, ...]
    hidden: tuple[tuple[int, int], ...] = ()
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)
    page_starts: tuple[int, ...] = (0,)
    stated: tuple[Stated, ...] = ()
    locators: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    boxes: Boxes | None = field(default=None, repr=False)

    def place(self, offset: int) -> Place:
        """Return the place of a character offset (code points from the start of the text)."""
        number = bisect_right(self.line_starts, offset)
        page = bisect_right(self.page_starts, offset)
        named = bisect_right(self.locators, offset, key=lambda each: each[0])
        locator = self.locators[named - 1][1] if named else ""
        if self.boxes:
            locator = f"page {page}, {self.boxes.locator(offset, offset + 1)}".removesuffix(", ")
        return Place(self.file, page, number, offset - self.line_starts[number - 1] + 1, locator)

    def fragment(self, role: str, start: int, end: int) -> Fragment:
        """Quote text[start:end] exactly, with its place."""
        place, quote = self.place(start), self.text[start:end]
        if self.boxes:
            place = place._replace(locator=f"page {place.page}, {self.boxes.locator(start, end)}".removesuffix(", "))
        if "\n" in quote or "\r" in quote:
            last = self.place(end)
            return Fragment(role, place, last.line, last.column, quote)
        return Fragment(role, place, place.line, place.column + end - start, quote)


class Fragment(NamedTuple):
    """A piece of a source file that a gloss rests on; `quote` stands in the file at `place`.

    `end_line` and `end_column` name the point just behind the last character.
    Roles: "term", "abbreviation", "english", "definition", "anchor".
    """

    role: str
    place: Place
    end_line: int
    end_column: int
    quote: str


class Alignment(NamedTuple):
    """How an English full form spells an abbreviation.

    `method` is "initials" (every letter begins a word, no content word left over), "letters"
    (Schwartz & Hearst 2003, PSB: letters in order, the first one begins a word) or "".
    `pairs` are (letter, word) in the order of the abbreviation.
    """

    method: str
    pairs: tuple[tuple[str, str], ...] = ()


NO_ALIGNMENT = Alignment("")


class Boundary(NamedTuple):
    """One place where the Japanese term may begin, with its score and why it won or lost."""

    term: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """What one document says about one concept: a small concept already.

    `ja` and `abbreviation` may be empty; `en` holds the English full forms, possibly none.
    `passage` is the sentence around the anchor, re-flowed; `covered` are the English words that the
    Japanese term accounts for, as (word, ja) pairs.
    """

    ja: str
    abbreviation: str
    en: tuple[str, ...]
    construction: str
    anchor: Fragment
    fragments: tuple[Fragment, ...]
    band: Band
    confidence: float
    reading: str = ""
    definition: str = ""
    passage: str = ""
    alignment: Alignment = NO_ALIGNMENT
    covered: tuple[tuple[str, str], ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    reasons: tuple[str, ...] = ()
    grounds: str = ""
    """The kind of evidence that the confidence was measured for: "initials and words", "some words" …"""

    def rows(self) -> Iterable[tuple[str, str, str]]:
        """Yield (ja, abbreviation, en), one for each Japanese × English full form."""
        for english in self.en or ("",):
            yield self.ja, self.abbreviation, english


class Rejection(NamedTuple):
    """An anchor that was turned down, or an English line left unattached, and why."""

    kind: Literal["anchor", "english", "abbreviation"]
    reason: str
    left: str
    fragment: Fragment


@dataclass(frozen=True, slots=True)
class Extraction:
    """The outcome of reading one or more documents, in document order."""

    glosses: tuple[Gloss, ...]
    rejections: tuple[Rejection, ...] = ()
    files: tuple[str, ...] = ()
    """The files that were read, with glosses or without."""
