"""The noun compounds of a document: 垂直スケーリングを設定する has 垂直 | スケーリング, and 同月の会議 has 会議.

A compound is the longest run of nouns, with what joins them; its parts are Sudachi's short units, the "simple nouns"
of Nakagawa & Mori (Terminology 9, 2003).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.chunks import CLAUSE_VERBS, JOINTS, NOMINAL, OUTSIDE, trim
from termalign.text.japanese import morphemes, pieces
from termalign.text.protected import blank, protected_spans
from termalign.text.scripts import HAS_JAPANESE, HIRAGANA, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.reflow import Flow
    from termalign.text.japanese import Morpheme

BARE = frozenset(
    "等 内 中 外 間 上 下 前 後 時 別 毎 側 用 的 達 たち ら ごと 数 性 化 者 さん 様 氏 以上 以下 未満 自体 同士 まで".split()
)
LAST = BARE - frozenset("数 性 化 者".split())
"""What a compound may end in without being a part of the term: クライアント | 側, ログイン | 時."""
KATAKANA_LAST, KATAKANA_FIRST = re.compile(f"[{KATAKANA}]$"), re.compile(f"[{KATAKANA}]")
IN_HIRAGANA = re.compile(f"[{HIRAGANA}]+")
UNNAMED = ("number", "counter", "symbol", "prefix", "suffix")
"""Roles that make no term by themselves."""


class Compound(NamedTuple):
    """A noun compound of a flow, as flow.text[start:end], and its short units as they are written."""

    start: int
    end: int
    parts: tuple[str, ...]


def compounds(flow: Flow) -> Iterator[Compound]:
    """Yield the noun compounds of a document that have Japanese in them, in text order."""
    text = blank(flow.text, protected_spans(flow.text))
    for unit in flow.units:
        for begin, end in pieces(text[unit.start : unit.end]):
            offset = unit.start + begin
            units = morphemes(text[offset : unit.start + end])
            for first, last in runs(units):
                compound = compound_of(units[first:last], offset)
                if compound:
                    yield compound


def runs(units: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the longest runs of morphemes that may make a compound."""
    first = -1
    for index in range(len(units)):
        if is_part(units, index, first):
            first = index if first < 0 else first
        elif first >= 0:
            yield first, index
            first = -1
    if first >= 0:
        yield first, len(units)


def is_part(units: Sequence[Morpheme], index: int, first: int) -> bool:
    """Tell whether a morpheme goes on with a compound that began at `first`, or where that is -1 may begin one."""
    unit = units[index]
    if unit.surface in OUTSIDE:
        return False
    if unit.role in NOMINAL:
        return True
    if unit.role == "continuative":
        return unit.surface not in CLAUSE_VERBS and has_noun_beside(units, index, first)
    if first < 0 or index + 1 == len(units):
        return False
    before, behind = units[index - 1].surface, units[index + 1].surface
    if unit.surface == " ":
        return joins_by_space(before, behind)
    return unit.surface in JOINTS and joins(before, behind)


def has_noun_beside(units: Sequence[Morpheme], index: int, first: int) -> bool:
    """Tell whether a verb in the form that makes compounds makes one: 割り当て | 領域, エラー | 割り当て."""
    behind = units[index + 1 : index + 2]
    return first >= 0 or bool(behind and behind[0].role in NOMINAL and behind[0].surface not in OUTSIDE)


def joins_by_space(before: str, behind: str) -> bool:
    """Tell whether a space is inside of a term: Pod セキュリティ, オンライン トランザクション."""
    return bool(
        (is_latin(before) and (is_latin(behind) or KATAKANA_FIRST.match(behind) or HAS_JAPANESE.match(behind)))
        or (KATAKANA_LAST.search(before) and (KATAKANA_FIRST.match(behind) or is_latin(behind)))
    )


def joins(before: str, behind: str) -> bool:
    """Tell whether ・, - or / joins two parts of a word: TCP/IP, ポッド・スケジューラ; between kanji it lists."""
    if is_latin(before) or is_latin(behind):
        return True
    return bool(KATAKANA_LAST.search(before) and KATAKANA_FIRST.match(behind))


def is_latin(surface: str) -> bool:
    """Tell whether a morpheme is a word in Latin letters."""
    return surface.isascii() and surface[:1].isalnum()


def compound_of(units: Sequence[Morpheme], offset: int) -> Compound | None:
    """Return the compound that a run makes without what no term begins or ends with; None where nothing is left."""
    last = len(units)
    while last and (
        units[last - 1].surface in LAST
        or units[last - 1].role in ("symbol", "prefix")
        or units[last - 1].surface == " "
    ):
        last -= 1
    units = units[:last]
    first = trim(units, 0) if units else 0
    while first < last and units[first].role in ("number", "counter", "suffix"):
        first += 1
    units = units[first:]
    if not units or not any(unit.role not in UNNAMED for unit in units):
        return None
    text = "".join(unit.surface for unit in units)
    if len(text) < 2 or not HAS_JAPANESE.search(text) or IN_HIRAGANA.fullmatch(text):
        return None
    if len(units) == 1 and units[0].role in ("stem", "continuative"):
        return None
    return Compound(offset + units[0].start, offset + units[-1].end, tuple(unit.surface for unit in units))
