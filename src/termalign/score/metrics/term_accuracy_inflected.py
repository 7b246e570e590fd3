"""Term accuracy, inflected: of the concepts that a segment's source names, those that stand in any form of theirs.

counterstrike capabilities counts for 反撃能力, as it does for the linter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "term accuracy, inflected", 100


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for each in measured.renderings:
        yield each.segment, int(bool(each.written)), 1
