"""1 − TERm: one less the edits a word of the reference, where those on terms such as 反撃能力 count twice.

Alam et al. 2021: the mean over segments. TER's edits and shifts are sacrebleu's, on words without regard to case; a word of a
term of the reference that is deleted or replaced counts 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.score.occurrences import Measured

NAME, PER = "1 - TERm", 100
IS_MEAN = True


def counts(measured: Measured) -> Iterator[tuple[int, float, int]]:
    """Yield (segment, one less its rate, 1)."""
    yield from ((each.segment, 1 - each.rate, 1) for each in measured.near)
