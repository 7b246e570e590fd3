"""termalign export: from 用語集.xlsx to the files that OmegaT, Trados, memoQ, DeepL and others read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from termalign.cli.console import Progress, complain, say
from termalign.cli.parameters import refuse_source, termbase_argument
from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.workflow.termbases import Export

MOST_SHOWN = 10


def show_list(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001, FBT001
    """Print the formats and end."""
    if not value or ctx.resilient_parsing:
        return
    from termalign.formats import FORMATS  # noqa: PLC0415

    say(
        f"{name:<10} {', '.join(each.suffixes):<18} {each.purpose}\n"
        for name, each in FORMATS.items()
        if "write_termbase" in each.views
    )
    ctx.exit()


@click.command("export", short_help="Write the approved terms for a CAT or MT tool.")
@termbase_argument
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=show_list, help="List the formats.")
@click.option("--format", "name", metavar="NAME", help="The format; --list names them.  [default: the suffix's]")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--from", "source", metavar="LANGUAGE", default="ja", show_default=True, help="Source language.")
@click.option("--to", "target", metavar="LANGUAGE", default="en", show_default=True, help="Target language.")
@click.option("--subject", metavar="TEXT", default="", help="Only concepts whose subject field contains this.")
@click.option(
    "--include", type=click.Choice(["candidates", "deprecated"]), multiple=True,
    help="Take along unreviewed terms, or those not to be used where the format would leave them out.",
)  # fmt: skip
@click.option(
    "--profile", type=click.Choice(["deepl", "google", "amazon", "azure"]),
    help="For a machine translation service: format mt.",
)  # fmt: skip
@click.option(
    "--style", type=click.Choice(["dca", "dct"]),
    help="Format tbx-v3, with categories as attributes or as tags.  [default: dca]",
)  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace an existing file; the old one is kept as .bak.")
def command(  # noqa: PLR0913 - one parameter an option
    termbase: Path,
    name: str | None,
    output: Path,
    source: str,
    target: str,
    subject: str,
    include: tuple[str, ...],
    profile: str | None,
    style: str | None,
    *,
    overwrite: bool,
) -> None:
    """Write the terms of a termbase for another tool, and say what its format loses.

    Approved terms leave. Candidates leave with --include candidates. Rejected terms never leave, and deprecated,
    superseded and forbidden ones never as suggestions.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done
    from termalign.formats.exchange import Options  # noqa: PLC0415
    from termalign.formats.vocabulary import language  # noqa: PLC0415

    name = format_name(name, output, profile, style)
    languages = [language(each) for each in (source, target)]
    if "" in languages or languages[0] == languages[1]:
        message = f"--from {source} --to {target}: name two languages, such as ja and en"
        raise CommandError(message)
    if output.exists():
        refuse_source(output, [termbase])
    options = Options(languages[0], languages[1], profile or "", style or "dca")
    with Progress() as progress:
        progress(0, 2, f"reading {termbase}")
        whole = workflow.read_termbase(termbase)
        progress(1, 2, f"writing {output}")
        done = workflow.export(
            whole, output, name, options=options, include=include, subject=subject, overwrite=overwrite
        )
    say(report(done, output, profile or name))
    if done.backup:
        complain(f"{output}: replaced; the file that was there is now {done.backup}")


def format_name(name: str | None, output: Path, profile: str | None, style: str | None = None) -> str:
    """Return the format that is named, or that the profile, the style or the suffix asks for."""
    from termalign.formats import name_for  # noqa: PLC0415

    wanted = {"--profile": "mt"} if profile else {}
    wanted |= {"--style": "tbx-v3"} if style else {}
    name = name or next(iter(wanted.values()), "") or name_for(output)
    for option, format_ in wanted.items():
        if name != format_:
            message = f"{option} goes with --format {format_}, not with {name}"
            raise CommandError(message)
    return name


def report(done: Export, output: Path, name: str) -> Iterator[str]:
    """Yield what was written, what stayed behind, what the format does not keep, and what it could not take."""
    yield f"{output}: {done.terms:,} terms for {name}\n"
    for reason, number in done.left.items():
        yield f"  stayed behind: {number:,} {reason}\n"
    for loss in done.losses:
        yield f"  not kept: {loss}\n"
    if done.formulas:
        yield f"  beware: a spreadsheet takes {len(done.formulas):,} of them for formulas: {', '.join(done.formulas[:3])}\n"
    for dropped in done.dropped[:MOST_SHOWN]:
        yield f"  dropped: {dropped.text}: {dropped.reason}\n"
    if len(done.dropped) > MOST_SHOWN:
        yield f"  dropped: {len(done.dropped) - MOST_SHOWN:,} more\n"
