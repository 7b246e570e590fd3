"""One source term has several renderings in the draft; the rarer one is flagged.

What it does:
    Counts, for each entry with several full forms, which of them the draft writes. For terms that the termbase does
    not have, it learns the usual rendering from the draft itself, and flags a segment that has a variant of it. A
    form in brackets right behind the other explains it, and does not count.

Why it matters:
    Both words may be right; that there are two is wrong.

Bad:
    term: 抑止力 | deterrent; deterrence capability (admitted)
    s: 抑止力を高める。
    t: Enhance the deterrent.
    s: 抑止力を保つ。
    t: Maintain the deterrent.
    s: 抑止力を示す。
    t: Show deterrence capabilities.

Good:
    term: 抑止力 | deterrent; deterrence capability (admitted)
    s: 抑止力を高める。
    t: Enhance the deterrent.
    s: 抑止力を示す。
    t: Show the deterrent.

How to silence:
    ignore = ["inconsistent-rendering"] in the configuration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.discovery import variants_found
from termalign.linter.findings import finding, quoted
from termalign.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked, Rendering
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Use
    from termalign.model import Finding

SEVERITY = "warning"
RULE = "inconsistent-rendering"
OFTEN, LARGE = 8, 0.2
"""Uses of the rarer forms, and their share, from which on two words are a habit and no slip."""


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each use of a rendering that is not the usual one."""
    by_entry: dict[Entry, list[tuple[Rendering, Use]]] = {}
    for each in checked.renderings:
        low, end = checked.target(each.segment).low, -1
        for use in each.uses:
            is_gloss = low[end : use.start].strip() == "("
            end = use.end
            if not (use.term.is_short or is_gloss) and len(each.entry.concepts) == 1:
                by_entry.setdefault(each.entry, []).append((each, use))
    for entry, uses in by_entry.items():
        yield from among(checked, entry, uses)
    yield from learnt(checked)


def among(checked: Checked, entry: Entry, uses: list[tuple[Rendering, Use]]) -> Iterator[Finding]:
    """Yield a finding for each use of the rarer full forms; of equally many, the preferred one is the usual."""
    counts: dict[str, int] = {}
    for _, use in uses:
        text = fold(use.term.text).text
        counts[text] = counts.get(text, 0) + 1
    if len(counts) < 2:
        return
    rank = {fold(term.text).text: -number for number, term in enumerate(entry.usable)}
    usual = max(counts, key=lambda text: (counts[text], rank.get(text, 0)))
    best = next(term.text for term in entry.usable if fold(term.text).text == usual)
    others = len(uses) - counts[usual]
    severity = "info" if others >= OFTEN and others >= LARGE * len(uses) else SEVERITY
    for each, use in uses:
        if fold(use.term.text).text == usual:
            continue
        written = checked.target(each.segment).original(use.start, use.end)
        message = f"{quoted(entry.name)} is {quoted(written)} here, elsewhere in the draft {quoted(best)} ({times(counts[usual])})"
        yield finding(
            checked, each.segment, RULE, severity, message, f"write {quoted(best)}",
            entry=entry, source=(each.hits[0].start, each.hits[0].end), target=(use.start, use.end),
            expected=(best,), fix=best,
        )  # fmt: skip


def times(number: int) -> str:
    """Return a count in words."""
    return "once" if number == 1 else f"{number} times"


def learnt(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each variant of a rendering that the draft itself teaches."""
    for each in variants_found(checked):
        written = checked.target(each.segment).original(*each.target) if each.target else ""
        usual = f"elsewhere in the draft {quoted(each.usual)} ({times(each.times)})"
        message = f"{quoted(each.term)} is {quoted(written) if written else 'something else'} here, {usual}"
        yield finding(
            checked, each.segment, RULE, SEVERITY, message, f"write {quoted(each.usual)}",
            term=each.term, source=each.source, target=each.target, expected=(each.usual,),
            fix=each.usual if written else None,
        )  # fmt: skip
