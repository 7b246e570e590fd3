"""A value outside its pick-list: the status 推奨語 that no tool understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.model import ADMINISTRATIVE_STATUSES, PARTS_OF_SPEECH, REVIEWS, TERM_TYPES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


LISTS = {
    "term_type": TERM_TYPES,
    "administrative_status": ADMINISTRATIVE_STATUSES,
    "part_of_speech": PARTS_OF_SPEECH,
    "review": REVIEWS,
}
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}|-[A-Za-z0-9](?=-))*")
"""A single character, as in en-x-mod, introduces the subtags behind it (RFC 5646)."""


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each value that is in no pick-list, and each language that is no BCP 47 tag."""
    for concept in termbase.concepts:
        for term in concept.terms:
            for name, values in LISTS.items():
                value = getattr(term, name)
                if value and value not in values:
                    message = f"{concept.label}: {term.text} has the {name.replace('_', ' ')} {value!r}"
                    yield Finding("unknown-value", "error", concept.id, message, f"choose one of {', '.join(values)}")
            if not TAG.fullmatch(term.language):
                message = f"{concept.label}: {term.text} has the language {term.language!r}"
                yield Finding("unknown-value", "error", concept.id, message, "write a tag such as ja, en or en-US")
