"""A term that the termbase deprecates, or says is superseded, stands in the target.

What it does:
    Finds deprecated and superseded terms, inflected too, and says what to write instead.

Why it matters:
    Old names live on in translation memories and come back from there.

Bad:
    term: 保守員 | maintenance technician; serviceman (deprecated)
    s: 保守員が点検する。
    t: Servicemen inspect the unit.

Good:
    term: 保守員 | maintenance technician; serviceman (deprecated)
    s: 保守員が点検する。
    t: Maintenance technicians inspect the unit.

How to silence:
    Change the status of the term in the termbase to admitted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.avoidance import find_avoided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each deprecated or superseded term."""
    return find_avoided(checked, "deprecated-term", SEVERITY, ("deprecated", "superseded"))
