"""Small print tied to what it is said of: Alliance Coordination Mechanism below (ACM) belongs to ACM.

Three things are weighed against each other: what the letters spell, where the print stands, and the order of several.
Where it stands, above or below its base, centred on it or beginning with it, is voted by the pairs that letters prove.
"""

from __future__ import annotations

import re
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

from termalign.formats.pdf.bare import Nouns, bare_bases
from termalign.formats.pdf.bases import Base, Stretch, stretch_of
from termalign.formats.pdf.spots import BEHIND, CENTRED, LEFT, RIGHT, TOUCHING, Alignment, Spot
from termalign.text.letters import INITIALS, spell
from termalign.text.scripts import narrow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.formats.pdf.lines import PrintedLine
    from termalign.formats.pdf.rows import Row, Word

Side = Literal["above", "below"]
LONGEST_PHRASE, LONGEST_ROW = 14, 60
WITH_OWNER = "letters behind the first word"
"""As in Japan-U.S. Security Consultative Committee (SCC)."""
SPELLED = {INITIALS: 4.0, WITH_OWNER: 2.7, "letters": 2.5}
"""What it counts that a phrase spells an abbreviation; 1 is what it counts that it stands where it should."""
EM_AWAY, FARTHEST = 0.25, 8.0
BARE, LEFT_OVER = 0.7, -0.4
LEAST_PROVEN, NO_SHIFT, MOST_SHIFT = 5, 0.15, 2.0
"""Pairs that prove that small print is shifted against its base, and by how many ems it may be."""
UNASKED_CUT = 2.5
UNSPELLED, PART_OF_TERM = 1.2, 0.5
VOTED = 3.0
SURE = 0.9
"""The trust in a side from which on the other one is not looked at, where all that the row says finds its base."""
OWN_COLUMN = 0.5
PROSE = re.compile(
    r"://|@|[a-z]{2}[.!?]\s+[A-Z]|[a-z]{3}[.!?;]$|\b(?:is|are|was|were|has|have|had|can|will|would|must|should|this|that)\b"
)
"""What no expansion in small print has."""
WORD = re.compile(r"[A-Za-z]{2}")
"""What every gloss has; figures and bullets in small print say nothing of a term."""


class Tie(NamedTuple):
    """What small print says, and of what."""

    base: Base
    said: list[Word]
    rivals: tuple[tuple[tuple[int, int], float], ...] = ()
    """Other spans of the base's stretch that it may be said of, with how much more their place speaks for them."""


class Habit(NamedTuple):
    """Where a document sets its small print: beside the line above it or the one below, and how aligned to its base."""

    side: Side
    align: Alignment
    trust: float = 0.5
    """The share of what letters prove that stands on that side."""


class Choice(NamedTuple):
    """The words of a row up to one of them as phrases (first, last, base)."""

    score: float
    phrases: tuple[tuple[int, int, Base | None], ...] = ()


def habit_of(rows: Iterable[Row]) -> Habit:
    """Vote on where a document sets its small print, by what letters prove; else by what stands nearer."""
    sides = {"above": 0, "below": 0}
    nearer = {"above": 0, "below": 0}
    offsets: dict[Alignment, list[float]] = {CENTRED: [], LEFT: [], RIGHT: [], BEHIND: []}
    stretches: dict[int, Stretch] = {}
    for row in rows:
        distances: dict[Side, float] = {}
        for side, line in beside(row):
            distances.setdefault(side, abs(line.v - row.v) - line.size / 2)
            if id(line) not in stretches:
                stretches[id(line)] = stretch_of(line)
            for first, last, base in proven(row, stretches[id(line)]):
                sides[side] += 1
                left, right = row.words[first].u0, row.words[last - 1].u1
                for align, several in offsets.items():
                    several.append((left - align.place((base.u0, base.u1), right - left)) / base.size)
        if len(distances) == 2:
            nearer[min(distances, key=lambda side: distances[side])] += 1
    votes = sides if sides["above"] != sides["below"] else nearer
    voted: Side = "above" if votes["above"] >= votes["below"] else "below"
    trust = (sides[voted] + 1) / (sum(sides.values()) + 2)
    return Habit(voted, alignment_of(offsets), trust)


def alignment_of(offsets: dict[Alignment, list[float]]) -> Alignment:
    """Return how small print is aligned to its base, by how many ems proven pairs stand off each alignment: evenly off one."""
    best, best_spread = CENTRED, float("inf")
    for align, several in offsets.items():
        if not several:
            return CENTRED
        shift = median(several)
        spread = median([abs(each - shift) for each in several])
        if len(several) < LEAST_PROVEN or abs(shift) < NO_SHIFT or abs(shift) > MOST_SHIFT:
            spread, shift = median([abs(each) for each in several]), 0.0
        if spread < best_spread - 0.01:
            best, best_spread = align._replace(shift=shift), spread
    return best


def beside(row: Row) -> Iterator[tuple[Side, PrintedLine]]:
    """Yield the lines that a row may say something of; none where it is too long to be small print."""
    if len(row.words) <= LONGEST_ROW:
        yield from (("above", line) for line in row.above)
        yield from (("below", line) for line in row.below)


def proven(row: Row, stretch: Stretch) -> Iterator[tuple[int, int, Base]]:
    """Yield the phrases of a row whose initials are an abbreviation of a line."""
    for base in stretch.abbreviations:
        for first in range(len(row.words)):
            for last in range(first + 1, min(len(row.words), first + LONGEST_PHRASE) + 1):
                if spelled(base.text, row.phrase(first, last)) == INITIALS:
                    yield first, last, base


@lru_cache(maxsize=65536)
def spelled(abbreviation: str, phrase: str) -> str:
    """Return how a phrase spells an abbreviation; it must not hold it."""
    words = phrase.split()
    if abbreviation in re.split(r"[ /-]", phrase):
        return ""
    starts = (abbreviation[:1].lower(), abbreviation[1:2].lower())
    if phrase[:1].lower() in starts or not abbreviation[0].isascii():
        return spell(abbreviation, narrow(phrase)).method
    rest = " ".join(words[1:])
    if len(words) > 2 and rest[:1].lower() in starts and spell(abbreviation, narrow(rest)).method == INITIALS:
        return WITH_OWNER
    return ""


def ties_of(row: Row, habit: Habit, stretches: dict[int, Stretch]) -> tuple[list[Tie], list[list[Word]]]:
    """Return what a row of small print says of its lines, and what is left over of it, phrase by phrase."""
    best, best_stretch = Choice(NEVER), None
    is_prose = PROSE.search(row.phrase(0, len(row.words))) is not None
    left, right = row.words[0].u0, row.words[-1].u1
    anchor = left + habit.align.own * (right - left)
    for side, line in sorted(beside(row), key=lambda each: each[0] != habit.side) if not is_prose else ():
        if side != habit.side and habit.trust > SURE and best.phrases and all(base for *_, base in best.phrases):
            break
        stretch = stretches.get(id(line)) or stretch_of(line)
        choice = cut_up(row, stretch, habit)
        is_own = line.u0 - line.size < anchor < line.u1 + line.size
        choice = choice._replace(score=choice.score + VOTED * habit.trust * (side == habit.side) + OWN_COLUMN * is_own)
        if choice.score > best.score:
            best, best_stretch = choice, stretch
    if best_stretch is None:
        return [], [row.words]
    return named(row, best, best_stretch, habit)


def named(row: Row, choice: Choice, stretch: Stretch, habit: Habit) -> tuple[list[Tie], list[list[Word]]]:
    """Return what the phrases of a row say of a line, those of bare terms too, and what is left over."""
    ties: list[Tie] = []
    rest: list[list[Word]] = []
    nouns = Nouns(stretch)
    taken = [base.span for _, _, base in choice.phrases if base is not None and base is not NOWHERE]
    last_bare: tuple[int, float] | None = None
    """Where the phrase before begins and what speaks for its term, if that is a bare one."""
    for first, last, base in choice.phrases:
        said = row.words[first:last]
        if base is not NOWHERE:
            last_bare = None
            if base is None:
                rest.append(said)
            else:
                ties.append(Tie(base, said))
            continue
        begin, found = first, bare_bases(nouns, spot_of(row, first, last, stretch), taken, habit.align)
        if last_bare is not None:  # words set apart beside one term
            spot = spot_of(row, last_bare[0], last, stretch)
            whole = bare_bases(nouns, spot, taken[:-1], habit.align)
            if whole and whole[0][0] > max(last_bare[1], found[0][0] if found else NEVER):
                begin, found = last_bare[0], whole
                ties.pop()
                taken.pop()
        if not found:
            rest.append(said)
            last_bare = None
            continue
        score, best = found[0]
        rivals = tuple((rival.span, weight - score) for weight, rival in found[1:])
        ties.append(Tie(best, row.words[begin:last], rivals))
        taken.append(best.span)
        last_bare = begin, score
    return ties, rest


def spot_of(row: Row, first: int, last: int, stretch: Stretch) -> Spot:
    """Return where a phrase of a row stands beside a line."""
    left, right = row.words[first].u0, row.words[last - 1].u1
    is_pushed = first > 0 and left - row.words[first - 1].u1 < TOUCHING * row.size
    return Spot(left, right, min(left, stretch.line.u0), max(right, stretch.line.u1), is_pushed)


NOWHERE = Base("", (0, 0), 0.0, 0.0)
"""Stands for a Japanese term without abbreviation, until it is known which: Japanese must stand beside the phrase."""
NEVER = float("-inf")


def cut_up(row: Row, stretch: Stretch, habit: Habit) -> Choice:
    """Cut a row into phrases, each of an abbreviation, of a bare term, or of nothing; bases in the order of phrases."""
    bases = stretch.abbreviations
    best: list[list[Choice]] = [[Choice(0.0) for _ in range(len(bases) + 1)]]
    for last in range(1, len(row.words) + 1):
        options = [Choice(NEVER)] * (len(bases) + 1)
        for first in range(max(0, last - LONGEST_PHRASE), last):
            inner = sum(row.cuts[first + 1 : last])
            bonus = row.cuts[first] - inner - (UNASKED_CUT if row.cuts[first] < 0.2 else 0.0)
            phrase, spot = row.phrase(first, last), spot_of(row, first, last, stretch)
            weights: list[tuple[float, Base | None]] = [(LEFT_OVER * (last - first), None)]
            if WORD.search(phrase) and stretch.has_japanese(
                spot.u0 - habit.align.is_behind * stretch.line.size, spot.u1
            ):
                weights.insert(0, (BARE, NOWHERE))
            for used in range(len(bases) + 1):
                before = best[first][used]
                for score, base in weights:
                    options[used] = better(options[used], before, score + bonus, (first, last, base))
                if used < len(bases):
                    score = score_of(phrase, spot, bases[used], habit)
                    if score == NEVER:
                        continue
                    # bases before it may go without a gloss
                    earlier = max(best[first][: used + 1], key=lambda choice: choice.score)
                    options[used + 1] = better(options[used + 1], earlier, score + bonus, (first, last, bases[used]))
        best.append(options)
    return max(best[-1], key=lambda choice: choice.score)


def better(choice: Choice, before: Choice, score: float, phrase: tuple[int, int, Base | None]) -> Choice:
    """Return the better one of a choice and another with a phrase more."""
    total = before.score + score
    return Choice(total, (*before.phrases, phrase)) if total > choice.score else choice


def score_of(phrase: str, spot: Spot, base: Base, habit: Habit) -> float:
    """Weigh a phrase, set in one place, as that of an abbreviation."""
    away = spot.away((base.u0, base.u1), base.size, habit.align)
    if away > FARTHEST:
        return NEVER
    method = spelled(base.text, phrase)
    if not method:
        alone = UNSPELLED if base.is_whole else PART_OF_TERM
        return alone - 2 * away if away < 0.5 else NEVER
    return SPELLED[method] - EM_AWAY * away
