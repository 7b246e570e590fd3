"""Spaces that nobody sees: 反撃能力 with one behind it, counterstrike  capability with two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


STRAY = re.compile(r"^\s|\s$|\s{2,}|[\t\r\n\u3000\u00a0]")


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each term with a space at an end, two in a row, a tab, a line break or an ideographic space."""
    for concept in termbase.concepts:
        for term in concept.terms:
            if term.text.strip() and STRAY.search(term.text):
                message = f"{concept.label}: {term.text!r} has stray spaces"
                yield Finding(
                    "stray-whitespace", "warning", concept.id, message, f"write {' '.join(term.text.split())!r}"
                )
