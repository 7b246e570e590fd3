"""Term accuracy, exact: of the concepts that a segment's source names, those that stand as the termbase has them.

counterstrike capability for 反撃能力 counts, counterstrike capabilities does not. A concept counts once a segment, as
in the success rate of the WMT 2025 terminology task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "term accuracy, exact", 100


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for each in measured.renderings:
        yield each.segment, int(each.exact > 0), 1
