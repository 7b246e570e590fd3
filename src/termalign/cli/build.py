"""termalign build: from documents such as 白書.txt to a termbase that people review."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, say
from termalign.cli.parameters import combined, encoding_option, refuse_source, sources_argument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.errors import TermalignError
    from termalign.model import Termbase

EXAMPLES = 5


@click.command("build", short_help="Build a termbase from documents, to review in Excel or as TBX.")
@sources_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The termbase: .xlsx, .tbx, .csv, .tsv or .jsonl.",
)
@encoding_option
@click.option("--overwrite", is_flag=True, help="Replace an existing termbase; the old one is kept as .bak.")
def command(sources: tuple[str, ...], output: Path, encoding: str | None, *, overwrite: bool) -> None:
    """Build a termbase from documents: an Excel workbook to review, or TBX.

    SOURCE is a text or Markdown file, a folder of such, or - for standard input. Pairs of bands A and B
    enter as candidates; what a person still has to do is on the sheet Worklist.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done

    workflow.check_output(output, overwrite=overwrite)
    files = workflow.list_sources(sources)
    refuse_source(output, files)
    errors: list[TermalignError] = []
    with Progress() as progress:
        termbase = workflow.build(files, encoding=encoding, progress=progress, on_error=errors.append)
        if len(errors) == len(files):
            raise combined(errors, len(files))
        progress(0, 1, f"writing {output}")
        backup = workflow.write_termbase(termbase, output, overwrite=overwrite)
    say(summary(termbase, output, len(files) - len(errors)))
    if backup:
        complain(f"{output}: replaced; the termbase that was there is now {backup}")
    if errors:
        raise combined(errors, len(files))


def summary(termbase: Termbase, output: Path, files: int) -> Iterator[str]:
    """Yield what was found, a few pairs, and what is left to do."""
    terms = sum(len(concept.terms) for concept in termbase.concepts)
    yield f"{output}: {count(len(termbase.concepts), 'concept')} with {count(terms, 'term')} from {count(files, 'document')}\n"
    for concept in termbase.concepts[:EXAMPLES]:
        english = " / ".join(term.text for term in concept.find("en"))
        yield f"  {concept.text('ja')} = {english}\n"
    more = len(termbase.concepts) - EXAMPLES
    if more > 0:
        yield f"  ... and {more} more\n"
    if termbase.worklist:
        kinds = Counter(task.reason.partition(":")[0].partition(" for ")[0] for task in termbase.worklist)
        reasons = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        where = "on the sheet Worklist" if output.suffix.lower() == ".xlsx" else "build an .xlsx to see them"
        yield f"{count(len(termbase.worklist), 'task')} left for you ({where}): {reasons}\n"


def count(number: int, noun: str) -> str:
    """Return 1 concept, 2 concepts."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
