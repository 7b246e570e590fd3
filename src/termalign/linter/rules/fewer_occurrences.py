"""A term stands more often in the source than in the target.

What it does:
    Counts the term in the source and its approved forms in the target, where there is at least one.

Why it matters:
    One right use hides a wrong one beside it.

Bad:
    term: 部隊 | unit
    s: 部隊は、他の部隊を支援した。
    t: The unit supported another group.

Good:
    term: 部隊 | unit
    s: 部隊は、他の部隊を支援した。
    t: The unit supported other units.

How to silence:
    It is for information only; ignore = ["fewer-occurrences"] in the configuration turns it off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "info"
OTHER_RULES = ("near", "untranslated", "split")


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each entry that its target says too seldom."""
    for each in checked.renderings:
        written = len(each.uses) + len(each.avoided)
        if not 0 < written < len(each.hits) or (each.otherwise and each.otherwise.kind in OTHER_RULES):
            continue
        hit = each.hits[written]
        term = checked.source(each.segment).original(hit.start, hit.end)
        message = f"{quoted(term)} stands {len(each.hits)} times in the source, and {written} times in the translation"
        yield finding(
            checked, each.segment, "fewer-occurrences", SEVERITY, message, "see whether another word was used",
            entry=each.entry, source=(hit.start, hit.end),
        )  # fmt: skip
