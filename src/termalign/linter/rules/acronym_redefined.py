"""An acronym is explained a second time in the draft.

What it does:
    Compares the explanations of each acronym: with other words it is a warning, with the same words for information.
    Those of the termbase's acronyms that differ from it are left to acronym-other-expansion.

Why it matters:
    The second explanation is either superfluous or contradicts the first.

Bad:
    s: 統合運用支援装置を使う。
    t: The Joint Operations Support Device (JOSD) is used.
    s: 合同運用保安部と調整する。
    t: Coordinate with the Joint Operations Security Department (JOSD).

Good:
    s: 統合運用支援装置を使う。
    t: The Joint Operations Support Device (JOSD) is used.
    s: 統合運用支援装置を止める。
    t: The JOSD is stopped.

How to silence:
    ignore = ["acronym-redefined"] in the configuration, for documents whose chapters are read alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.acronyms import unlisted
from termalign.linter.findings import finding, quoted
from termalign.text.english import words
from termalign.text.inflection import noun_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
RULE = "acronym-redefined"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each explanation but the first."""
    first: dict[str, tuple[int, str]] = {}
    for index, acronym, start, end in unlisted(checked):
        text = checked.draft.pairs[index].target[start:end]
        if acronym not in first:
            first[acronym] = (index, text)
            continue
        yield report(checked, index, acronym, text, first[acronym])
    known: dict[str, tuple[int, str]] = {}
    for each in checked.definitions():
        text = checked.target(each.segment).original(each.start, each.end)
        if each.kind != "approved":
            continue
        if each.acronym in known and known[each.acronym][0] != each.segment and same(known[each.acronym][1], text):
            yield report(checked, each.segment, each.acronym, text, known[each.acronym])
        known.setdefault(each.acronym, (each.segment, text))


def report(checked: Checked, index: int, acronym: str, text: str, first: tuple[int, str]) -> Finding:
    """Make the finding."""
    place = checked.draft.pairs[first[0]].place
    if same(first[1], text):
        message, severity = f"{quoted(acronym)} was expanded already, at line {place.line}", "info"
        remedy = f"write {quoted(acronym)} alone"
    else:
        message, severity = (
            f"{quoted(acronym)} is {quoted(text)} here and {quoted(first[1])} at line {place.line}",
            SEVERITY,
        )
        remedy = "choose one of them, or another acronym"
    return finding(checked, index, RULE, severity, message, remedy, term=acronym)._replace(found=text)


def same(one: str, other: str) -> bool:
    """Tell whether two expansions differ in case, hyphens and number only."""
    left, right = ([word.lower() for word in words(text)] for text in (one, other))
    return len(left) == len(right) and all(
        a == b or b in noun_forms(a) or a in noun_forms(b) for a, b in zip(left, right, strict=True)
    )
