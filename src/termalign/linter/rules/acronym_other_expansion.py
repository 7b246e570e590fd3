"""An acronym of the termbase is explained by other words than its full form.

What it does:
    Compares the words before an acronym in brackets, as far as they spell it, with the full forms of its entries.

Why it matters:
    One acronym with two readings is two things to a reader.

Bad:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism; ACM (acronym)
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Control Mechanism (ACM) was used.

Good:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism; ACM (acronym)
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Coordination Mechanism (ACM) was used.
    s: 同盟調整メカニズムは常設である。
    t: The ACM is permanent.

How to silence:
    Enter the other expansion as an admitted term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import either, finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each explanation that no entry of the acronym has."""
    several = list(checked.definitions())
    right = {(each.segment, each.end) for each in several if each.kind != "other"}
    for each in several:
        if each.kind != "other" or (each.segment, each.end) in right:
            continue
        right.add((each.segment, each.end))
        full = [term.text for term in each.entry.usable if not term.is_short]
        written = checked.target(each.segment).original(each.start, each.end)
        message = f"{quoted(each.acronym)} is {either(full)}, not {quoted(written)}"
        yield finding(
            checked, each.segment, "acronym-other-expansion", SEVERITY, message, f"write {either(full[:1])}",
            entry=each.entry, term=each.entry.name, target=(each.start, each.end), expected=full, fix=full[0],
        )  # fmt: skip
