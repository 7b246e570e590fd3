"""Segments that say the same: 本章で述べる。 twice, apart from markup, case, punctuation and width."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from termalign.text.protected import blank, protected_spans

MARKUP = re.compile(r"[<{%`\ufffc*&\s]{1}(?<! )|  ")
"""What a text has that is more than its words."""

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
    groups: dict[tuple[str, str], list[int]] = {}
    for index, pair in enumerate(pairs):
        if not (pair.target and pair.source):
            continue
        text, hidden = (pair.target, pair.target_hidden) if by_target else (pair.source, pair.source_hidden)
        if hidden or MARKUP.search(text):
            text = blank(text, [*protected_spans(text), *hidden], " ")
            text = " ".join(text.split())
            if not text:
                continue
        key = (text.strip().lower(), "") if by_target else (text.strip(), pair.context)
        groups.setdefault(key, []).append(index)
    return [indices for indices in groups.values() if len(indices) > 1]
