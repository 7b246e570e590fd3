"""Annotations of GitHub Actions: ::warning file=draft.po,line=12,title=near-miss::「反撃能力」 should be …."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Place
from termalign.reports.findings.excerpt import UNPRINTABLE
from termalign.reports.findings.places import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def lines(report: LintReport, options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield a workflow command for each finding."""
    for finding in report.findings:
        properties = ",".join(f"{name}={in_property(value)}" for name, value in of(finding).items() if value)
        yield f"::{COMMANDS[finding.severity]} {properties}::{in_message(finding.message)}\n"


def of(finding: Finding) -> dict[str, str]:
    """Return the properties of the command."""
    line = str(finding.place.line) if isinstance(finding.place, Place) else ""
    return {"file": file_of(finding), "line": line, "title": finding.rule}


def in_message(text: str) -> str:
    """Escape what would end the command; what else must not reach a terminal becomes a space."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return UNPRINTABLE.sub(" ", text)


def in_property(text: str) -> str:
    """Escape what would end the property too."""
    return in_message(text).replace(":", "%3A").replace(",", "%2C")
