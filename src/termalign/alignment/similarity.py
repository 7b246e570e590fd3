"""How much two sentences say the same: 3万5千人の要員 and 35,000 personnel share a number and a known translation.

Each key weighs by how rare it is. What the bead of several sentences shares is the sum of what their pairs share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from termalign.alignment.known import Links

TOO_COMMON = 0.25
"""The share of sentences above which a key of the other side is passed over, where there are many sentences."""
MANY = 40
SAMPLE = 200


class Keys:
    """The keys of each sentence of a side, with weights."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        """Count in how many sentences each key stands; a key's weight is the logarithm of its rarity."""
        self.sentences = [list(dict.fromkeys(keys)) for keys in sentences]
        places: dict[str, list[int]] = {}
        for number, keys in enumerate(self.sentences):
            for key in keys:
                places.setdefault(key, []).append(number)
        self.places = {key: np.array(found, dtype=np.int32) for key, found in places.items()}
        total = len(sentences)
        self.weights = {key: float(np.log(1 + total / len(found))) for key, found in places.items()}
        self.totals: NDArray[np.float32] = np.array(
            [sum(self.weights[key] for key in keys) for keys in self.sentences], dtype=np.float32
        )


class Similarity:
    """What each pair of sentences shares, row by row, so that no table of all pairs is ever held."""

    def __init__(self, source: Keys, target: Keys, links: Links) -> None:
        """Take the keys of both sides and the links between them; keys that begin with "#" are numbers and link to themselves."""
        self.source, self.target = source, target
        count = len(target.sentences)
        self.buffer: NDArray[np.float32] = np.zeros(count, dtype=np.float32)
        most = TOO_COMMON * count if count > MANY else count
        self.links = {
            key: sorted(
                ((strength, other) for other, strength in links[key].items()
                 if other in target.places and len(target.places[other]) <= most)
            )
            for key in source.places if key in links
        }  # fmt: skip
        for key in source.places:
            if key in target.places and key.startswith("#"):
                self.links[key] = [(1.0, key)]

    def row(self, number: int) -> NDArray[np.float32]:
        """Return the weight that a sentence of the source shares with each sentence of the target, of both sides."""
        shared: NDArray[np.float32] = np.zeros(len(self.buffer), dtype=np.float32)
        covered: dict[str, float] = {}
        for key in self.source.sentences[number]:
            weight = self.source.weights[key]
            touched = []
            for strength, other in self.links.get(key, ()):
                places = self.target.places[other]
                self.buffer[places] = strength  # the strongest comes last
                touched.append(places)
                covered[other] = max(strength, covered.get(other, 0.0))
            if touched:
                shared += weight * self.buffer
                for places in touched:
                    self.buffer[places] = 0
        for other, strength in covered.items():
            shared[self.target.places[other]] += strength * self.target.weights[other]
        return shared

    def rows(self) -> Iterator[NDArray[np.float32]]:
        """Yield all rows."""
        for number in range(len(self.source.sentences)):
            yield self.row(number)

    def of(self, first: int, last: int, other_first: int, other_last: int) -> float:
        """Return the similarity of sentences first:last and others, 0 to 1."""
        everything = float(self.source.totals[first:last].sum() + self.target.totals[other_first:other_last].sum())
        shared = sum(float(self.row(number)[other_first:other_last].sum()) for number in range(first, last))
        return min(1.0, shared / everything) if everything else 0.0

    def chance(self) -> float:
        """Return the mean similarity of sentences that stand far from each other."""
        count, others = len(self.source.sentences), len(self.target.sentences)
        found = []
        for number in range(0, count, max(1, count // SAMPLE)):
            opposite = (number * others // max(1, count) + others // 2) % max(1, others)
            found.append(self.of(number, number + 1, opposite, opposite + 1))
        return float(np.mean(found)) if found else 0.0
