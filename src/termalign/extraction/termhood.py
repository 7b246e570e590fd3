"""How much of a term each compound of a collection is: 水平スケーリング more than 以下の手順.

The measure is the C-value of Frantzi, Ananiadou & Mima (International Journal on Digital Libraries 3, 2000):

    C-value(a) = log2(|a| + 1) · (f(a) − t(a) / c(a))

where |a| counts the parts of a compound, f(a) its uses, t(a) those of them inside of longer compounds and c(a) how
many longer compounds there are. One is added to the length so that compounds of one part, of which Japanese has
many (クラスター), have a value.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from termalign.extraction.tally import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.tally import Tally

GENERAL = Path(__file__).with_name("general.txt")


def ranked(found: Tally) -> list[tuple[str, float]]:
    """Return (key, C-value) of the compounds that may be terms, the best first; equals by their spelling."""
    values = c_values(found)
    general = general_words()
    kept = [(key, value) for key, value in values.items() if value > 0 and key not in general]
    return sorted(kept, key=lambda each: (-each[1], each[0]))


def c_values(found: Tally) -> dict[str, float]:
    """Return the C-value of each compound of a collection."""
    inside, longer = Counter[str](), Counter[str]()
    for key, use in found.items():
        for part in {each for each in parts_of(use.parts) if each in found and each != key}:
            inside[part] += use.count
            longer[part] += 1
    return {
        key: log2(len(use.parts) + 1) * (use.count + inside[key] - (inside[key] / longer[key] if longer[key] else 0))
        for key, use in found.items()
    }


def parts_of(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of the shorter compounds that a compound holds."""
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            if last - first < len(parts):
                yield key_of("".join(parts[first:last]))


@cache
def general_words() -> frozenset[str]:
    """Return the keys of words that are as common in texts of any subject: 場合, 方法."""
    return frozenset(map(key_of, GENERAL.read_text(encoding="utf-8").split()))
