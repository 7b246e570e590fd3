"""What differs between two states of a termbase: 反撃能力 added, a status changed, field by field."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from termalign.model import Concept, Term
from termalign.termbase.identity import match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.model import Termbase

OF_CONCEPT = ("subject_field", "definition", "note", "extras")
OF_TERM = tuple(field.name for field in fields(Term))


class Change(NamedTuple):
    """One difference: what happened ("added", "removed", "changed") to which field of what."""

    what: str
    concept_id: str
    concept: str
    language: str
    term: str
    field: str
    old: str
    new: str


def diff_termbases(old: Termbase, new: Termbase) -> list[Change]:
    """Return the changes from the old state to the new one, in the order of the new one, removals last."""
    states = {concept.id: [concept] for concept in old.concepts}
    matched = match(new.concepts, states)
    changes: list[Change] = []
    for number, concept in enumerate(new.concepts):
        if number in matched:
            changes += of_concept(states[matched[number]][0], concept)
        else:
            changes.append(whole("added", concept))
    taken = set(matched.values())
    changes += [whole("removed", concept) for concept in old.concepts if concept.id not in taken]
    return changes


def whole(what: str, concept: Concept) -> Change:
    """Return the change of a concept that came or went."""
    terms = " | ".join(term.text for term in concept.terms)
    return Change(
        what, concept.id, concept.label, "", "", "concept", *(("", terms) if what == "added" else (terms, ""))
    )


def of_concept(old: Concept, new: Concept) -> Iterator[Change]:
    """Yield the changes of one concept and its terms."""
    for name in OF_CONCEPT:
        before, after = shown(getattr(old, name)), shown(getattr(new, name))
        if before != after:
            yield Change("changed", new.id, new.label, "", "", name.replace("_", " "), before, after)
    for before_term, after_term in paired(old.terms, new.terms):
        if before_term is None or after_term is None:
            term = before_term or after_term
            assert term is not None
            what, texts = ("added", ("", term.text)) if before_term is None else ("removed", (term.text, ""))
            yield Change(what, new.id, new.label, term.language, term.text, "term", *texts)
            continue
        for name in OF_TERM:
            before, after = shown(getattr(before_term, name)), shown(getattr(after_term, name))
            if before != after:
                label = "term" if name == "text" else name.replace("_", " ")
                yield Change("changed", new.id, new.label, after_term.language, after_term.text, label, before, after)


def paired(old: Sequence[Term], new: Sequence[Term]) -> Iterator[tuple[Term | None, Term | None]]:
    """Yield the terms of two states that are one: written alike, or the only ones left of a language and kind."""
    left = list(old)
    found: list[tuple[Term | None, Term]] = []
    for term in new:
        same = next((each for each in left if (each.language, each.text) == (term.language, term.text)), None)
        if same:
            left.remove(same)
        found.append((same, term))
    for same, term in found:
        if same is None:
            slot = [each for each in left if each.language == term.language and each.is_short == term.is_short]
            if len(slot) == 1:
                left.remove(slot[0])
                yield slot[0], term
                continue
        yield same, term
    yield from ((term, None) for term in left)


def shown(value: object) -> str:
    """Return a value of a field for people."""
    if isinstance(value, tuple):
        return "; ".join(f"{name}: {text}" for name, text in value)
    return str(value)
