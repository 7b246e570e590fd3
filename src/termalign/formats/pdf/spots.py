"""Where small print stands, and how far that is from where it would stand if it were said of a base such as 核抑止.

It is centred on its base or begins with it, unless the margin of its column or small print before it has moved it.
"""

from __future__ import annotations

from typing import NamedTuple

PUSHED = 0.3
"""What is left of a distance that small print may have been pushed over by what stands before it."""
TOUCHING = 0.9
"""Ems of small print up to which what stands before it may have pushed it."""


class Spot(NamedTuple):
    """The extent of a phrase, the margins that it had to stand between, and whether something may have pushed it on."""

    u0: float
    u1: float
    low: float
    high: float
    is_pushed: bool = False

    def away(self, base: tuple[float, float], size: float, *, centred: bool) -> float:
        """Return by how many ems of its base the phrase stands off the place that it should have."""
        width = self.u1 - self.u0
        wanted = (sum(base) - width) / 2 if centred else base[0]
        wanted = max(min(wanted, self.high - width), self.low)
        off = self.u0 - wanted
        return (PUSHED * off if off > 0 and self.is_pushed else abs(off)) / size
