"""Scores as a workbook: a sheet of metrics, a sheet of terms such as 反撃能力, and one of signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from termalign.reports.scores import around, number, share
from termalign.workbook import Column, Sheet
from termalign.workbook.writing import Value, fill, packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.measures import ScoreReport

METRICS = Sheet(
    "Metrics",
    (
        Column("metric", 44), Column("system", 22), Column("value", 9), Column("counted", 12),
        Column("95 % interval", 16), Column("p against the first", 12),
    ),
    1,
    "One row for each metric and system. The p-value is that of the paired bootstrap against the first system.",
    grouped=True,
)  # fmt: skip
TERMS = (Column("term", 24), Column("expected", 40), Column("times", 8))
EACH = ("rendered", "exact")
SIGNATURES = Sheet(
    "Signatures",
    (Column("metric", 34), Column("signature", 90)),
    1,
    "What reproduces each number, as sacrebleu writes it.",
)


def data(report: ScoreReport) -> bytes:
    """Return the workbook."""
    book = Workbook(write_only=True)
    fill(book, METRICS, metric_rows(report))
    names = [Column(f"{system.name}: {each}", 14) for system in report.systems for each in EACH]
    terms = Sheet("Terms", (*TERMS, *names), 1, "The concepts of the source, the one missed most often first.")
    fill(book, terms, term_rows(report))
    fill(book, SIGNATURES, [(each.metric, each.signature) for each in report.systems[0].measures])
    return packed(book)


def metric_rows(report: ScoreReport) -> Iterator[Sequence[Value]]:
    """Yield a row for each metric of each system."""
    for several in zip(*(system.measures for system in report.systems), strict=True):
        for system, each in zip(report.systems, several, strict=True):
            chance = "" if each.p_value is None else f"{each.p_value:.3f}"
            yield each.metric, system.name, number(each.value), share(each), around(each), chance


def term_rows(report: ScoreReport) -> Iterator[Sequence[Value]]:
    """Yield a row for each concept; numbers are text, as 0 says something and would be left out."""
    systems = [{row.term: row for row in system.terms} for system in report.systems]
    for row in report.systems[0].terms:
        numbers = [str(each) for mine in systems for each in (mine[row.term].inflected, mine[row.term].exact)]
        yield row.term, " / ".join(row.expected), str(row.occurrences), *numbers
