"""How often each rule and each term was found, the most frequent first: 12 times 反撃能力."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from termalign.reports.findings.excerpt import clean, columns, head, marks_for, paint
from termalign.text.scripts import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

BOLD = "1"
MOST_TERMS = 50
GAP = "  "


class TermCount(NamedTuple):
    """A term, what should be written for it, and how many findings there are of it."""

    term: str
    expected: str
    findings: int


def by_rule(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings each rule has, the most first."""
    counts = Counter(finding.rule for finding in findings)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def by_term(findings: Iterable[Finding]) -> list[TermCount]:
    """Return how many findings each term has, the most first; findings without a term are not counted."""
    counts: Counter[str] = Counter()
    expected: dict[str, str] = {}
    for finding in findings:
        if finding.term:
            counts[finding.term] += 1
            if finding.expected:
                expected.setdefault(finding.term, finding.expected[0])
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [TermCount(term, expected.get(term, ""), number) for term, number in ordered]


def lines(report: LintReport, options: Options) -> Iterator[str]:
    """Yield a table of the rules and one of the terms, where there is anything to count."""
    rules = [(f"{number:,}", rule) for rule, number in by_rule(report.findings).items()]
    terms = by_term(report.findings)
    rows = [(f"{each.findings:,}", clean(each.term), clean(each.expected)) for each in terms[:MOST_TERMS]]
    if rules:
        yield "\n"
        yield from table([("findings", "rule"), *rules], options)
    if rows:
        yield "\n"
        yield from table([("findings", "term", "write"), *rows], options)
    if len(terms) > MOST_TERMS:
        yield f"and {len(terms) - MOST_TERMS:,} terms more\n"


def table(rows: Sequence[Sequence[str]], options: Options) -> Iterator[str]:
    """Yield a header and rows: numbers to the right, then texts, the first of which takes half of the line at most."""
    gap, room = marks_for(options, BOLD).gap, columns(options)
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    widths[1:-1] = [min(width, room // 2) for width in widths[1:-1]]
    widths[-1] = min(widths[-1], room - sum(widths[:-1]) - len(GAP) * (len(widths) - 1))
    for number, (first, *rest) in enumerate(rows):
        texts = [head(cell, width, gap) for cell, width in zip(rest, widths[1:], strict=True)]
        cells = [cell + " " * (width - display_width(cell)) for cell, width in zip(texts, widths[1:], strict=True)]
        line = GAP.join([first.rjust(widths[0]), *cells]).rstrip()
        yield (line if number else paint(line, BOLD, options)) + "\n"
