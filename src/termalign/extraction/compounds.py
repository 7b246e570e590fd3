"""The noun compounds of a document: 垂直スケーリングを設定する has 垂直 | スケーリング, and 同月の会議 has 会議.

A compound is the longest run of nouns, with what joins them; its parts are Sudachi's short units, the "simple nouns"
of Nakagawa & Mori (Terminology 9, 2003).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.chunks import CLAUSE_VERBS, JOINTS, NOMINAL, OUTSIDE, TIME_UNITS, trim
from termalign.text.japanese import Morpheme, morphemes, pieces
from termalign.text.protected import blank, protected_spans
from termalign.text.scripts import HAS_JAPANESE, HIRAGANA, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.reflow import Flow, Unit
    from termalign.text.japanese import Role

LAST = frozenset(
    "等 中 内 外 間 上 下 前 後 目 時 別 毎 側 用 達 たち ら ごと さん 様 氏 以上 以下 未満 自体 同士 全体 全般 全部".split()
)
"""What a compound may end in without its being a part of the term: クライアント | 側, ログイン | 時."""
FIRST = frozenset((*"他 お ご 御 より 自ら".split(), " "))
"""What a compound may begin with likewise: 他 | 分野."""
KATAKANA_LAST, KATAKANA_FIRST = re.compile(f"[{KATAKANA}]$"), re.compile(f"[{KATAKANA}]")
IN_HIRAGANA = re.compile(f"[{HIRAGANA}]+")
UNNAMED = ("number", "counter", "symbol", "prefix", "suffix")
"""Roles that make no term by themselves."""
ADJECTIVAL = ("的", "付き", "向け", "当たり")
ORDERING = "第"
OBJECT = "を"
NOT_JOINED = frozenset("並び 関し 対し 係り 基づき 応じ 際し 伴い 先立ち 従い 通じ より".split())
"""What joins clauses, though its form is that of a noun or a verb in a compound: 申請に対し | 処分, 届出並び(に)."""
FORMING = frozenset("型 次 次元 種 級 相 重 価 軸 元 期 類 世代".split())
"""What makes a term of a number that it counts: 2型糖尿病, 3次元, not 3人部屋."""
HAS_LETTER = re.compile(r"\w")
ENDS_IN_NUMBER = re.compile(r"[0-9０-９]$")
NUMERAL = "[0-9０-９一二三四五六七八九十百千]"
REFERENCE = re.compile(
    f"第?{NUMERAL}+.?|(?:附則)?(?:(?:第?{NUMERAL}+|前|次|同|本|各)(?:編|章|節|款|条|項|号)(?:の{NUMERAL}+)?)+(?:前段|後段|本文)?"
)
"""What points to a place in the text: 第10章, 前条第二項後段."""


class Compound(NamedTuple):
    """A noun compound of a flow, as flow.text[start:end], and its short units as they are written."""

    start: int
    end: int
    parts: tuple[str, ...]


def compounds(flow: Flow, unit: Unit) -> Iterator[Compound]:
    """Yield the noun compounds of a unit of a flow that have Japanese in them, in text order."""
    line = flow.text[unit.start : unit.end]
    line = blank(line, protected_spans(line))
    for begin, end in pieces(line):
        units = morphemes(line[begin:end])
        for first, last in runs(units):
            head = units[first]
            if last - first > 1:
                compound = compound_of(units[first:last], unit.start + begin)
                if compound:
                    yield compound
            elif is_word(head.surface, head.role):
                yield Compound(unit.start + begin + head.start, unit.start + begin + head.end, (head.surface,))


@lru_cache(maxsize=65_536)
def is_word(surface: str, role: Role) -> bool:
    """Tell whether a morpheme that stands by itself may be a term."""
    return compound_of([Morpheme(0, len(surface), surface, role)], 0) is not None


def runs(units: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the longest runs of morphemes that may make a compound."""
    first = -1
    for index in range(len(units)):
        if first >= 0 and not is_part(units, index, first):
            yield first, index
            first = -1
        if first < 0 and is_part(units, index, first):
            first = index
    if first >= 0:
        yield first, len(units)


def is_part(units: Sequence[Morpheme], index: int, first: int) -> bool:
    """Tell whether a morpheme goes on with a compound that began at `first`, or where that is -1 may begin one."""
    unit = units[index]
    if unit.surface in OUTSIDE or unit.surface in NOT_JOINED:
        return False
    if unit.role in NOMINAL:
        return HAS_LETTER.search(unit.surface) is not None and not (first >= 0 and begins_value(units, index))
    if unit.role == "continuative":
        return unit.surface not in CLAUSE_VERBS and has_noun_beside(units, index, first)
    if first < 0 or index + 1 == len(units):
        return False
    before, behind = units[index - 1].surface, units[index + 1].surface
    if unit.surface == " ":
        return joins_by_space(before, behind)
    return unit.surface in JOINTS and joins(before, behind)


def begins_value(units: Sequence[Morpheme], index: int) -> bool:
    """Tell whether a number says how much what stands before it is: 呼吸数 | 16/分, not IPv4, 第3世代."""
    before = units[index - 1].surface
    return units[index].role == "number" and not (is_latin(before) or before in JOINTS or before == ORDERING)


def has_noun_beside(units: Sequence[Morpheme], index: int, first: int) -> bool:
    """Tell whether a verb in the form that makes compounds makes one: 打ち | 上げ | 能力, not (を)使い | 行列."""
    if first >= 0 or (index and units[index - 1].surface == OBJECT):
        return first >= 0
    while index < len(units) and units[index].role == "continuative":
        index += 1
    return index < len(units) and units[index].role in NOMINAL and units[index].surface not in OUTSIDE


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
    """Return the compound that a run makes without what no term begins or ends with; None where it is no term."""
    last = len(units)
    while last and (
        units[last - 1].surface in LAST
        or units[last - 1].role in ("symbol", "prefix")
        or units[last - 1].surface == " "
    ):
        last -= 1
    first = first_of(units[:last])
    units = units[first:last]
    if not units or not is_nominal(units):
        return None
    text = "".join(unit.surface for unit in units)
    if len(text) < 2 or not HAS_JAPANESE.search(text) or is_hiragana(text):
        return None
    if ENDS_IN_NUMBER.search(text) or REFERENCE.fullmatch(text):
        return None
    return Compound(offset + units[0].start, offset + units[-1].end, tuple(unit.surface for unit in units))


def first_of(units: Sequence[Morpheme]) -> int:
    """Return where the term of a run begins: behind a number with its unit (10L/分 | 酸素投与), but not in 2型糖尿病."""
    first = 0
    while first < len(units) and units[first].role == "number":
        first += 1
    if first and first < len(units) and units[first].surface in FORMING:
        return 0
    while first and first < len(units) and is_unit(units, first):
        first += 1
    first += trim(units[first:], 0) if first < len(units) else 0
    while first < len(units) and (units[first].role == "suffix" or units[first].surface in FIRST):
        first += 1
    return first


def is_unit(units: Sequence[Morpheme], index: int) -> bool:
    """Tell whether a morpheme behind a number is part of its unit: % and mg/分, 個 and つの with a space before."""
    unit, before = units[index], units[index - 1]
    if unit.role in ("counter", "symbol", "number") or unit.surface in (" ", *TIME_UNITS) or is_latin(unit.surface):
        return True
    return before.surface in "/／" or (before.surface == " " and (len(unit.surface) == 1 or is_hiragana(unit.surface)))


def is_hiragana(surface: str) -> bool:
    """Tell whether a morpheme is written in hiragana alone."""
    return IN_HIRAGANA.fullmatch(surface) is not None


def is_nominal(units: Sequence[Morpheme]) -> bool:
    """Tell whether a run is a noun: not 静的(な), not 持続可能(な), not a verb alone."""
    last = units[-1]
    if last.surface in ADJECTIVAL or last.role == "stem" or all(unit.role == "continuative" for unit in units):
        return False
    return any(unit.role not in UNNAMED for unit in units)
