"""Full-width letters or half-width katakana in a term: ＳＤＡ, ﾐｻｲﾙ防衛."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Termbase


ODD = re.compile("[０-９Ａ-Ｚａ-ｚ\uff61-\uff9f]+")
"""（） and ① are of the usual width in Japanese: what NFKC does to them is no remedy."""


def find(termbase: Termbase) -> Iterator[Finding]:
    """Yield a finding for each term with characters of a width that Japanese does not write them in."""
    for concept in termbase.concepts:
        for term in concept.terms:
            if ODD.search(term.text):
                usual = ODD.sub(lambda odd: unicodedata.normalize("NFKC", odd[0]), term.text)
                message = f"{concept.label}: {term.text} has full-width letters or half-width katakana"
                yield Finding("mixed-width", "warning", concept.id, message, f"write {usual}")
