"""The target nearly says an approved term: another form of a word, a typing mistake, other spaces, lost capitals.

What it does:
    Where an approved form lacks, looks for words that are those of the term but for one form or one letter, and offers
    the term in their place.

Why it matters:
    Alliance Coordinating Mechanism passes every spelling checker, and no search finds it again.

Bad:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Coordinating Mechanism was used.

Good:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Coordination Mechanism was used.

How to silence:
    Enter the other form as an admitted term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import either, finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checking import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each near miss; of an exact term it is an error."""
    for each in checked.renderings:
        if not (each.otherwise and each.otherwise.kind == "near"):
            continue
        span = (each.otherwise.start, each.otherwise.end)
        written = checked.target(each.segment).original(*span)
        hit = each.hits[0]
        message = f"{quoted(written)} should be {either((each.otherwise.replacement,))}"
        yield finding(
            checked, each.segment, "near-miss", "error" if each.entry.is_exact else SEVERITY, message,
            f"write {either((each.otherwise.replacement,))}",
            entry=each.entry, source=(hit.start, hit.end), target=span, fix=each.otherwise.replacement,
        )  # fmt: skip
