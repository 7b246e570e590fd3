"""Sentences of 白書 beside those of its English edition: what is known, then once more with what was learnt."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from termalign.alignment.beads import DEFAULT_COSTS, Bead, Table, Text, scale_of
from termalign.alignment.known import known_links
from termalign.alignment.lexicon import learn, learnt_links
from termalign.alignment.moved import with_moved
from termalign.alignment.similarity import Keys, Similarity
from termalign.alignment.tokens import english, japanese
from termalign.text.numbers import english_numbers, japanese_numbers
from termalign.text.scripts import HIRAGANA, KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from termalign.alignment.beads import Costs
    from termalign.alignment.known import Links
    from termalign.alignment.moved import Run
    from termalign.alignment.tokens import English, Japanese

LONGEST_RUN = 4
"""Short units that one entry of a dictionary may have."""
IN_KANJI, IN_KANA = re.compile(f"[{KANJI}]"), re.compile(f"[{HIRAGANA}{KATAKANA}、。]")
KANJI_LETTERS, KANA_LETTERS = 2.5, 0.5
"""The English letters that a character stands for beyond one, by least squares on public translations."""
QUOTES = dict.fromkeys("「『“‘", '"')
MARKS = frozenset('?!:%@/&"…「『“‘')
ASKED = re.compile("か[。」]")
PASSES = 2
"""A second pass gains 0.003 of F1 in documents of a hundred sentences, more in longer ones."""


class Analysed(NamedTuple):
    """Both sides of a text with their words."""

    source: list[Japanese]
    target: list[English]


def align_sentences(
    source: Sequence[str], target: Sequence[str], lexicon: Mapping[str, Sequence[str]], costs: Costs = DEFAULT_COSTS,
    passes: int = PASSES,
) -> list[Bead]:  # fmt: skip
    """Return the beads of Japanese sentences and English ones.

    Args:
        source: the Japanese sentences.
        target: the English ones.
        lexicon: English words, lower-case, for Japanese ones.
        costs: of the beads.
        passes: how often it is done, each time with what the one before has taught.
    """
    analysed = Analysed([japanese(text) for text in source], [english(text) for text in target])
    return align_analysed(analysed, lexicon, costs, passes)


def align_analysed(
    analysed: Analysed, lexicon: Mapping[str, Sequence[str]], costs: Costs = DEFAULT_COSTS, passes: int = PASSES
) -> list[Bead]:
    """Do the same with sentences whose words are known."""
    readings: dict[str, str] = {}
    source = Keys([source_keys(each, lexicon, readings) for each in analysed.source])
    target = Keys([[*each.keys, *anchors(each.text, english_numbers(each.text))] for each in analysed.target])
    words = {each.text[start:end] for each in analysed.target for start, end in each.spans}
    links = known_links(readings, words, lexicon).links
    beads = once(analysed, source, target, links, costs)
    for _ in range(1, passes):
        learnt = learn([words_of(bead, source, target) for bead in beads if is_sure(bead)], links)
        beads = once(analysed, source, target, learnt_links(learnt, links), costs)
    return beads


def once(analysed: Analysed, source: Keys, target: Keys, links: Links, costs: Costs) -> list[Bead]:
    """Align with the links that are known now."""
    similarity = Similarity(source, target, links)
    left, right = measured(analysed.source, source), measured(analysed.target, target)
    scale = scale_of(left, right, similarity.chance())

    def parts(run: Run, other: Run) -> tuple[list[Bead], float]:
        table = Table(part(left, run), part(right, other), scale, costs)
        return moved(table.fill(similarity.rows(run, other)), run, other), table.gain

    beads = with_moved(Table(left, right, scale, costs).fill(similarity.rows()), parts)
    return [bead._replace(similarity=similarity.of(*bead[:4])) for bead in beads]


def measured(sentences: Sequence[Japanese] | Sequence[English], keys: Keys) -> Text:
    """Return what is measured of a side."""
    return Text(np.array([english_length(each.text) for each in sentences], dtype=np.float32), keys.totals)


def part(text: Text, run: Run) -> Text:
    """Return what is measured of some sentences of a text."""
    return Text(*(values[run.first : run.last] for values in text))


def moved(beads: Iterable[Bead], run: Run, other: Run) -> list[Bead]:
    """Return those beads of two runs that have sentences of both, with the numbers that these have in the text."""
    return [
        Bead(run.first + bead[0], run.first + bead[1], other.first + bead[2], other.first + bead[3], 0.0)
        for bead in beads if bead[0] < bead[1] and bead[2] < bead[3]
    ]  # fmt: skip


def english_length(text: str) -> float:
    """Return the letters that a sentence has in English, about: those of 防衛省 are ten, those of NATO four."""
    return len(text) + KANJI_LETTERS * len(IN_KANJI.findall(text)) + KANA_LETTERS * len(IN_KANA.findall(text))


def is_sure(bead: Bead) -> bool:
    """Tell whether something may be learnt from a bead."""
    return bead.similarity > 0 and bead.name in ("1-1", "1-2", "2-1")


def words_of(bead: Bead, source: Keys, target: Keys) -> tuple[list[str], list[str]]:
    """Return the words of both sides of a bead."""
    left = source.sentences[bead.first_source : bead.last_source]
    right = target.sentences[bead.first_target : bead.last_target]
    return without_anchors(left), without_anchors(right)


def without_anchors(sentences: Sequence[Sequence[str]]) -> list[str]:
    """Return the keys of sentences that are words."""
    return [key for keys in sentences for key in keys if not key.startswith("#")]


def anchors(text: str, numbers: Iterable[str]) -> list[str]:
    """Return the keys of a sentence that are the same in both languages: its numbers, and what is asked, cried or quoted."""
    plain = unicodedata.normalize("NFKC", text)
    marks = {QUOTES.get(char, char) for char in plain if char in MARKS} | ({"?"} if ASKED.search(plain) else set())
    return [f"#{key}" for key in (*numbers, *sorted(marks))]


def source_keys(sentence: Japanese, lexicon: Mapping[str, Sequence[str]], readings: dict[str, str]) -> list[str]:
    """Return the keys of a Japanese sentence: its anchors, its words, and those that only together are in the lexicon.

    The readings of the words are added to `readings`.
    """
    keys = anchors(sentence.text, japanese_numbers(sentence.text))
    units = sentence.units
    for index in sentence.content:
        unit = units[index]
        key = unit.surface if unit.surface in lexicon else unit.norm
        readings.setdefault(key, unit.reading)
        keys.append(key)
        surface, reading = unit.surface, unit.reading
        for other in units[index + 1 : index + LONGEST_RUN]:
            surface, reading = surface + other.surface, reading + other.reading
            if surface in lexicon:
                readings.setdefault(surface, reading)
                keys.append(surface)
    return keys
