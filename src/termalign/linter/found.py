"""Which of the strings that were found in a source are its terms: 京都 is not in 東京都, nor ACM in ACMA."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.linter.checked import Hit
from termalign.linter.sides import Side, has_edges, is_written
from termalign.text.word_edges import WHOLE, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.linter.index import Index, Owner

IDIOM = re.compile(
    r"\b(?:in other words|for instance|in (?:this|that|any|no) case|in case|in (?:general|order|terms)|at least|in the event)\b"
)
"""English that does not speak of its nouns."""


class Found:
    """One source text with the index that was searched for in it."""

    def __init__(self, source: Side, index: Index) -> None:
        """Begin."""
        self.source, self.index = source, index

    def terms(self, found: list[Hit]) -> list[Hit]:
        """Return the hits that are terms beyond doubt, in text order: whole words, or shorter terms in place of them."""
        hits = self.accepted(found)
        sure = [hit for hit in hits if self.stands_alone(hit)]
        others = [other for hit in hits if hit not in sure for other in self.retry(hit, sure)]
        return sorted([*sure, *others], key=lambda hit: hit.start)

    def accepted(self, found: list[Hit]) -> list[Hit]:
        """Return the hits that letters and case do not refuse; where they do, a shorter term is tried."""
        hits: list[Hit] = []
        idioms = [match.span() for match in IDIOM.finditer(self.source.low)]
        for hit in found:
            if any(start <= hit.start and hit.end <= end for start, end in idioms):
                continue
            if hit.owner.is_plain or is_hit(self.source, hit.start, hit.end, hit.owner):
                hits.append(hit)
            else:
                hits.extend(self.retry(hit, []))
        return hits

    def stands_alone(self, hit: Hit) -> bool:
        """Tell whether a Japanese hit is a word, or several."""
        if not hit.owner.form.term.is_in("ja"):
            return True
        if hit.end - hit.start == 1 and self.source.low[hit.start - 1 : hit.start].isdigit():
            return False  # a counter: 3本
        return standing(self.source.low, hit.start, hit.end) in WHOLE

    def retry(self, hit: Hit, others: Sequence[Hit]) -> Iterator[Hit]:
        """Yield shorter terms where a longer one is refused: from its start on, up to the next hit."""
        low, strings = self.source.low, self.index.by_string
        limit = min((other.start for other in others if other.start >= hit.end), default=len(low))
        at = hit.start
        while at < hit.end:
            for end in range(min(limit, at + self.index.longest), at, -1):
                held = strings.get(low[at:end])
                if held is None or (at, end) == (hit.start, hit.end):
                    continue
                shorter = Hit(at, end, held)
                if is_hit(self.source, at, end, held) and self.stands_alone(shorter):
                    yield shorter
                    at = end - 1
                    break
            at += 1


def is_hit(source: Side, start: int, end: int, held: Owner) -> bool:
    """Tell whether a string that was found is the source term, as far as letters and case tell."""
    if not has_edges(source, start, end):
        return False
    if held.form.term.part_of_speech == "verb" and source.text[source.span(start, end)[1] :][:1] == "-":
        return False  # add is not in add-on
    return not held.form.cased or is_written(source, start, end, held.form)
