"""A remark in the draft silences a rule that finds nothing there, or that does not exist.

What it does:
    Looks at each `termalign: ignore` of the draft, in a comment, a note or a column `ignore`. Rules that do not run are not
    spoken of.

Why it matters:
    A remark that was right once hides the next mistake.

Bad:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities.
    ignore: missing-approved-term

Good:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess the ability to hit back.
    ignore: missing-approved-term

How to silence:
    Take the remark out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import finding
from termalign.text.remarks import EVERY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each rule that a remark names in vain."""
    used: dict[int, set[str]] = {}
    for index, rule in checked.silenced:
        used.setdefault(index, set()).add(rule)
    for index, pair in enumerate(checked.draft.pairs):
        for name in pair.ignored:
            if message := problem(name, used.get(index, set()), checked.rules):
                yield finding(checked, index, "unused-ignore", SEVERITY, message, "take the remark out", term=name)


def problem(name: str, used: Collection[str], rules: Collection[str]) -> str:
    """Say what is wrong with a remark, "" where nothing is, or nobody can tell."""
    from termalign.linter import RULES  # noqa: PLC0415 - the table names this module

    if name == EVERY:
        return "" if used or len(rules) < len(RULES) else "nothing is found here that could be ignored"
    if name not in RULES:
        return f"{name!r} is no rule that could be ignored"
    return (
        ""
        if name in used or name not in rules or name == "unused-ignore"
        else f"{name} finds nothing here, so that there is nothing to ignore"
    )
