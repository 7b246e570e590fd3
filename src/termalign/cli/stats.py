"""termalign stats: what is in 用語集.xlsx, and what is missing in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from termalign.cli.console import Progress, say
from termalign.cli.parameters import termbase_argument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@click.command("stats", short_help="Count what is in a termbase, and what is missing.")
@termbase_argument
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(termbase: Path, format_: str) -> None:
    """Count the concepts and terms of a termbase by language, status, type and review, and what is missing."""
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.termbase import statistics  # noqa: PLC0415

    with Progress() as progress:
        progress(0, 1, f"reading {termbase}")
        numbers = statistics(workflow.read_termbase(termbase))
    say([json.dumps(numbers, ensure_ascii=False, indent=1) + "\n"] if format_ == "json" else table(numbers))


def table(numbers: dict[str, Any]) -> Iterator[str]:
    """Yield the counts, a line each, those of a kind under its name."""
    for name, value in numbers.items():
        if not isinstance(value, dict):
            yield f"{name:<24}{value:>10,}\n"
            continue
        shown = {key: number for key, number in value.items() if number}
        if shown:
            yield f"{name}\n"
        for key, number in shown.items():
            yield f"  {key:<22}{number:>10,}\n"
