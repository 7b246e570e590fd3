"""termalign score: how good a translation is, and how well it keeps terms such as 反撃能力."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from termalign.cli.build import count
from termalign.cli.console import save, say
from termalign.cli.parameters import access_options, check_encoding, refuse_source
from termalign.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path

    from termalign.formats.exchange import Access
    from termalign.measures import ScoreReport

PATH = click.Path(path_type=pathlib.Path)
FORMATS = ("text", "json", "html", "xlsx")


@click.command("score", short_help="Score translations: quality and terminology, with intervals.")
@click.argument("systems", metavar="DRAFT...", nargs=-1, required=True, type=PATH)
@click.option(
    "-t", "--termbase", "termbases", type=PATH, multiple=True, help="The termbase; of several the first has priority."
)
@click.option("-r", "--ref", "reference", type=PATH, help="A translation by a person: BLEU, chrF2, chrF2++ and TER.")
@click.option("--source", type=PATH, help="The source text, where the drafts are texts.")
@click.option(
    "--from", "source_language", metavar="LANGUAGE", default="", help="Source language.  [default: the file's, or ja]"
)
@click.option(
    "--to", "target_language", metavar="LANGUAGE", default="", help="Target language.  [default: the file's, or en]"
)
@click.option("--subject", metavar="TEXT", default="", help="Only concepts whose subject field contains this.")
@click.option(
    "--tokenize", default="", metavar="NAME", help="BLEU's tokenizer.  [default: that of the target language]"
)
@click.option(
    "--resamples", type=click.IntRange(0, 100_000), default=1_000, show_default=True, metavar="N",
    help="Bootstrap resamples for intervals and comparisons; 0 leaves them out.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(1), default=12_345, show_default=True, metavar="N", help="The seed of the resamples."
)
@click.option(
    "--terms", type=click.IntRange(0), default=10, show_default=True, metavar="N",
    help="List the N terms that were kept worst.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="[default: the suffix's of -o; text on the terminal]"
)
@click.option("-o", "--output", type=PATH, help="Write the report to this file: .txt, .json, .html or .xlsx.")
@click.option("--encoding", metavar="NAME", callback=check_encoding, help="Encoding of the texts.  [default: detected]")
@access_options
def command(  # noqa: PLR0913 - one parameter an option
    systems: tuple[Path, ...],
    termbases: tuple[Path, ...],
    reference: Path | None,
    source: Path | None,
    source_language: str,
    target_language: str,
    subject: str,
    tokenize: str,
    resamples: int,
    seed: int,
    terms: int,
    format_: str | None,
    output: Path | None,
    encoding: str | None,
    *,
    access: Access,
) -> None:
    """Score one or several translations of the same source; the first is the baseline of the comparisons.

    DRAFT is any file that termalign lint reads, or a text with a segment a line. With --termbase the rendering of its
    terms is measured, as lint finds them; with --ref the quality, by sacrebleu. Each number has a signature.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.reports import scores  # noqa: PLC0415

    name = format_ or (scores.name_for(str(output)) if output else "text")
    if output is None and name == "xlsx":
        message = "the report xlsx is no text for a terminal; name a file for it with -o"
        raise CommandError(message)
    read = [*systems, *termbases, *(path for path in (reference, source) if path)]
    if output:
        from termalign.files import check_writable  # noqa: PLC0415

        check_writable(output)
        refuse_source(output, read)
    options = workflow.Linted(source_language, target_language, subject=subject, encoding=encoding, access=access)
    report = workflow.score_files(
        systems, termbases, options, workflow.Scored(resamples, seed, tokenize), source=source, reference=reference
    )
    write(report, name, output, terms)


def write(report: ScoreReport, name: str, output: Path | None, terms: int) -> None:
    """Write the report to a file or the terminal."""
    from termalign.files import Spool  # noqa: PLC0415
    from termalign.reports import scores  # noqa: PLC0415

    module = scores.find(name)
    if output is None:
        say(module.lines(report, terms))
        return
    with Spool() as spool:
        if hasattr(module, "data"):
            spool.put(module.data(report))
        else:
            spool.fill(module.lines(report, terms))
        save(spool, output)
    systems = count(len(report.systems), "translation")
    say([f"{output}: {systems} of {count(report.segments, 'segment')}\n"])
