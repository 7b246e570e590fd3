"""One segment looked into: which terms its source has, and how its target renders each, 反撃能力 as it should be or otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.linter.checked import Checked, Hit, Rendering, ShortUse, Stray
from termalign.linter.otherwise import otherwise
from termalign.linter.sides import Side, Spans, Use, has_edges, is_written, stands, uses_of
from termalign.text.word_edges import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.linter.checking import Checker
    from termalign.linter.entries import Entry
    from termalign.linter.index import Owner


IDIOM = re.compile(
    r"\b(?:in other words|for instance|in (?:this|that|any|no) case|in case|in (?:general|order|terms)|at least|in the event)\b"
)
"""English that does not speak of its nouns."""


class Segment:
    """One segment in the work."""

    def __init__(self, checker: Checker, checked: Checked, number: int) -> None:
        """Begin."""
        self.checker, self.checked, self.number = checker, checked, number
        self.source, self.target = checked.source(number), checked.target(number)
        self.taken = Spans(())

    def render(self, found: list[Hit], shown: list[tuple[int, int, int]]) -> None:
        """Find out what became of each term, and note what the rules may want to know."""
        hits = self.accepted(found)
        uses = self.uses_by_entry(hits)
        lacking = {entry for entry, mine in grouped(hits).items() if len(uses[entry]) < len(mine)}
        refused = {hit for hit in hits if hit.owner.entry in lacking and not self.stands_alone(hit)}
        if refused:
            hits = [hit for hit in hits if hit not in refused]
            hits = sorted([*hits, *(other for hit in refused for other in self.retry(hit, hits))])
            uses = self.uses_by_entry(hits)
        self.taken = Spans((use.start, use.end) for several in uses.values() for use in several)
        avoided = self.avoided(shown, hits)
        for entry, mine in grouped(hits).items():
            self.checked.note_entry(entry, self.number)
            self.note(Rendering(self.number, entry, mine, uses[entry], avoided.get(entry, [])))

    def accepted(self, found: list[Hit]) -> list[Hit]:
        """Return the hits that letters and case do not refuse; where they do, a shorter term is tried."""
        hits: list[Hit] = []
        idioms = [match.span() for match in IDIOM.finditer(self.source.low)]
        for hit in found:
            if any(start <= hit.start and hit.end <= end for start, end in idioms):
                continue
            if hit.owner.is_plain or is_hit(self.source, hit.start, hit.end, hit.owner):
                hits.append(hit)
            else:
                hits.extend(self.retry(hit, []))
        return hits

    def stands_alone(self, hit: Hit) -> bool:
        """Tell whether a Japanese hit is a word, or several."""
        if not hit.owner.form.term.is_in("ja"):
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
        every = Spans((use.start, use.end) for uses in found.values() for use in uses)
        return {
            entry: [use for use in uses if not every.cover_more(use.start, use.end)] for entry, uses in found.items()
        }

    def avoided(self, shown: list[tuple[int, int, int]], hits: Sequence[Hit]) -> dict[Entry, list[Use]]:
        """Return the terms to avoid of the entries that are there; note those of others, and acronyms."""
        found: dict[Entry, list[Use]] = {}
        entries = grouped(hits)
        for which, start, end in shown:
            for held in self.checker.target_owners[which]:
                use = Use(start, end, held.form.term)
                if not stands(self.target, start, end, held.form):
                    continue
                if held.form.term not in held.entry.avoided:
                    self.checked.shorts.append(ShortUse(self.number, held.entry, use))
                    continue
                if self.taken.cover(start, end):
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
            rendering.otherwise = otherwise(
                self.source, self.target, rendering.hits, entry, self.checked.draft, self.taken
            )
            rendering.is_part = all(
                hit.owner.form.term.is_in("ja") and standing(self.source.low, hit.start, hit.end) == "part"
                for hit in rendering.hits
            )
        if lacking > 0 or rendering.avoided or entry.exact or len(entry.full) > 1:
            self.checked.renderings.append(rendering)


def is_hit(source: Side, start: int, end: int, held: Owner) -> bool:
    """Tell whether a string that was found is the source term, as far as letters and case tell."""
    if not has_edges(source, start, end):
        return False
    if held.form.term.part_of_speech == "verb" and source.text[source.span(start, end)[1] :][:1] == "-":
        return False  # add is not in add-on
    return not held.form.cased or is_written(source, start, end, held.form)


def shares_concept(one: Entry, other: Entry) -> bool:
    """Tell whether two entries speak of the same concept, as an entry and the homographs it is one of do."""
    return one is other or any(concept in one.concepts for concept in other.concepts)


def grouped(hits: Sequence[Hit]) -> dict[Entry, list[Hit]]:
    """Return the hits of each entry."""
    groups: dict[Entry, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.owner.entry, []).append(hit)
    return groups
