"""termalign build: from documents such as 白書.txt to a termbase that people review."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, say
from termalign.cli.parameters import combined, reading_options, refuse_source
from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.errors import TermalignError
    from termalign.model import Termbase
    from termalign.termbase import Rebuilt
    from termalign.workflow import Reading

EXAMPLES = 5


@click.command("build", short_help="Build a termbase from documents, to review in Excel or as TBX.")
@click.argument("sources", metavar="SOURCE...", nargs=-1)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The new termbase: .xlsx, .tbx, .csv, .tsv or .jsonl.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="A termbase to bring up to date: what people decided in it stays. The old state is kept as .bak.",
)
@click.option(
    "--reviewer",
    metavar="NAME",
    default="",
    help="With --into: who made the decisions that are not signed.  [default: who saved the workbook last]",
)
@click.option(
    "--candidates",
    type=click.IntRange(0),
    metavar="N",
    help="Put the N likeliest terms without English on the Worklist.  [default: 0; with --into as many as it has]",
)
@click.option(
    "--aligned",
    type=(click.Path(path_type=Path), click.Path(path_type=Path)),
    multiple=True,
    metavar="SOURCE TARGET",
    help="A Japanese document and its English translation, or two folders of them, which give terms English.",
)
@reading_options("; they are taken over")
@click.option("--overwrite", is_flag=True, help="With -o: replace an existing termbase; the old one is kept as .bak.")
def command(  # noqa: PLR0913 - one parameter an option
    sources: tuple[str, ...],
    output: Path | None,
    into: Path | None,
    reviewer: str,
    candidates: int | None,
    aligned: tuple[tuple[Path, Path], ...],
    *,
    reading: Reading,
    overwrite: bool,
) -> None:
    """Build a termbase from documents: an Excel workbook to review, or TBX.

    SOURCE is a text, Markdown, HTML, PDF, EPUB, Word, PowerPoint or Excel file, a folder of such, or - for standard
    input. Pairs of bands A and B enter as candidates; what a person still has to do is on the sheet Worklist.
    The concepts of a --termbase are taken over, and each of their terms says so. With --aligned, SOURCE may be left
    out: it is the documents named there.

    With --into, an existing termbase is rebuilt: new concepts are added, what a person approved, edited,
    rejected or deleted stays so, and what contradicts a decision goes to the Worklist.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done

    if (output is None) == (into is None):
        message = "name the output: a new termbase with -o, or one to bring up to date with --into" + (
            ", not both" if into else ""
        )
        raise CommandError(message)
    if not (sources or aligned):
        message = "name the documents to read, or with --aligned a document and its translation"
        raise CommandError(message)
    files = workflow.list_sources(sources or [source for source, _ in aligned], reading.globs)
    if into:
        bring_up_to_date(into, files, reading, reviewer, candidates, aligned)
        return
    assert output is not None
    workflow.check_output(output, overwrite=overwrite)
    refuse_source(output, files)
    errors: list[TermalignError] = []
    with Progress() as progress:
        termbase = workflow.build(
            files,
            reading=reading,
            candidates=candidates or 0,
            aligned=aligned,
            progress=progress,
            on_error=errors.append,
        )
        if len(errors) == len(files):
            raise combined(errors, len(files))
        progress(0, 1, f"writing {output}")
        backup = workflow.write_termbase(termbase, output, overwrite=overwrite)
    say(summary(termbase, output, len(files) - len(errors)))
    if backup:
        complain(f"{output}: replaced; the termbase that was there is now {backup}")
    if errors:
        raise combined(errors, len(files))


def bring_up_to_date(  # noqa: PLR0913 - what the command was told
    into: Path,
    files: list[Path],
    reading: Reading,
    reviewer: str,
    candidates: int | None,
    aligned: tuple[tuple[Path, Path], ...],
) -> None:
    """Rebuild a termbase in its place, and say what came of it."""
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import refuse_open  # noqa: PLC0415

    refuse_open(into)
    refuse_source(into, files)
    errors: list[TermalignError] = []
    with Progress() as progress:
        rebuilt = workflow.rebuild(
            files,
            into,
            reviewer=reviewer,
            reading=reading,
            candidates=candidates,
            aligned=aligned,
            progress=progress,
            on_error=errors.append,
        )
        if len(errors) == len(files):
            raise combined(errors, len(files))
        progress(0, 1, f"writing {into}")
        backup = workflow.write_termbase(rebuilt.termbase, into, overwrite=True) if rebuilt.changed else None
    say(changes(rebuilt, into))
    complain(f"{into}: {f'brought up to date; the state before is {backup}' if backup else 'is up to date already'}")
    if errors:
        raise combined(errors, len(files))


def changes(rebuilt: Rebuilt, into: Path) -> Iterator[str]:
    """Yield what a rebuild did, line by line."""
    yield f"{into}: {count(len(rebuilt.termbase.concepts), 'concept')}, {count(len(rebuilt.termbase.worklist), 'task')}\n"
    for number, words in (
        (rebuilt.added, "new"),
        (rebuilt.completed, "completed by the documents (from the Worklist)"),
        (rebuilt.gone, "no longer in the sources (on the Worklist)"),
        (rebuilt.conflicts, "found that contradict a decision (on the Worklist)"),
        (rebuilt.suppressed, "not proposed again, since they were rejected or deleted"),
    ):
        if number:
            yield f"  {number:,} {words}\n"


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
        reasons = ", ".join(f"{kind} ({number:,})" for kind, number in kinds.most_common())
        where = "on the sheet Worklist" if output.suffix.lower() == ".xlsx" else "build an .xlsx to see them"
        yield f"{count(len(termbase.worklist), 'task')} left for you ({where}): {reasons}\n"


def count(number: int, noun: str) -> str:
    """Return 1 concept, 2 concepts."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
