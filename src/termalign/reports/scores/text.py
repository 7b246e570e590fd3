"""Scores for the terminal: a row for each metric, a table of terms with 反撃能力 first where it is the worst, signatures."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from termalign.reports.scores import around, compared, languages, number, share
from termalign.text.scripts import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.measures import Measure, ScoreReport

GAP = "  "


def lines(report: ScoreReport, terms: int) -> Iterator[str]:
    """Yield the report."""
    yield f"{report.segments:,} segments, {languages(report)}"
    if report.concepts:
        unapproved = f" ({report.candidates:,} not approved)" if report.candidates else ""
        yield f", {report.concepts:,} concepts{unapproved}"
    yield "\n\n"
    heads = [head for system in report.systems for head in (system.name, "")]
    rows = [[name, *cells] for name, cells in metric_rows(report)]
    yield from table(["metric", *heads], rows)
    if any(measure.p_value is not None for system in report.systems for measure in system.measures):
        yield f"\np: paired bootstrap against {report.systems[0].name}; * below 0.05\n"
    yield from term_table(report, terms)
    yield "\nsignatures\n"
    for measure in report.systems[0].measures:
        yield f"  {measure.metric}: {measure.signature}\n"
    yield from (f"\n{remark}\n" for remark in report.remarks)


def metric_rows(report: ScoreReport) -> Iterator[tuple[str, list[str]]]:
    """Yield each metric with two cells for each system: the value, and what stands beside it."""
    for several in zip(*(system.measures for system in report.systems), strict=True):
        yield several[0].metric, [cell for measure in several for cell in (number(measure.value), beside(measure))]


def beside(measure: Measure) -> str:
    """Return denominator, interval and comparison of a measure."""
    return GAP.join(
        filter(None, (share(measure), f"[{around(measure)}]" if measure.interval else "", compared(measure)))
    )


def term_table(report: ScoreReport, terms: int) -> Iterator[str]:
    """Yield the worst terms of the first system, beside the others."""
    listed = [row for row in report.systems[0].terms if any(missing(report, row.term))][:terms]
    if not listed:
        return
    yield "\nterms, the worst first: rendered, in exact form\n\n"
    others = [{row.term: row for row in system.terms} for system in report.systems]
    rows = [
        [
            row.term,
            " / ".join(row.expected),
            f"{row.occurrences:,}",
            *(f"{mine[row.term].inflected}, {mine[row.term].exact}" for mine in others),
        ]
        for row in listed
    ]
    yield from table(["term", "expected", "times", *(system.name for system in report.systems)], rows)


def missing(report: ScoreReport, term: str) -> Iterator[bool]:
    """Tell for each system whether it misses a term somewhere."""
    for system in report.systems:
        yield from (row.exact < row.occurrences for row in system.terms if row.term == term)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows with aligned columns."""
    every = [heads, *rows]
    widths = [max(map(display_width, column)) for column in zip_longest(*every, fillvalue="")]
    for number_, row in enumerate(every):
        cells = (cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True))
        yield GAP.join(cells).rstrip() + "\n"
        if number_ == 0:
            yield GAP.join("-" * width for width in widths) + "\n"
