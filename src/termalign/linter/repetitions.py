"""Segments that say the same: 本章で述べる。 twice, apart from markup, case, punctuation and width."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from termalign.text.protected import blank, may_hold, protected_spans, without_tags

BATCH = 24

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

    Markup does not count; of sources their contexts do.
    """
    texts = keys(pairs, by_target=by_target)
    if len(set(texts)) == len(texts):
        return []
    first: dict[str, int] = {}
    groups: dict[str, list[int]] = {}
    for index, key in enumerate(texts):
        earlier = first.setdefault(key, index)
        if earlier != index and key:
            groups.setdefault(key, [earlier]).append(index)
    return list(groups.values())


def keys(pairs: Sequence[SegmentPair], *, by_target: bool) -> list[str]:
    """Return what tells a segment's text from others, "" where it is empty; markup is looked for in many texts at once."""
    found: list[str] = []
    for begin in range(0, len(pairs), BATCH):
        some = pairs[begin : begin + BATCH]
        texts = [pair.target if by_target else pair.source for pair in some]
        joined = "\n".join(texts)
        others = "".join([pair.context or ("" if pair.source and pair.target else "?") for pair in some])
        has_spaces = " \n" in joined or "\n " in joined or joined != joined.strip()
        if others or has_spaces or may_hold(joined) or "\ufffc" in joined:
            texts = [key_of(pair, by_target=by_target) for pair in some]
        found += texts
    return found


def key_of(pair: SegmentPair, *, by_target: bool) -> str:
    """Return the key of one segment."""
    if not (pair.source and pair.target):
        return ""
    text = without_tags(pair.target if by_target else pair.source)
    return f"{text}\0{pair.context}" if pair.context and text and not by_target else text
