"""JUnit's XML for CI servers: a suite for each draft, a failure for each finding, e.g. on 反撃能力.

JUnit defines no schema; elements and attributes are those that GitLab, Jenkins and Azure Pipelines read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from termalign.model import Place
from termalign.reports.findings.excerpt import clean
from termalign.reports.findings.places import file_of
from termalign.reports.findings.text import where

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

FAILING = ("error", "warning")
"""The severities that are failures; what is for information passes, and says what it has to say."""


def lines(report: LintReport, options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield the suites; a draft without findings is one test that passes."""
    files: dict[str, list[Finding]] = {file: [] for file in report.drafts}
    for finding in report.findings:
        files.setdefault(file_of(finding), []).append(finding)
    tests = sum(len(findings) or 1 for findings in files.values())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{suite('termalign', tests, report.findings)}>\n"
    for file, findings in files.items():
        yield f"<testsuite{suite(file, len(findings) or 1, findings)}>\n"
        if not findings:
            yield f"<testcase{attributes(name='no findings', classname=file, file=file)}/>\n"
        yield from (case(finding, file) for finding in findings)
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def suite(name: str, tests: int, findings: Collection[Finding]) -> str:
    """Return the attributes of a suite, or of all suites."""
    failures = sum(finding.severity in FAILING for finding in findings)
    return attributes(name=name, tests=tests, failures=failures, errors=0, skipped=0, time=0)


def case(finding: Finding, file: str) -> str:
    """Return a finding as a test; its name is the rule and the place, as servers list tests by name."""
    line = finding.place.line if isinstance(finding.place, Place) else None
    name = f"{finding.rule}: {finding.term or finding.found or finding.message}"
    begin = f"<testcase{attributes(name=name, classname=file, file=file, line=line, time=0)}>"
    if finding.severity in FAILING:
        stated = attributes(type=finding.rule, message=f"{finding.severity}: {finding.message}")
        return f"{begin}<failure{stated}>{details(finding)}</failure></testcase>\n"
    return f"{begin}<system-out>{details(finding)}</system-out></testcase>\n"


def details(finding: Finding) -> str:
    """Return the place, the sentence, the segment and what to do, a line each."""
    texts = [finding.pair.source, finding.pair.target] if finding.pair else []
    rows = (where(finding), finding.message, *texts, finding.remedy)
    return "\n".join(in_xml(row) for row in rows if row.strip())


def attributes(**values: object) -> str:
    """Return the attributes that have a value."""
    return "".join(f" {name}={quoted(value)}" for name, value in values.items() if value is not None)


def quoted(value: object) -> str:
    """Return a value of an attribute in its quotes."""
    return quoteattr(valid(str(value)))


def in_xml(text: str) -> str:
    """Return a text on one line, as XML may hold it."""
    return escape(valid(text))


def valid(text: str) -> str:
    """Return a text on one line, without the characters that XML may not hold."""
    return clean(text).replace("\ufffe", "").replace("\uffff", "")
