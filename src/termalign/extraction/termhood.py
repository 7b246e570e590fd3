"""How much of a term each compound of a collection is: 水平スケーリング more than 最初の手順.

The measure is FLR of Nakagawa & Mori (Automatic term recognition based on statistics of compound nouns and their
components, Terminology 9, 2003):

    FLR(N1 … NL) = f · (∏ (FL(Ni) + 1) · (FR(Ni) + 1)) ^ (1 / 2L)

where f counts the uses of a compound by itself, and FL and FR how often each of its parts has another to its left and
to its right, in any compound of the collection. Words as common in texts of any subject (方法, 場合) are no terms.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING

from termalign.extraction.tally import key_of

if TYPE_CHECKING:
    from termalign.extraction.tally import Tally

GENERAL = Path(__file__).with_name("general.txt")


def ranked(found: Tally) -> list[tuple[str, float]]:
    """Return (key, FLR) of the compounds that may be terms, the best first; equals by their spelling."""
    general = general_words()
    kept = [(key, value) for key, value in flr(found).items() if key not in general]
    return sorted(kept, key=lambda each: (-each[1], each[0]))


def flr(found: Tally) -> dict[str, float]:
    """Return the FLR of each compound of a collection."""
    left, right = Counter[str](), Counter[str]()
    parts = {key: [key_of(part) for part in use.parts] for key, use in found.items()}
    for key, use in found.items():
        for before, behind in zip(parts[key], parts[key][1:], strict=False):
            right[before] += use.count
            left[behind] += use.count
    return {
        key: use.count * exp(sum(log(left[part] + 1) + log(right[part] + 1) for part in mine) / (2 * len(mine)))
        for (key, use), mine in zip(found.items(), parts.values(), strict=True)
    }


@cache
def general_words() -> frozenset[str]:
    """Return the keys of words that are as common in texts of any subject."""
    return frozenset(map(key_of, GENERAL.read_text(encoding="utf-8").split()))
