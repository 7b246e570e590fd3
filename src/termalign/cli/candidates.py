"""termalign candidates: the technical terms of documents, e.g. 白書.txt, that have no English yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, save, say, width
from termalign.cli.parameters import combined, reading_options, refuse_source, sources_argument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.errors import TermalignError
    from termalign.model import TermCandidate
    from termalign.workflow import Reading

SHOWN = 100
WORKBOOK = ".xlsx"


@click.command("candidates", short_help="List the technical terms of documents that have no English yet.")
@sources_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file: .txt (a table), .tsv, .csv, .jsonl, or .xlsx, a workbook to fill in the English.",
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
@reading_options("; terms that have English there are left out")
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

    SOURCE is what termalign extract reads: a document, a folder of such, or - for standard input. Terms that a
    --termbase has English for, or that the documents gloss, are left out. The order is that of FLR (Nakagawa and Mori,
    2003), longer terms first: how often a term stands by itself, times how readily its parts make compounds.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import check_writable  # noqa: PLC0415
    from termalign.reports.candidates import check_suffix  # noqa: PLC0415

    files = workflow.list_sources(sources, reading.globs)
    if output:
        check_suffix(output, WORKBOOK)
        check_writable(output)
        refuse_source(output, files)
    errors: list[TermalignError] = []
    with Progress() as progress:
        found = workflow.find_candidates(files, reading=reading, least=least, progress=progress, on_error=errors.append)
        if len(errors) == len(files):
            raise combined(errors, len(files))
    listed = [each for each in found if known or not each.en]
    if output:
        write(listed[:number], output)
        say([f"{output}: {min(number or len(listed), len(listed)):,} of {len(listed):,} candidates\n"])
    else:
        show(listed, number or SHOWN)
    if errors:
        raise combined(errors, len(files))


def write(listed: Sequence[TermCandidate], output: Path) -> None:
    """Write candidates to a file: a report by its suffix, or a workbook whose worklist they are."""
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import Spool  # noqa: PLC0415
    from termalign.reports.candidates import REPORTS  # noqa: PLC0415

    suffix = output.suffix.lower()
    if suffix == WORKBOOK:
        backup = workflow.write_termbase(workflow.worklist_of(listed), output, overwrite=True)
        if backup:
            complain(f"{output}: replaced; the file that was there is now {backup}")
        return
    with Spool() as spool:
        spool.fill(REPORTS[suffix](listed, 0))
        save(spool, output)


def show(listed: Sequence[TermCandidate], most: int) -> None:
    """Print the table of the first candidates, and how many more there are."""
    from termalign.reports.candidates import table  # noqa: PLC0415

    say(table(listed[:most], width()))
    if len(listed) > most:
        complain(f"{len(listed) - most:,} more; --number lists more of them, -o FILE all")
