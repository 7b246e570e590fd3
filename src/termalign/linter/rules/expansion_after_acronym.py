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
from termalign.linter.index import automaton_of
from termalign.linter.prose import is_english
from termalign.linter.rules.acronym_not_expanded_at_first_use import is_heading
from termalign.linter.sides import has_edges
from termalign.text.folding import fold, fold_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "info"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each expansion behind the one that introduces its acronym."""
    if not is_english(checked):
        return
    found = {fold(words).text: (acronym, first, words) for acronym, (first, words) in introductions(checked).items()}
    strings = list(found)
    automaton = automaton_of(strings)
    for number, pair in enumerate(checked.draft.pairs):
        if automaton is None or not automaton.find_matches_as_indexes(fold_in_place(pair.target)) or is_heading(pair):
            continue
        target = checked.target(number)
        for which, start, end in automaton.find_matches_as_indexes(target.low):
            acronym, first, words = found[strings[which]]
            if number > first and acronym not in pair.target and has_edges(target, start, end):
                message = f"{quoted(words)} was introduced as {quoted(acronym)} at line {checked.draft.pairs[first].place.line}"
                yield finding(
                    checked, number, "expansion-after-acronym", SEVERITY, message, f"write {quoted(acronym)}",
                    term=acronym, expected=(acronym,), target=(start, end), fix=acronym,
                )  # fmt: skip
