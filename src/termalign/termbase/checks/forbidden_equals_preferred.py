"""A term that must not be used is preferred elsewhere: 敵基地攻撃能力 forbidden here, preferred there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import ADMINISTRATIVE_STATUSES, USABLE_STATUSES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase

DISCOURAGED = frozenset(ADMINISTRATIVE_STATUSES).difference(USABLE_STATUSES)


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield an error where one concept both forbids and prefers a term, a warning where two concepts do."""
    preferred = {
        (term.language, term.text): concept.id
        for concept in termbase.concepts
        for term in concept.terms
        if term.administrative_status == "preferred" and term.is_usable
    }
    for concept in termbase.concepts:
        own = {
            (term.language, term.text)
            for term in concept.terms
            if term.is_usable and term.administrative_status == "preferred"
        }
        for term in concept.terms:
            key = (term.language, term.text)
            if term.administrative_status not in DISCOURAGED or term.review == "rejected" or key not in preferred:
                continue
            severity, other = (
                ("error", "the same concept") if key in own else ("warning", f"the concept {preferred[key]}")
            )
            message = f"{concept.label}: {term.text} is {term.administrative_status}, and preferred in {other}"
            yield Finding("forbidden-equals-preferred", severity, concept.id, message, "decide for one status")
