"""Which stretch of an English sentence renders a Japanese term of the sentence beside it: a term of several words, perhaps.

Phrase extraction (Och & Ney, "The alignment template approach", Computational Linguistics 30/4, 2004), but with the
surety of links where that asks for links that are there or are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from termalign.alignment.tokens import English, Japanese

MOST_CONTENT, MOST_WORDS = 6, 8
"""Words of a rendering: those that mean something, and all."""
INSIDE = frozenset("of for and in the on with by at de la as from".split())
"""Function words that stand inside terms."""
NO_BREAK = re.compile(r"[\s\-‐‑/'’&]*")
UNLINKED = 0.4
"""What a word of a rendering costs that is linked to nothing, as a share of one that is linked elsewhere."""
UNSAID = 0.5
"""How much a word of the term counts that is linked to nothing."""
LEAST_LINK, LEAST_SCORE = 0.08, 0.15
KEPT = 4


class Rendered(NamedTuple):
    """Words first:last of an English sentence that may render a term, and how well, 0 to 1."""

    first: int
    last: int
    score: float


class Links:
    """The links between the words of a pair of sentences."""

    def __init__(self, source: Japanese, target: English, posterior: NDArray[np.float32]) -> None:
        """Take the sentences and the surety of each link between their words that mean something."""
        self.source, self.target = source, target
        self.posterior = posterior
        self.row_of = {index: row for row, index in enumerate(source.content)}
        self.linked = np.minimum(1.0, posterior.sum(axis=0)) if posterior.size else np.zeros(len(target.content))

    def renderings(self, first: int, last: int) -> list[Rendered]:
        """Return the best renderings of the short units first:last, the best one first."""
        rows = [self.row_of[index] for index in range(first, last) if index in self.row_of]
        if not rows or not self.posterior.size:
            return []
        mine = self.posterior[rows]
        inside = np.minimum(1.0, mine.sum(axis=0))
        if inside.max() < LEAST_LINK:
            return []
        outside = np.maximum(0.0, self.linked - inside)
        against = outside + UNLINKED * np.maximum(0.0, 1.0 - self.linked)
        expected = float(np.maximum(mine.sum(axis=1), UNSAID).clip(max=1.0).sum())
        linked = set(np.flatnonzero(inside >= LEAST_LINK).tolist())
        found = []
        for begin, end in stretches(self.target):
            if begin not in linked or (end - 1) not in linked:
                continue
            said = float(np.minimum(1.0, mine[:, begin:end].sum(axis=1)).sum())
            held = float(inside[begin:end].sum())
            precision = held / (held + float(against[begin:end].sum()) + 1e-9)
            recall = min(1.0, said / expected)
            score = 2 * precision * recall / (precision + recall + 1e-9)
            if score >= LEAST_SCORE:
                content = self.target.content
                found.append(Rendered(content[begin], content[end - 1] + 1, score))
        return sorted(found, key=lambda each: (-each.score, each.last - each.first, each.first))[:KEPT]


def stretches(sentence: English) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words, counted among those that mean something, that a term may be."""
    content = sentence.content
    for begin in range(len(content)):
        for end in range(begin + 1, min(len(content), begin + MOST_CONTENT) + 1):
            if end > begin + 1 and not joined(sentence, content[end - 2], content[end - 1]):
                break
            if content[end - 1] - content[begin] >= MOST_WORDS:
                break
            yield begin, end


def joined(sentence: English, left: int, right: int) -> bool:
    """Tell whether two words may stand in one term: nothing between them but spaces, hyphens and words such as of."""
    for index in range(left, right):
        gap = sentence.text[sentence.spans[index][1] : sentence.spans[index + 1][0]]
        if not NO_BREAK.fullmatch(gap):
            return False
        between = sentence.text[slice(*sentence.spans[index + 1])].lower() if index + 1 < right else ""
        if between and between not in INSIDE and not between.isdigit():
            return False
    return True


def phrase_key(sentence: English, first: int, last: int) -> tuple[str, ...]:
    """Return what the forms of a rendering share: the stems of its words, small ones left out."""
    inside = set(sentence.content)
    return tuple(sentence.stems[index] for index in range(first, last) if index in inside)


def phrase_text(sentence: English, first: int, last: int) -> str:
    """Return a rendering as it stands in the sentence."""
    return sentence.text[sentence.spans[first][0] : sentence.spans[last - 1][1]]


def count_phrases(
    sentences: Sequence[English], wanted: frozenset[tuple[str, ...]] | set[tuple[str, ...]]
) -> dict[tuple[str, ...], int]:
    """Return in how many sentences each phrase stands."""
    counts = dict.fromkeys(wanted, 0)
    for sentence in sentences:
        keys = sentence.keys
        seen = set()
        for begin in range(len(keys)):
            for end in range(begin + 1, min(len(keys), begin + MOST_CONTENT) + 1):
                key = tuple(keys[begin:end])
                if key in counts and key not in seen:
                    seen.add(key)
                    counts[key] += 1
    return counts
