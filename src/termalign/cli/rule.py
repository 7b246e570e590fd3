"""termalign rule: what a rule of the linter does, e.g. to 反撃能力, why, with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from termalign.cli.console import say
from termalign.errors import CommandError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """Yield a line for each rule."""
    from termalign.linter import RULES, describe  # noqa: PLC0415

    width = max(map(len, RULES))
    for each in map(describe, RULES):
        yield f"{each.name:{width}}  {each.severity:7}  {each.summary}\n"


def explanation(name: str) -> Iterator[str]:
    """Yield the documentation of a rule."""
    from termalign.linter import describe  # noqa: PLC0415

    rule = describe(name)
    yield f"{rule.name} ({rule.severity})\n\n{rule.summary}.\n"
    for title, body in rule.sections.items():
        yield f"\n{title}:\n" + "".join(f"    {line}\n" if line else "\n" for line in body.split("\n"))
