"""Characters that no tool takes: a control character, a zero-width space, the � of a wrong encoding in 反�能力."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


INVALID = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]"
)


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each text with characters that XML forbids, that are invisible, or that stand for lost ones."""
    for concept in termbase.concepts:
        of_terms = (text for term in concept.terms for text in (term.text, term.reading, term.note))
        texts = (*of_terms, concept.definition, concept.note, concept.subject_field)
        for text in texts:
            for code in sorted({f"U+{ord(char):04X}" for char in INVALID.findall(text)}):
                message = f"{concept.label}: {INVALID.sub('?', text)[:40]} has the character {code}"
                yield Finding("invalid-character", "error", concept.id, message, "delete it or write the text anew")
