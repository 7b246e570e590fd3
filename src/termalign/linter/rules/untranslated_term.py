"""A piece of the source is left in the target, or the target is empty.

What it does:
    Finds the source term itself in the target where no approved form stands there, Japanese in a target that is not
    Japanese, a target that is empty, and one that repeats a Japanese source. Japanese in brackets behind its
    translation, or in quotation marks in the source, is left alone, and so are lines without Japanese that are the
    same in both languages, and listings of programs.

Why it matters:
    It is the mistake that every reader sees.

Bad:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess 反撃能力.

Good:
    term: 反撃能力 | counterstrike capability
    s: 反撃能力を保有する。
    t: Japan will possess counterstrike capabilities (反撃能力).

How to silence:
    Enter the term as its own translation, where it is one: Shinkansen.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from termalign.linter.findings import MOST, either, finding, quoted
from termalign.text.scripts import HAS_JAPANESE, JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
RUN = re.compile(f"[{JAPANESE}]{{2,}}")
QUOTED = re.compile(r"[(（\[［【「『“\"][^()（）\[\]［］【】「」『』“”\"]*[)）\]］】」』”\"]")
HAS_HIRAGANA = re.compile("[ぁ-ん]")
HAS_LATIN = re.compile("[a-z]")
RULE = "untranslated-term"
WINDOW = 100
"""Characters on either side in which brackets are looked for."""


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each untranslated segment, each term and each piece of Japanese left over."""
    untranslated = set(checked.untranslated)
    yield from whole_segments(checked)
    told: dict[int, list[tuple[int, int]]] = {}
    for each in checked.renderings:
        if each.segment in untranslated or not (each.otherwise and each.otherwise.kind == "untranslated"):
            continue
        span = (each.otherwise.start, each.otherwise.end)
        if each.uses and is_quoted(checked.target(each.segment).low, span):
            continue
        told.setdefault(each.segment, []).append(span)
        hit = each.hits[0]
        term = checked.source(each.segment).original(hit.start, hit.end)
        message = f"{quoted(term)} is not translated; it should be {either(each.entry.expected)}"
        yield finding(
            checked, each.segment, RULE, SEVERITY, message, f"write {either(each.entry.expected[:1])}",
            entry=each.entry, source=(hit.start, hit.end), target=span, fix=each.entry.expected[0],
        )  # fmt: skip
    if checked.draft.target_language.partition("-")[0] not in ("ja", "zh"):
        yield from left_over(checked, untranslated, told)


def whole_segments(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each target that is empty, or repeats a Japanese source."""
    terms = {each.segment: each for each in reversed(checked.renderings)}
    for index in checked.untranslated:
        pair, each = checked.draft.pairs[index], terms.get(index)
        if pair.target.strip() and not HAS_JAPANESE.search(pair.target):
            continue
        if each is not None and each.entry.is_candidate:
            each = None
        message = "the segment is not translated"
        hit = each.hits[0] if each else None
        is_name = bool(pair.target.strip()) and HAS_HIRAGANA.search(pair.target) is None
        severity = "info" if is_name and each is None else SEVERITY
        yield finding(
            checked, index, RULE, severity, message, "translate it",
            entry=each.entry if each else None, source=(hit.start, hit.end) if hit else None,
        )  # fmt: skip


def left_over(
    checked: Checked, untranslated: set[int], told: dict[int, list[tuple[int, int]]],
) -> Iterator[Finding]:  # fmt: skip
    """Yield a finding for each piece of Japanese in a target that stands in its source too."""
    if checked.draft.source_language.partition("-")[0] != "ja":
        return
    for index, pair in enumerate(checked.draft.pairs):
        if index in untranslated or pair.target.isascii() or not HAS_JAPANESE.search(pair.target):
            continue
        low = checked.target(index).low
        for run in islice(RUN.finditer(low), MOST):
            known = any(start < run.end() and run.start() < end for start, end in told.get(index, ()))
            if known or is_quoted(low, run.span()):
                continue
            if not HAS_LATIN.search(low):
                yield finding(
                    checked, index, RULE, SEVERITY, "the segment is not translated", "translate it", target=run.span()
                )
                break
            if run[0] not in checked.source(index).low:
                continue
            at = checked.source(index).low.find(run[0])
            if is_quoted(checked.source(index).low, (at, at + len(run[0]))):
                continue
            message = f"{quoted(run[0])} is not translated"
            yield finding(
                checked, index, RULE, SEVERITY, message, "translate it",
                source=(at, at + len(run[0])), target=run.span(),
            )  # fmt: skip


def is_quoted(low: str, span: tuple[int, int]) -> bool:
    """Tell whether a span stands in brackets or quotation marks."""
    begin, end = max(0, span[0] - WINDOW), min(len(low), span[1] + WINDOW)
    return any(match.start() < span[0] and span[1] < match.end() for match in QUOTED.finditer(low, begin, end))
