"""termalign lsp: serve an editor, which shows what is wrong in 訳文.po while one writes it."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING

import click

from termalign.cli.console import complain
from termalign.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = ("pygls", "lsprotocol")


@click.command("lsp", short_help="Serve an editor: findings, quick fixes, the termbase on hover.")
@click.option(
    "-t",
    "--termbase",
    "termbases",
    type=click.Path(path_type=pathlib.Path),
    multiple=True,
    help="The termbase; of several the first has priority.  [default: the project's]",
)
@click.option(
    "--from",
    "source_language",
    metavar="LANGUAGE",
    default="",
    help="Source language.  [default: the project's, or ja]",
)
@click.option(
    "--to", "target_language", metavar="LANGUAGE", default="", help="Target language.  [default: the project's, or en]"
)
def command(termbases: tuple[Path, ...], source_language: str, target_language: str) -> None:
    """Speak the Language Server Protocol over standard input and output; an editor starts this command.

    Drafts are PO, TSV and CSV files, and Markdown and text files that have their source beside them: guide.md or
    guide.en.md beside guide.ja.md, en/guide.md beside ja/guide.md. Settings are those of the nearest termalign.toml.
    """
    try:
        from termalign.server.app import serve  # noqa: PLC0415 - an extra, loaded when work is to be done
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in NEEDED:
            raise
        message = "termalign lsp needs the library pygls; install it with  pip install 'termalign[lsp]'"
        raise FileError(message) from None
    from termalign.server.project import Given  # noqa: PLC0415

    if sys.stdin is not None and sys.stdin.isatty():
        complain("waits for an editor to speak to it; editors start this command by themselves (Ctrl-C ends it)")
    serve(Given(termbases, source_language, target_language))
