"""One segment looked into: which terms its source has, and how its target renders each, 反撃能力 as it should be or otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.linter.checked import Checked, Hit, Rendering, ShortUse, Stray
from termalign.linter.found import Found
from termalign.linter.otherwise import otherwise
from termalign.linter.sides import Spans, Use, stands, uses_of
from termalign.text.folding import fold
from termalign.text.scripts import KANJI, KATAKANA
from termalign.text.word_edges import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.linter.checking import Checker
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side


GOES_ON = re.compile(f"[{KANJI}{KATAKANA}]")
BEFORE_SENTENCE = re.compile(r"(?:^|[.!?:;(\"「『\n])\s*$")
LONGEST_NAME = 60
NAME_END, NAME_START = re.compile(r"(?:[a-z0-9]+-)+$"), re.compile(r"(?:-[a-z0-9]+)+(?![A-Z])")


class Segment:
    """One segment in the work."""

    def __init__(self, checker: Checker, checked: Checked, number: int) -> None:
        """Begin."""
        self.checker, self.checked, self.number = checker, checked, number
        self.source, self.target = checked.source(number), checked.target(number)
        self.found = Found(self.source, checker.index)
        self.taken = Spans(())

    def render(self, found: list[Hit], shown: list[tuple[int, int, int]]) -> None:
        """Find out what became of each term, and note what the rules may want to know."""
        hits = self.found.accepted(found)
        uses = self.uses_by_entry(hits)
        lacking = {entry for entry, mine in grouped(hits).items() if len(uses[entry]) < len(mine)}
        refused = {hit for hit in hits if hit.owner.entry in lacking and not self.found.stands_alone(hit)}
        if refused:
            hits = [hit for hit in hits if hit not in refused]
            hits = sorted([*hits, *(other for hit in refused for other in self.found.retry(hit, hits))])
            uses = self.uses_by_entry(hits)
        self.taken = Spans((use.start, use.end) for several in uses.values() for use in several)
        avoided = self.avoided(shown, hits)
        for entry, mine in grouped(hits).items():
            self.checked.note_entry(entry, self.number)
            self.note(Rendering(self.number, entry, mine, uses[entry], avoided.get(entry, [])))

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
                entry = next((each for each in entries if shares_concept(each, held.entry)), None)
                if not stands(self.target, start, end, held.form, affixed=entry is not None):
                    continue
                if held.form.term not in held.entry.avoided:
                    self.checked.shorts.append(ShortUse(self.number, held.entry, use))
                    continue
                if use.term.text.endswith("する") and GOES_ON.match(self.target.low, end):
                    continue  # the noun of チェックボックス
                if is_identifier(self.target, start, end):
                    continue
                if self.taken.cover(start, end) and not is_other_case(self.target, use, held.entry):
                    continue
                if entry is None:
                    self.checked.strays.append(Stray(self.number, held.entry, use))
                elif held.form.term in entry.avoided and use[:2] not in {each[:2] for each in found.get(entry, ())}:
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


def is_other_case(target: Side, use: Use, entry: Entry) -> bool:
    """Tell whether a term to avoid differs from one to use by its capitals alone, and is written with them where none are due."""
    written, text = target.original(use.start, use.end), use.term.text
    same = any(fold(term.text).text == fold(text).text for term in entry.usable)
    return same and written.startswith(text) and not begins_sentence(target.low, use.start) and not written.isupper()


def begins_sentence(low: str, start: int) -> bool:
    """Tell whether a sentence, a title or a quotation begins there."""
    return BEFORE_SENTENCE.search(low, max(0, start - 4), start) is not None


def is_identifier(target: Side, start: int, end: int) -> bool:
    """Tell whether what was found is but a part of a name such as javascript-some-plugin."""
    first, last = target.span(start, end)
    begin = max(0, first - LONGEST_NAME)
    around = NAME_END.search(target.text, begin, first), NAME_START.match(target.text, last)
    return sum(each[0].count("-") for each in around if each) > 1


def shares_concept(one: Entry, other: Entry) -> bool:
    """Tell whether two entries speak of the same concept, as an entry and the homographs it is one of do."""
    return one is other or any(concept in one.concepts for concept in other.concepts)


def grouped(hits: Sequence[Hit]) -> dict[Entry, list[Hit]]:
    """Return the hits of each entry."""
    groups: dict[Entry, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.owner.entry, []).append(hit)
    return groups
