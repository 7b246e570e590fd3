"""Two concepts have one id: a copied row of 反撃能力 that became another concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each concept whose id an earlier one has."""
    seen: set[str] = set()
    for concept in termbase.concepts:
        if concept.id in seen:
            message = f"{concept.label}: an earlier concept has the id {concept.id} too"
            yield Finding("duplicate-id", "error", concept.id, message, "give one of them another id")
        seen.add(concept.id)
