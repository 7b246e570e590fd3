"""What is in a termbase and what is missing: 147 concepts, 3 of them without English."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termalign.model import Termbase


def statistics(termbase: Termbase) -> dict[str, Any]:
    """Return counts: concepts, terms; terms per language, status, type, part of speech, review; what is missing.

    "missing" counts concepts without a Japanese or English term, a definition, a subject field or evidence, and
    Japanese terms without a reading.
    """
    terms = [term for concept in termbase.concepts for term in concept.terms]
    concepts = termbase.concepts
    japanese = [term for term in terms if term.is_in("ja")]
    return {
        "concepts": len(concepts),
        "terms": len(terms),
        "tasks": len(termbase.worklist),
        "languages": counted(term.language for term in terms),
        "statuses": counted(term.administrative_status or "none" for term in terms),
        "types": counted(term.term_type or "none" for term in terms),
        "parts of speech": counted(term.part_of_speech or "none" for term in terms),
        "reviews": counted(term.review or "none" for term in terms),
        "missing": {
            "Japanese": sum(1 for concept in concepts if not concept.find("ja")),
            "English": sum(1 for concept in concepts if not concept.find("en")),
            "definition": sum(1 for concept in concepts if not concept.definition),
            "subject field": sum(1 for concept in concepts if not concept.subject_field),
            "evidence": sum(1 for concept in concepts if not concept.evidence),
            "reading": sum(1 for term in japanese if not term.reading),
        },
    }


def counted(values: Any) -> dict[str, int]:
    """Return how often each value occurs, the most frequent one first."""
    return dict(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))
