"""termalign merge: one termbase of several; what 用語集A.xlsx says counts before what 用語集B.tbx says."""

from __future__ import annotations

from pathlib import Path

import click

from termalign.cli.build import count
from termalign.cli.console import Progress, complain, say
from termalign.cli.parameters import refuse_source
from termalign.errors import CommandError


@click.command("merge", short_help="Make one termbase of several; the first one counts most.")
@click.argument("termbases", metavar="TERMBASE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The termbase to write.")
@click.option("--overwrite", is_flag=True, help="Replace an existing termbase; the old one is kept as .bak.")
def command(termbases: tuple[Path, ...], output: Path, *, overwrite: bool) -> None:
    """Make one termbase of several: concepts that are one become one, and an earlier file has priority.

    What contradicts (a term preferred here, deprecated there) goes to the Worklist.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done

    if len(termbases) < 2:
        message = "name two termbases or more"
        raise CommandError(message)
    refuse_source(output, [file for file in termbases if file.exists()])
    workflow.check_output(output, overwrite=overwrite)
    with Progress() as progress:
        progress(0, 2, "reading")
        merged = workflow.merge(termbases)
        progress(1, 2, f"writing {output}")
        backup = workflow.write_termbase(merged.termbase, output, overwrite=overwrite)
    concepts = count(len(merged.termbase.concepts), "concept")
    joined = f"{merged.joined:,} {'was' if merged.joined == 1 else 'were'} in several"
    say([f"{output}: {concepts} of {len(termbases)} termbases; {joined}\n"])
    if merged.conflicts:
        say([f"  {count(merged.conflicts, 'contradiction')}, on the Worklist of an .xlsx\n"])
    if backup:
        complain(f"{output}: replaced; the termbase that was there is now {backup}")
