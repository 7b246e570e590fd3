"""The target nearly says an approved term: another form of a word, a typing mistake, other spaces, lost capitals.

What it does:
    Where an approved form lacks, looks for words that are those of the term but for one form or one letter, and offers
    the term in their place. In Japanese other long vowels, small kana or okurigana are a near miss too (サーバ for
    サーバー), where the source has the term; elsewhere the rules on spelling tell of them.

Why it matters:
    Alliance Coordinating Mechanism passes every spelling checker, and no search finds it again.

Bad:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Coordinating Mechanism was used.

Good:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Coordination Mechanism was used.

How to silence:
    Enter the other form as an admitted term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.alone import near_misses
from termalign.linter.findings import finding, quoted
from termalign.linter.nearness import differs_in_form, replacement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.linter.entries import Entry
    from termalign.linter.findings import Span
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each near miss; of an exact term it is an error, or exact-form-required."""
    told: set[tuple[int, Span]] = set()
    for each in checked.renderings:
        if not (each.otherwise and each.otherwise.kind == "near"):
            continue
        span = (each.otherwise.start, each.otherwise.end)
        if each.entry.is_exact and differs_in_form(checked.target(each.segment).original(*span), each.entry):
            continue
        told.add((each.segment, span))
        hit = each.hits[0]
        yield report(checked, each.segment, each.entry, (hit.start, hit.end), span, each.otherwise.replacement)
    if checked.draft.is_single:
        yield from in_one_language(checked)
    for definition in checked.definitions():
        if definition.kind == "near":
            span = (definition.start, definition.end)
            if (definition.segment, span) in told:
                continue
            term = definition.entry.full[0]
            fix = replacement(checked.target(definition.segment), span, term)
            yield report(checked, definition.segment, definition.entry, None, span, fix)


def in_one_language(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each near miss in a text without a source, the longest where several overlap."""
    taken: dict[int, list[Span]] = {}
    for near in sorted(near_misses(checked), key=lambda each: (each.segment, each.start - each.end)):
        others = taken.setdefault(near.segment, [])
        if not any(start < near.end and near.start < end for start, end in others):
            others.append((near.start, near.end))
            span = (near.start, near.end)
            fix = replacement(checked.target(near.segment), span, near.term)
            yield report(checked, near.segment, near.entry, None, span, fix)


def report(  # noqa: PLR0913 - what a finding has
    checked: Checked, segment: int, entry: Entry, source: Span | None, target: Span, fix: str,
) -> Finding:  # fmt: skip
    """Make the finding."""
    written = checked.target(segment).original(*target)
    return finding(
        checked, segment, "near-miss", "error" if entry.is_exact else SEVERITY,
        f"{quoted(written)} should be {quoted(fix)}", f"write {quoted(fix)}",
        entry=entry, term="" if source else entry.name, source=source, target=target, fix=fix, is_safe=True,
    )  # fmt: skip
