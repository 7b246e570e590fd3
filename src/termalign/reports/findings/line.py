"""A line for each finding, as compilers write them: draft.xliff:12:1:warning:near-miss:「反撃能力」 should be …."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Place
from termalign.reports.findings.excerpt import clean
from termalign.reports.findings.places import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import LintReport
    from termalign.reports.findings import Options


def lines(report: LintReport, options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield file:line:column:severity:rule:message; a finding of a termbase stands at 1:1, as editors want a number."""
    for finding in report.findings:
        place = finding.place
        line, column = (place.line, place.column) if isinstance(place, Place) else (1, 1)
        position = f"{file_of(finding)}:{line}:{column}"
        yield clean(f"{position}:{finding.severity}:{finding.rule}:{finding.message}").strip() + "\n"
