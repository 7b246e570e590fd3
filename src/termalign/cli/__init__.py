"""The command line: termalign build 白書.txt -o 用語集.xlsx; one command per file, thin.

The only place that prints, shows progress and decides on an exit code. To add a command: a file here, a
line in COMMANDS.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from termalign.cli.console import complain
from termalign.errors import CommandError, ExitCode, TermalignError, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "extract": "extract",
    "build": "build",
    "align": "align",
    "candidates": "candidates",
    "terms": "terms",
    "lint": "lint",
    "score": "score",
    "rule": "rule",
    "lsp": "lsp",
    "validate": "validate",
    "export": "export",
    "merge": "merge",
    "diff": "diff",
    "stats": "stats",
}


class Commands(click.Group):
    """The group of commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{COMMANDS[cmd_name]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a name that is nearly one is answered with it."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            message = f"{args[0]!r} is no command{suggestion(args[0], COMMANDS) or '; termalign --help names them'}"
            raise CommandError(message)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(package_name="termalign", message="%(package)s %(version)s")
def termalign() -> None:
    """Pair Japanese terms with the English that documents gloss them with, and build termbases from them.

    Start with:  termalign build DOCUMENT.txt -o termbase.xlsx
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code; no traceback reaches the user, but for a bug."""
    try:
        result = termalign.main(list(arguments), prog_name="termalign", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitCode.COMMAND
    except click.ClickException as error:
        error.show()
        return ExitCode.COMMAND
    except (click.Abort, KeyboardInterrupt):
        complain("stopped; nothing was written")
        return ExitCode.INTERRUPTED
    except TermalignError as error:
        complain(str(error))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort, told as a bug
        return report_bug(error)
    return int(result) if isinstance(result, int) else ExitCode.OK


def report_bug(error: Exception) -> int:
    """Say that this is termalign's fault, and what to send; TERMALIGN_TRACEBACK=1 shows the traceback."""
    if os.environ.get("TERMALIGN_TRACEBACK"):
        raise error
    complain(
        f"this is a bug in termalign ({type(error).__name__}: {error}). Please report it with the output of the "
        "same command run with the environment variable TERMALIGN_TRACEBACK=1",
    )
    return ExitCode.BUG
