"""Two different sources have the same translation.

What it does:
    Groups segments with the same target, apart from markup, case, punctuation and spaces, whose sources differ.

Why it matters:
    It is often a translation that was copied and not adapted.

Bad:
    s: 左側の弁を開く。
    t: Open the left valve.
    s: 右側の弁を開く。
    t: Open the left valve.

Good:
    s: 左側の弁を開く。
    t: Open the left valve.
    s: 右側の弁を開く。
    t: Open the right valve.

How to silence:
    It is for information only; ignore = ["same-target-different-source"] in the configuration turns it off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import finding, quoted
from termalign.linter.repetitions import plain, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "info"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each source that shares its translation with an earlier one."""
    pairs = checked.draft.pairs
    for indices in repeated(pairs, by_target=True):
        first = indices[0]
        known = {plain(pairs[first].source, pairs[first].source_hidden)}
        for index in indices[1:]:
            source = plain(pairs[index].source, pairs[index].source_hidden)
            if source and source not in known:
                known.add(source)
                message = (
                    f"{quoted(pairs[first].source.strip())} at line {pairs[first].place.line} has the same translation"
                )
                yield finding(
                    checked, index, "same-target-different-source", SEVERITY, message, "see which one is meant",
                    term=pairs[index].source.strip(),
                )._replace(found=pairs[index].target)  # fmt: skip
