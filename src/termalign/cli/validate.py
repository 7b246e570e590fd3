"""termalign validate: what is wrong in 用語集.xlsx, where, and what to do about it."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import click

from termalign.cli.build import count
from termalign.cli.console import Progress, say
from termalign.cli.parameters import termbase_argument
from termalign.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from termalign.model import Finding

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What a term may hold by mistake that would tear a line, or move the cursor of a terminal."""
LEVELS = ("error", "warning", "info", "never")
FIELDS = ("rule", "severity", "place", "message", "remedy")


@click.command("validate", short_help="Check a termbase: structure, values, duplicates, characters.")
@termbase_argument
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(LEVELS), default="error", show_default=True,
    help="Exit with 1 at findings of this severity or a worse one.",
)  # fmt: skip
def command(termbase: Path, format_: str, fail_on: str) -> int:
    """List what is wrong in a termbase, the worst first, each with its place and what to do.

    Of a TBX file the structure is checked too, line by line.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done

    with Progress() as progress:
        progress(0, 1, f"checking {termbase}")
        findings, concepts = workflow.validate(termbase)
    say(as_json(findings) if format_ == "json" else table(findings, concepts))
    failing = LEVELS[: LEVELS.index(fail_on) + 1]
    bad = fail_on != "never" and any(finding.severity in failing for finding in findings)
    return ExitCode.FINDINGS if bad else ExitCode.OK


def as_json(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings as one JSON array of objects."""
    yield (
        json.dumps([dict(zip(FIELDS, finding, strict=False)) for finding in findings], ensure_ascii=False, indent=1)
        + "\n"
    )


def table(findings: Sequence[Finding], concepts: int) -> Iterator[str]:
    """Yield two lines for each finding, and a count."""
    for finding in findings:
        first = f"{finding.place}  {finding.severity}  {finding.rule}: {finding.message}"
        yield f"{UNPRINTABLE.sub(' ', first)}\n    → {UNPRINTABLE.sub(' ', finding.remedy)}\n"
    counts = Counter(finding.severity for finding in findings)
    parts = [count(number, severity) for severity, number in counts.items()]
    yield f"{', '.join(parts) or 'nothing wrong'} in {count(concepts, 'concept')}\n"
