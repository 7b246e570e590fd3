"""Where small print stands, and how far that is from where it would stand if it were said of a base such as 核抑止.

It is centred on its base or begins with it, unless the margin of its column or small print before it has moved it.
"""

from __future__ import annotations

from typing import NamedTuple


class Alignment(NamedTuple):
    """Which point of small print stands at which point of its base: 0 the left end, 0.5 the middle, 1 the right end.

    `shift` is how many ems of the base it stands to the right of it.
    """

    own: float
    base: float
    shift: float = 0.0

    @property
    def is_behind(self) -> bool:
        """Whether small print stands behind its base, on the same line."""
        return self.own < self.base

    def place(self, base: tuple[float, float], width: float) -> float:
        """Return where small print of a width begins beside a base, but for the shift."""
        return base[0] + self.base * (base[1] - base[0]) - self.own * width


LEFT, CENTRED, RIGHT, BEHIND = Alignment(0, 0), Alignment(0.5, 0.5), Alignment(1, 1), Alignment(0, 1)
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

    def away(self, base: tuple[float, float], size: float, align: Alignment) -> float:
        """Return by how many ems of its base the phrase stands off the place that it should have."""
        width = self.u1 - self.u0
        wanted = align.place(base, width) + align.shift * size
        wanted = max(min(wanted, self.high - width), self.low)
        off = self.u0 - wanted
        return (PUSHED * off if off > 0 and self.is_pushed else abs(off)) / size
