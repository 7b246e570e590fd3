"""Noun chunks before an anchor: …に発表した | ミサイル防衛見直し, and the longer readings over の, な, と and verbs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.text.scripts import KATAKANA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.text.japanese import Morpheme, Unit

WINDOW = 48
"""Characters left of the anchor that are looked at."""
STOPS = frozenset('。、，,．.!?！？\n\t;；:：()（）[]［］「」『』【】〈〉《》〔〕“”"…→⇒＝=|｜〜～※¹²³⁴⁵⁶⁷⁸⁹⁰■●○◆▼')
HYPHENS = frozenset("-－‐")
JOINTS = frozenset("・･-‐‑－/／&＆+＋")
CLAUSE_VERBS = frozenset("し され せ さ でき なり あり おり い いたし れ られ 行い 用い 含み 踏まえ 通じ".split())
"""Continuative forms that go on with a clause, not with a compound: 理解し | リバースエンジニアリング."""
TIME_UNITS = frozenset(("年", "月", "日", "年度", "年代", "時", "分", "秒", "世紀", "回", "次", "度", "％", "%"))
OUTSIDE = frozenset(
    """
    ため こと もの とき ほか うち なか ところ ごと まま よう わけ はず たび あと まえ ほう ゆえ さい
    とおり かたわら あいだ うえ もと ともに など 今後 現在 近年 昨年 本年 同年 今年 従来 以降 以来
    以後 以前 当時 先般 今般 毎年 今回 前回 一方 同日 同月 翌年 近時 昨今 最近 際 場合 以上 以下
    以内 以外 前述 上記 下記 後述 新た いわゆる 通称 略称 別名 特に 例えば 主に 及び および 並びに
    または 又は ほど 同 当該 本件 わが国 我が国
    """.split(),
)
"""Nouns that stand between a clause and a term without a particle; a term does not begin with or before them."""
SEVERAL_DIGITS, CAPITALS = re.compile("[0-9]{2,}"), re.compile("[A-Z]{2,}")
BODIES = (
    "軍",
    "局",
    "庁",
    "省",
    "機関",
    "機構",
    "院",
    "所",
    "部隊",
    "大学",
    "委員会",
    "協会",
    "連盟",
    "銀行",
    "センター",
)
"""What the name of a body ends in, which keeps the country in front: 米インド太平洋軍."""
COUNTRIES = frozenset("米英仏独豪露伊韓")
BEGINS_A_NAME = re.compile(r"(?!ドル|ポンド|ウォン|ルーブル|フラン|マルク|リラ)[ァ-ヶ]{2}")
"""米 | カリフォルニア大学, but 米ドル."""
LEGAL_FORMS = frozenset(("株式会社", "有限会社", "合同会社", "合資会社"))
DETERMINERS = frozenset(("同", "本", "当", "各", "両", "約", "計", "現", "毎", "某"))
IN_KATAKANA, ENDS_IN_KATAKANA = re.compile(f"[{KATAKANA}]{{2,}}"), re.compile(f"[{KATAKANA}]{{2,}}$")
LINKING = ("link", "verbal", "continuative", "case")
NOMINAL = frozenset(("noun", "counter", "number", "prefix", "suffix", "stem"))


def window_start(text: str, end: int, commas: bool = False) -> int:  # noqa: FBT001, FBT002
    """Return where the clause begins that ends at text[end]: behind the last hard stop, 48 characters at most.

    With `commas`, 、 is no stop.
    """
    lowest = max(0, end - WINDOW)
    for at in range(end - 1, lowest - 1, -1):
        if text[at] in STOPS and not (commas and text[at] == "、"):
            return at + 1
    return lowest


def clause_before(text: str, end: int) -> str:
    """Return the stretch of the clause that ends at text[end]."""
    return text[window_start(text, end) : end]


def chunk_start(units: Sequence[Morpheme]) -> int:
    """Return the index of the first morpheme of the noun chunk that ends the window."""
    first = len(units)
    while first and belongs(units, first - 1):
        first -= 1
    return trim(units, first)


def belongs(units: Sequence[Morpheme], index: int) -> bool:
    """Tell whether a morpheme is part of the noun chunk to its right."""
    unit = units[index]
    if unit.surface in OUTSIDE:
        return False
    if unit.surface == " ":
        return 0 < index < len(units) - 1 and joins_words(units, index)
    if unit.role in NOMINAL:
        return True
    if unit.role == "symbol":
        return unit.surface in JOINTS and index > 0
    if unit.role == "continuative" and unit.surface not in CLAUSE_VERBS:
        before = units[index - 1] if index else None
        if before is None or before.role in NOMINAL or before.role in ("continuative", "link"):
            return True
        return len(units) - index > 1 and all(each.role == "continuative" for each in units[index:])  # 埋め込み
    return False


def joins_words(units: Sequence[Morpheme], index: int) -> bool:
    """Tell whether a space is inside of a term: オンライン | トランザクション, and 対話式 | SQL where the Latin ends it."""
    before, behind = units[index - 1], units[index + 1]
    if ENDS_IN_KATAKANA.search(before.surface) and IN_KATAKANA.match(behind.surface):
        return True
    return behind.surface.isascii() and before.role in NOMINAL and index + 2 == len(units)


def trim(units: Sequence[Morpheme] | Sequence[Unit], first: int) -> int:
    """Drop from the left of a chunk what no term begins with: joints, suffixes, dates, 同 and 各."""
    last = len(units)
    while first < last - 1:
        unit = units[first]
        if (
            (unit.role == "symbol" and unit.surface in JOINTS)
            or (unit.role == "number" and units[first + 1].surface in HYPHENS)
            or (unit.role == "suffix")
            or (unit.role in ("prefix", "noun") and unit.surface in DETERMINERS)
            or (
                unit.surface in COUNTRIES
                and BEGINS_A_NAME.match(units[first + 1].surface)
                and not units[-1].surface.endswith(BODIES)
            )
        ):
            first += 1
        elif (
            behind := max(behind_date(units, first), behind_legal_form(units, first), behind_model(units, first))
        ) > first:
            first = behind
        else:
            return first
    return first


def behind_legal_form(units: Sequence[Morpheme] | Sequence[Unit], first: int) -> int:
    """Return the index behind 株式会社 and the like, or the index given: they are no part of a name as termbases have it."""
    for index in (first + 1, first + 2):
        if index < len(units) and "".join(unit.surface for unit in units[first:index]) in LEGAL_FORMS:
            return index
    return first


def behind_model(units: Sequence[Morpheme] | Sequence[Unit], first: int) -> int:
    """Return the index behind 071型, 第1回 or FRONTEX・, or the index given: they single out, they are no part of the term."""
    surfaces = [unit.surface for unit in units[first : first + 3]]
    if len(units) - first > 3 and (
        (surfaces[0] == "第" and surfaces[2] == "回") or (SEVERAL_DIGITS.fullmatch(surfaces[0]) and surfaces[1] == "型")
    ):
        return first + 3 - (surfaces[1] == "型")
    if len(units) - first > 2 and CAPITALS.fullmatch(surfaces[0]) and surfaces[1] == "・":
        return first + 2
    return first


def behind_date(units: Sequence[Morpheme] | Sequence[Unit], first: int) -> int:
    """Return the index behind a number with a unit of time (2023年, 第3回 stays), or the index given."""
    index = first
    while index < len(units) and units[index].role == "number":
        index += 1
    if index == first or index >= len(units) - 1 or units[index].surface not in TIME_UNITS:
        return first
    return index + 1


def extensions(units: Sequence[Morpheme], base: int) -> list[int]:
    """Return the first morphemes of longer readings: over の, な, と or a verb to the noun chunks before."""
    found: list[int] = []
    index = base
    while index > 0 and units[index - 1].role in (*LINKING, "stem"):
        edge = index - 1
        while edge > 0 and (units[edge - 1].role in LINKING or units[edge - 1].surface == "ため"):
            edge -= 1
        first = edge
        while first and belongs(units, first - 1):
            first -= 1
        first = trim(units[:edge], first)
        found.extend(
            start for start in range(index - 1, edge - 1, -1) if units[start].role in ("verbal", "stem", "continuative")
        )
        if first >= edge:
            break
        found.extend(start for start in range(edge - 1, first - 1, -1) if units[start].role != "symbol")
        index = first
    return found
