"""A JSON object a line for each finding, with the keys that the report json has: {"term": "反撃能力", …}."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.reports.findings.json import encoded, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import LintReport
    from termalign.reports.findings import Options


def lines(report: LintReport, options: Options) -> Iterator[str]:
    """Yield one object for each finding."""
    for finding in report.findings:
        yield encoded(record(finding), options) + "\n"
