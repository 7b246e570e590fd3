"""A term is its own translation: 反撃能力 = 反撃能力, left over from copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each English term that is written like a Japanese one of its concept, abbreviations apart."""
    for concept in termbase.concepts:
        japanese = {term.text for term in concept.find("ja")}
        for term in concept.find("en"):
            if term.text in japanese and not (term.is_short or (term.text.isascii() and term.text.isupper())):
                message = f"{concept.label}: {term.text} is both the Japanese and the English term"
                yield Finding("source-equals-target", "warning", concept.id, message, "translate it")
