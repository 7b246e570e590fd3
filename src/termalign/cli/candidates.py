"""termalign candidates: the technical terms of documents, e.g. 白書.txt, that have no English yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, save, say, width
from termalign.cli.parameters import combined, reading_options, refuse_source, sources_argument

if TYPE_CHECKING:
    from termalign.errors import TermalignError
    from termalign.workflow import Reading

SHOWN = 100


@click.command("candidates", short_help="List the technical terms of documents that have no English yet.")
@sources_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file: .txt (a table), .tsv, .csv or .jsonl."
)
@click.option(
    "-n", "--number", type=click.IntRange(1), metavar="N",
    help=f"List the N best.  [default: {SHOWN} on the terminal, all in a file]",
)  # fmt: skip
@click.option(
    "--least", type=click.IntRange(1), default=2, show_default=True, metavar="N",
    help="Leave out terms that stand by themselves less often.",
)  # fmt: skip
@click.option("--known", is_flag=True, help="List terms that have English too, with it and where it is from.")
@reading_options
def command(  # noqa: PLR0913 - one parameter an option
    sources: tuple[str, ...],
    output: Path | None,
    number: int | None,
    least: int,
    *,
    known: bool,
    reading: Reading,
) -> None:
    """List the frequent technical terms of Japanese documents that have no English yet, the likeliest first.

    SOURCE is a text or Markdown file, a folder of such, or - for standard input. Terms that a termbase (--termbase)
    has English for, or that the documents gloss, are left out. The order is that of FLR (Nakagawa and Mori,
    2003), longer terms first: how often a term stands by itself, times how readily its parts make compounds.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import Spool, check_writable  # noqa: PLC0415
    from termalign.reports.candidates import report_for, table  # noqa: PLC0415

    report = report_for(output) if output else table
    files = workflow.list_sources(sources)
    if output:
        check_writable(output)
        refuse_source(output, files)
    errors: list[TermalignError] = []
    with Progress() as progress:
        found = workflow.find_candidates(files, reading=reading, least=least, progress=progress, on_error=errors.append)
        if len(errors) == len(files):
            raise combined(errors, len(files))
    listed = [each for each in found if known or not each.en]
    most = number or (len(listed) if output else SHOWN)
    with Spool() as spool:
        spool.fill(report(listed[:most], 0 if output else width()))
        if output:
            save(spool, output)
            say([f"{output}: {min(most, len(listed)):,} of {len(listed):,} candidates\n"])
        else:
            say(spool.lines())
    if not output and len(listed) > most:
        complain(f"{len(listed) - most:,} more; --number lists more of them, -o FILE all")
    if errors:
        raise combined(errors, len(files))
