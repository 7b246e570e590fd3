"""SARIF 2.1.0 for code scanning: a rule's warning on 反撃能力 as a result with its place and fingerprint."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from termalign.model import Place
from termalign.reports.findings.json import encoded
from termalign.reports.findings.places import concept_of, file_of, segment_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "termalign/v1"


def lines(report: LintReport, options: Options) -> Iterator[str]:
    """Yield the log, a line for each result."""
    names = list(dict.fromkeys([*options.rules, *(finding.rule for finding in report.findings)]))
    numbers = {name: number for number, name in enumerate(names)}
    driver = {"name": "termalign", "version": options.version, "rules": [rule(name, options) for name in names]}
    yield f'{{\n"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {encoded({"driver": driver}, options)},\n'
    yield f'"invocations": {encoded([invocation(report)], options)},\n'
    yield '"columnKind": "unicodeCodePoints",\n"results": ['
    for number, finding in enumerate(report.findings):
        yield (",\n" if number else "\n") + encoded(result(finding, numbers), options)
    yield "\n]\n}]\n}\n"


def rule(name: str, options: Options) -> dict[str, Any]:
    """Return what a rule does, in one sentence, and its level."""
    level = LEVELS[options.severities.get(name, "warning")]
    return {
        "id": name,
        "shortDescription": {"text": escaped(options.rules.get(name, name))},
        "defaultConfiguration": {"level": level},
    }


def invocation(report: LintReport) -> dict[str, Any]:
    """Return what a person should know about the run."""
    notes = [{"level": "note", "message": {"text": escaped(remark)}} for remark in report.remarks]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def result(finding: Finding, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return a finding as a result.

    What to write is a property: `fixes` would need the exact region in the file, and a finding knows the text of a
    segment only, where codes and escapes of the file are gone.
    """
    known: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": escaped(finding.message)},
        "locations": [location(finding)],
    }
    if finding.fingerprint:
        known["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    known["properties"] = {
        "term": finding.term,
        "expected": finding.expected,
        "found": finding.found,
        "fix": finding.fix,
        "remedy": finding.remedy,
    }
    return known


def location(finding: Finding) -> dict[str, Any]:
    """Return the line of the file, and the segment or the concept that the finding is about."""
    known: dict[str, Any] = {}
    file = file_of(finding)
    if file not in ("", finding.place):
        known["physicalLocation"] = {"artifactLocation": {"uri": uri(file)}}
    if file and isinstance(finding.place, Place):
        region: dict[str, Any] = {"startLine": finding.place.line}
        if finding.pair:
            region["snippet"] = {"text": finding.pair.target}
        known["physicalLocation"]["region"] = region
    if name := segment_of(finding) or concept_of(finding):
        known["logicalLocations"] = [{"name": name, "kind": "element"}]
    return known


def uri(file: str) -> str:
    """Return a file's name as a relative reference, or as a file: URI where it is absolute."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def escaped(text: str) -> str:
    """Double braces, which would be placeholders, and break up what would be a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")
