"""Two concepts say the same: 反撃能力 = counterstrike capability, entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding
from termalign.termbase.identity import term_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Concept, Termbase
    from termalign.termbase.identity import TermKey


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each concept that shares a pair of terms with an earlier one, what is rejected apart."""
    owners: dict[frozenset[TermKey], str] = {}
    for concept in termbase.concepts:
        pairs = list(translations(concept))
        other = next((owners[pair] for pair in pairs if pair in owners), "")
        if other:
            message = f"{concept.label}: the concept {other} has the same pair of terms"
            yield Finding("duplicate-concept", "warning", concept.id, message, "merge the two, or reject one")
        for pair in pairs:
            owners.setdefault(pair, concept.id)


def translations(concept: Concept) -> Iterator[frozenset[TermKey]]:
    """Yield each full form with each term of another language; two terms of one language, as of bank, may be homographs."""
    terms = [term for term in concept.terms if term.review != "rejected" and term.text.strip()]
    for full in (term_key(term) for term in terms if not term.is_short):
        for other in map(term_key, terms):
            if full[0] != other[0]:
                yield frozenset((full, other))
