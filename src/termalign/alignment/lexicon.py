"""Which word translates which, learnt from pairs of sentences: 要員 personnel by how often they stand opposite each other.

IBM model 1 (Brown et al., "The mathematics of statistical machine translation", Computational Linguistics 19/2, 1993)
in both directions, whose posteriors are multiplied, so that a link counts where both agree (Liang et al., "Alignment by
agreement", 2006). What is known beforehand enters as counts that are added in each round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from termalign.alignment.known import Links

    Ints = NDArray[np.int32]
    Floats = NDArray[np.float32]

ROUNDS = 5
PRIOR = 2.0
"""How many times a known translation counts as seen beforehand."""
NULL = 0.1
"""The weight of the word that stands for nothing on the other side, as a share of all words."""
LONGEST = 60
"""Words of a sentence that are counted."""
CHUNK = 500_000
"""Cells (pairs of words in a pair of sentences) that are worked on at once."""


class Vocabulary:
    """The words of one side, numbered in the order in which they are met."""

    def __init__(self) -> None:
        """Begin with none."""
        self.numbers: dict[str, int] = {}

    def add(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of words, new ones included."""
        return [self.numbers.setdefault(word, len(self.numbers)) for word in dict.fromkeys(words[:LONGEST])]


class Lexicon(NamedTuple):
    """Translation probabilities of word pairs, sorted by `cells`, which are source * len(target) + target."""

    source: dict[str, int]
    target: dict[str, int]
    cells: NDArray[np.int64]
    forward: Floats
    """p(target | source)."""
    backward: Floats
    """p(source | target)."""

    def table(self, source: Sequence[str], target: Sequence[str]) -> tuple[Floats, Floats]:
        """Return both probabilities of each source word with each target word; 0 for what never stood opposite."""
        rows = np.array([self.source.get(word, -1) for word in source], dtype=np.int64)
        columns = np.array([self.target.get(word, -1) for word in target], dtype=np.int64)
        wanted = rows[:, None] * len(self.target) + columns[None, :]
        at = np.minimum(np.searchsorted(self.cells, wanted), len(self.cells) - 1)
        known = (self.cells[at] == wanted) & (rows[:, None] >= 0) & (columns[None, :] >= 0)
        return np.where(known, self.forward[at], 0), np.where(known, self.backward[at], 0)

    def posterior(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """Return for each source word and target word of a pair of sentences how surely they are linked, 0 to 1."""
        if not (source and target and len(self.cells)):
            return np.zeros((len(source), len(target)), dtype=np.float32)
        forward, backward = self.table(source, target)
        given_source = forward / (forward.sum(axis=0, keepdims=True) + NULL / max(1, len(self.target)) + 1e-9)
        given_target = backward / (backward.sum(axis=1, keepdims=True) + NULL / max(1, len(self.source)) + 1e-9)
        agreed: Floats = np.sqrt(given_source * given_target)
        return agreed


def learn(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], links: Links) -> Lexicon:
    """Learn a lexicon from the words of pairs of sentences; `links` are known translations.

    Memory grows with the number of different word pairs, about 40 bytes each; the rest is worked on in chunks.
    """
    source, target = Vocabulary(), Vocabulary()
    numbered = [(source.add(left), target.add(right)) for left, right in pairs]
    if not (source.numbers and target.numbers):
        empty = np.zeros(0, dtype=np.float32)
        return Lexicon(source.numbers, target.numbers, np.zeros(0, dtype=np.int64), empty, empty)
    size = len(target.numbers)
    cells = distinct(chunk for chunk, _, _ in chunks(numbered, size))
    prior = known_counts(cells, source.numbers, target.numbers, links)
    rows, columns = (cells // size).astype(np.int32), (cells % size).astype(np.int32)
    cooccurrence = Corpus(numbered, size, cells)
    forward = train(cooccurrence, rows, prior, len(source.numbers), towards_target=True)
    backward = train(cooccurrence, columns, prior, size, towards_target=False)
    return Lexicon(source.numbers, target.numbers, cells, forward, backward)


class Corpus(NamedTuple):
    """The pairs of sentences as numbers, and where each of their cells stands among all cells."""

    numbered: list[tuple[list[int], list[int]]]
    size: int
    cells: NDArray[np.int64]

    def chunks(self) -> Iterator[tuple[NDArray[np.int64], Ints, Ints]]:
        """Yield for each chunk the positions of its cells, and the numbers of their source and of their target token."""
        for keys, sources, targets in chunks(self.numbered, self.size):
            yield np.searchsorted(self.cells, keys), sources, targets


def chunks(numbered: list[tuple[list[int], list[int]]], size: int) -> Iterator[tuple[NDArray[np.int64], Ints, Ints]]:
    """Yield the cells of several pairs of sentences, with a number for each token of the source and of the target."""
    keys: list[NDArray[np.int64]] = []
    lefts: list[Ints] = []
    rights: list[Ints] = []
    left_token = right_token = count = 0
    for left, right in numbered:
        if not (left and right):
            continue
        keys.append((np.array(left, dtype=np.int64)[:, None] * size + np.array(right)[None, :]).ravel())
        lefts.append(np.repeat(np.arange(left_token, left_token + len(left), dtype=np.int32), len(right)))
        rights.append(np.tile(np.arange(right_token, right_token + len(right), dtype=np.int32), len(left)))
        left_token, right_token, count = left_token + len(left), right_token + len(right), count + len(keys[-1])
        if count > CHUNK:
            yield np.concatenate(keys), np.concatenate(lefts), np.concatenate(rights)
            keys, lefts, rights, left_token, right_token, count = [], [], [], 0, 0, 0
    if keys:
        yield np.concatenate(keys), np.concatenate(lefts), np.concatenate(rights)


def distinct(parts: Iterator[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the sorted distinct cells of all chunks."""
    found = np.zeros(0, dtype=np.int64)
    for part in parts:
        found = np.union1d(found, part)
    return found


def known_counts(cells: NDArray[np.int64], source: dict[str, int], target: dict[str, int], links: Links) -> Floats:
    """Return the counts that known translations begin with."""
    counts = np.zeros(len(cells), dtype=np.float32)
    size = len(target)
    for word, others in links.items():
        if word in source:
            wanted = [
                (source[word] * size + target[other], strength) for other, strength in others.items() if other in target
            ]
            for cell, strength in wanted:
                at = int(np.searchsorted(cells, cell))
                if at < len(cells) and cells[at] == cell:
                    counts[at] = PRIOR * strength
    return counts


def train(corpus: Corpus, given: Ints, prior: Floats, size: int, *, towards_target: bool) -> Floats:
    """Return p(other | given) of each cell after a few rounds of expectation and maximisation."""
    table = np.full(len(given), 1.0, dtype=np.float32) + prior * 10
    table /= np.bincount(given, weights=table, minlength=size)[given]
    for _ in range(ROUNDS):
        counts = prior.astype(np.float64)
        for positions, sources, targets in corpus.chunks():
            tokens = targets if towards_target else sources
            chances = table[positions]
            whole = np.bincount(tokens, weights=chances)
            shares = chances / (whole[tokens] + NULL / size + 1e-12)
            counts += np.bincount(positions, weights=shares, minlength=len(counts))
        totals = np.bincount(given, weights=counts, minlength=size)
        table = (counts / np.maximum(totals, 1e-12)[given]).astype(np.float32)
    return table


LEAST_LEARNT, SURE = 0.25, 0.6


def learnt_links(lexicon: Lexicon, links: Links) -> Links:
    """Return links that also hold what was learnt: pairs that both directions think likely."""
    strengths = np.sqrt(lexicon.forward * lexicon.backward)
    found = {word: dict(others) for word, others in links.items()}
    names, others = list(lexicon.source), list(lexicon.target)
    for at in np.flatnonzero(strengths >= LEAST_LEARNT):
        word, other = names[int(lexicon.cells[at]) // len(others)], others[int(lexicon.cells[at]) % len(others)]
        mine = found.setdefault(word, {})
        mine[other] = max(mine.get(other, 0.0), min(1.0, float(strengths[at]) / SURE))
    return found
