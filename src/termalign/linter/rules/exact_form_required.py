"""A term that is marked exact is written in another form.

What it does:
    Compares the case, hyphens, spaces and number of a term whose own column `exact` says yes with the termbase.

Why it matters:
    Names of products, laws and menu items are quoted, not inflected.

Bad:
    term: 安全管理者 | Safety Manager (exact)
    s: 安全管理者を置く。
    t: Appoint safety managers.

Good:
    term: 安全管理者 | Safety Manager (exact)
    s: 安全管理者を置く。
    t: Appoint a Safety Manager.

How to silence:
    Empty the column `exact` of the term.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from termalign.linter.findings import finding, quoted
from termalign.linter.nearness import differs_in_form, letters_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "error"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each use of an exact term that differs from it."""
    for each in checked.renderings:
        if not each.entry.exact:
            continue
        exact = {normal(text) for text in each.entry.expected}
        spans = [(use.start, use.end, use.term.text) for use in each.uses if use.term in each.entry.exact]
        if each.otherwise and each.otherwise.kind == "near":
            written = checked.target(each.segment).original(each.otherwise.start, each.otherwise.end)
            if differs_in_form(written, each.entry):
                spans.append((each.otherwise.start, each.otherwise.end, each.entry.expected[0]))
        for start, end, text in spans:
            written = checked.target(each.segment).original(start, end)
            if normal(written) in exact:
                continue
            hit = each.hits[0]
            yield finding(
                checked, each.segment, "exact-form-required", SEVERITY,
                f"{quoted(written)} must be exactly {quoted(text)}", f"write {quoted(text)}",
                entry=each.entry, source=(hit.start, hit.end), target=(start, end),
                fix=text, is_safe=letters_alone(written) == letters_alone(text),
            )  # fmt: skip


def normal(text: str) -> str:
    """Return a text without what no reader sees: line breaks, full width."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
