"""How near a target comes to a reference where terms stand: the words around 反撃能力, and edits on it that count twice.

Both metrics are those of Alam et al., “On the Evaluation of Machine Translation for Terminology Consistency” (2021), with the
terms that the linter finds in source and reference. Shifts are those of TER (Snover et al. 2006) as sacrebleu makes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.linter.sides import Side, uses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.linter.entries import Entry

TOKEN = re.compile(r"[ぁ-ヿ㐀-鿿豈-﫿ｦ-ﾟ]|\w+(?:['’]\w+)*|[^\w\s]")
"""A word, a sign, or a single Japanese character."""
WINDOW = 2
"""Words to the left and to the right of a term that are compared."""


class Near(NamedTuple):
    """One segment beside its reference.

    `overlap` is the sum over the terms in the reference of the share of the words around each that stand around it
    in the target too, 0 where it is missing there; `terms` how many there are; `rate` the edits a word of the reference.
    """

    segment: int
    overlap: float
    terms: int
    rate: float


def near(segment: int, entries: Iterable[Entry], target: str, reference: str) -> Near:
    """Compare a target with its reference; the entries are those that the source names."""
    sides = Side(target), Side(reference)
    tokens = tuple(list(TOKEN.finditer(side.low)) for side in sides)
    overlap, terms = 0.0, 0
    within: set[int] = set()
    for entry in entries:
        used, wanted = (
            [covered(several, use.start, use.end) for use in uses_of(side, entry.forms())]
            for side, several in zip(sides, tokens, strict=True)
        )
        within.update(place for span in wanted for place in range(*span))
        terms += len(wanted)
        overlap += paired([around(tokens[0], span) for span in used], [around(tokens[1], span) for span in wanted])
    mine, other = ([token[0] for token in several] for several in tokens)
    return Near(segment, overlap, terms, edit_rate(mine, other, within))


def covered(tokens: Sequence[re.Match[str]], start: int, end: int) -> tuple[int, int]:
    """Return which tokens a stretch of the text is, as a range."""
    inside = [number for number, token in enumerate(tokens) if token.start() < end and start < token.end()]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def around(tokens: Sequence[re.Match[str]], span: tuple[int, int]) -> list[str]:
    """Return the words around a term, signs passed over."""
    before = [token[0] for token in reversed(tokens[: span[0]]) if token[0][0].isalnum()][:WINDOW]
    return before + [token[0] for token in tokens[span[1] :] if token[0][0].isalnum()][:WINDOW]


def paired(mine: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    """Return the sum of the shares of words that go together, each term of the reference with one of the target."""
    shares = sorted(
        ((share(left, right), i, j) for i, left in enumerate(mine) for j, right in enumerate(other)),
        key=lambda each: (-each[0], *each[1:]),
    )
    total, used = 0.0, (set[int](), set[int]())
    for value, left, right in shares:
        if left not in used[0] and right not in used[1]:
            used[0].add(left)
            used[1].add(right)
            total += value
    return total


def share(mine: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words of the reference that the target has; 1 where there are none."""
    left = list(mine)
    found = 0
    for word in other:
        if word in left:
            left.remove(word)
            found += 1
    return found / len(other) if other else 1.0


def edit_rate(target: list[str], reference: list[str], within: set[int]) -> float:
    """Return the edits that make the reference of the target, a word of it; those on `within` count twice."""
    from sacrebleu.metrics import lib_ter as library  # noqa: PLC0415 - heavy

    lib_ter: Any = library
    if not reference:
        return float(bool(target))
    distance = lib_ter.BeamEditDistance(reference)
    shifts = candidates = 0
    while True:
        gain, moved, candidates = lib_ter._shift(target, reference, distance, candidates)  # noqa: SLF001
        if gain <= 0 or candidates >= lib_ter._MAX_SHIFT_CANDIDATES:  # noqa: SLF001
            break
        shifts, target = shifts + 1, moved
    edits, trace = distance(target)
    _, wrong, _ = lib_ter.trace_to_alignment(lib_ter._flip_trace(trace))  # noqa: SLF001
    return float(shifts + edits + sum(wrong[place] for place in within)) / len(reference)


def by_segment(entries: Iterable[tuple[int, Entry]]) -> dict[int, list[Entry]]:
    """Return the entries that each segment names."""
    found: dict[int, list[Entry]] = {}
    for segment, entry in entries:
        found.setdefault(segment, []).append(entry)
    return found


def compare(entries: dict[int, list[Entry]], targets: Sequence[str], references: Sequence[str]) -> Iterator[Near]:
    """Yield each segment beside its reference."""
    for segment, (target, reference) in enumerate(zip(targets, references, strict=True)):
        yield near(segment, entries.get(segment, ()), target, reference)
