"""What leaves a termbase: approved terms, candidates where they are asked for; 却下 (rejected) ones never."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign.model import Termbase

if TYPE_CHECKING:
    from collections.abc import Collection

    from termalign.model import Concept, Term

INCLUDABLE = ("candidates", "deprecated")


class Selection(NamedTuple):
    """The part of a termbase that leaves, and how many terms stay behind for each reason."""

    termbase: Termbase
    left: Counter[str]


def select(termbase: Termbase, include: Collection[str] = (), subject: str = "") -> Selection:
    """Return the concepts with terms that may leave; worklist and proposals stay at home.

    `include` may name "candidates" and "deprecated" (with superseded and forbidden ones); `subject` keeps the
    concepts of one subject field only.
    """
    left: Counter[str] = Counter()
    chosen: list[Concept] = []
    for concept in termbase.concepts:
        if subject and subject.casefold() not in concept.subject_field.casefold():
            left["of other subject fields"] += len(concept.terms)
            continue
        terms = [term for term in concept.terms if not (reason := why_not(term, include)) or left.update([reason])]
        if terms:
            chosen.append(replace(concept, terms=tuple(sorted(terms, key=standing))))
    return Selection(Termbase(tuple(chosen), info=termbase.info), left)


def standing(term: Term) -> tuple[bool, bool]:
    """Order terms: preferred ones first, full forms before short ones, since some tools take the first one only."""
    return term.administrative_status != "preferred", term.is_short


def why_not(term: Term, include: Collection[str]) -> str:
    """Return why a term stays behind, "" where it may leave."""
    if term.review == "rejected":
        return "rejected"
    if term.review != "approved" and "candidates" not in include:
        return "not approved (--include candidates takes them along)"
    if not term.is_usable and "deprecated" not in include:
        return "deprecated, superseded or forbidden"
    return ""
