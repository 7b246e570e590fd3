"""Where terms stand in a source and how a target renders them, 反撃能力 by the matching of the linter.

Which terms a source names is decided by the source alone, so that all systems are measured against the same number.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termalign.linter import RULES, Settings, lint_draft
from termalign.linter.checked import Hit
from termalign.linter.forms import forms_of, surfaces
from termalign.linter.found import Found
from termalign.linter.segment import grouped
from termalign.linter.sides import Side, Spans, uses_of
from termalign.measures import TermScore
from termalign.score.against import by_segment, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.linter.checking import Checker
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Use
    from termalign.model import Draft, Term
    from termalign.score.against import Near

FORBIDDEN = "forbidden-term"
ACRONYMS = tuple(rule for rule in RULES if "acronym" in rule)


@dataclass(frozen=True, slots=True)
class TermRendering:
    """A concept in one segment: how often its source names it, and what stands for it in the target."""

    segment: int
    entry: Entry
    occurrences: int
    written: tuple[str, ...]
    """The terms of the termbase that stand there, in any form; an acronym as the full form that it stands for."""
    exact: int
    """Those of them that are written as in the termbase."""
    avoided: tuple[str, ...]
    """Terms to avoid that stand there instead."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the metrics know of one system; the counters are by segment."""

    segments: int
    renderings: tuple[TermRendering, ...]
    forbidden: Counter[int]
    acronyms: Counter[int]
    near: tuple[Near, ...] = ()
    """Each segment beside its reference; empty without one."""


def measure(checker: Checker, draft: Draft, reference: Draft | None = None) -> Measured:
    """Look at each segment of a system's output, beside a reference where there is one."""
    order = {id(pair): number for number, pair in enumerate(draft.pairs)}
    findings, _ = lint_draft(checker, draft, Settings((FORBIDDEN, *ACRONYMS)))
    wrong = [
        (order[id(each.pair)], each.rule) for each in findings if each.severity != "info" and id(each.pair) in order
    ]
    found = tuple(rendering for number in range(len(draft.pairs)) for rendering in renderings(checker, draft, number))
    beside: Iterable[Near] = ()
    if reference:
        texts = ([pair.target for pair in each.pairs] for each in (draft, reference))
        beside = compare(by_segment((each.segment, each.entry) for each in found), *texts)
    return Measured(
        len(draft.pairs),
        found,
        Counter(number for number, rule in wrong if rule == FORBIDDEN),
        Counter(number for number, rule in wrong if rule != FORBIDDEN),
        tuple(beside),
    )


def renderings(checker: Checker, draft: Draft, number: int) -> Iterator[TermRendering]:
    """Yield how the concepts of one source are rendered."""
    pair = draft.pairs[number]
    source = Side(pair.source, pair.source_hidden)
    hits = [Hit(start, end, checker.index.owners[which]) for which, start, end in checker.index.find(source.low)]
    groups = {
        entry: mine
        for entry, mine in grouped(Found(source, checker.index).terms(hits)).items()
        if entry.usable
    }  # fmt: skip
    if not groups:
        return
    target = Side(pair.target, pair.target_hidden)
    uses = {entry: uses_of(target, entry.forms()) for entry in groups}
    every = Spans((use.start, use.end) for several in uses.values() for use in several)
    for entry, mine in groups.items():
        kept = [use for use in uses[entry] if not every.cover_more(use.start, use.end)]
        avoided = uses_of(target, [form for term in entry.avoided for form in forms_of(term)])
        yield TermRendering(
            number,
            entry,
            len(mine),
            tuple(key(entry, use.term) for use in kept),
            sum(is_exact(target, use) for use in kept),
            tuple(use.term.text for use in avoided if not every.cover(use.start, use.end)),
        )


def key(entry: Entry, term: Term) -> str:
    """Return the name of a rendering: an acronym is as good as the full form that it stands for."""
    return entry.full[0].text if term.is_short else term.text


def is_exact(target: Side, use: Use) -> bool:
    """Tell whether a use is the term as it stands in the termbase, case and width as the linter takes them."""
    written = target.low[use.start : use.end]
    return any(written in surfaces(form) for form in forms_of(use.term, inflected=False))


def by_entry(several: Iterable[TermRendering]) -> dict[Entry, list[TermRendering]]:
    """Return the renderings of each concept."""
    groups: dict[Entry, list[TermRendering]] = {}
    for each in several:
        groups.setdefault(each.entry, []).append(each)
    return groups


def matching(several: Sequence[TermRendering], reference: str) -> Iterator[tuple[int, int, int]]:
    """Yield for each segment how many of the occurrences of a concept are rendered as a pseudo-reference."""
    for each in several:
        yield each.segment, min((each.written + each.avoided).count(reference), each.occurrences), each.occurrences


def term_scores(measured: Measured) -> tuple[TermScore, ...]:
    """Return the table of the terms: the one with the most missing occurrences first."""
    rows = [
        TermScore(
            entry.name,
            entry.expected,
            sum(each.occurrences for each in several),
            sum(min(each.exact, each.occurrences) for each in several),
            sum(min(len(each.written), each.occurrences) for each in several),
        )
        for entry, several in by_entry(measured.renderings).items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.inflected - row.occurrences, row.exact - row.occurrences, row.term)))
