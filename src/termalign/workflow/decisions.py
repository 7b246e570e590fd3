"""What people have decided on findings, read back from reports: 反撃能力 is right in segment 7, ignore it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from termalign.errors import CommandError
from termalign.files import read_bytes
from termalign.model import Decision
from termalign.reports import findings
from termalign.reports.findings.places import key_of

if TYPE_CHECKING:
    from pathlib import Path

    from termalign.model import LintReport


Decisions = Mapping[tuple[str, str], Decision]
"""By the name of a file, without its folders, and the fingerprint of a finding in it."""


def read_decisions(files: Iterable[Path]) -> Decisions:
    """Return the decisions in reports of findings (xlsx); of several the first counts.

    Raises:
        CommandError: a file does not exist.
        FileError: a file is no such report.
    """
    found: Decisions = {}
    for file in files:
        if not file.is_file():
            message = f"{file}: no such file"
            raise CommandError(message)
        found = {**findings.find("xlsx").decisions(file.as_posix(), read_bytes(file)), **found}
    return found


def decide(report: LintReport, decisions: Decisions) -> LintReport:
    """Return a report with the findings that were decided to be ignored set apart, and with the notes on all."""
    if not decisions:
        return report
    ignored = {key for key, each in decisions.items() if each.is_ignored}
    return replace(
        report,
        findings=tuple(each for each in report.findings if key_of(each) not in ignored),
        ignored=(*report.ignored, *(each for each in report.findings if key_of(each) in ignored)),
        notes={key: each.note for key, each in decisions.items() if each.note},
    )


def gone(report: LintReport, decisions: Decisions) -> int:
    """Return how many decisions are about findings that a report, decided on by them, does not have any more."""
    return len(decisions.keys() - {key_of(each) for each in (*report.findings, *report.ignored)})
