"""Which concepts are one: 宇宙領域把握 (SDA) of last year's termbase and 領域把握 (SDA) of today's documents.

By id first, then by pairs of designations, then by the place where a concept was found; a person's edit or a
better boundary makes no stranger of a concept, since what the machine once proposed is compared too.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from termalign.model import Concept, Term

MEANING_SIGNS = "+#"
"""C, C++ and C# are three terms."""

TermKey = tuple[str, str]


def text_key(text: str) -> str:
    """Return a designation without width, case, spaces and punctuation; the text itself where nothing is left."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or char in MEANING_SIGNS) or text


def term_key(term: Term) -> TermKey:
    """Return what two terms share that are written alike in one language."""
    return term.language.partition("-")[0], text_key(term.text)


def pair_keys(concept: Concept) -> Iterator[Hashable]:
    """Yield the pairs of designations that name a concept: full forms of two languages, a full form and its short form."""
    full = [term for term in concept.terms if not term.is_short]
    short = [term_key(term) for term in concept.terms if term.is_short]
    for term in full:
        key = term_key(term)
        yield from ((key, other) for other in short)
        yield from ((key, term_key(other)) for other in full if other.language > term.language)


def lone_keys(concept: Concept) -> Iterator[Hashable]:
    """Yield the one designation of a concept that has no other."""
    keys = {term_key(term) for term in concept.terms}
    if len(keys) == 1:
        yield next(iter(keys))


def foreign_keys(concept: Concept) -> Iterator[Hashable]:
    """Yield the designations of a concept that are not Japanese full forms: its English, its abbreviations."""
    yield from (term_key(term) for term in concept.terms if term.is_short or not term.is_in("ja"))


def place_keys(concept: Concept) -> Iterator[Hashable]:
    """Yield the places of a concept's anchors with what stands there."""
    yield from ((each.place, each.quote) for each in concept.evidence if each.role in ("anchor", "former"))


def match(new: Sequence[Concept], old: Mapping[str, Sequence[Concept]]) -> dict[int, str]:
    """Return for each new concept, by its position, the id of the old one that it is; strangers are left out.

    `old` gives for each id the states in which the concept is known: as it stands, as it was proposed. An id
    is given to one new concept only, and the surer ground goes first.
    """
    matched: dict[int, str] = {}
    taken: set[str] = set()

    def pair(number: int, identifiers: Iterable[str]) -> None:
        free = [each for each in identifiers if each not in taken]
        if number not in matched and free:
            matched[number] = free[0]
            taken.add(free[0])

    for number, concept in enumerate(new):
        pair(number, [concept.id] if concept.id in old else [])
    for keys, agree in ((pair_keys, always), (foreign_keys, same_end), (place_keys, same_end)):
        owners = index(old, keys)
        for number, concept in enumerate(new):
            candidates = [each for key in keys(concept) for each in owners.get(key, ())]
            pair(number, (each for each in candidates if agree(concept, old[each])))
    by_term = index(old, lambda concept: (term_key(term) for term in concept.terms))
    for number, concept in enumerate(new):
        for key in lone_keys(concept):
            pair(number, by_term.get(key, ()) if len(by_term.get(key, ())) == 1 else ())
    by_lone = index(old, lone_keys)
    for number, concept in enumerate(new):
        for term in concept.terms:
            pair(number, by_lone.get(term_key(term), ()))
    return matched


def index(
    old: Mapping[str, Sequence[Concept]], keys: Callable[[Concept], Iterable[Hashable]],
) -> dict[Hashable, list[str]]:  # fmt: skip
    """Return the ids that have each key, without repetition, in the order of the termbase."""
    owners: dict[Hashable, dict[str, None]] = defaultdict(dict)
    for identifier, states in old.items():
        for state in states:
            for key in keys(state):
                owners[key][identifier] = None
    return {key: list(several) for key, several in owners.items()}


def always(new: Concept, old: Sequence[Concept]) -> bool:  # noqa: ARG001
    """Ask for nothing more than the key."""
    return True


def same_end(new: Concept, old: Sequence[Concept]) -> bool:
    """Tell whether Japanese terms differ at the left boundary only: 領域把握, 宇宙領域把握."""
    ours = [text_key(term.text) for term in new.find("ja")]
    theirs = [text_key(term.text) for state in old for term in state.find("ja")]
    return any(mine.endswith(other) or other.endswith(mine) for mine in ours for other in theirs)
