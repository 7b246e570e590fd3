"""Consistency with the termbase: of the occurrences of 反撃能力, those rendered as the preferred term.

The pseudo-reference of each concept is its preferred term; an admitted one does not count (`predefined` of the
WMT 2025 terminology task).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.score.occurrences import by_entry, matching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "consistency, predefined", 100


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for several in by_entry(measured.renderings).values():
        yield from matching(several, several[0].entry.full[0].text)
