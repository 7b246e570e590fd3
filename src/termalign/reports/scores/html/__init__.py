"""Scores as one self-contained page: systems compared as marks with intervals, and a bar for each term such as 反撃能力.

It loads nothing and runs nothing; its policy allows its own style alone.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from termalign.reports.scores import LEVEL, around, compared, languages, number, share
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.measures import Measure, ScoreReport

WORST = 40
"""Terms on the page; JSON and the workbook have them all."""
COLOURS = 6


def lines(report: ScoreReport, terms: int = 0) -> Iterator[str]:  # noqa: ARG001 - a page has room for more
    """Yield the page."""
    style = files(__name__).joinpath("page.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    names = ", ".join(system.name for system in report.systems)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<title>Scores: {escape(names)}</title>\n'
    yield f"<style>{style}</style>\n</head>\n<body>\n<header>\n<h1>Translation scores</h1>\n"
    yield f'<p class="quiet">{report.segments:,} segments, {languages(report)}'
    yield f", {report.concepts:,} concepts</p>\n" if report.concepts else "</p>\n"
    yield from (f'<p class="quiet">{escape(remark)}</p>\n' for remark in report.remarks)
    yield "</header>\n<main>\n"
    yield from metrics(report)
    yield from terms_of(report)
    yield from signatures(report)
    yield "</main>\n</body>\n</html>\n"


def metrics(report: ScoreReport) -> Iterator[str]:
    """Yield a row for each metric and system, with its mark and interval on a common scale."""
    yield '<table class="metrics">\n<thead><tr><th>metric</th><th>system</th><th class="number">value</th>'
    yield '<th class="plot"></th><th>95 % interval</th><th>counted</th><th>compared</th></tr></thead>\n'
    for several in zip(*(system.measures for system in report.systems), strict=True):
        top = scale(several)
        yield "<tbody>\n"
        for index, (system, each) in enumerate(zip(report.systems, several, strict=True)):
            name = f'<th rowspan="{len(several)}">{escape(each.metric)}</th>' if index == 0 else ""
            sure = ' class="sure"' if each.p_value is not None and each.p_value < LEVEL else ""
            yield (
                f'<tr>{name}<td class="c{index % COLOURS}">{escape(system.name)}</td><td class="number">{number(each.value)}</td>'
                f'<td class="plot">{dot(each, top, index)}</td><td>{around(each)}</td><td>{share(each)}</td>'
                f"<td{sure}>{compared(each)}</td></tr>\n"
            )
        yield "</tbody>\n"
    yield "</table>\n"
    if len(report.systems) > 1:
        baseline = escape(report.systems[0].name)
        yield f'<p class="quiet">p: paired bootstrap against {baseline}; * below {LEVEL}. Marks with 95 % intervals.</p>\n'


def scale(several: Sequence[Measure]) -> float:
    """Return the end of the scale of a metric: 100 where all fit in, else what does."""
    most = max((each.interval[1] if each.interval else each.value or 0) for each in several)
    return max(100.0, most)


def dot(measure: Measure, top: float, index: int) -> str:
    """Return a mark with its interval as a picture."""
    if measure.value is None:
        return ""
    places = (measure.value, *(measure.interval or (measure.value, measure.value)))
    value, low, high = (max(0.0, 100 * each / top) for each in places)  # 1 - TERm may be below 0
    return (
        f'<svg class="c{index % COLOURS}" viewBox="-2 0 104 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<line class="axis" x1="0" x2="100" y1="4" y2="4"/><line x1="{low:.2f}" x2="{high:.2f}" y1="4" y2="4"/>'
        f'<rect x="{value - 0.6:.2f}" y="0.5" width="1.2" height="7"/></svg>'
    )


def terms_of(report: ScoreReport) -> Iterator[str]:
    """Yield the accuracy of each term in each system, the worst first."""
    rows = report.systems[0].terms
    if not rows:
        return
    systems = [{row.term: row for row in system.terms} for system in report.systems]
    yield f'<h2>Terms<span>the worst of {escape(report.systems[0].name)} first</span></h2>\n<table class="terms">\n<thead><tr>'
    yield '<th>term</th><th>expected</th><th class="number">times</th>'
    yield from (
        f'<th class="c{n % COLOURS}" colspan="2">{escape(each.name)}</th>' for n, each in enumerate(report.systems)
    )
    yield "</tr></thead>\n<tbody>\n"
    for row in rows[:WORST]:
        japanese = ' lang="ja"' if HAS_JAPANESE.search(row.term) else ""
        expected = " / ".join(row.expected)
        yield f"<tr><td{japanese}>{escape(row.term)}</td><td>{escape(expected)}</td>"
        yield f'<td class="number">{row.occurrences:,}</td>'
        for index, mine in enumerate(systems):
            each = mine[row.term]
            exact, rendered = (100 * part / each.occurrences for part in (each.exact, each.inflected))
            yield (
                f'<td class="plot"><svg class="c{index % COLOURS}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
                f'<rect class="axis" width="100" height="8"/><rect class="rest" width="{rendered:.2f}" height="8"/>'
                f'<rect width="{exact:.2f}" height="8"/></svg></td><td>{each.inflected}, {each.exact}</td>'
            )
        yield "</tr>\n"
    yield '</tbody>\n</table>\n<p class="quiet">Full bars: in exact form; light: inflected. Numbers: rendered, in exact form.</p>\n'


def signatures(report: ScoreReport) -> Iterator[str]:
    """Yield what reproduces the numbers."""
    yield "<h2>Signatures</h2>\n<dl>\n"
    for each in report.systems[0].measures:
        yield f"<dt>{escape(each.metric)}</dt><dd><code>{escape(each.signature)}</code></dd>\n"
    yield "</dl>\n"
