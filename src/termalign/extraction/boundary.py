"""Where the Japanese term begins: 2022年10月に発表した | ミサイル防衛見直し (MDR).

The right end is given by the parenthesis. Candidates for the left end are the edges of short units: the
noun chunk that ends there, and longer readings over の, な, と and verbs. The noun chunk wins unless the
English asks for a longer one; it is never shortened by a dictionary alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.coverage import Coverage, cover
from termalign.model import Boundary
from termalign.text.japanese import Morpheme, morphemes
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.extraction.coverage import Lexicon

WINDOW = 48
"""Characters left of the anchor that are looked at."""
STOPS = frozenset('。、，,．.!?！？\n\t;；:：()（）[]［］「」『』【】〈〉《》〔〕“”"…→⇒＝=|｜〜～※¹²³⁴⁵⁶⁷⁸⁹⁰■●○◆▼')
JOINTS = frozenset("・･-‐‑－/／&＆+＋")
TIME_UNITS = frozenset(("年", "月", "日", "年度", "年代", "時", "分", "秒", "世紀", "回", "次", "度", "％", "%"))
OUTSIDE = frozenset(
    """
    ため こと もの とき ほか うち なか ところ ごと まま よう わけ はず たび あと まえ ほう ゆえ さい
    とおり かたわら あいだ うえ もと ともに など 今後 現在 近年 昨年 本年 同年 今年 従来 以降 以来
    以後 以前 当時 先般 今般 毎年 今回 前回 一方 同日 同月 翌年 近時 昨今 最近 結果 際 場合 以上 以下
    以内 以外 前述 上記 下記 後述 新た いわゆる 通称 略称 別名 特に 例えば 主に 及び および 並びに
    または 又は 同 当該 本件 わが国 我が国
    """.split(),
)
"""Nouns that stand between a clause and a term without a particle; a term does not begin with or before them."""
DETERMINERS = frozenset(("同", "本", "当", "各", "両", "約", "計", "現", "毎", "某"))
NOMINAL = frozenset(("noun", "counter", "number", "prefix", "suffix", "stem"))

NOUN_CHUNK = "the noun chunk before the anchor"
CLAUSE_PARTICLES = frozenset(("が", "は", "を", "も"))
CLAUSE_COST = 1.0
COMPOUNDS = frozenset(("対する", "関する", "おける", "よる", "係る", "向け", "向けた"))
"""What makes a compound particle of に before it, which links nouns as の does: 拡散に対する安全保障構想."""
SHARE_WEIGHT, BASE, LINK_COST, CASE_COST, UNCOVERED_COST = 2.0, 0.45, 0.05, 0.4, 0.4
RIVAL_MARGIN = 0.15


class Candidate(NamedTuple):
    """A left end: the index of its first morpheme, the share of English it covers, its score."""

    first: int
    share: float
    score: float
    reason: str


class Decision(NamedTuple):
    """The chosen term, text[start:] of the window's end, with all that was weighed.

    `start` counts characters from the beginning of the text given; -1 where no term was found.
    `rival` is a sentence where another boundary stays possible, else "".
    """

    start: int
    share: float
    covered: tuple[tuple[str, str], ...]
    rival: str
    boundaries: tuple[Boundary, ...]


NO_COVERAGE = Coverage((), ())
NOTHING = Decision(-1, 0.0, (), "", ())


def window_start(text: str, end: int) -> int:
    """Return where the clause begins that ends at text[end]: behind the last hard stop, 48 characters at most."""
    lowest = max(0, end - WINDOW)
    for at in range(end - 1, lowest - 1, -1):
        if text[at] in STOPS:
            return at + 1
    return lowest


def clause_before(text: str, end: int) -> str:
    """Return the stretch of the clause that ends at text[end]."""
    return text[window_start(text, end) : end]


def decide(text: str, end: int, english: str, lexicon: Lexicon) -> Decision:
    """Choose where the term that ends at text[end] begins, given its English ("" where there is none)."""
    offset = window_start(text, end)
    window = text[offset:end]
    units = morphemes(window)
    base = chunk_start(units)
    if all(unit.role in ("prefix", "number", "counter", "suffix", "symbol") for unit in units[base:]):
        return NOTHING
    if HAS_JAPANESE.search(window, units[base].start) is None:
        return NOTHING
    complete = offset == 0 or text[offset - 1] in STOPS
    coverage = cover(units, english, lexicon) if english else NO_COVERAGE
    candidates = [weigh(units, coverage, base, base)]
    if english:
        candidates += [weigh(units, coverage, first, base) for first in extensions(units, base)]
        candidates.sort(key=lambda each: (-each.score, each.first))
    best = candidates[0]
    return Decision(
        offset + units[best.first].start,
        best.share,
        pairs(units, coverage, best.first) if english else (),
        rival(units, coverage, candidates, complete=complete),
        tuple(
            [Boundary(window[units[each.first].start :], round(each.score, 3), each.reason) for each in candidates],
        ),
    )


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
    if unit.role in NOMINAL:
        return True
    if unit.role == "symbol":
        return unit.surface in JOINTS and index > 0
    if unit.role == "continuative":
        before = units[index - 1] if index else None
        return before is None or before.role in NOMINAL or before.role in ("continuative", "link")
    return False


def trim(units: Sequence[Morpheme], first: int) -> int:
    """Drop from the left of a chunk what no term begins with: joints, suffixes, dates, 同 and 各."""
    last = len(units)
    while first < last - 1:
        unit = units[first]
        if (
            (unit.role == "symbol" and unit.surface in JOINTS)
            or (unit.role == "suffix")
            or (unit.role in ("prefix", "noun") and unit.surface in DETERMINERS)
        ):
            first += 1
        elif (behind := behind_date(units, first)) > first:
            first = behind
        else:
            return first
    return first


def behind_date(units: Sequence[Morpheme], first: int) -> int:
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
    while index > 0 and units[index - 1].role in ("link", "verbal", "continuative", "stem", "case"):
        edge = index - 1
        while edge > 0 and units[edge - 1].role in ("link", "verbal", "continuative", "case"):
            edge -= 1
        first = edge
        while first and belongs(units, first - 1):
            first -= 1
        first = trim(units[:edge], first)
        if first >= edge:
            break
        found.extend(start for start in range(edge - 1, first - 1, -1) if units[start].role != "symbol")
        index = first
    return found


def weigh(units: Sequence[Morpheme], coverage: Coverage, first: int, base: int) -> Candidate:
    """Score one left end; the weights were set on development examples."""
    last = len(units)
    if not coverage.words:
        return Candidate(first, 0.0, BASE, NOUN_CHUNK)
    share = coverage.share(first, last)
    accounted = coverage.accounted(first, last)
    content = [index for index in range(first, last) if units[index].role in NOMINAL]
    uncovered = len([index for index in content if index not in accounted]) / max(1, len(content))
    links = sum(unit.role in ("link", "verbal") for unit in units[first:base])
    cases = sum(
        unit.role == "case" and units[index + 1].surface not in COMPOUNDS
        for index, unit in enumerate(units[first:base], start=first)
    )
    clauses = sum(unit.surface in CLAUSE_PARTICLES for unit in units[first:base])
    score = SHARE_WEIGHT * share - UNCOVERED_COST * uncovered
    score -= LINK_COST * links + CASE_COST * cases + CLAUSE_COST * clauses
    if first in accounted:
        score += 0.25
    if first == base:
        return Candidate(first, share, score + BASE, NOUN_CHUNK)
    missing = "" if first in accounted else "; its first word is not in the English"
    return Candidate(first, share, score, f"longer, over {joined(units, first, base)}{missing}")


def joined(units: Sequence[Morpheme], first: int, base: int) -> str:
    """Name what a longer reading crosses: の, した …"""
    return " ".join(unit.surface for unit in units[first:base] if unit.role not in NOMINAL) or "a noun"


def pairs(units: Sequence[Morpheme], coverage: Coverage, first: int) -> tuple[tuple[str, str], ...]:
    """Return (English word, Japanese) for each English word that the term accounts for, in English order."""
    found: dict[int, str] = {}
    for left, right, word in coverage.spans:
        if left >= first and word not in found:
            found[word] = "".join([unit.surface for unit in units[left:right]])
    return tuple([(coverage.words[word], found[word]) for word in sorted(found)])


def rival(
    units: Sequence[Morpheme],
    coverage: Coverage,
    candidates: Sequence[Candidate],
    *,
    complete: bool,
) -> str:
    """Say why the first of the candidates is not proven, "" where it is."""
    best = candidates[0]
    if not complete and best.first == 0:
        return "the term may begin before the stretch that was looked at"
    if len(candidates) > 1 and best.score - candidates[1].score < RIVAL_MARGIN:
        return f"it may begin at {units[candidates[1].first].surface}"
    if not coverage.words:
        return ""
    if best.share < 1:
        before = units[best.first - 1].role if best.first else "case"
        return "a longer term is possible" if before in ("link", "stem", "verbal") else ""
    later = min(coverage.accounted(best.first, len(units)))
    return f"the English is accounted for from {units[later].surface} on" if later > best.first else ""
