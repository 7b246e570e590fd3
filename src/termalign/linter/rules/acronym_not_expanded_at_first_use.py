"""An acronym of the termbase stands in the translation for the first time, and nothing says what it stands for.

What it does:
    Looks at the first use of each acronym that the termbase has with a full form, headings apart. The full form must
    stand in the same segment: who has read it earlier does not know yet that the two are one. Acronyms that every
    reader knows (EU, URL) are left alone.

Why it matters:
    The reader of a translation has not read the Japanese, where the kanji told what was meant.

Bad:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism; ACM (acronym)
    s: 同盟調整メカニズムを活用した。
    t: The ACM was used.

Good:
    term: 同盟調整メカニズム | Alliance Coordination Mechanism; ACM (acronym)
    s: 同盟調整メカニズムを活用した。
    t: The Alliance Coordination Mechanism (ACM) was used.
    s: 同盟調整メカニズムは常設である。
    t: The ACM is permanent.

How to silence:
    ignore = ["acronym-not-expanded-at-first-use"] in the configuration, for texts such as user interfaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.linter.acronyms import WELL_KNOWN
from termalign.linter.findings import finding, quoted
from termalign.linter.forms import forms_of
from termalign.linter.sides import uses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked, ShortUse
    from termalign.linter.sides import Side
    from termalign.model import Finding, SegmentPair

SEVERITY = "warning"
STOPS = tuple(".!?:;。．！？：")
MODEL = re.compile(r"[-‐‑]?\d")
LONG_WORD = 4
"""Letters from which on a word has a capital in titles."""


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each acronym whose first use is not explained."""
    for text, short in first_uses(checked).items():
        full = [term for term in short.entry.usable if not term.is_short]
        target = checked.target(short.segment)
        if uses_of(target, [form for term in full for form in forms_of(term)]) or is_explained(
            checked, short.segment, text
        ):
            continue
        message = f"{quoted(text)} stands here for the first time and is not expanded: {quoted(full[0].text)}"
        yield finding(
            checked, short.segment, "acronym-not-expanded-at-first-use",
            SEVERITY, message, f"write “{full[0].text} ({text})”",
            entry=short.entry, term=short.entry.name, target=(short.use.start, short.use.end),
            expected=(f"{full[0].text} ({text})",), fix=f"{full[0].text} ({text})",
        )  # fmt: skip


def first_uses(checked: Checked) -> dict[str, ShortUse]:
    """Return the first use of each acronym, in the text if there is one, else in a heading."""
    untranslated = set(checked.untranslated)
    found: dict[str, ShortUse] = {}
    for in_headings in (False, True):
        for short in checked.shorts:
            text = short.use.term.text
            if (
                short.segment in untranslated
                or text in WELL_KNOWN
                or is_model(checked.target(short.segment), short.use.end)
            ):
                continue
            if is_heading(checked.draft.pairs[short.segment]) == in_headings:
                found.setdefault(text, short)
    return found


def is_model(target: Side, end: int) -> bool:
    """Tell whether an acronym begins the name of a model: BCP-300."""
    return MODEL.match(target.text, target.span(end - 1, end)[1]) is not None


def is_heading(pair: SegmentPair) -> bool:
    """Tell whether a segment is a heading, by its kind or as a title is written: capitals, and no full stop."""
    if pair.kind:
        return pair.kind == "heading"
    words = [word for word in pair.target.split() if len(word) >= LONG_WORD]
    if len(words) < 2 or pair.target.rstrip()[-1:] in STOPS or pair.source.rstrip()[-1:] in STOPS:
        return False
    return all(not word[0].islower() for word in words)


def is_explained(checked: Checked, index: int, acronym: str) -> bool:
    """Tell whether the acronym is explained in the segment, be it otherwise than the termbase has it."""
    return any(each.segment == index and each.acronym == acronym for each in checked.definitions())
