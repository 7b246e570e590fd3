"""Several termbases become one: what the first says of 反撃能力 counts, the others fill in and add."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign.model import Task, Termbase
from termalign.termbase.identity import match, term_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termalign.model import AlignedTerm, Concept, Term


class Merged(NamedTuple):
    """The termbase of several, how many concepts were one, and how many contradict each other."""

    termbase: Termbase
    joined: int
    conflicts: int


def merge_termbases(termbases: Sequence[Termbase]) -> Merged:
    """Return one termbase; an earlier one has priority in every field that two of them fill."""
    concepts: dict[str, Concept] = {}
    proposals: dict[str, Concept] = {}
    tasks: list[Task] = []
    joined = conflicts = 0
    for termbase in termbases:
        new = [apart(concept, concepts) for concept in termbase.concepts]
        matched = match(new, {identifier: [concept] for identifier, concept in concepts.items()})
        renamed: dict[str, str] = {}
        for number, concept in enumerate(new):
            identifier = matched.get(number) or concept.id
            renamed[termbase.concepts[number].id] = identifier
            mine = concepts.get(identifier)
            if mine is None:
                concepts[identifier] = concept
                continue
            joined += 1
            concepts[identifier] = one_of_two(mine, concept)
            for reason in contradictions(mine, concept):
                conflicts += 1
                tasks.append(Task(reason, concepts[identifier]))
        for task in termbase.worklist:
            identifier = renamed.get(task.concept.id, task.concept.id)
            tasks.append(Task(task.reason, replace(task.concept, id=identifier)))
        for proposal in termbase.proposals:
            identifier = renamed.get(proposal.id, proposal.id)
            proposals.setdefault(identifier, replace(proposal, id=identifier))
    info = dict.fromkeys(pair for termbase in termbases for pair in termbase.info)
    whole = Termbase(
        tuple(concepts.values()), tuple(dict.fromkeys(tasks)), tuple(info), tuple(proposals.values()),
        joined_alignments(termbases),
    )  # fmt: skip
    return Merged(whole, joined, conflicts)


def joined_alignments(termbases: Iterable[Termbase]) -> tuple[AlignedTerm, ...]:
    """Return what translations say of terms; of a term that several termbases align, what the first has."""
    found: dict[str, AlignedTerm] = {}
    for termbase in termbases:
        for term in termbase.alignments:
            found.setdefault(term.japanese, term)
    return tuple(found.values())


def apart(concept: Concept, taken: dict[str, Concept]) -> Concept:
    """Return a concept with an id of its own where another file has the same id for something else, as c1."""
    other = taken.get(concept.id)
    if other is None or {term_key(term) for term in other.terms} & {term_key(term) for term in concept.terms}:
        return concept
    number = 2
    while f"{concept.id}-{number}" in taken:
        number += 1
    return replace(concept, id=f"{concept.id}-{number}")


def one_of_two(mine: Concept, other: Concept) -> Concept:
    """Return a concept with what the other adds to it."""
    terms = {term_key(term): term for term in mine.terms}
    preferred = {(term.language, term.is_short) for term in mine.terms if term.administrative_status == "preferred"}
    for term in other.terms:
        key = term_key(term)
        if key in terms:
            terms[key] = filled(terms[key], term)
        elif term.administrative_status == "preferred" and (term.language, term.is_short) in preferred:
            terms[key] = replace(term, administrative_status="admitted")
        else:
            terms[key] = term
    return replace(
        mine, terms=tuple(terms.values()), subject_field=mine.subject_field or other.subject_field,
        definition=mine.definition or other.definition, note=mine.note or other.note,
        evidence=tuple(dict.fromkeys((*mine.evidence, *other.evidence))),
        extras=tuple(dict.fromkeys((*mine.extras, *other.extras))),
    )  # fmt: skip


def filled(mine: Term, other: Term) -> Term:
    """Return a term with the other's values where it has none; a reviewed one counts more than a candidate.

    A term without a status may be used: another file does not forbid it.
    """
    if mine.review == "candidate" != other.review:
        mine, other = other, mine
    agreed = other.administrative_status if mine.is_usable == other.is_usable else ""
    return replace(
        mine,
        administrative_status=mine.administrative_status or agreed,
        part_of_speech=mine.part_of_speech or other.part_of_speech,
        reading=mine.reading or other.reading, note=mine.note or other.note,
        extras=tuple(dict.fromkeys((*mine.extras, *other.extras))),
    )  # fmt: skip


def contradictions(mine: Concept, other: Concept) -> list[str]:
    """Return what two concepts that are one say against each other."""
    theirs = {term_key(term): term for term in other.terms}
    return [
        f"conflict: {term.text} is {term.administrative_status or 'usable'} in one termbase, "
        f"{again.administrative_status or 'usable'} in another"
        for term in mine.terms
        if (again := theirs.get(term_key(term))) and term.is_usable != again.is_usable
    ]
