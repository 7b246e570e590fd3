"""Two concepts say the same: 反撃能力 = counterstrike capability, entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding
from termalign.termbase.identity import pair_keys

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each concept that shares a pair of full forms with an earlier one."""
    owners: dict[Hashable, str] = {}
    for concept in termbase.concepts:
        other = next((owners[key] for key in pair_keys(concept) if key in owners), "")
        if other:
            message = f"{concept.label}: the concept {other} has the same pair of terms"
            yield Finding("duplicate-concept", "warning", concept.id, message, "merge the two, or reject one")
        for key in pair_keys(concept):
            owners.setdefault(key, concept.id)
