"""Parameters that several commands share: SOURCE…, e.g. 白書.txt, and --encoding."""

from __future__ import annotations

import pathlib
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from termalign.cli.console import complain
from termalign.errors import CommandError, OtherFileError, PartialError, TermalignError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from termalign.formats.exchange import Access


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
dictionary_option = click.option(
    "--dictionary", "dictionaries", type=click.Path(path_type=pathlib.Path), multiple=True,
    help="A dictionary that helps with that too: EDICT, JMdict, or two columns.",
)  # fmt: skip
TERMBASE_HELPS = "A termbase whose terms help to tell where a term begins"
READING_OPTIONS = (
    encoding_option,
    click.option(
        "--glob", "globs", metavar="PATTERN", multiple=True,
        help="Inside folders read only files of such names: '*.docx', 'ja/*.md'. Several may be given.",
    ),
)  # fmt: skip

EXTRACTION_OPTIONS = (
    click.option("--learn", is_flag=True, help="Read the sources twice, the second time with what their glosses taught."),
    click.option(
        "-j", "--jobs", type=click.IntRange(1), default=1, metavar="N", help="Work in N processes.  [default: 1]"
    ),
)  # fmt: skip

ACCESS_OPTIONS = (
    click.option("--password", metavar="TEXT", default="", help="The password of encrypted documents."),
    click.option(
        "--max-seconds", type=click.FloatRange(1), default=60.0, metavar="N",
        help="Seconds that a PDF may take, and one more a page.  [default: 60]",
    ),
    click.option(
        "--max-memory", type=click.IntRange(256), default=2048, metavar="MB",
        help="Megabytes that reading a PDF may take.  [default: 2048]",
    ),
    click.option(
        "--max-unpacked", type=click.IntRange(1), default=200, metavar="MB",
        help="Megabytes that a zipped document (Word, Excel, EPUB) may unpack to.  [default: 200]",
    ),
)  # fmt: skip


def access_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how documents may be opened, which reach the command as one `access`."""

    @wraps(command)
    def wrapped(
        *args: object, password: str, max_seconds: float, max_memory: int, max_unpacked: int, **others: object
    ) -> Any:
        from termalign.formats.exchange import Access  # noqa: PLC0415 - heavy, loaded when work is to be done

        return command(*args, access=Access(password, max_seconds, max_memory, max_unpacked), **others)

    for option in reversed(ACCESS_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def reading_options(termbase: str = "") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what adds the options that say how glosses are read from sources, which reach the command as one `reading`.

    `termbase` says what else becomes of the terms of a --termbase.
    """
    return document_options(termbase, EXTRACTION_OPTIONS)


def document_options(
    termbase: str = "", more: Sequence[Callable[..., Any]] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what adds those options that also hold where more than glosses is read."""
    option = click.option(
        "-t", "--termbase", "termbases", type=click.Path(path_type=pathlib.Path), multiple=True,
        help=f"{TERMBASE_HELPS}{termbase}.",
    )  # fmt: skip
    return lambda command: with_reading(command, (*READING_OPTIONS, option, dictionary_option, *more))


def with_reading(command: Callable[..., None], options: Sequence[Callable[..., Any]]) -> Callable[..., None]:
    """Add options that reach the command as one `reading`."""

    @wraps(command)
    def wrapped(  # noqa: PLR0913 - one parameter an option
        *args: object,
        encoding: str | None,
        globs: tuple[str, ...],
        termbases: tuple[Path, ...],
        dictionaries: tuple[Path, ...],
        access: Access,
        learn: bool = False,
        jobs: int = 1,
        **others: object,
    ) -> None:
        from termalign.workflow import Reading  # noqa: PLC0415 - heavy, loaded when work is to be done

        command(*args, reading=Reading(encoding, termbases, dictionaries, learn, jobs, access, globs), **others)

    described = access_options(wrapped)
    for option in reversed(options):
        described = option(described)
    return described


def is_passed_over(error: TermalignError, drafts: Sequence[str]) -> bool:
    """Tell whether a file is a termbase or a report in a folder of drafts, and say so: nobody named it."""
    if not isinstance(error, OtherFileError) or error.file in {pathlib.Path(each).as_posix() for each in drafts}:
        return False
    what = str(error).removeprefix(f"{error.file}: ").partition(";")[0]
    complain(f"{error.file}: passed over, for it {what}")
    return True


def combined(errors: list[TermalignError], files: int) -> TermalignError:
    """Return the error of the one file there was, or one that lists those of several."""
    return errors[0] if files == 1 else PartialError(tuple(errors), files - len(errors))


def refuse_source(output: Path, files: Sequence[Path]) -> None:
    """Raise CommandError where an output is one of the files to be read."""
    if output.exists() and any(file.exists() and output.samefile(file) for file in files):
        message = f"{output}: is a source; write to another file"
        raise CommandError(message)
