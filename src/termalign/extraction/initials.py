"""Which letters of an abbreviation the English of a Japanese term may begin with: 大規模な | 言語 | モデル gives all of LLM.

What a term means in English is known only morpheme by morpheme, from the lexicon and from katakana, and the
order of the words may differ; so each morpheme gives one letter at most, in any order.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.coverage import FIRST_CJK
from termalign.extraction.vocabulary import shipped_lexicon
from termalign.text.letters import letters_of
from termalign.text.scripts import narrow
from termalign.text.transliteration import FIRST_LETTERS, KATAKANA_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.text.japanese import Morpheme


KATAKANA_LENGTH = 4
LEAST_WITH_SMALL_WORD = 3
OF_SMALL_WORDS = "ofati"
"""What of, for, and, the, in begin with."""


class Initials(NamedTuple):
    """The letters of an abbreviation, lower-case, and for each morpheme the indexes of those it may give."""

    letters: str
    by_unit: tuple[frozenset[int], ...]
    capacity: tuple[int, ...]
    """How many letters each morpheme may give: one, more where long katakana runs words together."""

    def share(self, first: int, last: int) -> float:
        """Return the share of the letters that morphemes[first:last] give, each one letter, 0 to 1."""
        return 1 - len(self.unmatched(first, last)) / max(1, len(self.letters))

    def suffices(self, first: int, last: int) -> bool:
        """Tell whether morphemes[first:last] give all letters; one of a longer abbreviation may be of a small word.

        The O of HRQOL is that of health-related quality of life.
        """
        missing = self.unmatched(first, last)
        return not missing or (
            len(missing) == 1 and len(self.letters) > LEAST_WITH_SMALL_WORD and missing in OF_SMALL_WORDS
        )

    def unmatched(self, first: int, last: int) -> str:
        """Return the letters that morphemes[first:last] do not give."""
        giver: dict[int, int] = {}

        def give(unit: int, tried: set[int]) -> bool:
            for letter in self.by_unit[unit]:
                if letter not in tried:
                    tried.add(letter)
                    if letter not in giver or give(giver[letter], tried):
                        giver[letter] = unit
                        return True
            return False

        for unit in range(first, last):
            for _ in range(self.capacity[unit]):
                give(unit, set())
        return "".join(letter for number, letter in enumerate(self.letters) if number not in giver)


def initials(units: Sequence[Morpheme], abbreviation: str) -> Initials:
    """Find the letters that each morpheme may give, alone or as a part of an entry of up to three."""
    letters = "".join(filter(str.isalpha, capitals(abbreviation) or letters_of(abbreviation))).lower()
    by_unit: list[set[int]] = [set() for _ in units]
    for first in range(len(units)):
        surface = ""
        for last in range(first, min(first + shipped_lexicon().longest, len(units))):
            surface += units[last].surface
            firsts = first_letters(surface)
            if not firsts.isdisjoint(letters):
                found = [number for number, letter in enumerate(letters) if letter in firsts]
                for unit in range(first, last + 1):
                    by_unit[unit].update(found)
    return Initials(letters, tuple(map(frozenset, by_unit)), tuple(words_in(unit.surface) for unit in units))


def words_in(surface: str) -> int:
    """Return how many English words a morpheme may write: several only in long katakana such as シングルサインオン."""
    return max(1, len(surface) // KATAKANA_LENGTH) if KATAKANA_WORD.fullmatch(surface) else 1


@lru_cache(100_000)
def first_letters(surface: str) -> frozenset[str]:
    """Return the first letters of the English that a piece of Japanese may stand for."""
    found = {word[0] for word in shipped_lexicon().get(surface, ())}
    if KATAKANA_WORD.fullmatch(surface) and len(surface) > 1:
        starts = range(0, len(surface) - 1, 1) if words_in(surface) > 1 else (0,)
        for at in starts:
            found |= FIRST_LETTERS.get(surface[at : at + 2], set()) | FIRST_LETTERS.get(surface[at], set())
    elif surface[:1] < FIRST_CJK:
        found |= {char.lower() for char in narrow(surface) if char.isalnum()}
    return frozenset(found)


def capitals(abbreviation: str) -> str:
    """Return the capital letters and digits of an abbreviation that has several: the SS of SaaS."""
    found = "".join(char for char in letters_of(abbreviation) if not char.islower())
    return found if len(found) > 1 else ""
