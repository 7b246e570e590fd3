"""Parameters that several commands share: SOURCE…, e.g. 白書.txt, and --encoding."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import click

from termalign.errors import CommandError, PartialError, TermalignError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def check_encoding(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """Refuse the name of an encoding that Python does not have."""
    if value is not None:
        try:
            "".encode(value)
        except (LookupError, UnicodeError):
            message = f"{value!r} is no encoding; try utf-8, cp932, euc_jp, iso2022_jp or utf-16"
            raise click.BadParameter(message) from None
    return value


termbase_argument = click.argument("termbase", metavar="TERMBASE", type=click.Path(path_type=pathlib.Path))
sources_argument = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
encoding_option = click.option(
    "--encoding", metavar="NAME", callback=check_encoding,
    help="Encoding of the sources, e.g. cp932.  [default: detected]",
)  # fmt: skip


def combined(errors: list[TermalignError], files: int) -> TermalignError:
    """Return the error of the one file there was, or one that lists those of several."""
    return errors[0] if files == 1 else PartialError(tuple(errors), files - len(errors))


def refuse_source(output: Path, files: Sequence[Path]) -> None:
    """Raise CommandError where an output is one of the files to be read."""
    if output.exists() and any(file.exists() and output.samefile(file) for file in files):
        message = f"{output}: is a source; write to another file"
        raise CommandError(message)
