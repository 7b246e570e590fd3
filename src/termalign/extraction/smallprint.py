"""English torn onto lines of its own, as words, and the abbreviations that it may belong to.

The line Flexible Deterrent Options Intelligence, Surveillance and Reconnaissance under 共同FDOや共同ISRなど is one run.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.anchors import Piece
from termalign.extraction.content import is_abbreviation
from termalign.text.english import STOP_WORDS
from termalign.text.letters import TOKEN, keys
from termalign.text.scripts import HAS_JAPANESE, narrow, normalize_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.model import Document, Line

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9&/]*(?:-?[A-Za-z0-9&/]+)+|[Ａ-Ｚａ-ｚ０-９]{2,}")


PROSE = re.compile(
    r"\]\(|</?[a-z]|://|[.!?]\s+[A-Z]|[a-z][.!?]$|[;=|{}]"
    r"|\b(?:is|are|was|were|be|been|has|have|had|can|may|must|should|will|would|not|you|your|we|our|this|that|it|its|if|when|do|does)\b",
)
"""What no expansion in small print has: links, tags, the end of a sentence, the small words of sentences."""


class Word(NamedTuple):
    """A word of small print, at document offsets; `joint` is the hyphen or slash before it, if any."""

    joint: str
    text: str
    start: int
    end: int

    @property
    def stops(self) -> bool:
        """Tell whether it is an article, a preposition or a conjunction."""
        return self.text.lower() in STOP_WORDS


@dataclass(frozen=True, slots=True)
class Run:
    """The words of consecutive English lines, which may share a phrase; `line` is the first one's number."""

    document: Document
    words: tuple[Word, ...]
    line: int

    def tokens(self, first: int, last: int) -> list[tuple[str, str]]:
        """Return words[first:last] as (joint, word)."""
        return [(word.joint, word.text) for word in self.words[first:last]]

    def piece(self, first: int, last: int) -> Piece:
        """Return words[first:last] as they are written."""
        span = (self.words[first].start, self.words[last - 1].end)
        return Piece(normalize_term(self.document.text[slice(*span)]), (span,))


def latin_runs(document: Document, lines: Iterable[Line]) -> Iterator[Run]:
    """Yield the runs of the English lines; a line of another kind between two lines parts them."""
    words: list[Word] = []
    number, last = 0, -1
    for line in lines:
        position = bisect_right(document.lines, line.start, key=lambda each: each.start)
        if words and position - last > 1:
            yield Run(document, tuple(words), number)
            words = []
        last = position
        number = number if words else line.number
        text = narrow(document.text[line.start : line.end])
        if PROSE.search(text):
            continue
        words.extend(
            Word(match[1], match[2], line.start + match.start(2), line.start + match.end())
            for match in TOKEN.finditer(text)
        )
    if words:
        yield Run(document, tuple(words), number)


class Occurrence(NamedTuple):
    """An abbreviation in the text: its line, its document offset, and how it is written."""

    line: int
    offset: int
    abbreviation: str


class Abbreviations:
    """Where each abbreviation of a document stands, and under which initials it is found."""

    def __init__(self, document: Document, glossed: Iterable[Piece]) -> None:
        """Collect all abbreviations of the text, and the glossed ones with Japanese in them (新START)."""
        found = [
            (match.start(), text)
            for match in WORD.finditer(document.text)
            if not ((word := match.group()).isdigit() or word[1:].islower()) and is_abbreviation(text := narrow(word))
        ]
        found += [(piece.start, piece.text) for piece in glossed if HAS_JAPANESE.search(piece.text)]
        starts = document.line_starts
        self.occurrences = sorted(Occurrence(bisect_right(starts, offset), offset, text) for offset, text in found)
        self.by_text: dict[str, list[Occurrence]] = defaultdict(list)
        self.by_key: dict[str, list[str]] = defaultdict(list)
        for each in self.occurrences:
            if each.abbreviation not in self.by_text:
                for key in keys(each.abbreviation):
                    self.by_key[key].append(each.abbreviation)
            self.by_text[each.abbreviation].append(each)

    def __contains__(self, text: str) -> bool:
        """Tell whether a word is an abbreviation of the document."""
        return text in self.by_text

    def nearest(self, abbreviation: str, line: int) -> tuple[int, Occurrence]:
        """Return (distance in lines, occurrence) of an abbreviation nearest to a line; small print stands below."""
        places = self.by_text[abbreviation]
        middle = bisect_left(places, (line,))
        return min((abs(each.line - line), each) for each in places[max(0, middle - 1) : middle + 1])

    def within(self, line: int, reach: int) -> set[str]:
        """Return the abbreviations that stand at most so many lines from a line."""
        left = bisect_left(self.occurrences, (line - reach,))
        right = bisect_left(self.occurrences, (line + reach + 1,))
        return {each.abbreviation for each in self.occurrences[left:right]}
