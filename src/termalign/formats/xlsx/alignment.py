"""The sheet Alignment: 統合作戦 beside joint operations, in up to three pairs of sentences with both marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.workbook.writing import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.model import AlignedTerm, Rendering
    from termalign.workbook.writing import Value

MARK = "FF1B6E9C"


def alignment_rows(terms: Iterable[AlignedTerm]) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each pair of sentences; what is said of the term stands on its first row."""
    for term in terms:
        best = term.renderings[0]
        said: tuple[Value, ...] = (
            term.count, best.votes, listed(term.renderings[1:]), listed(term.inconsistent), ", ".join(term.signals),
        )  # fmt: skip
        for number, each in enumerate(term.occurrences):
            yield (
                term.japanese, best.english, term.band, *(("",) * len(said) if number else said),
                marked(each.pair.source, each.source_span, MARK), marked(each.pair.target, each.target_span, MARK),
                str(each.pair.source_place), str(each.pair.target_place),
            )  # fmt: skip


def listed(renderings: Iterable[Rendering]) -> str:
    """Return renderings with the number of their sentences: joint operations (5) | combined operations (3)."""
    return " | ".join(f"{each.english} ({each.votes})" for each in renderings)
