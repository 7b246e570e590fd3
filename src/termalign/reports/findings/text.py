"""A report for translators: the sentence on 反撃能力 first, the segment with the place marked, the rule last."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from termalign.model import SEVERITIES, Place
from termalign.reports.findings import statistics
from termalign.reports.findings.excerpt import clean, columns, excerpt, head, marks_for, paint, wrapped
from termalign.reports.findings.places import file_of, segment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

BOLD, DIM, HEADING, GREEN = "1", "2", "1;4", "32"
COLORS = {"error": "31", "warning": "33", "info": "36"}
NAMES = {"error": "error", "warning": "warning", "info": "info finding"}
INDENT = "  "
UNTRANSLATED = "untranslated-term"
MOST_UNTRANSLATED = 10
"""Segments without a translation that are shown one by one: nobody overlooks them in the draft."""
MOST = 200
LONGEST_MESSAGE = 600


def lines(report: LintReport, options: Options) -> Iterator[str]:
    """Yield the findings of each file under its name, the remarks, a summary, and counts where asked for."""
    files: dict[str, list[Finding]] = {}
    for finding in report.findings:
        files.setdefault(file_of(finding), []).append(finding)
    for file, findings in files.items():
        if file:
            yield paint(clean(file), HEADING, options) + "\n\n"
        yield from of_file(findings, options)
    for remark in report.remarks:
        yield from paragraph(remark, options)
    yield from paragraph("; ".join(summary(report)), options)
    if options.statistics:
        yield from statistics.lines(report, options)


def of_file(findings: Iterable[Finding], options: Options) -> Iterator[str]:
    """Yield the findings of a file; of those that come in great numbers, the first ones and a count."""
    counts: Counter[str] = Counter()
    for finding in findings:
        counts[finding.rule] += 1
        if counts[finding.rule] <= most(finding.rule):
            yield from block(finding, options)
            yield "\n"
    for rule, number in counts.items():
        if number > most(rule):
            more = f"and {number - most(rule):,} more of {rule}; the other formats list them all"
            yield INDENT + paint(more, DIM, options) + "\n\n"


def most(rule: str) -> int:
    """Return how many findings of a rule are shown for each file."""
    return MOST_UNTRANSLATED if rule == UNTRANSLATED else MOST


def block(finding: Finding, options: Options) -> Iterator[str]:
    """Yield the lines of a finding."""
    room = columns(options) - len(INDENT)
    for row in wrapped(finding.message[:LONGEST_MESSAGE], room):
        yield INDENT + paint(row, BOLD, options) + "\n"
    for row in details(finding, room - len(INDENT), options):
        yield INDENT * 2 + row + "\n"


def details(finding: Finding, room: int, options: Options) -> Iterator[str]:
    """Yield the segment, what to write, and place, rule and severity."""
    marks = marks_for(options, COLORS[finding.severity])
    if finding.pair:
        sides = (finding.pair.source, finding.source_span), (finding.pair.target, finding.target_span)
        yield from (excerpt(text, span, room, marks) for text, span in sides if text.strip())
    if todo := advice(finding):
        width = room - len(marks.arrow) - 1
        yield paint(f"{marks.arrow} {head(clean(todo), width, marks.gap)}", GREEN, options)
    yield paint(f"{clean(where(finding))}  {finding.rule}, {finding.severity}", DIM, options)


def where(finding: Finding) -> str:
    """Return the place as terminals make a link of it, and what the file calls the segment."""
    place, segment = finding.place, segment_of(finding)
    if isinstance(place, Place):
        place = f"{place.file}:{place.line}" if place.file else f"line {place.line}"
    return f"{place} (segment {segment})" if segment else place


def advice(finding: Finding) -> str:
    """Return what to write in place of what was found; where a person must decide, what the message does not say."""
    if finding.fix is not None:
        return finding.fix
    is_said = finding.rule == UNTRANSLATED or any(text in finding.message for text in finding.expected[:1])
    return "" if is_said else finding.remedy


def summary(report: LintReport) -> Iterator[str]:
    """Yield what was found in how much, and what was not checked."""
    counts = Counter(finding.severity for finding in report.findings)
    parts = [count(counts[severity], NAMES[severity]) for severity in SEVERITIES if counts[severity]]
    found = " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)
    files = f" of {count(len(report.drafts), 'draft')}" if len(report.drafts) > 1 else ""
    yield f"{found or 'nothing wrong'} in {count(report.segments, 'segment')}{files}"
    if report.untranslated:
        yield f"{count(report.untranslated, 'segment')} {'is' if report.untranslated == 1 else 'are'} not translated"
    if report.ignored:
        yield f"{count(len(report.ignored), 'finding')} ignored"
    if report.candidates:
        verb = "counts" if report.candidates == 1 else "count"
        yield f"{count(report.candidates, 'candidate')} {verb} as info only: review the termbase"


def count(number: int, noun: str) -> str:
    """Return 1 error, 2 errors."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def paragraph(text: str, options: Options) -> Iterator[str]:
    """Yield a text in lines as wide as the terminal."""
    yield from (row + "\n" for row in wrapped(text, columns(options)))
