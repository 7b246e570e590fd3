"""Many segments at once, to be quick where all is right: 反撃能力 in the source, counterstrike capability in the target.

Most segments are right. Texts are folded and searched a batch at a time, and a segment is looked into by
itself only where the quick look does not show that every term of it is rendered.
"""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

from termalign.linter.sides import FIRST_CJK, Side
from termalign.text.folding import fold_in_place
from termalign.text.protected import may_hold
from termalign.text.word_edges import WHOLE, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termalign.linter.entries import Entry

SIZE = 24
"""Segments in a batch: the fewer, the likelier that none of them has markup; the more, the fewer calls."""
BEFORE = frozenset(" \n(\"'“")
AFTER = frozenset(" \n.,;:!?)\"'”")
"""What surely parts words."""
UNUSUAL_SIGNS = ("–", "‐", "−", "\u200b", "\u00ad", "İ")


class Batch:
    """The texts of some segments, folded and joined by line breaks."""

    __slots__ = ("ends", "is_straight", "low", "starts", "text")

    def __init__(self, texts: Sequence[str], hidden: Iterable[Sequence[tuple[int, int]]]) -> None:
        """Fold the texts, all at once where they hold nothing unusual."""
        joined = "\n".join(texts)
        if is_clean(joined, len(texts)) and not any(hidden):
            self.text = joined
            self.low = fold_in_place(joined)
            lengths = [len(text) for text in texts]
            self.is_straight = [True] * len(texts)
        else:
            sides = [Side(text, spans) for text, spans in zip(texts, hidden, strict=True)]
            self.low = "\n".join(side.low for side in sides)
            self.text = "\n".join(side.text if side.is_straight else side.low for side in sides)
            lengths = [len(side.low) for side in sides]
            self.is_straight = [side.is_straight for side in sides]
        self.ends = [end - 1 for end in accumulate(length + 1 for length in lengths)]
        self.starts = [0, *[end + 1 for end in self.ends[:-1]]]


def is_clean(joined: str, count: int) -> bool:
    """Tell whether joined texts hold no markup, and nothing that folding changes but case and hyphens."""
    if may_hold(joined) or "  " in joined or "\t" in joined or "\r" in joined or joined.count("\n") != count - 1:
        return False
    if joined.isascii():
        return True
    if any(sign in joined for sign in UNUSUAL_SIGNS):
        return False
    return unicodedata.is_normalized("NFKC", fold_in_place(joined))


def surely_stands(batch: Batch, start: int, end: int, *, is_japanese: bool = True) -> bool:
    """Tell whether text[start:end] is a word beyond doubt, its case apart."""
    low = batch.low
    if low[start] < FIRST_CJK and low[end - 1] < FIRST_CJK:
        return (start == 0 or batch.text[start - 1] in BEFORE) and low[end : end + 1] in AFTER
    return not is_japanese or standing(low, start, end) in WHOLE


def first_use(batch: Batch, number: int, entry: Entry) -> tuple[int, int] | None:
    """Return where a full form of an entry surely stands in a text of a batch, the first such place."""
    low, end = batch.low, batch.ends[number]
    for stem, endings, term, cased, hyphens in entry.forms_ or entry.forms():
        at = low.find(stem, batch.starts[number], end)
        if at < 0 or cased or term.is_short:
            continue
        after = at + len(stem)
        for ending in endings:
            if low.startswith(ending, after):
                last = after + len(ending)
                if surely_stands(batch, at, last, is_japanese=term.is_in("ja")) and not (
                    hyphens and "-" not in batch.text[at:last]
                ):
                    return at, last
    return None


def nest(spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one of several spans lies in another."""
    return any(one is not other and other[0] <= one[0] and one[1] <= other[1] for one in spans for other in spans)
