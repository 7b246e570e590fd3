"""What people have decided on findings, read back from reports: 反撃能力 is right in segment 7, ignore it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from termalign.errors import CommandError
from termalign.files import read_bytes
from termalign.reports import findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from termalign.model import Decision, LintReport


def read_decisions(files: Iterable[Path]) -> dict[str, Decision]:
    """Return the decisions in reports of findings (xlsx), by fingerprint; of several the first counts.

    Raises:
        CommandError: a file does not exist.
        FileError: a file is no such report.
    """
    found: dict[str, Decision] = {}
    for file in files:
        if not file.is_file():
            message = f"{file}: no such file"
            raise CommandError(message)
        found = findings.find("xlsx").decisions(file.as_posix(), read_bytes(file)) | found
    return found


def decide(report: LintReport, decisions: Mapping[str, Decision]) -> LintReport:
    """Return a report with the findings that were decided to be ignored set apart, and with the notes on all."""
    if not decisions:
        return report
    ignored = {fingerprint for fingerprint, each in decisions.items() if each.is_ignored}
    return replace(
        report,
        findings=tuple(each for each in report.findings if each.fingerprint not in ignored),
        ignored=(*report.ignored, *(each for each in report.findings if each.fingerprint in ignored)),
        notes={fingerprint: each.note for fingerprint, each in decisions.items() if each.note},
    )


def gone(report: LintReport, decisions: Mapping[str, Decision]) -> int:
    """Return how many decisions are about findings that a report, decided on by them, does not have any more."""
    return len(decisions.keys() - {each.fingerprint for each in (*report.findings, *report.ignored)})
