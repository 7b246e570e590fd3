"""Two terms of the draft have one rendering in the termbase.

What it does:
    Names the pairs of concepts in the draft whose preferred terms are the same word.

Why it matters:
    The Japanese tells the two apart, the translation does not.

Bad:
    term: 抑止 | deterrence
    term: 抑止力 | deterrence
    s: 抑止が重要である。
    t: Deterrence is important.
    s: 抑止力を高める。
    t: Enhance deterrence.

Good:
    term: 抑止 | deterrence
    term: 抑止力 | deterrent
    s: 抑止が重要である。
    t: Deterrence is important.
    s: 抑止力を高める。
    t: Enhance the deterrent.

How to silence:
    Make the two terms synonyms of one concept; or ignore = ["shared-rendering"] in the configuration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import finding, quoted
from termalign.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "info"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding at the first use of each concept whose preferred term an earlier concept has."""
    owners: dict[str, str] = {}
    for key, entry in sorted(checked.found.items(), key=lambda item: checked.first[item[0]]):
        if not entry.usable or len(entry.concepts) > 1:
            continue
        text = fold(entry.usable[0].text).text
        other = owners.setdefault(text, entry.name)
        if fold(other).text != fold(entry.name).text:
            message = f"{quoted(entry.name)} and {quoted(other)} are both {quoted(entry.usable[0].text)}"
            yield finding(
                checked, checked.first[key], "shared-rendering", SEVERITY, message, "see whether the difference matters",
                entry=entry, term=entry.name,
            )  # fmt: skip
