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


def sort_out(flow: Flow) -> tuple[list[Bracket], list[Rejection]]:
    """Part the parentheses that may be glosses from the look-alikes."""
    candidates, rejections = [], []
    for bracket in find_brackets(flow.text):
        reason = lookalike(left_of(flow, bracket.start), narrow(flow.text[bracket.start + 1 : bracket.end - 1].strip()))
        if reason:
            rejections.append(reject(flow, bracket.start, bracket.end, reason))
        else:
            candidates.append(bracket)
    for match in CREDIT_MARKS.finditer(flow.text):
        rejections.append(reject(flow, match.start(), match.end(), "credit"))
    candidates.sort()
    return candidates, rejections


def left_of(flow: Flow, start: int) -> str:
    """Return what stands before a flow offset in its unit, 24 characters at most."""
    return narrow(flow.text[max(0, start - CONTEXT) : start].rpartition("\n")[2].strip())


def reject(flow: Flow, start: int, end: int, reason: str) -> Rejection:
    """Turn down the parenthesis flow.text[start:end], with what stands left of it."""
    spans = flow.spans(start, end)
    fragment = flow.document.fragment("anchor", spans[0][0], spans[-1][1])
    return Rejection("anchor", reason, left_of(flow, start), fragment)
