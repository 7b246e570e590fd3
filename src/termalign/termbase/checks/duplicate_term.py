"""A concept has one term twice: 反撃能力 and 反撃能力."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each term that stands in its concept already."""
    for concept in termbase.concepts:
        seen: set[tuple[str, str]] = set()
        for term in concept.terms:
            if (term.language, term.text) in seen:
                message = f"{concept.label}: {term.text} stands in it twice"
                yield Finding("duplicate-term", "warning", concept.id, message, "delete one of the two rows")
            seen.add((term.language, term.text))
