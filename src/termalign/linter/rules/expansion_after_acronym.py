"""The words of an acronym are written in full again after the acronym was introduced.

What it does:
    Looks for the expansion of each acronym that the draft has explained, in the segments behind that one. Headings are left
    alone, and segments that have the acronym too.

Why it matters:
    Readers wonder whether it is something else; the acronym was introduced to be used.

Bad:
    s: 同盟調整の仕組み（ACM）を活用した。
    t: The Alliance Coordination Mechanism (ACM) was used.
    s: 仕組みは常設である。
    t: It is known that the Alliance Coordination Mechanism is permanent.

Good:
    s: 同盟調整の仕組み（ACM）を活用した。
    t: The Alliance Coordination Mechanism (ACM) was used.
    s: 仕組みは常設である。
    t: It is known that the ACM is permanent.

How to silence:
    ignore = ["expansion-after-acronym"] in the configuration, for documents whose chapters are read alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.acronyms import introductions
from termalign.linter.findings import finding, quoted
from termalign.linter.prose import is_english
from termalign.linter.rules.acronym_not_expanded_at_first_use import is_heading
from termalign.linter.sides import has_edges
from termalign.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "info"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each expansion behind the one that introduces its acronym."""
    if not is_english(checked):
        return
    for acronym, (first, expansion) in introductions(checked).items():
        low = fold(expansion).text
        for index in range(first + 1, len(checked.draft.pairs)):
            pair = checked.draft.pairs[index]
            if pair.target.isspace() or acronym in pair.target or is_heading(pair):
                continue
            target = checked.target(index)
            at = target.low.find(low)
            if at >= 0 and has_edges(target, at, at + len(low)):
                message = f"{quoted(expansion)} was introduced as {quoted(acronym)} at line {checked.draft.pairs[first].place.line}"
                yield finding(
                    checked, index, "expansion-after-acronym", SEVERITY, message, f"write {quoted(acronym)}",
                    term=acronym, expected=(acronym,), target=(at, at + len(low)), fix=acronym,
                )  # fmt: skip
