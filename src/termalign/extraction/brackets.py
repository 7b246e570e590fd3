"""The parentheses of a flow, paired and with their surroundings: 北マリアナ諸島連邦（テニアン島）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.lookalikes import lookalike
from termalign.model import Rejection
from termalign.text.scripts import HAS_JAPANESE, JAPANESE, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.reflow import Flow

OPENING, CLOSING = "(（［〔〈【[", ")）］〕〉】]"
BEHIND_EQUALS = re.compile(
    rf"(?<=[{JAPANESE}])＝([A-ZＡ-Ｚ](?:[^＝\n]{{1,60}}＝|[A-Za-zＡ-Ｚａ-ｚ0-9&/-]{{1,15}}[）)、。]))"
)
"""国際緊急経済権限法＝ＩＥＥＰＡ＝, and without the second mark at the end of a clause."""
MARKS = re.compile(rf"[{re.escape(OPENING + CLOSING)}\n]")
CREDIT_MARKS = re.compile(r"【([^【】\n]*(?:提供|撮影|出典)[^【】\n]*)】")
MAY_GLOSS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]|[「『“\"][^」』”\"]*[0-9０-９]")
SAYS_ENGLISH = re.compile("英|略|原[文語]")
LATIN_LAST = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９][*_」』”\"\s]*$")
NAMES_THE_TERM = ("reading", "remark")
"""Look-alikes that a gloss may follow in a parenthesis of its own, and that then belong to it."""
DOUBTFUL = ("place", "credit")
"""Look-alikes that end as some terms do: 低軌道, 断層撮影."""
LONGEST_ROW, LONGEST_CONTENT = 240, 400
"""Characters that parentheses in a row may take to be read as one, and that one may hold to be a gloss."""
CONTEXT = 24
"""Characters left of a parenthesis that look-alikes are judged by and that are shown with a rejection."""


class Bracket(NamedTuple):
    """A parenthesis, flow.text[start:end] with its marks, or several in a row; text[content:end-1] may be a gloss.

    Depth 0 is outermost.
    """

    start: int
    end: int
    depth: int
    content: int
    doubt: str = ""
    """A look-alike that it may be, unless its Japanese accounts for the Latin before it: LEO（低軌道）."""


def find_brackets(text: str) -> Iterator[Bracket]:
    """Yield the paired parentheses of each unit in the order of their ends; unpaired ones are passed over."""
    pending: list[int] = []
    for match in MARKS.finditer(text):
        mark = match.group()
        if mark in OPENING:
            pending.append(match.start())
        elif mark == "\n":
            pending.clear()
        elif pending:
            start = pending.pop()
            yield Bracket(start, match.end(), len(pending), start + 1)
    for match in BEHIND_EQUALS.finditer(text):
        yield Bracket(match.start(), match.end(), 0, match.start() + 1)


def candidates(text: str) -> list[Bracket]:
    """Return the parentheses that may be glosses, in the order of their starts.

    They hold a Latin letter or a quoted number, or stand behind a Latin letter, and no look-alike rule
    turns them down. Parentheses in a row are one: 重要業績評価指標(Key Performance Indicator)(KPI).
    """
    found: list[Bracket] = []
    before: Bracket | None = None
    for bracket in sorted(find_brackets(text)):
        reason = reason_against(text, bracket)
        if reason in DOUBTFUL and ends_in_latin(text, bracket.start):
            bracket, reason = bracket._replace(doubt=reason), ""  # noqa: PLW2901
        if may_gloss(text, bracket) and not reason:
            if before and is_next_to(text, before, bracket):
                first = found[-1] if found and found[-1].end == before.end else before
                if bracket.end - first.start <= LONGEST_ROW:
                    if first is not before:
                        found.pop()
                    bracket = in_a_row(text, first, bracket)  # noqa: PLW2901
            found.append(bracket)
        before = bracket
    return found


def is_next_to(text: str, before: Bracket, bracket: Bracket) -> bool:
    """Tell whether nothing but space and markup stands between two parentheses of one depth."""
    return (
        not (text[before.start] in "〈【＝" and HAS_JAPANESE.search(text, before.content, before.end))
        and before.depth == bracket.depth
        and before.end <= bracket.start
        and text[before.end : bracket.start].strip(" *」』”") == ""
    )


def may_gloss(text: str, bracket: Bracket) -> bool:
    """Tell whether a parenthesis holds a Latin letter or a quoted number, or stands behind one.

    Square brackets are used for much else: they must say that they hold English, as [英文:quality] does.
    """
    if text[bracket.start] == "[" and not SAYS_ENGLISH.match(text, bracket.content):
        return False
    if MAY_GLOSS.search(text, bracket.content, bracket.end - 1):
        return True
    return ends_in_latin(text, bracket.start)


def ends_in_latin(text: str, start: int) -> bool:
    """Tell whether a Latin letter or a digit stands before a flow offset."""
    return LATIN_LAST.search(text[max(0, start - 4) : start]) is not None


def in_a_row(text: str, before: Bracket, bracket: Bracket) -> Bracket:
    """Make one of two parentheses in a row; what a look-alike rule turns down is skipped, but for readings and remarks."""
    reason = reason_against(text, before)
    content = before.content if not reason or reason in NAMES_THE_TERM else bracket.content
    return Bracket(before.start, bracket.end, bracket.depth, content)


def reason_against(text: str, bracket: Bracket) -> str:
    """Return the look-alike that a parenthesis is, "" where it is none."""
    if bracket.end - bracket.content > LONGEST_CONTENT:
        return "remark"
    return lookalike(left_of(text, bracket.start), narrow(text[bracket.content : bracket.end - 1]).strip())


def lookalikes(flow: Flow) -> Iterator[Rejection]:
    """Yield the parentheses that a look-alike rule turns down, and credits in 【】."""
    for bracket in find_brackets(flow.text):
        reason = reason_against(flow.text, bracket)
        if reason and not (reason in DOUBTFUL and ends_in_latin(flow.text, bracket.start)):
            yield reject(flow, bracket.start, bracket.end, reason)
    for match in CREDIT_MARKS.finditer(flow.text):
        yield reject(flow, match.start(), match.end(), "credit")


def left_of(text: str, start: int) -> str:
    """Return what stands before a flow offset in its unit, 24 characters at most."""
    return narrow(text[max(0, start - CONTEXT) : start].rpartition("\n")[2].strip())


def reject(flow: Flow, start: int, end: int, reason: str) -> Rejection:
    """Turn down the parenthesis flow.text[start:end], with what stands left of it."""
    spans = flow.spans(start, end)
    fragment = flow.document.fragment("anchor", spans[0][0], spans[-1][1])
    return Rejection("anchor", reason, left_of(flow.text, start), fragment)
