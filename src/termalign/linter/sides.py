"""One text of a segment made ready to be searched, and where a term stands in it: ACM in 「ACMを活用」."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.folding import fold
from termalign.text.protected import NO_WIDTH, blank, may_hold, protected_spans, transparent
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.word_edges import IS_KANJI, WHOLE, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.linter.forms import Form
    from termalign.model import Term

FIRST_CJK = "\u2e80"
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer."""
HYPHENS = "-‐‑–－"
PREFIX = re.compile(r"\b(?:non|anti|un|in|dis|de|counter|pre|post|re|co|sub|ex|pseudo|quasi|semi|mis)$", re.IGNORECASE)
"""What makes another word of the one behind its hyphen."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class Use(NamedTuple):
    """A term that stands in a folded text, as text[start:end]."""

    start: int
    end: int
    term: Term


class Side:
    """The source or the target of a segment: as it is, and folded, with what is no language blanked out."""

    __slots__ = ("folded", "low", "text", "words_")

    def __init__(self, text: str, hidden: Sequence[tuple[int, int]] = ()) -> None:
        """Blank and fold the text."""
        self.text = text
        self.words_: list[tuple[str, int, int]] | None = None
        if not hidden and not may_hold(text):
            self.folded = fold(text)
        else:
            seen = transparent(text)
            spans = [*protected_spans(seen, inline=False), *(span for span in hidden if not is_mark(text, span))]
            marks = [span for span in hidden if is_mark(text, span)]
            self.folded = fold(blank(blank(seen, spans), marks, NO_WIDTH))

        self.low = self.folded.text

    @property
    def is_straight(self) -> bool:
        """Whether each character of the folded text stands where it stands in the text."""
        return self.folded.starts is None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the text that a span of the folded text stands for."""
        return self.folded.span(start, end)

    def original(self, start: int, end: int) -> str:
        """Return what stands in the text where the folded text has low[start:end]."""
        first, last = self.span(start, end)
        return self.text[first:last]

    @property
    def words(self) -> list[tuple[str, int, int]]:
        """The words of the folded text with their spans."""
        if self.words_ is None:
            self.words_ = [(match[0], match.start(), match.end()) for match in WORD.finditer(self.low)]
        return self.words_


def is_mark(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a hidden span only emphasises: the ** of Markdown."""
    return not text[slice(*span)].strip("*_~")


def is_letter(char: str) -> bool:
    """Tell whether a character belongs to a word that is written with spaces around it; Thai, for one, has none."""
    return char < FIRST_CJK and (char.isalnum() or char == "_") and not SPACELESS.match(char)


def has_edges(side: Side, start: int, end: int) -> bool:
    """Tell whether low[start:end] does not begin or end within a word written in letters."""
    low = side.low
    if start and is_letter(low[start]):
        if is_letter(low[start - 1]):
            return False
        if low[start - 1] == " ":
            first = side.span(start, end)[0]
            if side.text[first - 1 : first] == "-" and PREFIX.search(side.text, max(0, first - 8), first - 1):
                return False
    return not (
        end < len(low) and is_letter(low[end - 1]) and (is_letter(low[end]) or (end - start == 1 and low[end] in "+#"))
    )


def is_written(side: Side, use_start: int, use_end: int, form: Form) -> bool:
    """Tell whether a cased term stands there with its capitals; JavaScript may be in capitals throughout."""
    written = unescape(unicodedata.normalize("NFKC", side.original(use_start, use_end)))
    text = unicodedata.normalize("NFKC", form.term.text)
    if HAS_JAPANESE.search(text):
        return written.replace(" ", "") == text.replace(" ", "")
    bare = written.removesuffix("s") if written.endswith("s") and not text.endswith("s") else written
    return bare == text or (written.isupper() and not form.term.is_short and not text.isupper())


def has_hyphens(side: Side, start: int, end: int, term: Term) -> bool:
    """Tell whether what is written has the hyphens of a term: anti-ship missile; it may have others."""
    written = side.original(start, end)
    return sum(map(written.count, HYPHENS)) >= term.text.count("-")


def occurrences(side: Side, form: Form) -> Iterator[Use]:
    """Yield where a form stands in a text, as a word."""
    low, stem = side.low, form.stem
    at = low.find(stem)
    while at >= 0:
        after = at + len(stem)
        for ending in form.endings:
            end = after + len(ending)
            if (not ending or low.startswith(ending, after)) and stands(side, at, end, form):
                yield Use(at, end, form.term)
                after = end
                break
        at = low.find(stem, max(after, at + 1))


def stands(side: Side, start: int, end: int, form: Form, *, affixed: bool = True) -> bool:
    """Tell whether a form that was found is the term, by its edges and its case; `affixed` lets 失業 stand in 失業者."""
    if not has_edges(side, start, end) or (form.cased and not is_written(side, start, end, form)):
        return False
    if form.hyphens and not has_hyphens(side, start, end, form.term):
        return False
    low = side.low
    if (low[start] < FIRST_CJK and low[end - 1] < FIRST_CJK) or not form.term.is_in("ja"):
        return True
    if len(form.endings) > 1 and IS_KANJI.match(low[start]):
        return True
    return standing(low, start, end) in (*WHOLE, *(("affixed",) if affixed else ()))


def uses_of(side: Side, forms: Sequence[Form]) -> list[Use]:
    """Return where any of several forms stands, the longest first of those that overlap, in text order."""
    found = [use for form in forms for use in occurrences(side, form)]
    if len(found) < 2:
        return found
    return longest(found)


def longest(uses: Sequence[Use]) -> list[Use]:
    """Return the uses that do not overlap a longer one, in text order."""
    kept: list[Use] = []
    for use in sorted(uses, key=lambda use: (use.start - use.end, use.start)):
        at = bisect_left(kept, use[:2], key=lambda other: other[:2])
        before, after = kept[at - 1 : at] if at else [], kept[at : at + 1]
        if all(other.end <= use.start for other in before) and all(use.end <= other.start for other in after):
            kept.insert(at, use)
    return kept


class Spans:
    """Spans of a text, sorted, to ask which others lie in one of them."""

    def __init__(self, given: Iterable[tuple[int, int]]) -> None:
        """Sort the spans, and note how far those that begin up to each of them reach."""
        spans = sorted(set(given))
        self.starts = [start for start, _ in spans]
        self.reach = list(accumulate((end for _, end in spans), max))

    def cover(self, start: int, end: int) -> bool:
        """Tell whether a span lies in one of these, or is one of them."""
        at = bisect_right(self.starts, start)
        return at > 0 and self.reach[at - 1] >= end

    def cover_more(self, start: int, end: int) -> bool:
        """Tell whether a span lies in one of these that is longer."""
        earlier = bisect_left(self.starts, start)
        if earlier and self.reach[earlier - 1] >= end:
            return True
        at = bisect_right(self.starts, start)
        return at > earlier and self.reach[at - 1] > end

    def touch(self, start: int, end: int) -> bool:
        """Tell whether a span overlaps one of these."""
        at = bisect_left(self.starts, end)
        return at > 0 and self.reach[at - 1] > start
