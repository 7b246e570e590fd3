"""English small print torn onto lines of its own, tied to its abbreviation by the letters it spells.

共同FDOや共同ISRなど / Flexible Deterrent Options Intelligence, Surveillance and Reconnaissance: the line is cut
into the phrases that spell abbreviations of the document, whatever their order and distance.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.content import is_abbreviation
from termalign.extraction.letters import INITIALS, LETTERS, TOKEN, by_words, initial_strings, keys, letters_of, spell
from termalign.model import Rejection
from termalign.text.english import STOP_WORDS
from termalign.text.scripts import HAS_JAPANESE, narrow, normalize_term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Document, Line

NAME = "displaced"
ABBREVIATION = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9][A-Za-z0-9&/]{1,14}|[Ａ-Ｚａ-ｚ０-９]{2,15})(?![A-Za-z0-9])")
LONGEST_PHRASE = 14
NEARBY = 8
"""Lines around small print in which an abbreviation may be spelled by letters that are not initials."""
LETTERS_WEIGHT = 0.8
FAR = 200
"""Lines beyond which two letters are no evidence."""


class Word(NamedTuple):
    """A word of small print, at document offsets; `joint` is the hyphen or slash before it, if any."""

    joint: str
    text: str
    start: int
    end: int


class Phrase(NamedTuple):
    """words[first:last] of a run spell an abbreviation that stands at a document offset."""

    first: int
    last: int
    abbreviation: str
    at: int
    score: float


@dataclass(slots=True)
class Index:
    """Where each abbreviation of a document stands, and under which initials it is found."""

    document: Document
    places: dict[str, list[int]]
    by_key: dict[str, list[str]]

    def line(self, offset: int) -> int:
        """Return the line number of a document offset."""
        return bisect_right(self.document.line_starts, offset)

    def nearest(self, abbreviation: str, offset: int) -> tuple[int, int]:
        """Return (distance in lines, document offset) of the abbreviation's occurrence nearest to an offset."""
        line = self.line(offset)
        places = self.places[abbreviation]
        middle = bisect_right(places, offset)
        return min((abs(self.line(place) - line), place) for place in places[max(0, middle - 1) : middle + 1])


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each phrase of small print that spells an abbreviation; report what is left over."""
    document = findings.flow.document
    taken = {anchor.english.start for anchor in findings.anchors if anchor.english}
    runs = [run for run in latin_runs(document, findings.flow.latin) if run[0].start not in taken]
    if not runs:
        return
    index = index_abbreviations(document, [anchor.abbreviation for anchor in findings.anchors if anchor.abbreviation])
    expanded = {anchor.abbreviation.text for anchor in findings.anchors if anchor.abbreviation and anchor.english}
    for run in runs:
        near = nearby(run, index, expanded)
        phrases = cut(document, run, index, near) or by_letters(document, run, index, near)
        for phrase in phrases:
            yield anchor_of(document, run, phrase)
        report_rest(findings, run, phrases, index)


def latin_runs(document: Document, lines: list[Line]) -> Iterator[list[Word]]:
    """Yield the words of consecutive English lines, which may share a phrase."""
    run: list[Word] = []
    last = -1
    for line in lines:
        position = bisect_right(document.lines, line.start, key=lambda each: each.start)
        if run and position - last > 1:
            yield run
            run = []
        last = position
        text = narrow(document.text[line.start : line.end])
        run.extend(
            Word(match[1], match[2], line.start + match.start(2), line.start + match.end())
            for match in TOKEN.finditer(text)
        )
    if run:
        yield run


def index_abbreviations(document: Document, glossed: list[Piece]) -> Index:
    """Collect every abbreviation of the document, and those with Japanese in them that are glossed, with their places."""
    places: dict[str, list[int]] = defaultdict(list)
    for piece in glossed:
        if HAS_JAPANESE.search(piece.text):
            places[piece.text].append(piece.start)
    for match in ABBREVIATION.finditer(document.text):
        text = narrow(match.group())
        if is_abbreviation(text):
            places[text].append(match.start())
    by_key: dict[str, list[str]] = defaultdict(list)
    for abbreviation in places:
        for key in keys(abbreviation):
            by_key[key].append(abbreviation)
    return Index(document, places, by_key)


def nearby(run: list[Word], index: Index, expanded: set[str]) -> list[str]:
    """Return the abbreviations around a run that have no English yet."""
    return [
        abbreviation
        for abbreviation in index.places
        if abbreviation not in expanded and index.nearest(abbreviation, run[0].start)[0] <= NEARBY
    ]


def cut(document: Document, run: list[Word], index: Index, near: list[str]) -> list[Phrase]:
    """Cut a run into phrases that spell abbreviations, so that most words are used, by initials rather than letters."""
    best: list[tuple[float, tuple[Phrase, ...]]] = [(0.0, ())]
    for last in range(1, len(run) + 1):
        choice = best[last - 1]
        for first in range(max(0, last - LONGEST_PHRASE), last - 1):
            for phrase in spelled(document, run, first, last, index, near):
                score = best[first][0] + phrase.score
                if score > choice[0]:
                    choice = (score, (*best[first][1], phrase))
        best.append(choice)
    return list(best[-1][1])


def spelled(  # noqa: PLR0913 - a stretch of a run, and where to look
    document: Document, run: list[Word], first: int, last: int, index: Index, near: list[str],
) -> Iterator[Phrase]:
    """Yield the abbreviations that words[first:last] spell, nearer ones scoring higher."""
    if run[first].joint or run[last - 1].text.lower() in STOP_WORDS:
        return
    text = ""
    initial = run[first].text[0].upper()
    for abbreviation in near:
        if initial in abbreviation.upper()[:1] or HAS_JAPANESE.match(abbreviation):
            text = text or phrase_text(document, run, first, last)
            tokens = [(word.joint, word.text) for word in run[first:last]]
            if letters_fit(abbreviation, tokens):
                distance, at = index.nearest(abbreviation, run[first].start)
                yield Phrase(first, last, abbreviation, at, LETTERS_WEIGHT * (last - first) - distance / 1000)
    for key in initial_strings([(word.joint, word.text) for word in run[first:last]]):
        for abbreviation in index.by_key.get(key, ()):
            text = text or phrase_text(document, run, first, last)
            if spell(abbreviation, text).method == INITIALS:
                distance, at = index.nearest(abbreviation, run[first].start)
                if len(key) > 2 or distance < FAR:
                    yield Phrase(first, last, abbreviation, at, last - first - min(distance, 100) / 1000)


def letters_fit(abbreviation: str, tokens: list[tuple[str, str]]) -> bool:
    """Tell whether each word gives its initial, and perhaps more letters, to the abbreviation."""
    words = tokens[1:] if HAS_JAPANESE.match(abbreviation) else tokens
    words = words[:-1] if HAS_JAPANESE.match(abbreviation[-1]) else words
    return len(words) > 1 and by_words(letters_of(abbreviation), words, loose=True) is not None


def phrase_text(document: Document, run: list[Word], first: int, last: int) -> str:
    """Return the text from one word of a run to another, as it is written."""
    return normalize_term(document.text[run[first].start : run[last - 1].end])


def by_letters(document: Document, run: list[Word], index: Index, near: list[str]) -> list[Phrase]:
    """Tie a whole run to the one abbreviation nearby that has no expansion and whose letters it spells in order."""
    text = phrase_text(document, run, 0, len(run))
    found = []
    for abbreviation in near:
        if abbreviation not in text and spell(abbreviation, text).method == LETTERS:
            found.append(Phrase(0, len(run), abbreviation, index.nearest(abbreviation, run[0].start)[1], 1.0))
    return found if len(found) == 1 else []


def anchor_of(document: Document, run: list[Word], phrase: Phrase) -> Anchor:
    """Make the anchor of a phrase: it hangs on the abbreviation."""
    span = (phrase.at, phrase.at + len(phrase.abbreviation))
    abbreviation = Piece(phrase.abbreviation, (span,))
    english_span = (run[phrase.first].start, run[phrase.last - 1].end)
    english = Piece(normalize_term(document.text[slice(*english_span)]), (english_span,))
    return Anchor(NAME, abbreviation, abbreviation=abbreviation, english=english)


def report_rest(findings: Findings, run: list[Word], phrases: list[Phrase], index: Index) -> None:
    """Report the words of a run that no abbreviation asked for."""
    document = findings.flow.document
    used = {word for phrase in phrases for word in range(phrase.first, phrase.last)}
    rest = [
        word
        for number, word in enumerate(run)
        if number not in used and word.text.lower() not in STOP_WORDS and word.text not in index.places
    ]
    if rest:
        fragment = document.fragment("english", rest[0].start, rest[-1].end)
        findings.rejections.append(Rejection("english", "spells no abbreviation of this document", "", fragment))
