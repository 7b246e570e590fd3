"""Acronym violations per 1,000 segments: what the linter's rules on acronyms find, their information apart.

Of 同盟調整メカニズム, ACM that is not spelled out at its first use would be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "acronym violations per 1,000 segments", 1_000


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for segment in range(measured.segments):
        yield segment, measured.acronyms[segment], 1
