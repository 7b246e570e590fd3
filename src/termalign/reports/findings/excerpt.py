"""Texts on one line of a terminal: … の際には、«同盟調整メカニズム»も活用 …, cut around what matters, safe to print."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.scripts import JAPANESE, display_width

if TYPE_CHECKING:
    from termalign.reports.findings import Options

DEFAULT_WIDTH = 100
LEAST_WIDTH = 40
CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
"""What tears a line, moves the cursor of a terminal, or cannot be encoded."""
DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What makes a terminal show the rest of a line in another order than it stands there."""
UNPRINTABLE = re.compile(f"[{CONTROL}{DIRECTION}]")
BLANK = re.compile(f"[ \u00a0{CONTROL}{DIRECTION}]+")
NEAR = 12
"""A cut moves to a space that is as near as this."""
REACH = 4
"""Characters that are looked at for each column, so that a long text is not read to its end."""
OPENING = "「『（［〈《"
CHUNK = re.compile(
    rf" +|「[^「」 ]{{,16}}」[^ {JAPANESE}{OPENING}]*|[{OPENING}]*[{JAPANESE}][^ {JAPANESE}{OPENING}]*"
    rf"|[{OPENING}]*[^ {JAPANESE}{OPENING}]+|[{OPENING}]+"
)
"""What stays together on a line: a word, a term in 「」, a Japanese character with the brackets around it."""
RESET = "\x1b[0m"
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


class Marks(NamedTuple):
    """What stands around a span, in place of what is cut, and before what to write."""

    before: str
    after: str
    gap: str
    arrow: str


def marks_for(options: Options, code: str) -> Marks:
    """Return the marks that the terminal can show; in colour, a span stands in that of the code, underlined."""
    gap, arrow = ("...", "->") if options.ascii_only else ("…", "→")
    if options.color:
        return Marks(f"\x1b[4;{code}m", RESET, gap, arrow)
    return Marks(">>", "<<", gap, arrow) if options.ascii_only else Marks("«", "»", gap, arrow)


def paint(text: str, code: str, options: Options) -> str:
    """Return a text in a colour, where the terminal has any."""
    return f"\x1b[{code}m{text}{RESET}" if options.color and text else text


def columns(options: Options) -> int:
    """Return how wide a line may be."""
    return max(options.width, LEAST_WIDTH) if options.width else DEFAULT_WIDTH


def clean(text: str) -> str:
    """Return a text on one line, without what must not reach a terminal."""
    return BLANK.sub(" ", text)


def excerpt(text: str, span: tuple[int, int] | None, room: int, marks: Marks) -> str:
    """Return what stands around a span, the span marked, in no more columns than there is room for."""
    start, end = span or (0, 0)
    first, last = max(0, start - REACH * room), end + REACH * room
    left, right = (marks.before, marks.after) if start < end else ("", "")
    room -= display_width(ESCAPE.sub("", left + right))
    inside = head(clean(text[start : min(end, start + REACH * room)]), room - 2 * display_width(marks.gap), marks.gap)
    room -= display_width(inside)
    before = (marks.gap if first else "") + clean(text[first:start])
    after = clean(text[end:last]) + (marks.gap if last < len(text) else "")
    before, after = before.lstrip(), after.rstrip()
    shown = tail(before, room - display_width(head(after, room // 2, marks.gap)), marks.gap)
    return shown + left + inside + right + head(after, room - display_width(shown), marks.gap)


def head(text: str, room: int, gap: str) -> str:
    """Return as much of the beginning as there is room for."""
    if display_width(text) <= room:
        return text
    kept = fitting(text, room - display_width(gap))
    space = kept.rfind(" ")
    is_torn = text[len(kept)] != " " and space > 0 and len(kept) - space <= NEAR
    return (kept[:space] if is_torn else kept.rstrip()) + gap


def tail(text: str, room: int, gap: str) -> str:
    """Return as much of the end as there is room for."""
    if display_width(text) <= room:
        return text
    kept = fitting(text[::-1], room - display_width(gap))[::-1]
    while kept and unicodedata.combining(kept[0]):
        kept = kept[1:]
    space = kept.find(" ")
    is_torn = text[-len(kept) - 1] != " " and 0 <= space < min(NEAR, len(kept) - 1)
    return gap + (kept[space + 1 :] if is_torn else kept.lstrip())


def fitting(text: str, room: int) -> str:
    """Return the longest beginning that takes no more columns than there is room for."""
    for number, char in enumerate(text):
        room -= display_width(char)
        if room < 0:
            return text[:number]
    return text


def wrapped(text: str, room: int) -> list[str]:
    """Return a text in lines of no more columns than there is room for, where its words allow it."""
    rows = [""]
    for chunk in CHUNK.findall(clean(text).strip()):
        if rows[-1] and display_width(rows[-1]) + display_width(chunk.rstrip()) > room:
            rows.append("")
        rows[-1] = (rows[-1] + chunk).lstrip()
    return [row.rstrip() for row in rows]
