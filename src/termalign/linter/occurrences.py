"""Where the terms of termbases stand in texts, as the linter finds them: 反撃能力 3 times, first in segment 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.batches import SIZE, Batch
from termalign.linter.checked import Hit
from termalign.linter.checking import by_segment
from termalign.linter.found import Found
from termalign.linter.sides import Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checking import Checker
    from termalign.linter.entries import Entry
    from termalign.model import Draft


class Occurrence(NamedTuple):
    """A source term of an entry that stands in a segment, by the number of that, as source[start:end]."""

    segment: int
    entry: Entry
    start: int
    end: int


def occurrences(checker: Checker, draft: Draft) -> Iterator[Occurrence]:
    """Yield where source terms stand in the sources of a draft, in text order; of those that overlap the longest."""
    for begin in range(0, len(draft.pairs), SIZE):
        pairs = draft.pairs[begin : begin + SIZE]
        batch = Batch([pair.source for pair in pairs], [pair.source_hidden for pair in pairs])
        for number, found in by_segment(batch, checker.index.find(batch.low)).items():
            first, source = batch.starts[number], Side(pairs[number].source, pairs[number].source_hidden)
            hits = [Hit(start - first, end - first, checker.index.owners[which]) for which, start, end in found]
            for hit in Found(source, checker.index).terms(hits):
                yield Occurrence(begin + number, hit.owner.entry, *source.span(hit.start, hit.end))
