"""Consistency with the most frequent rendering: of the occurrences of 反撃能力, those rendered as most of them are.

The pseudo-reference of each concept is the term that the system itself writes most often, a forbidden one too
(Semenov et al., Findings of the WMT 2025 Terminology Task: `frequent`). Occurrences without a rendering that the termbase
knows count as inconsistent.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from termalign.score.occurrences import by_entry, matching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "consistency, frequent", 100


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for several in by_entry(measured.renderings).values():
        written = Counter(text for each in several for text in each.written + each.avoided)
        reference = min(written, key=lambda text: (-written[text], text), default="")
        yield from matching(several, reference)
