"""What lint --write-baseline and --prune-baseline do: 12 findings that a team lives with, in a file beside the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.cli.console import complain
from termalign.cli.fixes import count
from termalign.errors import CommandError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from termalign.model import Finding, LintReport
    from termalign.workflow.baselines import Baseline


def baseline_for(file: Path | None, *, write: bool, prune: bool, fix: bool) -> Baseline | None:
    """Return the baseline to check against, None where none is named or one is to be written.

    Raises CommandError where options do not go together.
    """
    from termalign.workflow.baselines import read_baseline  # noqa: PLC0415

    if (write or prune) and file is None:
        message = f"--{'write' if write else 'prune'}-baseline needs a file; name it with --baseline FILE"
        raise CommandError(message)
    if (write and prune) or ((write or prune) and fix):
        message = "--write-baseline, --prune-baseline, and --fix or --diff are done one at a time; choose one of them"
        raise CommandError(message)
    return read_baseline(file) if file and not write else None


def update(file: Path, old: Baseline | None, report: LintReport, rules: Collection[str], *, prune: bool) -> int:
    """Write a baseline of what was found, or take out of one what was not; returns the exit code."""
    from termalign.workflow import baselines  # noqa: PLC0415

    found: dict[str, list[Finding]] = {draft: [] for draft in report.drafts}
    for finding in report.findings:
        found.setdefault(finding.pair.place.file if finding.pair else "", []).append(finding)
    if prune and old:
        known = baselines.pruned(old, found, rules)
        baselines.write_baseline(file, known)
        complain(f"{file}: {len(old.known) - len(known):,} of {count(len(old.known), 'finding', 'findings')} taken out")
        return ExitCode.OK
    if old is None and file.exists():
        old = baselines.read_baseline(file)
    known = baselines.renewed(old, file, found)
    baselines.write_baseline(file, known)
    complain(f"{file}: {count(len(known), 'finding', 'findings')}; --baseline {file} passes over them from now on")
    return ExitCode.OK
