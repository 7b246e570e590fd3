"""Forbidden terms per 1,000 segments: what the rule forbidden-term of the linter finds, its information apart.

Of 反撃能力, enemy base attack capability would be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "forbidden terms per 1,000 segments", 1_000


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for segment in range(measured.segments):
        yield segment, measured.forbidden[segment], 1
