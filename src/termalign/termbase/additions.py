"""What joins the glosses in a termbase: the concepts of the user's own termbases, and 垂直スケーリング, still without English."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from termalign.model import CANDIDATE, LACKS_ENGLISH, Concept, Evidence, Extra, Task, Term, Termbase
from termalign.termbase.merge import merge_termbases, one_of_two
from termalign.termbase.rebuild import in_order
from termalign.text.variants import english_key, japanese_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from termalign.model import TermCandidate

ALIGNED = "aligned"
"""The info pair that names a document whose translation was read, and the construction of evidence from there."""
TAKEN_FROM = "taken from"
"""The column that names the termbase a term came from; one without it came from the documents, as its evidence says."""


def taken_over(found: Termbase, others: Sequence[tuple[str, Termbase]]) -> Termbase:
    """Return the machine's termbase of documents with the concepts of others, given as (name, termbase), before it.

    What an earlier one says has priority. A Japanese term that is another concept in the documents is a conflict.
    """
    named = [marked(name, termbase) for name, termbase in others]
    merged = merge_termbases([*named, found]).termbase
    told = contradictions(merged.concepts, {concept.id for each in named for concept in each.concepts})
    info = (*found.info, *(("termbase", name) for name, _ in others))
    return proposing(replace(merged, worklist=(*merged.worklist, *told), info=info))


def proposing(termbase: Termbase) -> Termbase:
    """Return a machine's termbase whose tasks are about its concepts as they are now, and which proposes all that is in it."""
    entered = {concept.id: ordered(concept) for concept in termbase.concepts}
    tasks = dict.fromkeys(
        Task(task.reason, entered.get(task.concept.id) or ordered(task.concept)) for task in termbase.worklist
    )
    reasons: dict[str, dict[str, None]] = {}
    for task in tasks:
        reasons.setdefault(task.concept.id, {})[task.reason] = None
    every = {task.concept.id: task.concept for task in tasks} | entered
    proposals = [
        replace(concept, evidence=(), note="\n".join(reasons.get(concept.id, ()))) for concept in every.values()
    ]
    return replace(termbase, concepts=tuple(entered.values()), worklist=tuple(tasks), proposals=tuple(proposals))


def ordered(concept: Concept) -> Concept:
    """Return a concept with its evidence by place."""
    return replace(concept, evidence=in_order(concept.evidence))


def marked(name: str, termbase: Termbase) -> Termbase:
    """Return a termbase of which each term says where it is from; its worklist and its proposals stay at home."""
    origin = Extra(TAKEN_FROM, name)
    return Termbase(
        tuple(
            replace(
                concept,
                terms=tuple(
                    replace(term, extras=tuple(dict.fromkeys((*term.extras, origin)))) for term in concept.terms
                ),
            )
            for concept in termbase.concepts
        )
    )


def contradictions(concepts: Sequence[Concept], theirs: Collection[str]) -> list[Task]:
    """Return a task for each concept of the documents whose Japanese term is another one (by ids, `theirs`) in a termbase."""
    by_term = {
        japanese_key(term.text): concept
        for concept in concepts
        if concept.id in theirs
        for term in concept.find("ja")
        if term.is_usable
    }
    return [
        Task(f"conflict: the Japanese term {term.text} also stands for {other.label}", concept)
        for concept in concepts
        if concept.id not in theirs
        for term in concept.find("ja")
        if (other := by_term.get(japanese_key(term.text)))
    ]


def with_alignments(found: Termbase, aligned: Termbase) -> Termbase:
    """Return the machine's termbase of documents with what their translations say of terms (`aligned`) joined to it.

    What has English gets the sentences as evidence where the translation agrees, and is a conflict where it does not;
    what has none gets it.
    """
    english = by_term(concept for concept in found.concepts if concept.find("en"))
    lacking = by_term(task.concept for task in found.worklist if not task.concept.find("en"))

    def placed(concept: Concept) -> Concept:
        mine = lacking.get(term_of(concept))
        return one_of_two(mine, concept) if mine else concept

    sure = {concept.id for concept in aligned.concepts}
    concepts: list[Concept] = []
    tasks: list[Task] = []
    for concept in aligned.concepts:
        mine = english.get(term_of(concept))
        if mine is None or agree(mine, concept):
            concepts.append(placed(concept))
        else:
            tasks.append(Task(f"conflict: the translation has {concept.text('en')}", mine))
    for task in aligned.worklist:
        mine = english.get(term_of(task.concept))
        if mine is None or task.concept.id in sure:
            tasks.append(Task(task.reason, mine or placed(task.concept)))
    done = {concept.id for concept in (*concepts, *(task.concept for task in tasks))} - {
        each.id for each in found.concepts
    }
    rest = replace(found, worklist=tuple(task for task in found.worklist if task.concept.id not in done), proposals=())
    merged = merge_termbases([rest, Termbase(tuple(concepts))]).termbase
    info = (*found.info, *(pair for pair in aligned.info if pair[0] == ALIGNED))
    worklist = (*merged.worklist, *tasks)
    return proposing(Termbase(merged.concepts, worklist, info, (), aligned.alignments))


def by_term(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """Return concepts by the keys of their Japanese terms."""
    return {japanese_key(term.text): concept for concept in concepts for term in concept.find("ja")}


def term_of(concept: Concept) -> str:
    """Return the key of the first Japanese term of a concept."""
    return japanese_key(concept.text("ja"))


def agree(mine: Concept, other: Concept) -> bool:
    """Tell whether two concepts have an English term in common, whatever its spelling."""
    theirs = {english_key(term.text) for term in other.find("en")}
    return any(english_key(term.text) in theirs for term in mine.find("en"))


def with_candidates(
    found: Termbase, ranked: Sequence[TermCandidate], number: int, current: Termbase | None = None, least: int = 2,
) -> Termbase:  # fmt: skip
    """Return the machine's termbase of documents with the `number` best terms without English on its worklist.

    Of a termbase that is brought up to date (`current`), what has been decided takes no place among them, and
    candidates that people have taken up are found again, so that they do not seem to be gone. Terms that stand by
    themselves less often than `least` times are passed over.
    """
    taken = by_term((*found.concepts, *(task.concept for task in found.worklist)))
    decided, entered, begun = decisions(current) if current else (set[str](), dict[str, str](), dict[str, str]())
    concepts: list[Concept] = []
    waiting: list[Concept] = []
    left = number
    for candidate in ranked:
        key = japanese_key(candidate.ja)
        if key in taken:
            continue
        if key in entered:
            concepts.append(replace(concept_of(candidate), id=entered[key]))
        elif key in begun:
            waiting.append(replace(concept_of(candidate), id=begun[key]))
        elif left > 0 and not candidate.en and key not in decided and candidate.frequency >= least:
            waiting.append(concept_of(candidate))
            left -= 1
    tasks = (Task(LACKS_ENGLISH, concept) for concept in waiting)
    return proposing(replace(found, concepts=(*found.concepts, *concepts), worklist=(*found.worklist, *tasks)))


def decisions(current: Termbase) -> tuple[set[str], dict[str, str], dict[str, str]]:
    """Return the Japanese terms of which something is said already, and the ids of candidates that people took up.

    Of these, first those that became concepts, then those that wait with English that nobody has approved.
    """
    waiting = {task.concept.id: task.concept for task in current.worklist}
    answered = [concept for concept in waiting.values() if concept.find("en")]
    gone = [proposal for proposal in current.proposals if proposal.id not in waiting]
    decided = set(by_term((*current.concepts, *gone, *answered)))
    entered = by_term(filter(was_candidate, current.concepts))
    begun = by_term(filter(was_candidate, answered))
    return decided, ids_of(entered), ids_of(begun)


def ids_of(concepts: dict[str, Concept]) -> dict[str, str]:
    """Return the ids in place of the concepts."""
    return {key: concept.id for key, concept in concepts.items()}


def was_candidate(concept: Concept) -> bool:
    """Tell whether a concept came into its termbase as a candidate."""
    return any(each.construction == CANDIDATE for each in concept.evidence)


def concept_of(candidate: TermCandidate) -> Concept:
    """Return the concept of a term without English; its evidence is where it stands in a sentence."""
    identity = f"{candidate.ja}\t"
    evidence = Evidence(
        "anchor", candidate.fragment.place, candidate.fragment.quote, candidate.passage, CANDIDATE, "", 0.0
    )
    return Concept(
        "c-" + hashlib.sha256(identity.encode()).hexdigest()[:10], (Term(candidate.ja, "ja"),), evidence=(evidence,)
    )
