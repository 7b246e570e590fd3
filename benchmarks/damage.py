"""Parallel texts damaged on purpose, always in the same way: sentences merged, deleted, whole runs of them gone."""

from __future__ import annotations

import random
from typing import NamedTuple

Link = tuple[int, int]


class Damage(NamedTuple):
    """What is done to each side: the share of sentences merged with the next one, the share deleted, runs deleted."""

    merged: float
    deleted: float
    runs: int


LIGHT, HEAVY = Damage(0.06, 0.03, 0), Damage(0.12, 0.08, 1)


class Damaged(NamedTuple):
    """Both sides after the damage, and which of their sentences belong together."""

    source: list[str]
    target: list[str]
    links: set[Link]
    beads: set[tuple[tuple[int, ...], tuple[int, ...]]]


def damage(pairs: list[tuple[str, str]], kind: Damage, seed: str) -> Damaged:
    """Return a parallel text after damage; the same seed does the same."""
    rng = random.Random(seed)
    gone: list[set[int]] = [{n for n in range(len(pairs)) if rng.random() < kind.deleted} for _ in range(2)]
    for _ in range(kind.runs):
        first = rng.randrange(max(1, len(pairs) - 6))
        gone[rng.randrange(2)].update(range(first, min(len(pairs), first + rng.randint(3, 6))))
    sides = []
    for side in range(2):
        groups: list[list[int]] = []
        is_open = False
        for number in range(len(pairs)):
            if number in gone[side]:
                continue
            if is_open:
                groups[-1].append(number)
            else:
                groups.append([number])
            is_open = not is_open and rng.random() < kind.merged
        sides.append(groups)
    owners = {number: index for index, group in enumerate(sides[1]) for number in group}
    links = {(index, owners[number]) for index, group in enumerate(sides[0]) for number in group if number in owners}
    source = ["".join(pairs[number][0] for number in group) for group in sides[0]]
    target = [" ".join(pairs[number][1] for number in group) for group in sides[1]]
    return Damaged(source, target, links, beads_of(links, len(source), len(target)))


def beads_of(links: set[Link], sources: int, targets: int) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the groups of sentences that links hold together; those without links are groups by themselves."""
    parent = list(range(sources + targets))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for left, right in links:
        parent[root(left)] = root(sources + right)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for number in range(sources + targets):
        side, index = (0, number) if number < sources else (1, number - sources)
        groups.setdefault(root(number), ([], []))[side].append(index)
    return {(tuple(left), tuple(right)) for left, right in groups.values()}
