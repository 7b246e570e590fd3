"""What stands in a target where the approved form does not: the Japanese itself, a near miss, 「同メカニズム」, "It".

Each way is tried in order; the first that is found is taken. "split" is right: the term's words stand there, parted by
an adjective or turned round by an of-phrase. "near" is a mistake with a fix. The others explain an absence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termalign.linter import absence, nearness, rewording
from termalign.linter.forms import forms_of, surfaces
from termalign.linter.sides import has_edges
from termalign.text.folding import fold
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.linter.checked import Hit
    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side, Spans
    from termalign.model import Draft


class Otherwise(NamedTuple):
    """Another rendering: its kind, where it stands in the folded target, and what to write in its place."""

    kind: str
    start: int
    end: int
    replacement: str = ""


def otherwise(  # noqa: PLR0913 - a segment, an entry and what the others have taken
    source: Side, target: Side, hits: Sequence[Hit], entry: Entry, draft: Draft, taken: Spans,
) -> Otherwise | None:  # fmt: skip
    """Return how an entry that lacks an approved form is rendered, None where nothing explains it.

    What renders another entry, one of `taken`, does not render this one too.
    """
    is_japanese = draft.target_language.partition("-")[0] == "ja"
    found = ways(source, target, hits, entry, is_japanese=is_japanese)
    return next((each for each in found if each.kind == "split" or not taken.cover(each.start, each.end)), None)


def ways(
    source: Side, target: Side, hits: Sequence[Hit], entry: Entry, *, is_japanese: bool,
) -> Iterator[Otherwise]:  # fmt: skip
    """Yield the explanations, the strongest first."""
    terms = [term for term in entry.usable if fold(term.text).text.strip()]
    for term in terms:
        if span := rewording.find(target, term):
            yield Otherwise("split", *span)
    own = {fold(term.text).text for term in terms}
    for span in left_over(source, target, [hit for hit in hits if source.low[hit.start : hit.end] not in own]):
        yield Otherwise("untranslated", *span)
    for term in terms:
        if span := nearness.find(target, term):
            yield Otherwise("near", *span, nearness.replacement(target, span, term))
    for term in terms:
        if span := absence.ellipsis(target, term, is_japanese=is_japanese):
            yield Otherwise("ellipsis", *span)
    if any(span := absence.derivation(source, target, hit, terms) for hit in hits) and span:
        yield Otherwise("derivation", *span)
    if span := absence.pronoun(source, target, hits, is_japanese=is_japanese):
        yield Otherwise("pronoun", *span)


def left_over(source: Side, target: Side, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """Yield where the source term itself stands in the target, as a word."""
    for hit in hits:
        forms = [text for form in forms_of(hit.owner.form.term) for text in surfaces(form)]
        for text in dict.fromkeys((source.low[hit.start : hit.end], *forms)):
            at = target.low.find(text)
            while at >= 0:
                if HAS_JAPANESE.search(text) or has_edges(target, at, at + len(text)):
                    yield at, at + len(text)
                    break
                at = target.low.find(text, at + 1)
