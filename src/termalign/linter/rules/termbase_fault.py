"""An entry of the termbase would make linting lie.

What it does:
    Names the entries that the draft needs and that cannot be checked: no term in the target language, a term that is
    its own translation, a term that is both to be used and to be avoided. They are not enforced.

Why it matters:
    A draft that passes because of an empty cell has not been checked.

Bad:
    term: 反撃能力 |
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities.

Good:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities.

How to silence:
    Complete the entry, or reject it; termalign validate lists all that is wrong in a termbase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each fault of an entry that stands in the draft, at its first segment."""
    for key, entry in checked.found.items():
        for fault in entry.faults:
            yield finding(
                checked, checked.first[key], "termbase-fault", SEVERITY, f"{entry.name}: {fault}",
                "correct the entry; it is not checked", entry=entry, term=entry.name,
            )._replace(place=f"{entry.termbase}: {entry.concepts[0].id}")  # fmt: skip
