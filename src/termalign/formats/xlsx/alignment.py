"""The sheet Alignment: 統合作戦 beside joint operations, in up to three pairs of sentences with both marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.formats.rows import SEVERAL
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
        for number, (pair, source_span, target_span) in enumerate(term.occurrences):
            yield (
                term.japanese, best.english, term.band,
                marked(pair.source, source_span, MARK), marked(pair.target, target_span, MARK),
                *(("",) * len(said) if number else said), str(pair.source_place), str(pair.target_place),
            )  # fmt: skip


def listed(renderings: Iterable[Rendering]) -> str:
    """Return renderings with the number of their sentences, if any: joint operations (5) | combined operations."""
    return SEVERAL.join(f"{each.english} ({each.votes})" if each.votes else each.english for each in renderings)
