"""The parentheses of a flow, paired and with their surroundings: 北マリアナ諸島連邦（テニアン島）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.lookalikes import lookalike
from termalign.model import Rejection
from termalign.text.scripts import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.reflow import Flow

MARKS = re.compile(r"[()（）\n]")
CREDIT_MARKS = re.compile(r"【([^【】\n]*(?:提供|撮影|出典)[^【】\n]*)】")
MAY_GLOSS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]|[「『“\"][^」』”\"]*[0-9０-９]")
CONTEXT = 24
"""Characters left of a parenthesis that look-alikes are judged by and that are shown with a rejection."""


class Bracket(NamedTuple):
    """A parenthesis: flow.text[start:end] with its marks; depth 0 is outermost."""

    start: int
    end: int
    depth: int


def find_brackets(text: str) -> Iterator[Bracket]:
    """Yield the paired parentheses of each unit in the order of their ends; unpaired ones are passed over."""
    pending: list[int] = []
    for match in MARKS.finditer(text):
        mark = match.group()
        if mark in "(（":
            pending.append(match.start())
        elif mark == "\n":
            pending.clear()
        elif pending:
            yield Bracket(pending.pop(), match.end(), len(pending))


def candidates(text: str) -> list[Bracket]:
    """Return the parentheses that may be glosses, in the order of their starts.

    They hold a Latin letter or a quoted number, and no look-alike rule turns them down.
    """
    return sorted(
        bracket
        for bracket in find_brackets(text)
        if MAY_GLOSS.search(text, bracket.start + 1, bracket.end - 1) and not reason_against(text, bracket)
    )


def reason_against(text: str, bracket: Bracket) -> str:
    """Return the look-alike that a parenthesis is, "" where it is none."""
    return lookalike(left_of(text, bracket.start), narrow(text[bracket.start + 1 : bracket.end - 1]).strip())


def lookalikes(flow: Flow) -> Iterator[Rejection]:
    """Yield the parentheses that a look-alike rule turns down, and credits in 【】."""
    for bracket in find_brackets(flow.text):
        reason = reason_against(flow.text, bracket)
        if reason:
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
