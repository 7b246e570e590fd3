"""An acronym is introduced in brackets and never used after that.

What it does:
    Counts the uses of each acronym that the draft explains. Where the source has the acronym at that place, the translation
    has it rightly.

Why it matters:
    Readers remember it in vain.

Bad:
    s: 同盟調整の仕組みを活用した。
    t: The Alliance Coordination Mechanism (ACM) was used.

Good:
    s: 同盟調整の仕組みを活用した。
    t: The Alliance Coordination Mechanism (ACM) was used.
    s: 仕組みは常設である。
    t: The ACM is permanent.

How to silence:
    ignore = ["acronym-used-once"] in the configuration, where acronyms are given for reference.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from termalign.linter.acronyms import introductions
from termalign.linter.findings import finding, quoted
from termalign.linter.prose import having, is_english, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "info"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each acronym that stands only where it is explained."""
    found = introductions(checked) if is_english(checked) else {}
    if not found:
        return
    uses = Counter(acronym for index in having(checked, found) for acronym in used(shown(checked, index), list(found)))
    for acronym, (index, expansion) in found.items():
        if uses[acronym] < 2 and acronym not in checked.draft.pairs[index].source:
            message = f"{quoted(acronym)} is introduced here for {quoted(expansion)} and never used again"
            yield finding(
                checked, index, "acronym-used-once", SEVERITY, message, "leave it out", term=acronym
            )._replace(found=acronym)


def used(text: str, acronyms: list[str]) -> Iterator[str]:
    """Yield the acronyms that stand in a text as words, in the plural too."""
    for acronym in acronyms:
        if acronym in text:
            yield from (
                acronym for _ in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(acronym)}(?:s?(?![A-Za-z0-9]))", text)
            )
