"""termalign rule: what a rule of the linter does, e.g. to 反撃能力, why, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from termalign.cli.console import say, width
from termalign.errors import CommandError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator


NARROWEST = 30
"""Columns of a summary; on a terminal with fewer, the terminal breaks the lines."""


@click.command("rule", short_help="Explain a rule of the linter, or list them all.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Explain a rule: what it does, why it matters, a bad and a good example, how to silence it.

    Without NAME, list the rules.
    """
    from termalign.linter import RULES  # noqa: PLC0415 - heavy, loaded when work is to be done

    if name is not None and name not in RULES:
        message = f"{name!r} is no rule{suggestion(name, RULES) or '; termalign rule names them'}"
        raise CommandError(message)
    say(listing() if name is None else explanation(name))


def listing() -> Iterator[str]:
    """Yield a line for each rule, or as many as its summary takes on the terminal."""
    from termalign.linter import RULES, describe  # noqa: PLC0415
    from termalign.reports.findings.excerpt import wrapped  # noqa: PLC0415

    longest = max(map(len, RULES))
    for each in map(describe, RULES):
        head = f"{each.name:{longest}}  {each.severity:7}  "
        room = width() - len(head)
        first, *more = wrapped(each.summary, room) if room >= NARROWEST else [each.summary]
        yield f"{head}{first}\n" + "".join(f"{'':{len(head)}}{row}\n" for row in more)


def explanation(name: str) -> Iterator[str]:
    """Yield the documentation of a rule."""
    from termalign.linter import describe  # noqa: PLC0415

    rule = describe(name)
    yield f"{rule.name} ({rule.severity})\n\n{rule.summary}.\n"
    for title, body in rule.sections.items():
        yield f"\n{title}:\n" + "".join(f"    {line}\n" if line else "\n" for line in body.split("\n"))
