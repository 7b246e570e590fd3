"""A row for each finding, with the keys that the report json has: rule,severity,…,反撃能力,…; for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.reports.findings.excerpt import UNPRINTABLE
from termalign.reports.findings.json import record
from termalign.text.delimited import line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from termalign.model import LintReport
    from termalign.reports.findings import Options

COLUMNS = (
    "rule", "severity", "message", "remedy", "file", "line", "column", "segment", "term", "expected", "found", "fix",
    "source", "target", "source_start", "source_end", "target_start", "target_end", "fingerprint",
)  # fmt: skip


def lines(report: LintReport, options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield a header and a row for each finding; what is not known is empty, a span has two columns."""
    yield line(COLUMNS, ",")
    for finding in report.findings:
        known = record(finding)
        for side in ("source", "target"):
            known[f"{side}_start"], known[f"{side}_end"] = known[f"{side}_span"] or (None, None)
        yield line([cell(known[name]) for name in COLUMNS], ",")


def cell(value: Any) -> str:
    """Return a value as a cell on one line; a line break becomes one space, so that spans stay right."""
    return "" if value is None else UNPRINTABLE.sub(" ", str(value))
