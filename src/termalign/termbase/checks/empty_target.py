"""A concept without a usable term in one of its languages: 拡大抑止, and no English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each concept that lacks a language which other concepts have, or has an empty term."""
    languages = {term.language.partition("-")[0] for concept in termbase.concepts for term in concept.terms}
    wanted = [each for each in ("ja", "en") if each in languages] if {"ja", "en"} & languages else sorted(languages)[:2]
    for concept in termbase.concepts:
        if not concept.terms or any(term.review != "rejected" for term in concept.terms):
            for language in wanted:
                if not any(term.is_usable and term.text.strip() for term in concept.find(language)):
                    message = f"{concept.label}: no term in {language} that may be used"
                    yield Finding("empty-target", "warning", concept.id, message, f"add a term in {language}")
        for term in concept.terms:
            if not term.text.strip():
                message = f"{concept.label}: a term in {term.language} is empty"
                yield Finding("empty-term", "error", concept.id, message, "write the term, or delete its row")
