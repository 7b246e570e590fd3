"""The words of both sides that alignment counts: 要員を確保した has 要員 and 確保, They secured personnel secur and personne."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.english import WORD
from termalign.text.japanese import short_units
from termalign.text.stems import FUNCTION_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.text.japanese import Role, Unit

CONTENT: frozenset[Role] = frozenset(("noun", "counter", "prefix", "suffix", "stem", "continuative", "verbal"))
EMPTY = frozenset(
    """
    為る 有る 居る 成る 出来る 因る 於く 対する 関する 言う 無い れる られる せる させる た だ です ます ない ぬ たい べし らしい
    て居る 仕舞う 来る 行く 得る 事 物 為 時 所 訳 筈 積もり 様
    其れ 此れ 其の 此の 等 達 つ 的 化 性 者 さん 氏 御 後 中 上 約 年 月 日 人 円
    """.split()
)
"""Norms of verbs, nouns and affixes that stand in every sentence and tell nothing by themselves."""
WORDY = re.compile(r"\w")
SPACE = re.compile(r"\s+")


class Japanese(NamedTuple):
    """A Japanese sentence: all its short units, and the indexes of those that mean something."""

    text: str
    units: tuple[Unit, ...]
    content: tuple[int, ...]

    @property
    def meaning(self) -> list[Unit]:
        """The units that mean something."""
        return [self.units[index] for index in self.content]

    @property
    def keys(self) -> list[str]:
        """The norms of these."""
        return [unit.norm for unit in self.meaning]


class English(NamedTuple):
    """An English sentence: the spans of all its words, their stems, and the indexes of those that mean something."""

    text: str
    spans: tuple[tuple[int, int], ...]
    stems: tuple[str, ...]
    content: tuple[int, ...]

    @property
    def keys(self) -> list[str]:
        """The stems of what means something."""
        return [self.stems[index] for index in self.content]


def japanese(text: str) -> Japanese:
    """Analyse a Japanese sentence."""
    units = tuple(short_units(text))
    content = tuple(
        index
        for index, unit in enumerate(units)
        if unit.role in CONTENT and unit.norm not in EMPTY and WORDY.match(unit.surface)
    )
    return Japanese(text, units, content)


def english(text: str) -> English:
    """Analyse an English sentence."""
    matches = list(WORD.finditer(text))
    found = [match[0].lower() for match in matches]
    content = tuple(index for index, word in enumerate(found) if not (word.isdigit() or is_function_word(word)))
    return English(text, tuple(match.span() for match in matches), tuple(map(stem, found)), content)


def is_function_word(word: str) -> bool:
    """Tell whether a lower-case word tells nothing by itself: the, and you're and don't likewise."""
    bare, _, rest = word.replace("’", "'").partition("'")
    return bare in FUNCTION_WORDS or (rest == "t" and bare.endswith("n"))


def joined(texts: Sequence[str], language: str) -> str:
    """Return sentences as one text."""
    return ("" if language == "ja" else " ").join(texts)
