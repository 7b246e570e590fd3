"""How each term of the sources is rendered: 反撃能力 as counterstrike capability, as something near it, or not at all.

The work that all rules share is done here, once: one pass over the sources, one over the targets. What is
plainly right is only counted; the rest becomes Renderings, which the rules read.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.acronyms import Definition, definitions
from termalign.linter.batches import SIZE, Batch, first_use, nest, surely_stands
from termalign.linter.index import Index, Owner, source_index, target_index
from termalign.linter.otherwise import Otherwise, otherwise
from termalign.linter.repetitions import plain
from termalign.linter.sides import Side, Use, has_edges, is_letter, is_written, stands, uses_of
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.word_edges import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from termalign.linter.entries import Entry
    from termalign.model import Draft, SegmentPair

Found = list[tuple[int, int, int]]
"""(number of an owner, start, end) of strings that were found."""
STEP = 5_000
"""Segments after which progress is told."""


class Hit(NamedTuple):
    """A source term that stands in a folded source, as text[start:end]."""

    start: int
    end: int
    owner: Owner


@dataclass(slots=True, eq=False)
class Rendering:
    """What became of an entry in a segment; spans are those of the folded texts."""

    segment: int
    entry: Entry
    hits: list[Hit]
    uses: list[Use]
    avoided: list[Use]
    otherwise: Otherwise | None = None
    is_part: bool = False
    """Whether the source term is but a part of a longer compound, which may be translated as a whole."""


class Stray(NamedTuple):
    """A term to avoid in a target whose source does not have the concept."""

    segment: int
    entry: Entry
    use: Use


class ShortUse(NamedTuple):
    """An acronym of the termbase in a target."""

    segment: int
    entry: Entry
    use: Use


@dataclass(slots=True)
class Checked:
    """A draft with what the rules need to know of it."""

    draft: Draft
    entries: Sequence[Entry]
    find: Callable[[str], list[tuple[int, int, int]]] = field(default=lambda _: [])
    """Finds the source terms of the termbases in a folded text."""
    renderings: list[Rendering] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    shorts: list[ShortUse] = field(default_factory=list)
    untranslated: list[int] = field(default_factory=list)
    """The segments without a translation, or with their source in its place."""
    found: dict[int, Entry] = field(default_factory=dict)
    """The entries that stand in the draft, by id()."""
    first: dict[int, int] = field(default_factory=dict)
    """The first segment of each of them."""
    first_full: dict[int, int] = field(default_factory=dict)
    """The first segment that says a full form of a concept, by the concept's id()."""
    sides: dict[tuple[int, bool], Side] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    """The numbers of the segments that have findings, by id()."""
    definitions_: list[Definition] | None = None

    def definitions(self) -> list[Definition]:
        """Return where the draft explains acronyms of the termbase."""
        if self.definitions_ is None:
            self.definitions_ = list(definitions(self))
        return self.definitions_

    def source(self, index: int) -> Side:
        """Return the source of a segment."""
        return self.side(index, is_target=False)

    def target(self, index: int) -> Side:
        """Return the target of a segment."""
        return self.side(index, is_target=True)

    def side(self, index: int, *, is_target: bool) -> Side:
        """Return a text of a segment, ready to be searched; the last few are kept."""
        key = (index, is_target)
        if key not in self.sides:
            if len(self.sides) > 4_000:
                self.sides.clear()
            pair = self.draft.pairs[index]
            self.sides[key] = target_side(pair) if is_target else source_side(pair)
        return self.sides[key]


def source_side(pair: SegmentPair) -> Side:
    """Make the source of a segment ready."""
    return Side(pair.source, pair.source_hidden)


def target_side(pair: SegmentPair) -> Side:
    """Make the target of a segment ready."""
    return Side(pair.target, pair.target_hidden)


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
        for number, pair in enumerate(pairs, start=begin):
            if is_untranslated(pair):
                checked.untranslated.append(number)
        source = Batch([pair.source for pair in pairs], [pair.source_hidden for pair in pairs])
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
                note_entry(checked, entry, begin + number)
            if len(entry.usable) > 1:
                note_full(checked, entry, begin + number)
        return True


def by_segment(batch: Batch, found: Found) -> dict[int, Found]:
    """Return what was found in a batch by the number of the text that it stands in."""
    several: dict[int, Found] = {}
    for hit in found:
        several.setdefault(bisect_right(batch.starts, hit[1]) - 1, []).append(hit)
    return several


def note_entry(checked: Checked, entry: Entry, number: int) -> None:
    """Remember that an entry stands in the draft."""
    key = id(entry)
    if key not in checked.found:
        checked.found[key] = entry
        checked.first[key] = number


def note_full(checked: Checked, entry: Entry, number: int) -> None:
    """Remember that a segment says a full form of an entry."""
    for concept in entry.concepts:
        checked.first_full.setdefault(id(concept), number)


def is_hit(source: Side, start: int, end: int, held: Owner) -> bool:
    """Tell whether a string that was found is the source term, as far as letters and case tell."""
    if not has_edges(source, start, end):
        return False
    if held.form.term.part_of_speech == "verb" and source.text[source.span(start, end)[1] :][:1] == "-":
        return False  # add is not in add-on
    return not held.form.cased or is_written(source, start, end, held.form)


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


class Segment:
    """One segment in the work."""

    def __init__(self, checker: Checker, checked: Checked, number: int) -> None:
        """Begin."""
        self.checker, self.checked, self.number = checker, checked, number
        self.source, self.target = checked.source(number), checked.target(number)

    def render(self, found: list[Hit], shown: list[tuple[int, int, int]]) -> None:
        """Find out what became of each term, and note what the rules may want to know."""
        hits = self.accepted(found)
        uses = self.uses_by_entry(hits)
        doubtful = [hit for hit in hits if not self.is_rendered(hit, hits, uses)]
        kept = [hit for hit in doubtful if self.stands_alone(hit)]
        if len(kept) < len(doubtful):
            refused = {hit for hit in doubtful if hit not in kept}
            hits = [hit for hit in hits if hit not in refused]
            hits = sorted([*hits, *(other for hit in refused for other in self.retry(hit, hits))])
            uses = self.uses_by_entry(hits)
        avoided = self.avoided(shown, hits, uses)
        for entry, mine in grouped(hits).items():
            if any(not use.term.is_short for use in uses[entry]):
                note_full(self.checked, entry, self.number)
            note_entry(self.checked, entry, self.number)
            self.note(Rendering(self.number, entry, mine, uses[entry], avoided.get(entry, [])))

    def accepted(self, found: list[Hit]) -> list[Hit]:
        """Return the hits that letters and case do not refuse; where they do, a shorter term is tried."""
        hits: list[Hit] = []
        for hit in found:
            if hit.owner.is_plain or is_hit(self.source, hit.start, hit.end, hit.owner):
                hits.append(hit)
            else:
                hits.extend(self.retry(hit, []))
        return hits

    def stands_alone(self, hit: Hit) -> bool:
        """Tell whether a Japanese hit is a word, or several."""
        if is_letter(self.source.low[hit.start]) and is_letter(self.source.low[hit.end - 1]):
            return True
        return standing(self.source.low, hit.start, hit.end) != "no"

    def retry(self, hit: Hit, others: Sequence[Hit]) -> Iterator[Hit]:
        """Yield shorter terms where a longer one is refused: from its start on, up to the next hit."""
        low, strings = self.source.low, self.checker.index.by_string
        limit = min((other.start for other in others if other.start >= hit.end), default=len(low))
        at = hit.start
        while at < hit.end:
            for end in range(min(limit, at + self.checker.index.longest), at, -1):
                held = strings.get(low[at:end])
                if held is None or (at, end) == (hit.start, hit.end):
                    continue
                shorter = Hit(at, end, held)
                if is_hit(self.source, at, end, held) and self.stands_alone(shorter):
                    yield shorter
                    at = end - 1
                    break
            at += 1

    def uses_by_entry(self, hits: Sequence[Hit]) -> dict[Entry, list[Use]]:
        """Return where the entries of the source are rendered; a use inside a longer one of another entry is none."""
        found = {entry: uses_of(self.target, entry.forms()) for entry in grouped(hits)}
        if len(found) < 2:
            return found
        every = [use for uses in found.values() for use in uses]
        return {entry: [use for use in uses if not lies_in(use, every)] for entry, uses in found.items()}

    def is_rendered(self, hit: Hit, hits: Sequence[Hit], uses: dict[Entry, list[Use]]) -> bool:
        """Tell whether a hit's entry is rendered as often as it stands in the source."""
        entry = hit.owner.entry
        return len(uses[entry]) >= sum(1 for other in hits if other.owner.entry is entry)

    def avoided(
        self, shown: list[tuple[int, int, int]], hits: Sequence[Hit], uses: dict[Entry, list[Use]],
    ) -> dict[Entry, list[Use]]:  # fmt: skip
        """Return the terms to avoid of the entries that are there; note those of others, and acronyms."""
        found: dict[Entry, list[Use]] = {}
        entries = grouped(hits)
        right = [use for several in uses.values() for use in several]
        for which, start, end in shown:
            for held in self.checker.target_owners[which]:
                use = Use(start, end, held.form.term)
                if not stands(self.target, start, end, held.form):
                    continue
                if held.form.term not in held.entry.avoided:
                    self.checked.shorts.append(ShortUse(self.number, held.entry, use))
                    continue
                if any(other.start <= start and end <= other.end for other in right):
                    continue
                entry = next((each for each in entries if shares_concept(each, held.entry)), None)
                if entry is None:
                    self.checked.strays.append(Stray(self.number, held.entry, use))
                elif held.form.term in entry.avoided:
                    found.setdefault(entry, []).append(use)
        return found

    def note(self, rendering: Rendering) -> None:
        """Keep a rendering that some rule may have something to say of."""
        entry = rendering.entry
        lacking = len(rendering.hits) - len(rendering.uses) - len(rendering.avoided)
        if lacking > 0 and entry.usable:
            rendering.otherwise = otherwise(self.source, self.target, rendering.hits, entry, self.checked.draft)
            rendering.is_part = all(
                HAS_JAPANESE.match(self.source.low, hit.start)
                and standing(self.source.low, hit.start, hit.end) == "part"
                for hit in rendering.hits
            )
        if lacking > 0 or rendering.avoided or entry.exact or len(entry.full) > 1:
            self.checked.renderings.append(rendering)


def shares_concept(one: Entry, other: Entry) -> bool:
    """Tell whether two entries speak of the same concept, as an entry and the homographs it is one of do."""
    return one is other or any(concept in one.concepts for concept in other.concepts)


def lies_in(use: Use, others: Sequence[Use]) -> bool:
    """Tell whether a use lies in a longer one."""
    return any(
        other.start <= use.start and use.end <= other.end and other.end - other.start > use.end - use.start
        for other in others
    )


def grouped(hits: Sequence[Hit]) -> dict[Entry, list[Hit]]:
    """Return the hits of each entry."""
    groups: dict[Entry, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.owner.entry, []).append(hit)
    return groups
