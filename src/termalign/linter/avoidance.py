"""Terms that must not be written: the targets that write them, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.linter.findings import either, finding, quoted
from termalign.text.folding import fold
from termalign.text.inflection import parallel
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from termalign.linter.checked import Checked, Stray
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side, Use
    from termalign.model import Finding

PERFECT_OR_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|having|get|gets|got)\s+"
    r"(?:(?:not|now|also|often|always|never|already|then|since|just|\w+ly)\s+)*$"
)
"""What stands before a participle."""
DISTINCT = 4
"""Japanese characters from which on a term means one thing wherever it stands."""
WORDS = {"forbidden": "must not be used", "deprecated": "is deprecated", "superseded": "is superseded"}


def find_avoided(checked: Checked, rule: str, severity: str, statuses: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each use of a term with one of the statuses.

    Where the source does not have the concept, the words may mean something else: then several words count, and
    the terms of entries without a source; a single word is for information.
    """
    for each in checked.renderings:
        for use in each.avoided:
            if use.term.administrative_status in statuses:
                hit = each.hits[0]
                yield report(checked, each.segment, rule, severity, each.entry, use, (hit.start, hit.end))
    for stray in checked.strays:
        if stray.use.term.administrative_status in statuses and not is_right_elsewhere(checked, stray):
            level = severity if not stray.entry.sources or is_distinct(stray.use.term.text) else "info"
            yield report(checked, stray.segment, rule, level, stray.entry, stray.use, None)


def is_distinct(text: str) -> bool:
    """Tell whether a term means one thing wherever it stands: several words, or four characters of Japanese."""
    return len(text) >= DISTINCT if HAS_JAPANESE.search(text) else len(text.split()) > 1


def is_right_elsewhere(checked: Checked, stray: Stray) -> bool:
    """Tell whether a term to avoid is part of what another entry allows, which stands there."""
    low = checked.target(stray.segment).low
    text = low[stray.use.start : stray.use.end]
    for entry in checked.entries:
        for term in entry.usable:
            if entry is stray.entry or text not in (whole := fold(term.text).text):
                continue
            if whole == text and not is_distinct(text):
                return True
            begin = stray.use.start - whole.index(text)
            if begin >= 0 and low.startswith(whole, begin):
                return True
    return False


def report(  # noqa: PLR0913 - what a finding has
    checked: Checked, index: int, rule: str, severity: str, entry: Entry, use: Use, source: tuple[int, int] | None,
) -> Finding:  # fmt: skip
    """Make the finding."""
    written = checked.target(index).original(use.start, use.end)
    message = f"{quoted(written)} {WORDS[use.term.administrative_status]}"
    if entry.usable:
        message += f"; write {either(entry.expected)}"
    if source:
        message += f" for {quoted(checked.source(index).original(*source))}"
    remedy = f"write {either(entry.expected[:1])}" if entry.usable else "write another word"
    fix = inflected_like(entry, use, checked.target(index)) if entry.usable else None
    low = checked.target(index).low[use.start : use.end]
    is_safe = source is not None and fix is not None and is_carried_over(use, low, fix)
    return finding(
        checked, index, rule, severity, message, remedy, entry=entry, source=source, target=(use.start, use.end),
        fix=fix, is_safe=is_safe,
    )  # fmt: skip


def is_carried_over(use: Use, low: str, fix: str) -> bool:
    """Tell whether a fix has the form of what was written, folded: that of the term itself, or the plural."""
    return low == fold(use.term.text).text or (low.endswith("s") and fix.endswith("s"))


def inflected_like(entry: Entry, use: Use, target: Side) -> str:
    """Return the preferred term in the form and the capitals of what was written: used for utilized, CHAIR for CHAIRMAN."""
    written, low = target.original(use.start, use.end), target.low[use.start : use.end]
    text = entry.usable[0].text
    if use.term.is_in("en"):
        is_participle = PERFECT_OR_PASSIVE.search(target.low, 0, use.start) is not None
        text = parallel(low, fold(use.term.text).text, text, is_participle=is_participle)
    if written.isupper() and len(written) > 1 and not use.term.text.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if written[:1].isupper() and use.term.text[:1].islower() else text
