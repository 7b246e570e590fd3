"""Two preferred full forms of one language: counterstrike capability and ability to strike back for 反撃能力."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each language in which a concept prefers two full forms."""
    for concept in termbase.concepts:
        preferred: dict[str, list[str]] = {}
        for term in concept.terms:
            wanted = term.administrative_status == "preferred" and term.review != "rejected" and not term.is_short
            if wanted and term.text.strip():
                preferred.setdefault(term.language, []).append(term.text)
        for language, texts in preferred.items():
            if len(set(texts)) > 1:
                message = f"{concept.label}: several preferred terms in {language}: {' | '.join(texts)}"
                yield Finding("several-preferred", "warning", concept.id, message, "make all but one admitted")
