"""Are two documents a text and its translation? 白書 and a novel are not, and the program says so rather than guess."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.text.scripts import JAPANESE, LATIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from termalign.model import Document, Place, Sentence, SentencePair

LEAST_JAPANESE = 0.2
USUAL_RATIO = 2.5
"""English characters for each Japanese one."""
MOST_TIMES = 6.0
FEW = 8
"""Sentences up to which a text is too short to be told from another one."""
LEAST_SIMILARITY = 0.1
"""Translations had 0.27 at least, damaged and free ones too; documents of one field that have nothing to do with each other
hardly ever more than 0.1."""
ALL_JAPANESE, ALL_LATIN = re.compile(f"[{JAPANESE}]"), re.compile(f"[{LATIN}]")


def check_languages(source: Document, target: Document) -> None:
    """Refuse documents that are not Japanese and English, in this order."""
    shares = [share_of_japanese(each.text) for each in (source, target)]
    if shares[0] < LEAST_JAPANESE <= shares[1]:
        message = (
            f"{target.file}: is the Japanese one of the two; name it first: termalign align {target.file} {source.file}"
        )
        raise FileError(message)
    if shares[0] < LEAST_JAPANESE:
        message = (
            f"{source.file}: holds hardly any Japanese; name the Japanese document first, then its English translation"
        )
        raise FileError(message)
    if shares[1] >= LEAST_JAPANESE:
        message = f"{target.file}: is in Japanese too; name its English translation"
        raise FileError(message)


def share_of_japanese(text: str) -> float:
    """Return how much of the letters of a text is Japanese, 0 to 1."""
    japanese, latin = len(ALL_JAPANESE.findall(text)), len(ALL_LATIN.findall(text))
    return japanese / max(1, japanese + latin / 3)


def check_lengths(paths: tuple[Path, Path], sides: Sequence[Sequence[Sentence]]) -> None:
    """Refuse a side without sentences, and one that is many times longer than the other can be."""
    for path, side in zip(paths, sides, strict=True):
        if not side:
            message = f"{path}: holds no sentences; name the document and its translation"
            raise FileError(message)
    lengths = [sum(len(each.text) for each in side) for side in sides]
    ratio = lengths[1] / (lengths[0] * USUAL_RATIO)
    if max(ratio, 1 / ratio) > MOST_TIMES and max(map(len, sides)) > FEW:
        longer, shorter = (paths[1], paths[0]) if ratio > 1 else paths
        message = (
            f"{longer}: is {max(ratio, 1 / ratio):.0f} times as long as a translation of {shorter} would be; "
            "name the part of it that was translated"
        )
        raise FileError(message)


def check_similarity(paths: tuple[Path, Path], pairs: Sequence[SentencePair]) -> None:
    """Refuse documents whose sentences have no more in common than those of any two."""
    translated = [pair for pair in pairs if pair.source and pair.target]
    similarity = sum(pair.similarity for pair in translated) / max(1, len(pairs))
    if len(pairs) > FEW and similarity < LEAST_SIMILARITY:
        message = (
            f"{paths[1]}: does not look like a translation of {paths[0]} (similarity {similarity:.2f}, translations have "
            f"{LEAST_SIMILARITY} and more); name the two editions of one text"
        )
        raise FileError(message)


def gaps(pairs: Sequence[SentencePair]) -> Iterator[str]:
    """Yield a sentence for each side on which something has no counterpart: how much, and where the longest gap is."""
    for places in (
        [pair.source_place if not pair.target else None for pair in pairs],
        [pair.target_place if not pair.source else None for pair in pairs],
    ):
        runs = list(runs_of(places))
        if not runs:
            continue
        number = sum(map(len, runs))
        longest = max(runs, key=len)
        where = span_of(longest[0], longest[-1])
        most = ", most of them in a row" if 1 < len(longest) < number else ""
        yield f"{longest[0].file}: {number:,} sentence{'' if number == 1 else 's'} without counterpart{most}: see {where}"


def moves(pairs: Sequence[SentencePair]) -> Iterator[str]:
    """Yield a sentence that says how much stands elsewhere in the translation, and where the longest of it does."""
    places = [pair.target_place for pair in pairs if pair.source and pair.target]
    kept = in_order([(place.page, place.line, place.column) for place in places])
    runs = list(runs_of([None if number in kept else place for number, place in enumerate(places)]))
    if runs:
        number, longest = sum(map(len, runs)), max(runs, key=len)
        where = span_of(min(longest), max(longest))
        yield f"{longest[0].file}: {number:,} sentence{'' if number == 1 else 's'} in another order than the source: see {where}"


def in_order(keys: Sequence[tuple[int, ...]]) -> set[int]:
    """Return the numbers of the most keys that stand in order (Schensted 1961)."""
    ends: list[int] = []
    least: list[tuple[int, ...]] = []
    before: dict[int, int | None] = {}
    for number, key in enumerate(keys):
        at = bisect_right(least, key)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1], least[at : at + 1] = [number], [key]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def span_of(first: Place, last: Place) -> str:
    """Return the lines of two places in words."""
    return f"line {first.line}" if first.line == last.line else f"lines {first.line}-{last.line}"


def runs_of(places: Sequence[Place | None]) -> Iterator[list[Place]]:
    """Yield the places that stand in a row."""
    run: list[Place] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
        elif run:
            yield run
            run = []
