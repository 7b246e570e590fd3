"""Segments that say the same: 本章で述べる。 twice, apart from markup, case, punctuation and width."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from termalign.text.protected import blank, protected_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.model import SegmentPair


def plain(text: str, hidden: Sequence[tuple[int, int]] = ()) -> str:
    """Return what a text says, without markup, case, punctuation and spaces."""
    spans = [*protected_spans(text), *hidden]
    bare = blank(text, spans, " ") if spans else text
    return "".join(char for char in unicodedata.normalize("NFKC", bare).casefold() if char.isalnum())


def repeated(pairs: Sequence[SegmentPair], *, by_target: bool) -> list[list[int]]:
    """Return the groups of translated segments that have one source (or target), in text order, each of two or more."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, pair in enumerate(pairs):
        if pair.target and pair.source:
            text = pair.target if by_target else pair.source
            groups.setdefault((text.strip(), "" if by_target else pair.context), []).append(index)
    joined: dict[tuple[str, str], list[int]] = {}
    for (text, context), indices in groups.items():
        pair = pairs[indices[0]]
        key = plain(
            text, () if text != (pair.target if by_target else pair.source) else hidden_of(pair, by_target=by_target)
        )
        if key:
            joined.setdefault((key, context), []).extend(indices)
    return [sorted(indices) for indices in joined.values() if len(indices) > 1]


def hidden_of(pair: SegmentPair, *, by_target: bool) -> Sequence[tuple[int, int]]:
    """Return the hidden spans of a side."""
    return pair.target_hidden if by_target else pair.source_hidden
