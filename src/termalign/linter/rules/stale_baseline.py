"""The baseline has a finding that the draft no longer has.

What it does:
    Compares the baseline with what is found in the drafts that are checked, as far as the rules that run can tell.

Why it matters:
    What stays in the baseline passes over the same mistake when somebody makes it again.

Bad:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities.
    known: 1f8c2a77e09b4d10 missing-approved-term

Good:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities.

How to silence:
    Run termalign lint with --prune-baseline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.model import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each finding of the baseline that is gone."""
    for known in checked.stale:
        yield Finding(
            "stale-baseline", SEVERITY, Place(checked.draft.file, 1, 1, 1),
            f"the baseline has what is no longer found: {known.message}", "run again with --prune-baseline",
            term=known.fingerprint,
        )  # fmt: skip
