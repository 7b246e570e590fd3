"""termalign extract: list the glosses of documents, e.g. those of 白書.txt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, is_unicode, say, width
from termalign.cli.parameters import combined, reading_options, refuse_source, sources_argument
from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termalign.errors import TermalignError
    from termalign.model import Extraction
    from termalign.workflow import Reading


@click.command("extract", short_help="List the glosses of documents, with their evidence.")
@sources_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file: .tsv, .jsonl or .txt (a table)."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "tsv", "jsonl"]),
    help="[default: the suffix's; a table on the terminal]",
)
@reading_options
@click.option("--min-band", type=click.Choice(["A", "B", "C", "D"]), help="Leave out what is less sure than this band.")
@click.option(
    "--rejected",
    type=click.Path(path_type=Path),
    help="Write every parenthesis and English line turned down, with the reason: .tsv or .jsonl.",
)
@click.option("--explain", is_flag=True, help="Say below each row of the table why.")
def command(  # noqa: PLR0913 - one parameter an option
    sources: tuple[str, ...],
    output: Path | None,
    format_: str | None,
    min_band: str | None,
    rejected: Path | None,
    *,
    reading: Reading,
    explain: bool,
) -> None:
    """List the Japanese terms that documents gloss, with abbreviation, English and evidence.

    SOURCE is a text or Markdown file, a folder of such, or - for standard input.

    Bands: A proven, B likely, C an abbreviation without English, D a guess, - Japanese or English alone.
    """
    from termalign import reports, workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import check_writable  # noqa: PLC0415

    name = format_ or (reports.name_for(str(output)) if output else "table")
    if explain and name != "table":
        message = f"--explain goes with the table; {name} " + (
            "always explains" if name == "jsonl" else "cannot explain, jsonl does"
        )
        raise CommandError(message)
    rejected_name = reports.name_for(str(rejected)) if rejected else ""
    if rejected_name == "table":
        message = f"{rejected}: what was rejected is written to .tsv or .jsonl"
        raise CommandError(message)
    files = workflow.list_sources(sources)
    for file in (output, rejected):
        if file:
            check_writable(file)
            refuse_source(file, files)
    if output and output == rejected:
        message = f"{output}: cannot take both the glosses and what was rejected; name two files"
        raise CommandError(message)
    errors: list[TermalignError] = []
    with Progress() as progress:
        extraction = workflow.extract(
            files,
            reading=reading,
            rejections=rejected is not None,
            progress=progress,
            on_error=errors.append,
        )
    if len(errors) == len(files):
        raise combined(errors, len(files))
    options = reports.Options(width() if not output else 0, explain, not output and not is_unicode())
    lines = reports.find(name).lines(at_least(extraction, min_band), options)
    if output:
        write(output, lines)
    else:
        say(lines)
    if rejected:
        write(rejected, reports.find(rejected_name).rejected(extraction.rejections))
    if errors:
        raise combined(errors, len(files))


def at_least(extraction: Extraction, band: str | None) -> Extraction:
    """Return the extraction with the glosses of a band and the surer ones."""
    from dataclasses import replace  # noqa: PLC0415

    if band is None:
        return extraction
    return replace(
        extraction, glosses=tuple(gloss for gloss in extraction.glosses if gloss.band and gloss.band <= band)
    )


def write(file: Path, lines: Iterable[str]) -> None:
    """Write a report in UTF-8; a file that was there and differs is kept as .bak."""
    from termalign.files import keep_backup, replacing  # noqa: PLC0415

    data = "".join(lines).encode()
    if file.exists() and file.read_bytes() == data:
        return
    backup = keep_backup(file)
    with replacing(file) as stream:
        stream.write(data)
    if backup:
        complain(f"{file}: replaced; the file that was there is now {backup}")
