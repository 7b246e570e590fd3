"""termalign terms: what of a termbase occurs in the documents of a job, as a glossary for just that job."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, say, width
from termalign.cli.export import format_name, report, show_list
from termalign.cli.parameters import access_options, combined, encoding_option, refuse_source
from termalign.errors import CommandError, FileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from termalign.errors import TermalignError
    from termalign.formats.exchange import Access
    from termalign.workflow.terms import TermsFound

PATH = click.Path(path_type=pathlib.Path)


@click.command("terms", short_help="List or export just the terms that occur in a job.")
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.option(
    "-t", "--termbase", "termbases", type=PATH, multiple=True, help="The termbase; of several the first has priority."
)
@click.option("-o", "--output", type=PATH, help="Write the terms that occur to this file, for a CAT or MT tool.")
@click.option("--format", "name", metavar="NAME", help="The format of -o; --list names them.  [default: the suffix's]")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=show_list, help="List the formats.")
@click.option("--from", "source", metavar="LANGUAGE", default="", help="Source language.  [default: the document's]")
@click.option("--to", "target", metavar="LANGUAGE", default="", help="Target language.  [default: en, of English ja]")
@click.option("--subject", metavar="TEXT", default="", help="Only concepts whose subject field contains this.")
@click.option(
    "--include", type=click.Choice(["candidates", "deprecated"]), multiple=True,
    help="With -o: take along unreviewed terms, or those not to be used where the format would leave them out.",
)  # fmt: skip
@click.option(
    "--profile", type=click.Choice(["deepl", "google", "amazon", "azure"]),
    help="With -o: for a machine translation service, format mt.",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace an existing file; the old one is kept as .bak.")
@encoding_option
@access_options
def command(  # noqa: PLR0913 - one parameter an option
    documents: tuple[str, ...],
    termbases: tuple[Path, ...],
    output: Path | None,
    name: str | None,
    source: str,
    target: str,
    subject: str,
    include: tuple[str, ...],
    profile: str | None,
    encoding: str | None,
    *,
    access: Access,
    overwrite: bool,
) -> None:
    """List the terms of a termbase that occur in the documents of a job, and write them in any format with -o.

    DOCUMENT is a document in Japanese or English, a bilingual file such as XLIFF, whose source counts, a folder of such,
    or - for standard input. Terms are found as termalign lint finds them.

    With -o approved terms are written; candidates too with --include candidates.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done

    if not termbases:
        message = "no termbase is named; name one with --termbase FILE"
        raise CommandError(message)
    if name and not output:
        message = f"--format {name} goes with -o FILE"
        raise CommandError(message)
    if profile and not output:
        message = f"--profile {profile} goes with -o FILE"
        raise CommandError(message)
    name = format_name(name, output, profile) if output else ""
    if output:
        workflow.refuse_existing(output, overwrite=overwrite)
        refuse_source(output, [*workflow.list_documents(documents, termbases), *termbases])
    errors: list[TermalignError] = []
    options = workflow.Linted(source, target, subject=subject, encoding=encoding, access=access)
    with Progress() as progress:
        found = workflow.find_terms(documents, termbases, options, progress=progress, on_error=errors.append)
        if errors and not found.documents:
            raise combined(errors, len(errors))
    if output:
        write(found, output, name, profile or "", include, overwrite=overwrite)
    elif found.uses:
        say(listing(found))
    say(summary(found))
    if errors:
        raise combined(errors, len(found.documents) + len(errors))


def write(  # noqa: PLR0913 - what an export is told
    found: TermsFound, output: Path, name: str, profile: str, include: tuple[str, ...], *, overwrite: bool
) -> None:
    """Write the concepts that occur, from the language of the first document, and say what the format loses."""
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.formats.exchange import Options  # noqa: PLC0415

    if not found.uses:
        message = f"{output}: was not written, since {nothing(found)}"
        raise FileError(message)
    options = Options(found.uses[0].source_language, found.uses[0].target_language, profile)
    done = workflow.export(found.termbase, output, name, options=options, include=include, overwrite=overwrite)
    say(report(done, output, profile or name))
    if done.backup:
        complain(f"{output}: replaced; the file that was there is now {done.backup}")


def listing(found: TermsFound) -> Iterator[str]:
    """Yield the table of what occurs."""
    from termalign.reports.terms import Row, lines  # noqa: PLC0415

    rows = [
        Row(
            use.frequency, use.source, " / ".join(use.targets) or "-", len(use.documents),
            f"{use.first.file}:{use.first.line}",
        )
        for use in found.uses
    ]  # fmt: skip
    yield from lines(rows, width())


def summary(found: TermsFound) -> Iterator[str]:
    """Yield how much of the termbase occurs, and what of it nobody has approved."""
    if not found.uses:
        yield f"{nothing(found)}\n"
        return
    total = sum(use.frequency for use in found.uses)
    yield f"{len(found.uses):,} of {found.concepts:,} concepts occur in {named(found)}, {total:,} time{'' if total == 1 else 's'}\n"
    candidates = sum(use.is_candidate for use in found.uses)
    if candidates:
        yield f"{candidates:,} of them nobody has approved yet; --include candidates writes them too\n"


def nothing(found: TermsFound) -> str:
    """Say that nothing occurs."""
    return f"none of the {found.concepts:,} concepts occurs in {named(found)}"


def named(found: TermsFound) -> str:
    """Name the documents."""
    return found.documents[0] if len(found.documents) == 1 else f"{len(found.documents):,} documents"
