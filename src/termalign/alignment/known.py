"""What is known to translate what before any counting: 抑止 deterrence by a lexicon, メカニズム mechanism by its sound.

Four sources, all of them the same to what follows: termbases, dictionaries and glosses (one lexicon), katakana that
writes an English word, Latin letters that stand in both languages, and numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from termalign.text.romanization import romanized, shortened
from termalign.text.scripts import KANJI, narrow
from termalign.text.stems import FUNCTION_WORDS, stem
from termalign.text.transliteration import KATAKANA_WORD, english_skeletons, katakana_skeleton, transliterates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Kind = Literal["dictionary", "letters", "sound"]
Links = dict[str, dict[str, float]]
"""For a Japanese key the English keys that may stand for it, each with a strength from 0 to 1."""

FEW = 6
"""Translations up to which each counts fully: a word with thirty of them is linked to almost anything."""
LEAST_STRENGTH = 0.4
SHORTEST_NAME = 4
"""Letters of a name that may be told by the reading of kanji: On and Ken are too many other things."""
HAS_KANJI = re.compile(f"[{KANJI}]")
SHORTEST_SOUND = 2
"""Consonants that a katakana word must have to be told by its sound."""


class Known(NamedTuple):
    """The links between the words of two texts, and for each pair of keys what it rests on."""

    links: Links
    kinds: dict[tuple[str, str], Kind]


def known_links(readings: Mapping[str, str], words: Iterable[str], lexicon: Mapping[str, Sequence[str]]) -> Known:
    """Return the links between the words of two texts.

    Args:
        readings: the Japanese words, as written, with their readings in katakana.
        words: the English words, as written.
        lexicon: English words, lower-case, for Japanese ones.
    """
    written = sorted(set(words))
    stems = {stem(word) for word in written}
    sounds = Sounds(dict.fromkeys(word.lower() for word in written if word.isalpha()))
    names = {shortened(word): stem(word) for word in written if word[0].isupper() and len(word) >= SHORTEST_NAME}
    known = Known({}, {})
    for surface, reading in readings.items():
        meanings = dict.fromkeys(stem(word) for word in lexicon.get(surface, ()) if word not in FUNCTION_WORDS)
        strength = max(LEAST_STRENGTH, min(1.0, FEW / max(1, len(meanings))))
        found: dict[str, float] = {}
        kinds: dict[str, Kind] = {}
        sources: tuple[tuple[Kind, Iterable[str], float], ...] = (
            ("dictionary", meanings, strength),
            ("letters", as_letters(surface), 1.0),
            ("sound", map(stem, sounds.writing(surface)) if KATAKANA_WORD.fullmatch(surface) else (), 1.0),
            ("sound", as_name(surface, reading, names), 1.0),
        )
        for kind, others, surety in sources:
            for other in others:
                if other in stems:
                    found[other] = max(surety, found.get(other, 0.0))
                    kinds.setdefault(other, kind)
        if found:
            known.links[surface] = found
            known.kinds.update(((surface, other), kind) for other, kind in kinds.items())
    return known


def as_letters(surface: str) -> list[str]:
    """Return the key of a word in Latin letters, which stands in both languages."""
    bare = narrow(surface).lower()
    return [stem(bare)] if bare.isascii() and bare.isalpha() and len(bare) > 1 else []


def as_name(surface: str, reading: str, names: Mapping[str, str]) -> list[str]:
    """Return the key of the name that writes the reading of a word in kanji, if one does."""
    if not HAS_KANJI.search(surface):
        return []
    found = names.get(romanized(reading))
    return [found] if found else []


class Sounds:
    """English words by their consonants."""

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words into bins by the length and the first of their consonant classes."""
        self.bins: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            for skeleton in english_skeletons(word):
                if skeleton:
                    self.bins[skeleton[0], len(skeleton)].append(word)

    def writing(self, katakana: str) -> list[str]:
        """Return the words that a katakana word may write."""
        skeleton = katakana_skeleton(katakana)
        if len(skeleton) < SHORTEST_SOUND or len(katakana) < 3:
            return []
        near = range(max(1, len(skeleton) - 1), len(skeleton) + 2)
        words = dict.fromkeys(word for length in near for word in self.bins.get((skeleton[0], length), ()))
        return [word for word in words if transliterates(katakana, word)]
