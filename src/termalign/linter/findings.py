"""Making findings: the place, the spans in the texts as they are, and a severity that a candidate's cannot exceed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from termalign.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.linter.checked import Checked
    from termalign.linter.entries import Entry

Span = tuple[int, int]
ARTICLE = re.compile(r"\ban?[\s*_]+$", re.IGNORECASE)
LONGEST_ARTICLE = 8
VOWELS = frozenset("aeio")
MOST = 50
"""Findings of one rule in one segment; only a segment that is no segment has more."""


def finding(  # noqa: PLR0913 - what a finding has
    checked: Checked,
    index: int,
    rule: str,
    severity: str,
    message: str,
    remedy: str,
    *,
    entry: Entry | None = None,
    term: str = "",
    expected: Sequence[str] = (),
    source: Span | None = None,
    target: Span | None = None,
    fix: str | None = None,
    is_safe: bool = False,
) -> Finding:
    """Make a finding in a segment; spans are those of the folded texts.

    A fix is not safe at info, nor where “an” would have to become “a”.
    """
    pair = checked.draft.pairs[index]
    checked.numbers[id(pair)] = index
    source_span = checked.source(index).span(*source) if source else None
    target_span = checked.target(index).span(*target) if target else None
    if entry is not None and entry.is_candidate:
        severity = "info"
    return Finding(
        rule,
        severity,
        pair.place,
        message,
        remedy,
        pair,
        term or (pair.source[slice(*source_span)] if source_span else entry.name if entry else ""),
        tuple(expected) or (entry.expected if entry else ()),
        pair.target[slice(*target_span)] if target_span else "",
        source_span,
        target_span,
        fix,
        is_safe=is_safe and severity != "info" and (fix is None or fits(checked.target(index).text, target_span, fix)),
    )


def unfolded(  # noqa: PLR0913 - what a finding has
    checked: Checked, index: int, rule: str, severity: str, message: str, span: Span, fix: str, *, is_safe: bool = True,
) -> Finding:  # fmt: skip
    """Make a finding on the spelling of target[slice(*span)], as the target is."""
    pair = checked.draft.pairs[index]
    found = pair.target[slice(*span)]
    return Finding(
        rule, severity, pair.place, message, f"write {quoted(fix)}", pair, found, (fix,), found, None, span, fix,
        is_safe=is_safe and severity != "info",
    )  # fmt: skip


def fits(text: str, span: Span | None, fix: str) -> bool:
    """Tell whether the article before a span of a text surely goes with what is to be written there, as it did before."""
    if span is None or not ARTICLE.search(text, max(0, span[0] - LONGEST_ARTICLE), span[0]):
        return True
    old, new = text[span[0]].lower(), fix[:1].lower()
    return old == new or (not fix[:2].isupper() and {old, new}.isdisjoint("hu") and (old in VOWELS) == (new in VOWELS))


def with_fingerprints(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings with a digest of rule, term and source, numbered where they are equal: line numbers do not matter."""
    seen: dict[str, int] = {}
    counts: Counter[tuple[str, int]] = Counter()
    for each in findings:
        counts[each.rule, id(each.pair)] += 1
        if counts[each.rule, id(each.pair)] > MOST:
            continue
        texts = (
            each.rule,
            each.term,
            (each.pair.source or each.pair.target) if each.pair else str(each.place),
            each.found,
        )
        digest = hashlib.sha256("\0".join(texts).encode(errors="replace")).hexdigest()[:16]
        seen[digest] = seen.get(digest, 0) + 1
        yield each._replace(fingerprint=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")


def quoted(text: str) -> str:
    """Return a text in the quotation marks of its script."""
    return f"“{text}”" if text.isascii() else f"「{text}」"


def either(texts: Sequence[str]) -> str:
    """Return one or several texts, the first ones: “ACM” or “Alliance Coordination Mechanism”."""
    return " or ".join(map(quoted, texts[:3]))
