"""How each term of the sources is rendered: 反撃能力 as counterstrike capability, as something near it, or not at all.

The work that all rules share is done here, once: one pass over the sources, one over the targets. What is
plainly right is only counted; the rest becomes Renderings, which the rules read.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from termalign.linter.batches import SIZE, Batch, first_use, nest, surely_stands
from termalign.linter.checked import Checked, Hit
from termalign.linter.index import Index, source_index, target_index
from termalign.linter.repetitions import plain
from termalign.linter.segment import Segment
from termalign.text.programs import is_program

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from termalign.linter.entries import Entry
    from termalign.model import Draft, SegmentPair

Found = list[tuple[int, int, int]]
"""(number of an owner, start, end) of strings that were found."""
STEP = 5_000
"""Segments after which progress is told."""


class Checker:
    """Termbases made ready to check drafts of one pair of languages."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Index the entries."""
        self.entries = entries
        self.index: Index = source_index(entries)
        self.targets, self.target_owners = target_index(entries)

    def check(self, draft: Draft, progress: Callable[[int], None] | None = None) -> Checked:
        """Return what the rules need to know of a draft."""
        checked = Checked(draft, self.entries, self.index.find)
        for begin in range(0, len(draft.pairs), SIZE):
            if progress and begin % STEP < SIZE:
                progress(begin)
            self.check_batch(checked, begin, draft.pairs[begin : begin + SIZE])
        return checked

    def check_batch(self, checked: Checked, begin: int, pairs: Sequence[SegmentPair]) -> None:
        """Check some segments: quickly where all is right, the others one by one."""
        listings = [is_program(pair.source) for pair in pairs]
        for number, (pair, is_listing) in enumerate(zip(pairs, listings, strict=True), start=begin):
            if not is_listing and is_untranslated(pair):
                checked.untranslated.append(number)
        sources = ["" if is_listing else pair.source for pair, is_listing in zip(pairs, listings, strict=True)]
        source = Batch(sources, [pair.source_hidden for pair in pairs])
        found = self.index.find(source.low)
        if not found and not self.targets.strings:
            return
        target = Batch([pair.target for pair in pairs], [pair.target_hidden for pair in pairs])
        shown = by_segment(target, self.targets.find(target.low))
        hits = by_segment(source, found)
        for number, mine in hits.items():
            if number not in shown and self.is_plain(checked, begin, number, source, target, mine):
                continue
            self.check_segment(checked, begin + number, source, number, mine, shown.get(number, []), target)
        for number, theirs in shown.items():
            if number not in hits:
                self.check_segment(checked, begin + number, source, number, [], theirs, target)

    def check_segment(  # noqa: PLR0913 - a segment, and where it stands in its batch
        self, checked: Checked, index: int, source: Batch, number: int, found: Found, shown: Found, target: Batch,
    ) -> None:  # fmt: skip
        """Look into one segment."""
        owners, start = self.index.owners, source.starts[number]
        Segment(self, checked, index).render(
            [Hit(begin - start, end - start, owners[which]) for which, begin, end in found],
            [(which, begin - target.starts[number], end - target.starts[number]) for which, begin, end in shown],
        )

    def is_plain(  # noqa: PLR0913 - a segment, and where it stands in its batch
        self, checked: Checked, begin: int, number: int, source: Batch, target: Batch, found: Found,
    ) -> bool:  # fmt: skip
        """Tell whether all terms of a source are surely rendered, with nothing more to say of them."""
        if not target.is_straight[number]:
            return False
        owners, known = self.index.owners, checked.found
        entries: list[Entry] = []
        spans: list[tuple[int, int]] = []
        for which, start, end in found:
            entry, form, is_sure = owners[which]
            if not entry.is_simple or entry in entries:
                return False
            if not is_sure and (form.cased or not (source.is_straight[number] and surely_stands(source, start, end))):
                return False
            span = first_use(target, number, entry)
            if span is None:
                return False
            entries.append(entry)
            spans.append(span)
        if len(spans) > 1 and nest(spans):
            return False
        for entry in entries:
            if id(entry) not in known:
                checked.note_entry(entry, begin + number)
        return True


def by_segment(batch: Batch, found: Found) -> dict[int, Found]:
    """Return what was found in a batch by the number of the text that it stands in."""
    several: dict[int, Found] = {}
    for hit in found:
        several.setdefault(bisect_right(batch.starts, hit[1]) - 1, []).append(hit)
    return several


def is_untranslated(pair: SegmentPair) -> bool:
    """Tell whether a segment has no translation, or its source in place of one, markup apart."""
    source, target = pair.source, pair.target
    if target == source:
        return any(char.isalpha() for char in source)
    if not target.strip():
        return bool(source.strip())
    if source[:3] != target[:3] or source.isascii() != target.isascii():
        return False
    said = plain(source, pair.source_hidden)
    return said != "" and said == plain(target, pair.target_hidden)
