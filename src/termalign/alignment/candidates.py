"""The Japanese terms of a text, and wherever they stand: 宇宙領域把握 as a whole, and 領域把握 inside it where it is a term too."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.chunks import JOINTS, NOMINAL, OUTSIDE, trim
from termalign.extraction.compounds import ADJECTIVAL, FIRST, LAST
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.transliteration import KATAKANA_WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from termalign.alignment.tokens import Japanese
    from termalign.text.japanese import Unit

LONGEST = 12
"""Short units that a term may have."""


class Standing(NamedTuple):
    """Where a term stands: the number of its sentence, and its short units first:last there."""

    sentence: int
    first: int
    last: int


def find_candidates(sentences: Sequence[Japanese]) -> list[str]:
    """Return the noun chunks that may be terms, in the order of the text: compounds, katakana, words of three characters."""
    found: dict[str, None] = {}
    for sentence in sentences:
        for first, last in chunks(sentence.units):
            surface = sentence.text[sentence.units[first].start : sentence.units[last - 1].end]
            content = [unit for unit in sentence.units[first:last] if unit.role not in ("symbol", "number")]
            if is_termlike(surface, content):
                found[surface] = None
    return list(found)


def is_termlike(surface: str, content: Sequence[Unit]) -> bool:
    """Tell whether a noun chunk may be a term."""
    if not content or not HAS_JAPANESE.search(surface) or len(surface) < 2 or len(content) > LONGEST:
        return False
    meaning = [unit for unit in content if unit.role not in ("counter", "suffix", "prefix")]
    if content[0].role == "counter" or any(map(str.isdigit, surface)) or not meaning:
        return False
    return len(content) > 1 or len(surface) > 2 or KATAKANA_WORD.fullmatch(surface) is not None


def chunks(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the longest runs of nouns, without what is no part of a term: ホスト上 and 研究者たち are ホスト, 研究者."""
    for is_nominal, run in groupby(range(len(units)), lambda index: belongs(units, index)):
        if is_nominal:
            indexes = list(run)
            first, last = indexes[0], indexes[-1] + 1
            while last > first and units[last - 1].surface in (JOINTS | LAST):
                last -= 1
            if last > first and units[last - 1].surface not in ADJECTIVAL:
                first += trim(units[first:last], 0)
                while first < last and units[first].surface in FIRST:
                    first += 1
                if last > first:
                    yield first, last


def belongs(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a unit may be part of a noun chunk."""
    unit = units[index]
    return (unit.role in NOMINAL and unit.surface not in OUTSIDE) or (
        unit.surface in JOINTS and 0 < index < len(units) - 1
        and all(units[other].role in NOMINAL for other in (index - 1, index + 1))
    )  # fmt: skip


def find_standings(sentences: Sequence[Japanese], terms: Collection[str]) -> dict[str, list[Standing]]:
    """Return where each term stands, from the edge of a short unit to the edge of another."""
    found: dict[str, list[Standing]] = defaultdict(list)
    lengths = {len(term) for term in terms}
    longest = max(lengths, default=0)
    starts = {term[0] for term in terms}
    for number, sentence in enumerate(sentences):
        units = sentence.units
        for first, unit in enumerate(units):
            if unit.surface[:1] not in starts:
                continue
            for last in range(first + 1, len(units) + 1):
                length = units[last - 1].end - unit.start
                if length > longest:
                    break
                if length in lengths and (surface := sentence.text[unit.start : units[last - 1].end]) in terms:
                    found[surface].append(Standing(number, first, last))
    return found
