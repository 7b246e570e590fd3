"""A review on a day that is none: 2024-02-30."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each review whose date is no calendar date."""
    for concept in termbase.concepts:
        for term in concept.terms:
            if term.reviewed_on and not is_date(term.reviewed_on):
                message = f"{concept.label}: {term.text} was reviewed on {term.reviewed_on!r}"
                yield Finding("invalid-date", "error", concept.id, message, "write a date as YYYY-MM-DD")


def is_date(text: str) -> bool:
    """Tell whether a text is a calendar date."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
