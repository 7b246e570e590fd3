"""What the termbases say of the term under the pointer: 反撃能力, its translations, and the passages it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from termalign.linter.forms import Form, forms_of, surfaces
from termalign.linter.sides import Side, stands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.model import Concept, Term, Termbase

MOST_CONCEPTS = 4
MOST_EVIDENCE = 3
LONGEST_QUOTE = 200
MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|&~-])")


class Named(NamedTuple):
    """A form of a term, its concept, and the name of the termbase that has it."""

    form: Form
    concept: Concept
    termbase: str


class Hover(NamedTuple):
    """What to show, in Markdown, and the span of the line that it is about."""

    markdown: str
    start: int
    end: int


class Lookup:
    """All terms of termbases that nobody has rejected, to be found in a line."""

    def __init__(self, termbases: Iterable[tuple[str, Termbase]]) -> None:
        """Index the forms of the terms."""
        self.named: dict[str, list[Named]] = {}
        for name, termbase in termbases:
            for concept in termbase.concepts:
                for term in concept.terms:
                    for form in forms_of(term) if term.review != "rejected" else ():
                        for text in surfaces(form):
                            self.named.setdefault(text, []).append(Named(form, concept, name))
        self.texts = list(self.named)
        self.automaton = AhoCorasick(self.texts, MatchKind.Standard) if self.texts else None

    def hover(self, line: str, column: int) -> Hover | None:
        """Return what to show of the longest term at a column of a line (from 0); None where no term stands there."""
        if self.automaton is None:
            return None
        side = Side(line)
        matches = self.automaton.find_matches_as_indexes(side.low, overlapping=True)
        for which, first, last in sorted(matches, key=lambda match: match[1] - match[2]):
            start, end = side.span(first, last)
            named = [each for each in self.named[self.texts[which]] if stands(side, first, last, each.form)]
            if named and start <= column <= end:
                return Hover("\n\n---\n\n".join(self.shown(named)), start, end)
        return None

    def shown(self, named: Iterable[Named]) -> Iterator[str]:
        """Yield the entries of the concepts, each once."""
        concepts = {(each.termbase, each.concept.id): each for each in named}
        for each in list(concepts.values())[:MOST_CONCEPTS]:
            yield "\n".join(entry(each.concept, each.termbase))


def entry(concept: Concept, termbase: str) -> Iterator[str]:
    """Yield the lines of an entry: its terms, its definition, where it was found, its termbase."""
    yield f"**{plain(concept.label)}**\n"
    yield from (f"- {described(term)}" for term in concept.terms if term.review != "rejected")
    for text in (concept.definition, concept.note):
        if text:
            yield f"\n{plain(text)}"
    anchors = [each for each in concept.evidence if each.role == "anchor"]
    for each in anchors[:MOST_EVIDENCE]:
        yield f"\n> {plain((each.passage or each.quote)[:LONGEST_QUOTE])}\n>\n> — {plain(str(each.place))}"
    if len(anchors) > MOST_EVIDENCE:
        yield f"\nand {len(anchors) - MOST_EVIDENCE} passages more"
    yield f"\n*{plain(termbase)}*"


def described(term: Term) -> str:
    """Return a term with what is known of it; one not to be used is struck out."""
    text = plain(term.text) if term.is_usable else f"~~{plain(term.text)}~~"
    kind = term.term_type if term.term_type != "fullForm" else ""
    return ", ".join(part for part in (text, kind, term.administrative_status, term.review) if part)


def plain(text: str) -> str:
    """Return a text on one line, as Markdown shows it."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
