"""What is known to translate what before any counting: 抑止 deterrence by a lexicon, メカニズム mechanism by its sound.

Four sources, all of them the same to what follows: termbases, dictionaries and glosses (one lexicon), katakana that
writes an English word, Latin letters that stand in both languages, and numbers.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from termalign.text.scripts import narrow
from termalign.text.stems import FUNCTION_WORDS, stem
from termalign.text.transliteration import KATAKANA_WORD, english_skeletons, katakana_skeleton, transliterates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Links = dict[str, dict[str, float]]
"""For a Japanese key the English keys that may stand for it, each with a strength from 0 to 1."""

FEW = 6
"""Translations up to which each counts fully: a word with thirty of them is linked to almost anything."""
SHORTEST_SOUND = 2
"""Consonants that a katakana word must have to be told by its sound."""


def known_links(surfaces: Iterable[str], words: Iterable[str], lexicon: Mapping[str, Sequence[str]]) -> Links:
    """Return the links between Japanese words and English words (lower-case, as written) that both texts have."""
    by_stem: dict[str, set[str]] = defaultdict(set)
    for word in words:
        by_stem[stem(word)].add(word)
    sounds = Sounds(word for word in set().union(*by_stem.values()) if word not in FUNCTION_WORDS and word.isalpha())
    links: Links = {}
    for surface in surfaces:
        found: dict[str, float] = {}
        meanings = dict.fromkeys(stem(word) for word in lexicon.get(surface, ()) if word not in FUNCTION_WORDS)
        strength = min(1.0, FEW / max(1, len(meanings)))
        found.update((each, max(strength, 0.4)) for each in meanings if each in by_stem)
        bare = narrow(surface).lower()
        if bare.isascii() and bare.isalpha() and len(bare) > 1:
            found.update((each, 1.0) for each in (stem(bare),) if each in by_stem)
        elif KATAKANA_WORD.fullmatch(surface):
            found.update((stem(word), 1.0) for word in sounds.writing(surface))
        if found:
            links[surface] = found
    return links


class Sounds:
    """English words by their consonants."""

    def __init__(self, words: Iterable[str]) -> None:
        """Sort the words into bins by the length and the first of their consonant classes."""
        self.bins: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(words):
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
