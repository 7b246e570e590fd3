"""What is known of Japanese words in English: 抑止 is deterrence or deterrent, by the lexicon that comes with termalign.

A termbase, a dictionary or the glosses of a collection may enrich it for one run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from termalign.text.english import content_words, fold
from termalign.text.letters import letters_of
from termalign.text.scripts import HAS_JAPANESE, HIRAGANA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

REMARK = re.compile(r"\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\]")
IN_KANA = re.compile(f"[{HIRAGANA}]{{1,3}}")
"""Words that are too short to tell from particles and endings."""
LONGEST_MEANING = 6
"""English words beyond which a meaning explains rather than translates."""
LONGEST_JAPANESE = 20


class Lexicon(dict[str, tuple[str, ...]]):
    """Japanese morphemes and terms with the lower-case English words that they may stand for.

    `longest` is the number of morphemes that an entry may have; longer ones are not looked up.
    """

    longest = 3
    named: Mapping[str, tuple[str, ...]] = {}
    """What abbreviations stand for in this run, by their letters in upper case."""
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = {}
    """Meanings of several words, whose words are among the values too: 社債 is a corporate bond."""

    def naming(self, pairs: Iterable[tuple[str, str]]) -> Lexicon:
        """Return a lexicon that also has the (abbreviation, English full form) of pairs."""
        found = Lexicon(self)
        named = dict(self.named)
        for abbreviation, english in pairs:
            key = letters_of(abbreviation).upper()
            named[key] = tuple(dict.fromkeys((*named.get(key, ()), english)))
        found.longest, found.named, found.phrases = self.longest, named, self.phrases
        return found

    def full_forms(self, abbreviation: str) -> tuple[str, ...]:
        """Return what an abbreviation may stand for, () where that is not known."""
        key = letters_of(abbreviation).upper()
        return (*self.named.get(key, ()), *by_letters().get(key, ()))

    def enriched(self, pairs: Iterable[tuple[str, str]], longest: int = 6) -> Lexicon:
        """Return a lexicon that also has the words of (Japanese, English) pairs: terms, or entries of a dictionary."""
        found = Lexicon(self)
        found.longest, found.named = max(self.longest, longest), self.named
        added: dict[str, dict[tuple[str, ...], None]] = {}
        for japanese, english in pairs:
            if (
                1 < len(japanese) <= LONGEST_JAPANESE
                and not IN_KANA.fullmatch(japanese)
                and HAS_JAPANESE.search(japanese)
            ):
                words = tuple(word.lower() for word in content_words(REMARK.sub(" ", english)))
                if 0 < len(words) <= LONGEST_MEANING:
                    added.setdefault(japanese, {})[words] = None
        phrases = dict(self.phrases)
        for japanese, meanings in added.items():
            words_of, several = told_apart(meanings)
            found[japanese] = tuple(dict.fromkeys((*found.get(japanese, ()), *words_of)))
            if several:
                phrases[japanese] = (*phrases.get(japanese, ()), *several)
        found.phrases = phrases
        return found


def told_apart(meanings: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return all words of the meanings of some Japanese, and those meanings that have several words."""
    listed = list(meanings)
    words = tuple(dict.fromkeys(word for meaning in listed for word in meaning))
    return words, tuple(meaning for meaning in listed if len(meaning) > 1)


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon that comes with termalign."""
    table = files(__package__).joinpath("lexicon.tsv").read_text(encoding="utf-8")
    lexicon, phrases = Lexicon(), {}
    for line in table.splitlines():
        japanese, english = line.split("\t")
        if " " in english:
            lexicon[japanese], phrases[japanese] = told_apart(tuple(each.split()) for each in english.split(","))
        else:
            lexicon[japanese] = tuple(english.split(","))
    lexicon.phrases = phrases
    return lexicon


@cache
def english_vocabulary() -> frozenset[str]:
    """Return the English words of the lexicon, lower-case: what is common, and so no name."""
    return frozenset(word for words in shipped_lexicon().values() for word in words)


def is_vocabulary(english: str) -> bool:
    """Tell whether most words of some English are common ones, and so no name: Public Benefit Corporation."""
    words = [word.lower() for word in content_words(english)]
    return sum(word in english_vocabulary() for word in words) * 2 > len(words)


@cache
def well_known() -> dict[str, tuple[str, ...]]:
    """Return what well-known abbreviations stand for, each as it is written; one may stand for several things."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files(__package__).joinpath("abbreviations.tsv").read_text(encoding="utf-8").splitlines():
        abbreviation, english = line.split("\t")
        found[abbreviation] = (*found.get(abbreviation, ()), english)
    return found


@cache
def by_letters() -> dict[str, tuple[str, ...]]:
    """Return the same by the letters of the abbreviations in upper case, without a plural s."""
    found: dict[str, tuple[str, ...]] = {}
    for abbreviation, forms in well_known().items():
        key = letters_of(abbreviation).upper()
        found[key] = (*found.get(key, ()), *forms)
    return found


def stands_for(abbreviation: str, english: str) -> bool:
    """Tell whether English is a full form that an abbreviation is well known for, however it is written."""
    return fold(english) in map(fold, by_letters().get(letters_of(abbreviation).upper(), ()))


def learnt(glosses: Iterable[tuple[str, str, Mapping[str, str]]]) -> Iterator[tuple[str, str]]:
    """Yield (Japanese, English) that at least two terms teach: what is left of each where all other parts are known.

    `glosses` are (Japanese, English, {English word: the Japanese that accounts for it}). 船外活動 for extravehicular
    activity, in which 活動 accounts for activity, and 船外服 for extravehicular suit teach that 船外 is extravehicular.
    One term alone teaches nothing, for it would then confirm itself.
    """
    teachers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for japanese, english, covered in glosses:
        left = [word for word in content_words(english) if word not in covered]
        rest = japanese
        for part in sorted(covered.values(), key=len, reverse=True):
            rest = rest.replace(part, " ", 1)
        parts = rest.split()
        if len(left) == len(parts) == 1 and HAS_JAPANESE.search(parts[0]):
            teachers[parts[0], left[0].lower()].add(japanese)
    yield from sorted(pair for pair, terms in teachers.items() if len(terms) > 1)
