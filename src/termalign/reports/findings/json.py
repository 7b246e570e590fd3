"""All findings as one JSON object, whose keys docs/lint-report.md promises: {"term": "反撃能力", "line": 12, …}."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from termalign.model import Place
from termalign.reports.findings import statistics
from termalign.reports.findings.excerpt import UNPRINTABLE
from termalign.reports.findings.places import file_of, segment_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

VERSION = 1


def lines(report: LintReport, options: Options) -> Iterator[str]:
    """Yield the object, a line for each finding, so that many findings need little memory."""
    tool = {"name": "termalign", "version": options.version}
    yield f'{{\n"version": {VERSION},\n"tool": {encoded(tool, options)},\n'
    yield f'"summary": {encoded(summary(report), options)},\n'
    if options.statistics:
        yield f'"statistics": {encoded(counts(report), options)},\n'
    yield '"findings": ['
    for number, finding in enumerate(report.findings):
        yield (",\n" if number else "\n") + encoded(record(finding), options)
    yield "\n]\n}\n"


def encoded(value: Any, options: Options) -> str:
    """Return a value as JSON on one line that is safe to print."""
    text = json.dumps(value, ensure_ascii=options.ascii_only)
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def summary(report: LintReport) -> dict[str, Any]:
    """Return how much was found, in how much."""
    found = Counter(finding.severity for finding in report.findings)
    return {
        "segments": report.segments,
        "untranslated": report.untranslated,
        "errors": found["error"],
        "warnings": found["warning"],
        "infos": found["info"],
        "terms": report.terms,
        "candidates": report.candidates,
        "drafts": report.drafts,
        "remarks": report.remarks,
        "ignored": len(report.ignored),
    }


def counts(report: LintReport) -> dict[str, Any]:
    """Return the findings of each rule and of each term, the most first."""
    terms = statistics.by_term(report.findings)
    return {
        "rules": statistics.by_rule(report.findings),
        "terms": [{"term": each.term, "findings": each.findings} for each in terms],
    }


def record(finding: Finding) -> dict[str, Any]:
    """Return a finding with all its keys; spans count code points of source and target."""
    place, pair = finding.place, finding.pair
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "remedy": finding.remedy,
        "file": file_of(finding),
        "line": place.line if isinstance(place, Place) else None,
        "column": place.column if isinstance(place, Place) else None,
        "segment": segment_of(finding),
        "term": finding.term,
        "expected": finding.expected[0] if finding.expected else "",
        "accepted": finding.expected,
        "found": finding.found,
        "fix": finding.fix,
        "source": pair.source if pair else None,
        "target": pair.target if pair else None,
        "source_span": finding.source_span,
        "target_span": finding.target_span,
        "fingerprint": finding.fingerprint,
    }
