"""termalign diff: what changed between 用語集-2024.xlsx and 用語集-2025.xlsx, field by field."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, say
from termalign.cli.parameters import refuse_source
from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.termbase import Change

SIGNS = {"added": "+", "removed": "-", "changed": "~"}
SUFFIXES = {".txt": "table", ".json": "json", ".xlsx": "xlsx"}


@click.command("diff", short_help="List what changed between two states of a termbase.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["table", "json", "xlsx"]),
    help="[default: the suffix's of -o; a table on the terminal]",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file: .txt (a table), .json or .xlsx."
)
@click.option("--overwrite", is_flag=True, help="Replace an existing file; the old one is kept as .bak.")
def command(old: Path, new: Path, format_: str | None, output: Path | None, *, overwrite: bool) -> None:
    """List the concepts and terms that were added, removed or changed from OLD to NEW, field by field."""
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import keep_backup, replacing  # noqa: PLC0415

    name = format_ or (name_for(output) if output else "table")
    if name == "xlsx" and output is None:
        message = "--format xlsx needs a file: -o changes.xlsx"
        raise CommandError(message)
    if output:
        refuse_source(output, [file for file in (old, new) if file.exists()])
        workflow.refuse_existing(output, overwrite=overwrite)
    with Progress() as progress:
        progress(0, 1, f"comparing {old} with {new}")
        changes = workflow.diff(old, new)
    if output is None:
        say(as_json(changes) if name == "json" else as_table(changes))
        return
    with replacing(output) as stream:
        if name == "xlsx":
            from termalign.reports.changes import write_changes  # noqa: PLC0415

            write_changes(changes, stream)
        else:
            stream.write("".join(as_json(changes) if name == "json" else as_table(changes)).encode())
        backup = keep_backup(output)
    say([f"{output}: {counted(changes)}\n"])
    if backup:
        complain(f"{output}: replaced; the file that was there is now {backup}")


def name_for(output: Path) -> str:
    """Return the format that a file name's suffix asks for; raises CommandError where there is none."""
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        message = (
            f"{output}: no list of changes has the suffix {suffix or '(none)'}; choose one of {known}, or name --format"
        )
        raise CommandError(message)
    return SUFFIXES[suffix]


def as_json(changes: Sequence[Change]) -> Iterator[str]:
    """Yield the changes as one JSON array of objects."""
    yield json.dumps([each._asdict() for each in changes], ensure_ascii=False, indent=1) + "\n"


def as_table(changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line for each change, concept by concept, and a count."""
    concept = ""
    for each in changes:
        if each.field == "concept":
            yield f"{SIGNS[each.what]} {each.concept}\n"
            continue
        if each.concept_id != concept:
            yield f"~ {each.concept}\n"
        concept = each.concept_id
        name = f"{each.language} {each.term}: {each.field}" if each.term and each.field != "term" else each.field
        yield f"    {SIGNS[each.what]} {name}: {told(each)}\n"
    yield f"{counted(changes)}\n"


def counted(changes: Sequence[Change]) -> str:
    """Return how much was added, removed and changed."""
    counts = Counter((each.what, "concept" if each.field == "concept" else "field") for each in changes)
    parts = [f"{number:,} {kind}{'' if number == 1 else 's'} {what}" for (what, kind), number in counts.items()]
    return ", ".join(parts) or "no difference"


def told(change: Change) -> str:
    """Return what was and what is."""
    if change.what == "changed":
        return f"{change.old or '(empty)'} → {change.new or '(empty)'}"
    return change.new or change.old
