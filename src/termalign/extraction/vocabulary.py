"""The lexicon that comes with termalign: 抑止 is deterrence or deterrent; and the English words that it knows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Lexicon = Mapping[str, tuple[str, ...]]


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon that comes with termalign: Japanese morpheme to lower-case English words."""
    table = files(__package__).joinpath("lexicon.tsv").read_text(encoding="utf-8")
    return {
        japanese: tuple(english.split(","))
        for japanese, english in (line.split("\t") for line in table.splitlines() if line)
    }


@cache
def english_vocabulary() -> frozenset[str]:
    """Return the English words of the lexicon, lower-case: what is common, and so no name."""
    return frozenset(word for words in shipped_lexicon().values() for word in words)
