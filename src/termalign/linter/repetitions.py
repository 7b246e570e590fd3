"""Segments that say the same: 本章で述べる。 twice, apart from markup, case, punctuation and width."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from termalign.text.protected import blank, may_hold, protected_spans

MARKS = re.compile("[*\ufffc]+")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.model import SegmentPair


def plain(text: str, hidden: Sequence[tuple[int, int]] = ()) -> str:
    """Return what a text says, without markup, case, punctuation and spaces."""
    spans = [*protected_spans(text), *hidden]
    bare = blank(text, spans, " ") if spans else text
    return "".join(char for char in unicodedata.normalize("NFKC", bare).casefold() if char.isalnum())


def repeated(pairs: Sequence[SegmentPair], *, by_target: bool) -> list[list[int]]:
    """Return the groups of translated segments that have one source (or target), in text order, each of two or more.

    Sources differ by what they say, targets by more than case; markup never counts.
    """
    first: dict[str, int] = {}
    groups: dict[str, list[int]] = {}
    for index, (source, target, _, _, _, _, context, _, source_hidden, target_hidden) in enumerate(pairs):
        if not (target and source):
            continue
        text, hidden = (target, target_hidden) if by_target else (source, source_hidden)
        if hidden or may_hold(text) or "\ufffc" in text or "*" in text:
            text = MARKS.sub("", blank(text, [*protected_spans(text), *hidden], " "))
            text = " ".join(text.split())
            if not text:
                continue
        key = text.strip().lower() if by_target else f"{text.strip()}\0{context}"
        earlier = first.setdefault(key, index)
        if earlier != index:
            groups.setdefault(key, [earlier]).append(index)
    return list(groups.values())
