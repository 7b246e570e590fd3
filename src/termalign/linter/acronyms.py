"""Acronyms in a translation: where one is explained, by what, and which stands there unexplained: ACM, 同盟調整メカニズム（ACM）."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter import absence, nearness
from termalign.linter.forms import forms_of
from termalign.linter.sides import uses_of
from termalign.text.folding import fold
from termalign.text.letters import spell
from termalign.text.protected import blank, protected_spans
from termalign.text.scripts import HAS_JAPANESE, KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked, ShortUse
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side
    from termalign.model import SegmentPair

WELL_KNOWN = frozenset(
    "EU UN UK US USA TV PC CD DVD CEO DNA PDF URL HTML AM PM OK ID AI IT USB".split(),
)
"""Acronyms that every reader knows and most do not know the words of."""
BEFORE = re.compile(r"(?P<words>[^()（）.;:!?\n\ufffc]*?)[ ]?[(（](?:[^()（）]*?[,:;] ?)?$")
BEHIND = re.compile(r"s? ?[(（](?P<words>[^()（）.;:!?\n\ufffc]+)[)）]")
JAPANESE_NAME = re.compile(f"[{KANJI}々{KATAKANA}]{{3,}}$")
CLOSING = ")）"
ACRONYM = re.compile(r"[ ]?[(（]([A-Z][A-Za-z0-9&/.-]{1,11})[)）]")
LONGEST = 10
WINDOW = 200
"""Characters before an acronym in which its expansion is looked for."""
MOST = 10
"""Uses of an acronym in one segment that are looked at."""
WORD = re.compile(r"[A-Za-zÀ-ɏ0-9][\w'’&/-]*")


class Definition(NamedTuple):
    """An acronym in brackets behind words that it stands for; spans are those of the folded target."""

    segment: int
    entry: Entry
    acronym: str
    start: int
    end: int
    kind: str
    """ "approved", "near" an approved form, or an "other" expansion."""


def definitions(checked: Checked) -> Iterator[Definition]:
    """Yield where acronyms of the termbase are explained, right or wrong."""
    seen: Counter[tuple[int, str]] = Counter()
    for short in checked.shorts:
        seen[short.segment, short.use.term.text] += 1
        if seen[short.segment, short.use.term.text] > MOST:
            continue
        found = explained(checked.target(short.segment), short)
        if found:
            yield found


def explained(target: Side, short: ShortUse) -> Definition | None:
    """Return how an acronym is explained by the words before its bracket."""
    use, entry = short.use, short.entry
    full = [term for term in entry.usable if not term.is_short]
    forms = [form for term in full for form in forms_of(term)]
    behind = BEHIND.match(target.low, use.end)
    if behind and not uses_of(target, forms):
        text = target.original(behind.start("words"), behind.end("words"))
        if spell(use.term.text, text).method == "initials":
            return Definition(short.segment, entry, use.term.text, *behind.span("words"), "other")
    before = BEFORE.search(target.low, max(0, use.start - WINDOW), use.start)
    if before is None or target.low[use.end : use.end + 1] not in tuple(",:;" + CLOSING):
        return None
    end = before.end("words")
    for right in uses_of(target, forms):
        if right.end == end:
            return Definition(short.segment, entry, use.term.text, right.start, end, "approved")
    is_japanese = all(HAS_JAPANESE.search(term.text) for term in full)
    for term in full:
        span = nearness.find(target, term)
        if span and span[1] == end:
            return Definition(short.segment, entry, use.term.text, *span, "near")
        if absence.ellipsis(target, term, is_japanese=is_japanese) == (before.start("words"), end):
            return None
    if is_japanese:
        run = JAPANESE_NAME.search(target.low, before.start("words"), end)
        if run is None or any(fold(term.text).text.endswith(run[0]) for term in full):
            return None
        return Definition(short.segment, entry, use.term.text, *run.span(), "other")
    start = expansion_start(target.low[before.start("words") : end], use.term.text)
    if start is None:
        return None
    return Definition(short.segment, entry, use.term.text, before.start("words") + start, end, "other")


def expansion_start(text: str, acronym: str) -> int | None:
    """Return where in a text the words begin that spell an acronym up to its end, None where none do."""
    starts = [match.start() for match in WORD.finditer(text)][-LONGEST:]
    loose: int | None = None
    for start in reversed(starts):
        method = spell(acronym, text[start:]).method
        if method == "initials":
            return start
        if method and loose is None:
            loose = start
    return loose


def introductions(checked: Checked) -> dict[str, tuple[int, str]]:
    """Return for each acronym that the draft explains the first such segment, and its words there."""
    found: dict[str, tuple[int, str]] = {}
    listed = [
        (each.segment, each.acronym, checked.target(each.segment).original(each.start, each.end))
        for each in checked.definitions()
    ]
    others = [
        (index, acronym, without_markup(checked.draft.pairs[index], start, end))
        for index, acronym, start, end in unlisted(checked)
    ]
    for index, acronym, words in sorted(listed + others):
        found.setdefault(acronym, (index, words))
    return found


def without_markup(pair: SegmentPair, start: int, end: int) -> str:
    """Return target[start:end] without what is hidden or no language."""
    spans = [*protected_spans(pair.target), *pair.target_hidden]
    return blank(pair.target, spans, "\0")[start:end].replace("\0", "")


def unlisted(checked: Checked) -> list[tuple[int, str, int, int]]:
    """Return (segment, acronym, start, end) of the expansions, in the original target, of acronyms that no entry has."""
    if checked.unlisted is None:
        checked.unlisted = list(find_unlisted(checked))
    return checked.unlisted


def find_unlisted(checked: Checked) -> Iterator[tuple[int, str, int, int]]:
    """Yield the same."""
    known = {term.text for entry in checked.entries for term in entry.usable if term.is_short}
    for index, pair in enumerate(checked.draft.pairs):
        if "(" not in pair.target and "（" not in pair.target:
            continue
        target = blank(pair.target, [*protected_spans(pair.target), *pair.target_hidden])
        for match in ACRONYM.finditer(target):
            acronym = match[1].removesuffix("s") if match[1][-2:-1].isupper() else match[1]
            if acronym in known or sum(map(str.isupper, acronym)) < 2:
                continue
            before = target[max(0, match.start() - WINDOW) : match.start()]
            clause = re.search(r"[^().;:!?\n（）]*$", before)
            text = clause[0] if clause else ""
            start = expansion_start(text, acronym)
            if start is not None:
                begin = match.start() - len(text) + start
                yield index, acronym, begin, match.start()
