"""A term of the termbase stands in the source, and no approved form of it in the target.

What it does:
    Looks for the approved terms of each concept that the source names: a preferred or admitted term, or an acronym,
    inflected, split by an adjective or turned into an of-phrase. Says "info" where an ellipsis ("the Mechanism"), a
    pronoun, or the term nearby in the same paragraph stands for it; "error" where the term is marked exact.

Why it matters:
    Readers take two words for two things.

Bad:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess the ability to hit back.

Good:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities.

How to silence:
    Enter the other rendering as an admitted term; or ignore = ["missing-approved-term"] in the configuration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.findings import either, finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked, Rendering
    from termalign.model import Finding

SEVERITY = "warning"
OTHER_RULES = ("near", "untranslated", "split")
REASONS = {
    "ellipsis": "stands shortened",
    "pronoun": "is a pronoun here",
    "derivation": "is rendered by a word of its stem",
    "part": "is part of a longer word here",
    "nearby": "stands nearby in the same paragraph",
}


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each entry of a source that its target does not render."""
    untranslated = set(checked.untranslated)
    paragraphs: dict[str, list[int]] = {}
    for index, pair in enumerate(checked.draft.pairs):
        if pair.paragraph:
            paragraphs.setdefault(pair.paragraph, []).append(index)
    for each in checked.renderings:
        if each.uses or each.avoided or not each.entry.usable or each.segment in untranslated:
            continue
        if each.otherwise and each.otherwise.kind in OTHER_RULES:
            continue
        reason = each.otherwise.kind if each.otherwise else "part" if each.is_part else ""
        if not reason and stands_nearby(checked, each, paragraphs):
            reason = "nearby"
        yield report(checked, each, reason)


def stands_nearby(checked: Checked, each: Rendering, paragraphs: dict[str, list[int]]) -> bool:
    """Tell whether another segment of the same paragraph says the term."""
    from termalign.linter.sides import uses_of  # noqa: PLC0415

    others = paragraphs.get(checked.draft.pairs[each.segment].paragraph, [])
    return any(uses_of(checked.target(other), each.entry.forms()) for other in others if other != each.segment)


def report(checked: Checked, each: Rendering, reason: str) -> Finding:
    """Make the finding."""
    entry, hit = each.entry, each.hits[0]
    term = checked.source(each.segment).original(hit.start, hit.end)
    severity = "info" if reason else "error" if entry.is_exact else SEVERITY
    message = f"{quoted(term)} should be {either(entry.expected)}"
    message += f"; it {REASONS[reason]}" if reason else ", which is not in the translation"
    span = (each.otherwise.start, each.otherwise.end) if each.otherwise else None
    remedy = "nothing, if that is clear to the reader" if reason else f"write {either(entry.expected[:1])}"
    return finding(
        checked, each.segment, "missing-approved-term", severity, message, remedy,
        entry=entry, source=(hit.start, hit.end), target=span,
    )  # fmt: skip
