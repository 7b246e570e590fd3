"""Near misses in a text without its source: Alliance Coordinating Mechanism where nothing tells that 同盟調整メカニズム is meant.

Without a source there is less to go by, so that more has to agree: a term of two words may have a typing mistake in one,
a longer one may have another form of one before its head, and any may have other spaces or capitals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter import nearness
from termalign.linter.forms import forms_of, is_cased, surfaces
from termalign.linter.index import EVERY_MATCH, automaton_of
from termalign.linter.rewording import COMMA, forms_of_word
from termalign.linter.sides import uses_of
from termalign.text.english import same_stem
from termalign.text.folding import fold
from termalign.text.inflection import head_of
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.strings import common_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side
    from termalign.model import Term

SHORTEST = 8
"""Letters of a term from which on it may be looked for with other spaces."""


class Near(NamedTuple):
    """A near miss of a term in the folded target of a segment."""

    segment: int
    entry: Entry
    term: Term
    start: int
    end: int


class Lookout:
    """The English terms of the termbases, by their words and by their letters."""

    def __init__(self, entries: list[Entry]) -> None:
        """Index the terms."""
        self.terms: list[tuple[Entry, Term, list[str]]] = []
        self.by_word: defaultdict[str, set[int]] = defaultdict(set)
        letters: dict[str, int] = {}
        for entry in entries:
            for term in entry.full:
                words = fold(term.text).text.split()
                if HAS_JAPANESE.search(term.text) or not term.is_in("en") or term.is_short:
                    continue
                number = len(self.terms)
                self.terms.append((entry, term, words))
                if len(words) > 1 and not is_cased(term):
                    for word in {form for each in words for form in forms_of_word(each)}:
                        self.by_word[word].add(number)
                for text in {nearness.letters_alone(text) for form in forms_of(term) for text in surfaces(form)}:
                    if len(text) >= SHORTEST:
                        letters.setdefault(text, number)
        self.letters = list(letters.values())
        self.automaton = automaton_of(list(letters), EVERY_MATCH)

    def candidates(self, target: Side) -> set[int]:
        """Return the numbers of the terms that a text may nearly have."""
        shared = Counter(
            number for word in {word for word, _, _ in target.words} for number in self.by_word.get(word, ())
        )
        found = {number for number, count in shared.items() if count >= len(self.terms[number][2]) - 1}
        squeezed = nearness.letters_alone(target.low)
        hits = self.automaton.find_matches_as_indexes(squeezed, overlapping=True) if self.automaton else []
        return found | {self.letters[which] for which, _, _ in hits}

    def near(self, target: Side, number: int) -> tuple[int, int] | None:
        """Return where a text nearly has a term."""
        _, term, words = self.terms[number]
        if is_cased(term):
            return nearness.find_cased(target, term)
        return nearness.joined(target, term, "".join(words)) or mistyped(target, words)


def mistyped(target: Side, wanted: list[str]) -> tuple[int, int] | None:
    """Return where the words of a term stand in order, one of them mistyped or, in a longer term, in another form."""
    size = len(wanted)
    if size < 2:
        return None
    allowed = [forms_of_word(word) for word in wanted]
    head = head_of(wanted)
    for first in range(len(target.words) - size + 1):
        window = target.words[first : first + size]
        wrong = [at for at, (word, _, _) in enumerate(window) if word not in allowed[at]]
        if len(wrong) != 1 or COMMA.search(target.low[window[0][1] : window[-1][2]]):
            continue
        if is_slip(window[wrong[0]][0], wanted[wrong[0]], in_form=size > 2 and wrong[0] != head):
            return window[0][1], window[-1][2]
    return None


def is_slip(word: str, other: str, *, in_form: bool) -> bool:
    """Tell whether a word is another, mistyped, or if so asked in another form."""
    if nearness.like(word, other, True):  # noqa: FBT003
        shared = common_start(word, other)
        return not nearness.SUFFIXES.issuperset((word[shared:].removesuffix("s"), other[shared:].removesuffix("s")))
    return in_form and min(len(word), len(other)) >= nearness.LEAST_WORD and same_stem(word, other)


def near_misses(checked: Checked) -> Iterator[Near]:
    """Yield the near misses in a text of one language."""
    lookout = Lookout(list(checked.entries))
    if not lookout.terms:
        return
    for index in range(len(checked.draft.pairs)):
        target = checked.target(index)
        for number in sorted(lookout.candidates(target)):
            entry, term, _ = lookout.terms[number]
            span = lookout.near(target, number)
            forms = [form for each in (*entry.usable, *entry.avoided) for form in forms_of(each)]
            if span and not any(use.start < span[1] and span[0] < use.end for use in uses_of(target, forms)):
                yield Near(index, entry, term, *span)
