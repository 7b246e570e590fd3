"""A termbase of aligned terms: 統合作戦 with joint operations, the sentences it was learnt from, and what is left to check."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

from termalign.model import Concept, Evidence, Task, Term, Termbase
from termalign.workflow.documents import build_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import AlignedTerm, Band

CONFIDENCE: dict[str, tuple[Band, float]] = {"high": ("B", 0.96), "review": ("C", 0.8), "weak": ("D", 0.6)}
"""The band of extraction that each is like, and how often it was right (`benchmarks/alignment.py`)."""
UNSURE = {"review": "to confirm", "weak": "a guess"}


def termbase_of(terms: Sequence[AlignedTerm], files: Iterable[str] = ()) -> Termbase:
    """Return a termbase of aligned terms: the sure ones as candidates, the others and the inconsistent ones as tasks."""
    concepts: list[Concept] = []
    tasks: list[Task] = []
    for term in terms:
        concept = concept_of(term)
        if term.band == "high":
            concepts.append(concept)
        else:
            tasks.append(Task(f"{UNSURE[term.band]}: {ground_of(term)}", concept))
        if term.inconsistent:
            several = " | ".join(f"{each.english} ({each.votes})" for each in term.inconsistent)
            tasks.append(Task(f"rendered in several ways: {several}", concept))
    made = [("made by", f"termalign {version('termalign')}"), ("made on", build_date())]
    return Termbase(tuple(concepts), tuple(tasks), (*made, *(("aligned", name) for name in files)), (), tuple(terms))


def ground_of(term: AlignedTerm) -> str:
    """Say in how many sentences a term is rendered as proposed: in 7 of 8 sentences."""
    return f"in {term.renderings[0].votes:,} of {term.count:,} sentence{'' if term.count == 1 else 's'}"


def concept_of(term: AlignedTerm) -> Concept:
    """Return an aligned term as a concept, with its clearest sentences as evidence; its id is that of a gloss like it."""
    english = term.renderings[0].english
    identifier = "c-" + hashlib.sha256(f"{term.japanese}\t\t{english}".encode()).hexdigest()[:10]
    return Concept(identifier, (Term(term.japanese, "ja"), Term(english, "en")), evidence=tuple(evidence_of(term)))


def evidence_of(term: AlignedTerm) -> Iterator[Evidence]:
    """Yield the sentences of both sides."""
    sure = CONFIDENCE[term.band]
    for pair, source_span, target_span in term.occurrences:
        yield Evidence("anchor", pair.source_place, pair.source[slice(*source_span)], pair.source, "aligned", *sure)
        yield Evidence("english", pair.target_place, pair.target[slice(*target_span)], pair.target, "aligned", *sure)
