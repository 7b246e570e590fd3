"""How much two sentences say the same: 3万5千人の要員 and 35,000 personnel share a number and a known translation.

Each key weighs by how rare it is. A key of a bead is said on the other side where any of the sentences there says it,
so that an orphan which repeats the words of its neighbour adds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from termalign.alignment.beads import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from termalign.alignment.known import Links
    from termalign.alignment.moved import Run

    Floats = NDArray[np.float32]
    Spread = tuple[NDArray[np.int64], Floats]

TOO_COMMON = 0.25
"""The share of sentences above which a key of the other side is passed over, where there are many sentences."""
MANY = 40
SAMPLE = 200
MOST = 3
"""Sentences of one side that a bead may have."""


class Keys:
    """The keys of each sentence of a side, with weights."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        """Count in how many sentences each key stands; a key's weight is the logarithm of its rarity."""
        self.sentences = [list(dict.fromkeys(keys)) for keys in sentences]
        places: dict[str, list[int]] = {}
        for number, keys in enumerate(self.sentences):
            for key in keys:
                places.setdefault(key, []).append(number)
        self.places = {key: np.array(found, dtype=np.int64) for key, found in places.items()}
        total = len(sentences)
        self.weights = {key: float(np.log(1 + total / len(found))) for key, found in places.items()}
        self.totals: Floats = np.array(
            [sum(self.weights[key] for key in keys) for keys in self.sentences], dtype=np.float32
        )


class Similarity:
    """What the sentences share, row by row, so that no table of all pairs is ever held."""

    def __init__(self, source: Keys, target: Keys, links: Links) -> None:
        """Take the keys of both sides and the links between them; keys that begin with "#" link to themselves."""
        self.source, self.target = source, target
        self.count = len(target.sentences)
        most = TOO_COMMON * self.count if self.count > MANY else self.count
        self.links = {
            key: {other: strength for other, strength in links[key].items()
                  if other in target.places and len(target.places[other]) <= most}
            for key in source.places if key in links
        }  # fmt: skip
        for key in source.places:
            if key in target.places and key.startswith("#"):
                self.links[key] = {key: 1.0}
        self.spreads: dict[str, list[Spread]] = {}

    def spread(self, key: str) -> list[Spread]:
        """Return where one, two, three sentences of the target begin that say a key of the source, and how surely."""
        if key not in self.spreads:
            said: dict[int, float] = {}
            for other, strength in sorted(self.links.get(key, {}).items(), key=lambda each: each[1]):
                said |= dict.fromkeys(self.target.places[other].tolist(), strength)
            found = []
            for size in range(MOST):
                wide: dict[int, float] = {}
                for place, strength in said.items():
                    for start in range(max(0, place - size), place + 1):
                        wide[start] = max(strength, wide.get(start, 0.0))
                found.append((np.array(list(wide), dtype=np.int64), np.array(list(wide.values()), dtype=np.float32)))
            self.spreads[key] = found
        return self.spreads[key]

    def said(self, number: int) -> list[Floats]:
        """Return the weight of what a sentence of the source says that one, two, three of the target from each on say too."""
        rows = [np.zeros(self.count, dtype=np.float32) for _ in range(MOST)]
        for key in self.source.sentences[number]:
            weight = self.source.weights[key]
            for row, (places, strengths) in zip(rows, self.spread(key), strict=True):
                row[places] += weight * strengths
        return rows

    def accounted(self, number: int) -> list[Floats]:
        """Return the weight of what each sentence of the target says that one, two, three of the source up to one say too."""
        covered: dict[str, float] = {}
        rows = []
        for size in range(MOST):
            if number >= size:
                for key in self.source.sentences[number - size]:
                    for other, strength in self.links.get(key, {}).items():
                        covered[other] = max(strength, covered.get(other, 0.0))
            row = np.zeros(self.count, dtype=np.float32)
            for other, strength in covered.items():
                row[self.target.places[other]] += strength * self.target.weights[other]
            rows.append(row)
        return rows

    def rows(self, run: Run | None = None, other: Run | None = None) -> Iterator[Row]:
        """Yield for each sentence of the source what it says of beads and what it accounts for in them; of two runs, or of all."""
        within = slice(*other) if other else slice(None)
        for number in range(*run) if run else range(len(self.source.sentences)):
            yield Row(*([row[within] for row in rows] for rows in (self.said(number), self.accounted(number))))

    def of(self, first: int, last: int, other_first: int, other_last: int) -> float:
        """Return the similarity of sentences first:last and others, 0 to 1."""
        if first == last or other_first == other_last:
            return 0.0
        everything = float(self.source.totals[first:last].sum() + self.target.totals[other_first:other_last].sum())
        shared = sum(
            float(self.said(number)[other_last - other_first - 1][other_first]) for number in range(first, last)
        )
        shared += float(self.accounted(last - 1)[last - first - 1][other_first:other_last].sum())
        return min(1.0, shared / everything) if everything else 0.0

    def chance(self) -> float:
        """Return the mean similarity of sentences that stand far from each other."""
        count, others = len(self.source.sentences), len(self.target.sentences)
        found = []
        for number in range(0, count, max(1, count // SAMPLE)):
            opposite = (number * others // max(1, count) + others // 2) % max(1, others)
            found.append(self.of(number, number + 1, opposite, opposite + 1))
        return float(np.mean(found)) if found else 0.0
