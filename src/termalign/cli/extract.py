"""termalign extract: list the glosses of documents, e.g. those of 白書.txt."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from termalign.cli.build import count
from termalign.cli.console import Progress, complain, is_unicode, save, say, width
from termalign.cli.parameters import combined, reading_options, refuse_source, sources_argument
from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.errors import TermalignError
    from termalign.model import Extraction, Rejection
    from termalign.reports import Options
    from termalign.workflow import Reading

    Part = tuple[list[Any], int, tuple[Rejection, ...]]
    """What was made of a file, of how many glosses, and what was turned down."""


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
@reading_options()
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

    SOURCE is a text, Markdown, HTML, PDF, EPUB, Word, PowerPoint or Excel file, a folder of such, or - for standard
    input.

    Bands: A proven, B likely, C an abbreviation without English, D a guess, - Japanese or English alone.
    """
    from termalign import reports, workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.files import Spool, check_writable  # noqa: PLC0415

    name = format_ or (reports.name_for(str(output)) if output else "table")
    if explain and name != "table":
        message = f"--explain goes with the table; {name} " + (
            "always explains" if name == "jsonl" else "cannot explain, jsonl does"
        )
        raise CommandError(message)
    rejected_name = rejected.suffix.lower().removeprefix(".") if rejected else ""
    if rejected and rejected_name not in ("tsv", "jsonl"):
        message = f"{rejected}: what was rejected is written to .tsv or .jsonl"
        raise CommandError(message)
    files = workflow.list_sources(sources, reading.globs)
    for file in (output, rejected):
        if file:
            check_writable(file)
            refuse_source(file, files)
    if output and output == rejected:
        message = f"{output}: cannot take both the glosses and what was rejected; name two files"
        raise CommandError(message)
    errors: list[TermalignError] = []
    rejections: list[Rejection] = []
    options = reports.Options(width() if not output else 0, explain, not output and not is_unicode())
    with Spool() as spool:
        with Progress() as progress:
            report = reports.find(name)
            made = Made(name, min_band, options) if hasattr(report, "body") else Made("", min_band, options)
            each = workflow.extract_each(
                files,
                reading=reading,
                rejections=rejected is not None,
                progress=progress,
                on_error=errors.append,
                finish=made.__call__,
            )
            counts: Counter[str] = Counter()
            parts = collected(each, rejections, counts)
            if made.report:
                spool.fill(report.lines((), options))
                spool.fill(parts)
            else:
                spool.fill(report.lines(parts, options))
        if len(errors) == len(files):
            raise combined(errors, len(files))
        if output:
            save(spool, output)
            number = counts["glosses"]
            documents = count(len(files) - len(errors), "document")
            say([f"{output}: {number:,} gloss{'' if number == 1 else 'es'} from {documents}\n"])
        else:
            say(spool.lines())
    if rejected:
        with Spool() as spool:
            spool.fill(reports.find(rejected_name).rejected(rejections))
            save(spool, rejected)
        complain(f"{rejected}: {len(rejections):,} turned down")
    if errors:
        raise combined(errors, len(files))


class Made(NamedTuple):
    """Makes of a file's extraction the lines of a report, or takes its glosses where the report needs those of all files."""

    report: str
    band: str | None
    options: Options

    def __call__(self, extraction: Extraction) -> Part:
        """Return lines or glosses, of the band and the surer ones, how many, and what was turned down."""
        from termalign import reports  # noqa: PLC0415

        glosses = [each for each in extraction.glosses if self.band is None or (each.band and each.band <= self.band)]
        parts = list(reports.find(self.report).body(glosses, self.options)) if self.report else glosses
        return parts, len(glosses), extraction.rejections


def collected(each: Iterable[Part], rejections: list[Rejection], counts: Counter[str]) -> Iterator[Any]:
    """Yield what was made of each file; count the glosses, keep what was turned down."""
    for parts, number, turned_down in each:
        counts["glosses"] += number
        rejections += turned_down
        yield from parts
