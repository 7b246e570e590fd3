"""Runs of glyphs that were set one behind another: 同盟調整メカニズム（ is one, ACM perhaps the next.

Every glyph gets a place along the writing (u) and across it (v), whichever way the writing runs: in horizontal lines u
is x and v goes down the page, in vertical lines u goes down and v to the left. All later steps know u and v only.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from math import hypot
from operator import attrgetter, gt
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
LETTERS_APART = 1.6
"""Ems between two letters of one object at most, as where a word is spread over a long base."""
MOST_OPEN = 3
"""Runs that a glyph may go on with."""
DOUBLED = 0.12
"""Ems within which the same glyph stands twice where bold is made by printing twice."""
LONGEST_TATECHUYOKO = 4

RADICALS = dict(zip("⺅⺉⺍⺒⺔⺖⺗⺘⺙⺝⺟⺠⺡⺢⺣⺤⺨⺩⺬⺮⺯⺹⺼⺾⻁⻂⻃⻄⻌⻏⻑⻖⻗⻘⻝⻤⻨⻩⻫⻭⻯⻱⻲",
                    "亻刂小巳彐忄心扌攵月母民氵水火爪犭王示竹糸耂月艹虎衤西西辶阝長阝雨青食鬼麦黄斉歯竜亀亀", strict=True))  # fmt: skip
"""Radicals of the Supplement that fonts are often mapped to instead of characters; Unicode has no decomposition of them."""


Place = tuple[float, float, int]
"""The origin of a glyph, and its number in the order of drawing."""


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


def directed(page: RawPage, first: int) -> dict[str, list[Glyph]]:
    """Return the glyphs of a page by their direction, each in the order of drawing."""
    several = [without_doubled(glyphs) for glyphs in drawn(page, first)]
    vertical = vertical_ones(several[0])
    if vertical:
        across = [glyph for number, glyph in enumerate(several[0]) if number not in vertical]
        down = sorted((*several[1], *vertical.values()), key=attrgetter("number"))
        several = [across, down, *several[2:]]
    return dict(zip(("across", "down", "back", "up"), several, strict=True))


def drawn(page: RawPage, first: int) -> tuple[list[Glyph], ...]:
    """Return the glyphs of a page in the order of drawing, by their quarter turns clockwise as a reader sees them."""
    several: tuple[list[Glyph], ...] = ([], [], [], [])
    measures = [measured(page.measures[at : at + 5]) for at in range(0, len(page.measures), 5)]
    origins, boxes, owners = page.origins, page.boxes, page.owners
    found = list(characters(page))
    if any(map(gt, owners, owners[1:])):
        found.sort(key=lambda each: owners[each[1]])
    for char, index in found:
        owner = owners[index]
        turn, size = measures[owner]
        if size <= 0:
            continue
        x, y = origins[2 * index], origins[2 * index + 1]
        low, high = boxes[4 * index], boxes[4 * index + 2]
        if turn:
            bottom, top = boxes[4 * index + 1], boxes[4 * index + 3]
            x, y = rotated(turn, x, y)
            low, high = sorted((rotated(turn, low, bottom)[0], rotated(turn, high, top)[0]))
        if is_wide(char) and not (-0.06 * size < low - x < 0.06 * size and 0.4 * size < high - low < 1.1 * size):
            low, high = x, x + size  # the font gives the box of the ink
        glyph = Glyph(char, low, high, -(y + MIDDLE * size), size, owner, first + index)
        several[(turn + page.rotation) % 4].append(glyph)
    return several


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


@cache
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


def without_doubled(glyphs: list[Glyph]) -> list[Glyph]:
    """Return glyphs without those that are printed a second time to look bold."""
    twins = twins_of(glyphs)
    if not twins:
        return glyphs
    return [glyph for at, glyph in enumerate(glyphs) if at not in twins or not is_doubled(twins, at, glyph.char)]


def twins_of(glyphs: list[Glyph]) -> dict[int, int]:
    """Return the places of glyphs that another object has drawn before at nearly the same place, with those of the latter."""
    found: dict[int, int] = {}
    cells: dict[tuple[str, int], list[int]] = {}
    for at, (char, _, _, v, _, _, _) in enumerate(glyphs):
        cells.setdefault((char, int(v)), []).append(at)
    for (char, row), several in cells.items():
        below = cells.get((char, row + 1))
        if below is None and len(several) == 1:
            continue
        near = sorted((*several, *(below or ())), key=lambda at: glyphs[at].u0)
        for left, right in pairwise(near):
            one, other = glyphs[left], glyphs[right]
            reach = DOUBLED * other.size
            if other.u0 - one.u0 < reach and abs(other.v - one.v) < reach and one.owner != other.owner:
                found[max(left, right)] = min(left, right)
    return found


def is_doubled(twins: dict[int, int], at: int, char: str) -> bool:
    """Tell whether a glyph is printed twice on purpose: those beside it are too; letters of two words may meet by chance."""
    twin = twins[at]
    beside = (abs(twins[other] - twin) <= 2 for other in (at - 1, at + 1) if other in twins)
    return is_wide(char) or at - twin <= 2 or any(beside)


def vertical_ones(upright: list[Glyph]) -> dict[int, Glyph]:
    """Return those of the glyphs standing upright that are part of vertical lines, by their numbers, with their places there."""
    below = [
        left
        for left, right in pairwise(upright)
        if right.v > left.v + 0.3 * left.size and -left.size < right.u0 - left.u0 < left.size
    ]
    if len(below) < LEAST_VERTICAL:
        return {}
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
            top = top_of(each)
            middle = -(each.u0 + (each.size if is_wide(each.char) else each.u1 - each.u0) / 2)
            found[number] = each._replace(u0=top, u1=top + each.size, v=middle)
        elif ruling and number - 1 in found and not is_wide(each.char):
            stand_in_line(upright, number, found)
    return found


def top_of(upright: Glyph) -> float:
    """Return where a glyph that stands upright begins in a vertical line: at the top of its em box."""
    return upright.v + (MIDDLE + DESCENT - 1) * upright.size


LEAST_VERTICAL = 3
"""Glyphs below each other that make a vertical line."""


def link(left: Glyph, right: Glyph) -> str:
    """Tell how a glyph that stands upright goes on from the one before: "across", "down", or "" where it does not."""
    size = min(left.size, right.size)
    below = right.v - left.v + MIDDLE * (right.size - left.size)
    if abs(below) < 0.25 * size and 0 < right.u0 - left.u0 < 1.6 * size:
        return "across"
    is_below = 0.5 * size < below < 1.6 * size and abs(right.u0 + right.u1 - left.u0 - left.u1) < 0.6 * size
    return "down" if is_below and (is_wide(left.char) or is_wide(right.char)) else ""


def stand_in_line(upright: list[Glyph], number: int, found: dict[int, Glyph]) -> None:
    """Take digits set side by side into the vertical line that they stand in (縦中横)."""
    end = number + 1
    while end < len(upright) and link(upright[end - 1], upright[end]) == "across" and not is_wide(upright[end].char):
        end += 1
    group, above = upright[number:end], found[number - 1]
    middle, top = -(group[0].u0 + group[-1].u1) / 2, top_of(group[0])
    if (
        len(group) > LONGEST_TATECHUYOKO
        or abs(middle - above.v) > 0.5 * above.size
        or not 0 < top - above.u0 < 2 * above.size
    ):
        return
    step = above.size / len(group)
    for place, each in enumerate(group):
        start = top + place * step
        found[number + place] = each._replace(u0=start, u1=start + step, v=above.v)


def run_together(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Yield the runs of glyphs in the order of their beginnings; those that overprint each other come mixed up."""
    several: list[list[Glyph]] = []
    opened: list[list[Glyph]] = []
    for glyph in glyphs:
        if opened and follows(opened[0][-1], glyph):
            opened[0].append(glyph)
            continue
        run = next((each for each in opened[1:] if follows(each[-1], glyph)), None)
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
    size = last.size
    if glyph.size != size:
        size = min(size, glyph.size)
        if max(last.size, glyph.size) >= SAME_SIZE * size:
            return False
    if not -0.15 * size < last.v - glyph.v < 0.15 * size:
        return False
    if last.u1 <= glyph.u0 < last.u1 + APART * size:
        return True
    is_ligature = last.owner == glyph.owner and last.u0 <= glyph.u0 + 0.05 * size and glyph.u1 <= last.u1 + 0.05 * size
    is_spread = last.owner == glyph.owner and not is_wide(last.char) and not is_wide(glyph.char)
    return is_ligature or -0.5 * size < glyph.u0 - last.u1 < (LETTERS_APART if is_spread else APART) * size
