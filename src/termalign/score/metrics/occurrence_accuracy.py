"""Term accuracy by occurrence: a source that names 部隊 twice wants two units in its target.

Renderings beyond the occurrences of the source do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "term accuracy, by occurrence", 100


def counts(measured: Measured) -> Iterator[tuple[int, int, int]]:
    """Yield (segment, numerator, denominator)."""
    for each in measured.renderings:
        yield each.segment, min(len(each.written), each.occurrences), each.occurrences
