"""How much of a term each compound of a collection is: 水平スケーリング more than 最初の手順.

The measure is FLR of Nakagawa & Mori (Automatic term recognition based on statistics of compound nouns and their
components, Terminology 9, 2003), times the length by which the C-value of Frantzi, Ananiadou & Mima (International
Journal on Digital Libraries 3, 2000) prefers longer terms:

    value(N1 … NL) = log2(L + 1) · f · (∏ (FL(Ni) + 1) · (FR(Ni) + 1)) ^ (1 / 2L)

where f counts the uses of a compound by itself, and FL and FR how often each of its parts has another to its left and
to its right, in any compound of the collection. Words as common in texts of any subject (方法, 場合) are no terms, nor
are names of persons and places.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import exp, log, log2
from pathlib import Path
from typing import TYPE_CHECKING

from termalign.extraction.tally import key_of
from termalign.text.japanese import is_name

if TYPE_CHECKING:
    from termalign.extraction.tally import Tally, Use

GENERAL = Path(__file__).with_name("general.txt")


def ranked(found: Tally) -> list[tuple[str, float]]:
    """Return (key, termhood) of the compounds that may be terms, the best first; equals by their spelling."""
    kept = [(key, value) for key, value in termhood(found).items() if not is_no_term(key, found[key])]
    return sorted(kept, key=lambda each: (-each[1], each[0]))


def is_no_term(key: str, use: Use) -> bool:
    """Tell whether a compound is a word of any subject, or a name."""
    return key in general_words() or (len(use.parts) == 1 and is_name(use.text))


def termhood(found: Tally) -> dict[str, float]:
    """Return the termhood of each compound of a collection."""
    return {key: value * log2(len(found[key].parts) + 1) for key, value in flr(found).items()}


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
