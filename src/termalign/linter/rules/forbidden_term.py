"""A term that the termbase forbids stands in the target.

What it does:
    Finds forbidden terms, inflected too, whole words only, and says what to write. A forbidden term inside an approved
    one is left alone. Where the source does not name the concept, a single word is for information only: it may
    mean something else there.

Why it matters:
    Somebody has decided, often for a legal or a political reason, that this must not be printed.

Bad:
    term: 反撃能力 | counterstrike capability; enemy base attack capability (forbidden)
    s: 反撃能力を保有する。
    t: Japan will possess an enemy base attack capability.

Good:
    term: 反撃能力 | counterstrike capability; enemy base attack capability (forbidden)
    s: 反撃能力を保有する。
    t: Japan will possess a counterstrike capability.

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

SEVERITY = "error"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each forbidden term."""
    return find_avoided(checked, "forbidden-term", SEVERITY, ("forbidden",))
