"""Which English words a Japanese term accounts for: 核 + 抑止 + メカニズム covers all of Nuclear Deterrence Mechanism.

Three kinds of evidence: the shipped lexicon of morphemes (lexicon.tsv), katakana that writes the English
word, and Latin letters or digits that stand in both, or begin the English word (ID is Identity).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termalign.text.english import content_words, same_stem
from termalign.text.english import words as all_words
from termalign.text.scripts import narrow
from termalign.text.transliteration import KATAKANA_WORD, transliterates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.extraction.vocabulary import Lexicon
    from termalign.text.japanese import Morpheme

FIRST_CJK, LAST_CJK = "⺀", "\ufaff"
WIDE_RUN = 4
"""Characters from which on a run may account for several English words: 人工知能."""
STEM = 3
"""Letters by which forms of one word are alike in any case."""
RUN_TOGETHER = re.compile("(?<=[a-z])(?=[A-Z][a-z])")
DERIVED = re.compile("([a-z]{3})(?:ings?|ed|ments?|ers?|ors?)$")
LONG_KATAKANA = 6
"""Katakana from this length on may write several English words in one piece."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """For the morphemes of a window: by_unit[i] maps English word indexes that a unit starting at i covers.

    `spans` holds (first morpheme, behind the last one, word index); `narrow` the runs of up to three
    characters.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int, int], ...]
    narrow: frozenset[tuple[int, int]] = frozenset()

    def covered(self, start: int, end: int) -> set[int]:
        """Return the indexes of the English words that morphemes[start:end] account for.

        A short run of morphemes accounts for one word only, though it may stand for several: 損害 is
        Loss or Damage, not both. A phrase of the lexicon is one meaning: 社債 is all of Corporate Bond.
        """
        words: set[int] = set()
        used: set[int] = set()
        for first, last, word in self.spans:
            if start <= first and last <= end and word not in words:
                if (first, last) in self.narrow:
                    if not used.isdisjoint(range(first, last)):
                        continue
                    used.update(range(first, last))
                words.add(word)
        return words

    def accounted(self, start: int, end: int) -> set[int]:
        """Return the indexes of the morphemes in [start:end] that account for an English word."""
        return {unit for first, last, _ in self.spans if start <= first and last <= end for unit in range(first, last)}

    def share(self, start: int, end: int) -> float:
        """Return the share of English words covered, 0 to 1."""
        return len(self.covered(start, end)) / len(self.words) if self.words else 0.0


def cover(units: Sequence[Morpheme], english: str, lexicon: Lexicon) -> Coverage:
    """Find every English content word that some run of morphemes accounts for, as long as entries of the lexicon are.

    Words run together are parted at their capitals where all parts are accounted for: 深層学習 is DeepLearning.
    """
    coverage = cover_words(units, english, lexicon)
    parted = RUN_TOGETHER.sub(" ", english)
    if parted != english and coverage.share(0, len(units)) < 1:
        in_parts = cover_words(units, parted, lexicon)
        if in_parts.share(0, len(units)) == 1:
            return in_parts
    return coverage


def cover_words(units: Sequence[Morpheme], english: str, lexicon: Lexicon) -> Coverage:
    """Find what accounts for the words of some English as they are written."""
    words = tuple(content_words(english))
    index = WordIndex([word.lower() for word in words], "".join(all_words(english)).lower())
    spans: list[tuple[int, int, int]] = []
    narrow_runs: set[tuple[int, int]] = set()
    for first in range(len(units)):
        surface = ""
        for last in range(first, min(first + lexicon.longest, len(units))):
            surface += units[last].surface
            phrases = lexicon.phrases.get(surface)
            phrase = index.phrase(phrases) if phrases else ()
            for word in phrase or index.matches(surface, lexicon):
                spans.append((first, last + 1, word))
                if len(surface) < WIDE_RUN and not phrase:
                    narrow_runs.add((first, last + 1))
    return Coverage(words, tuple(spans), frozenset(narrow_runs))


class WordIndex:
    """The lower-case words of an English form, found by what Japanese may stand for them."""

    def __init__(self, words: list[str], whole: str) -> None:
        """Index the words by their first letters; `whole` is all of the English run together, small words too."""
        self.words = words
        self.bases = [DERIVED.sub(r"\1", word) for word in words]
        self.whole = whole
        self.by_stem: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            self.by_stem.setdefault(word[:STEM], []).append(number)

    def phrase(self, phrases: Sequence[Sequence[str]]) -> Sequence[int]:
        """Return the indexes of the words of the longest phrase that is all there, () where none is."""
        found: Sequence[int] = ()
        for phrase in phrases:
            numbers = {number for word in phrase for number in self.forms(word)}
            if len(phrase) > len(found) and all(map(self.forms, phrase)):
                found = sorted(numbers)
        return found

    def forms(self, word: str) -> list[int]:
        """Return the indexes of the words that are forms of one."""
        return [number for number in self.by_stem.get(word[:STEM], ()) if same_stem(self.words[number], word)]

    def matches(self, surface: str, lexicon: Lexicon) -> Sequence[int]:
        """Return the indexes of the words that a piece of Japanese may stand for."""
        entry = lexicon.get(surface)
        if entry is not None:
            found = [number for each in entry for number in self.forms(each)]
            if found:
                return found
            if len(entry) > 1 and len(surface) > 2:
                return self.by_stem.get("".join(each[0] for each in entry[:STEM]), ())  # the AI of 人工知能
        if "ァ" <= surface[0] <= "ヶ":
            return self.written_in_katakana(surface) if KATAKANA_WORD.fullmatch(surface) else ()
        if (surface[0] < FIRST_CJK or surface[0] > LAST_CJK) and (bare := narrow(surface).lower()).isalnum():
            return [
                number
                for number, word in enumerate(self.words)
                if word == bare or (len(bare) > 1 and bare.isalpha() and word.startswith(bare))
            ]
        return ()

    def written_in_katakana(self, surface: str) -> Sequence[int]:
        """Return the index of the word, or of the two or three words in a row, that katakana writes; or all: オンプレミス.

        It may write a word without its ending: ロック is Locking.
        """
        if len(self.whole) > sum(map(len, self.words)) and self.whole and transliterates(surface, self.whole):
            return range(len(self.words))
        for length in (1, 2, 3) if len(surface) >= LONG_KATAKANA else (1,):
            for number in range(len(self.words) - length + 1):
                *before, last = self.words[number : number + length]
                base = self.bases[number + length - 1]
                if transliterates(surface, *before, last) or (base != last and transliterates(surface, *before, base)):
                    return range(number, number + length)
        return ()
