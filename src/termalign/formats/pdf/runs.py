"""Runs of glyphs that were set one behind another: 同盟調整メカニズム（ is one, ACM perhaps the next.

Every glyph gets a place along the writing (u) and across it (v), whichever way the writing runs: in horizontal lines u
is x and v goes down the page, in vertical lines u goes down and v to the left. All later steps know u and v only.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator

    from termalign.formats.pdf.glyphs import RawPage

DESCENT, MIDDLE = 0.12, 0.38
"""How far an em box hangs below the base line, and how far its middle stands above it, in ems."""
SAME_SIZE = 1.12
"""Up to this ratio two sizes are one; fonts of two scripts are often scaled to match."""
APART = 0.6
"""Ems between two glyphs of one run at most."""
MOST_OPEN = 3
"""Runs that a glyph may go on with."""
DOUBLED = 0.12
"""Ems within which the same glyph stands twice where bold is made by printing twice."""
LONGEST_TATECHUYOKO = 4

RADICALS = dict(zip("⺅⺉⺍⺒⺔⺖⺗⺘⺙⺝⺟⺠⺡⺢⺣⺤⺨⺩⺬⺮⺯⺹⺼⺾⻁⻂⻃⻄⻌⻏⻑⻖⻗⻘⻝⻤⻨⻩⻫⻭⻯⻱⻲",
                    "亻刂小巳彐忄心扌攵月母民氵水火爪犭王示竹糸耂月艹虎衤西西辶阝長阝雨青食鬼麦黄斉歯竜亀亀", strict=True))  # fmt: skip
"""Radicals of the Supplement that fonts are often mapped to instead of characters; Unicode has no decomposition of them."""


Place = tuple[float, float, int]
"""The origin of a glyph, and the object that it is drawn with."""


class Glyph(NamedTuple):
    """One character: its place along the writing u0 to u1, its middle across it, its size, the object it is drawn with."""

    char: str
    u0: float
    u1: float
    v: float
    size: float
    owner: int
    number: int
    """Its number in the document, under which its box is found."""


class Run(NamedTuple):
    """Glyphs set one behind another in one size."""

    glyphs: list[Glyph]
    u0: float
    u1: float
    v: float
    size: float

    @property
    def text(self) -> str:
        """The characters as they follow."""
        return "".join(glyph.char for glyph in self.glyphs)


def runs_of(page: RawPage, first: int = 0) -> dict[str, list[Run]]:
    """Return the runs of a page by their direction: "across", "down", "back", "up"; `first` is its first glyph's number."""
    found = {direction: list(run_together(glyphs)) for direction, glyphs in directed(page, first).items()}
    return {direction: runs for direction, runs in found.items() if runs}


class Upright(NamedTuple):
    """A glyph that stands upright on the page; p is right, q is up, from its origin; it may be part of a vertical line."""

    char: str
    p: float
    q: float
    low: float
    high: float
    size: float
    owner: int
    number: int

    @property
    def middle(self) -> float:
        """Half-way between its edges."""
        return (self.low + self.high) / 2


def directed(page: RawPage, first: int) -> dict[str, list[Glyph]]:
    """Return the glyphs of a page by their direction, each in the order of drawing."""
    several: tuple[list[Glyph], ...] = ([], [], [], [])
    measures = [measured(page.measures[at : at + 5]) for at in range(0, len(page.measures), 5)]
    upright: list[Upright] = []
    seen: dict[tuple[str, int, int], Place] = {}
    for char, index in characters(page):
        turn, size = measures[page.owners[index]]
        x, y, left, bottom, right, top = page.places[6 * index : 6 * index + 6]
        if size <= 0 or is_doubled(seen, char, (x, y, page.owners[index]), DOUBLED * size):
            continue
        p, q = rotated(turn, x, y)
        low, high = sorted((rotated(turn, left, bottom)[0], rotated(turn, right, top)[0]))
        if is_wide(char) and not (abs(low - p) < 0.06 * size and 0.4 * size < high - low < 1.1 * size):
            low, high = p, p + size  # the font gives the box of the ink
        shown = (turn + page.rotation) % 4
        if shown:
            several[shown].append(
                Glyph(char, low, high, -(q + MIDDLE * size), size, page.owners[index], first + index),
            )
        else:
            upright.append(Upright(char, p, q, low, high, size, page.owners[index], first + index))
    vertical = vertical_ones(upright)
    for number, each in enumerate(upright):
        if number in vertical:
            several[1].append(vertical[number])
        else:
            middle = -(each.q + MIDDLE * each.size)
            several[0].append(Glyph(each.char, each.low, each.high, middle, each.size, each.owner, each.number))
    if vertical:
        several[1].sort(key=lambda glyph: glyph.number)
    return dict(zip(("across", "down", "back", "up"), several, strict=True))


def characters(page: RawPage) -> Iterator[tuple[str, int]]:
    """Yield the characters of a page with their glyphs' numbers, cleaned of what fonts and programs leave behind."""
    codes = page.codes
    for index, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00 and index + 1 < len(codes) and 0xDC00 <= codes[index + 1] < 0xE000:
            yield chr(0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00), index
        elif 0x20 <= code < 0x7F or 0x3000 <= code < 0xD800:
            yield chr(code), index
        elif 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        else:
            for char in cleaned(chr(code)):
                yield char, index


def cleaned(char: str) -> str:
    """Return a character outside of the common ranges as it should be; "" for one that is no text."""
    if "\u2e80" <= char <= "\u2fdf":
        return RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    if "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    if char in "\t\xa0" or unicodedata.category(char) == "Zs":
        return " "
    if char in ("\x02", "\xad", "\ufffe"):
        return "-" if char == "\x02" else ""
    return "" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn", "Co") else char


def is_wide(char: str) -> bool:
    """Tell whether a character fills an em box, as kanji and kana do."""
    return char > "\u1100" and unicodedata.east_asian_width(char) in "WF"


def measured(numbers: array[float]) -> tuple[int, float]:
    """Return an object's quarter turns clockwise and the size of its type in points."""
    size, a, b, c, d = numbers
    turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b < 0 else 3)
    return turn, size * hypot(c, d)


def rotated(turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a point as a reader sees it who turns the page so that writing of a turn runs to the right."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


def is_doubled(seen: dict[tuple[str, int, int], Place], char: str, place: Place, near: float) -> bool:
    """Tell whether another object has drawn the same character at nearly the same place; remember it."""
    x, y, owner = place
    column, row = int(x // near), int(y // near)
    for side in (-1, 0, 1):
        for level in (-1, 0, 1):
            other = seen.get((char, column + side, row + level))
            if other and other[2] != owner and abs(other[0] - x) < near and abs(other[1] - y) < near:
                return True
    seen[char, column, row] = place
    return False


def vertical_ones(upright: list[Upright]) -> dict[int, Glyph]:
    """Return the glyphs of vertical lines by their numbers, with their places there."""
    links = [link(left, right) for left, right in pairwise(upright)]
    count = Counter(links)
    if count["down"] < LEAST_VERTICAL:
        return {}
    ruling = count["down"] > count["across"]
    found: dict[int, Glyph] = {}
    for number, each in enumerate(upright):
        before, behind = links[number - 1] if number else "", links[number] if number < len(links) else ""
        alone = before != "across" and behind != "across"
        chained = links[max(0, number - 2) : number + 2].count("down") > 1
        if ("down" in (before, behind) and chained) or (ruling and alone and is_wide(each.char)):
            top = -(each.q + (1 - DESCENT) * each.size)
            middle = -(each.p + each.size / 2) if is_wide(each.char) else -each.middle
            found[number] = Glyph(each.char, top, top + each.size, middle, each.size, each.owner, each.number)
        elif ruling and number - 1 in found and not is_wide(each.char):
            stand_in_line(upright, number, found)
    return found


LEAST_VERTICAL = 3
"""Glyphs below each other that make a vertical line."""


def link(left: Upright, right: Upright) -> str:
    """Tell how a glyph goes on from the one before: "across", "down", or "" where it does not."""
    size = min(left.size, right.size)
    along, below = right.p - left.p, left.q - right.q
    if abs(below) < 0.25 * size and 0 < along < 1.6 * size:
        return "across"
    is_below = abs(right.middle - left.middle) < 0.3 * size and 0.5 * size < below < 1.6 * size
    return "down" if is_below and (is_wide(left.char) or is_wide(right.char)) else ""


def stand_in_line(upright: list[Upright], number: int, found: dict[int, Glyph]) -> None:
    """Take digits set side by side into the vertical line that they stand in (縦中横)."""
    end = number + 1
    while end < len(upright) and link(upright[end - 1], upright[end]) == "across" and not is_wide(upright[end].char):
        end += 1
    group, above = upright[number:end], found[number - 1]
    middle = -(group[0].low + group[-1].high) / 2
    top = -(group[0].q + (1 - DESCENT) * group[0].size)
    if (
        len(group) > LONGEST_TATECHUYOKO
        or abs(middle - above.v) > 0.5 * above.size
        or not 0 < top - above.u0 < 2 * above.size
    ):
        return
    step = above.size / len(group)
    for place, each in enumerate(group):
        start = top + place * step
        found[number + place] = Glyph(each.char, start, start + step, above.v, each.size, each.owner, each.number)


def run_together(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Yield the runs of glyphs in the order of their beginnings; those that overprint each other come mixed up."""
    several: list[list[Glyph]] = []
    opened: list[list[Glyph]] = []
    for glyph in glyphs:
        run = next((each for each in opened if follows(each[-1], glyph)), None)
        if run is None:
            run = []
            several.append(run)
        else:
            opened.remove(run)
        run.append(glyph)
        opened.insert(0, run)
        del opened[MOST_OPEN:]
    yield from (Run(run, run[0].u0, run[-1].u1, run[0].v, run[0].size) for run in several)


def follows(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a glyph stands right behind another one on its line, or is part of the same ligature."""
    size = min(last.size, glyph.size)
    if max(last.size, glyph.size) >= SAME_SIZE * size or abs(last.v - glyph.v) >= 0.15 * size:
        return False
    is_ligature = last.owner == glyph.owner and last.u0 <= glyph.u0 + 0.05 * size and glyph.u1 <= last.u1 + 0.05 * size
    return is_ligature or -0.5 * size < glyph.u0 - last.u1 < APART * size
