"""Where the Japanese term begins: 2022年10月に発表した | ミサイル防衛見直し (MDR).

The right end is given by the parenthesis. Candidates for the left end are the edges of short units: the
noun chunk that ends there, and longer readings over の, な, と and verbs. The noun chunk wins unless the
English asks for a longer one; it is never shortened by a dictionary alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.coverage import Coverage, cover
from termalign.extraction.initials import Initials, initials
from termalign.model import Boundary
from termalign.text.japanese import Morpheme, morphemes
from termalign.text.scripts import HAS_JAPANESE, KANJI
from termalign.text.transliteration import KATAKANA_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.vocabulary import Lexicon

WINDOW = 48
"""Characters left of the anchor that are looked at."""
KANJI_CHARACTER = re.compile(f"[{KANJI}]")
SENTENCE_LAST = re.compile(r"(?:ます|です|でした|ました|ません|ている|ました|される|された|であり?)$")
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
    または 又は 同 当該 本件 わが国 我が国
    """.split(),
)
"""Nouns that stand between a clause and a term without a particle; a term does not begin with or before them."""
DETERMINERS = frozenset(("同", "本", "当", "各", "両", "約", "計", "現", "毎", "某"))
NOMINAL = frozenset(("noun", "counter", "number", "prefix", "suffix", "stem"))

NOUN_CHUNK = "the noun chunk before the anchor"
CLAUSE_PARTICLES = frozenset(("が", "は", "を", "も"))
CLAUSE_COST = 1.0
PROVEN_CLAUSE = 0.25
"""What is left of the cost of a clause that all of the English asks for: 患者が自ら管理する健康記録."""
COMPOUNDS = frozenset(("対する", "関する", "おける", "よる", "係る", "向け", "向けた"))
"""What makes a compound particle of に before it, which links nouns as の does: 拡散に対する安全保障構想."""
COORDINATORS = frozenset(("または", "又は", "および", "及び", "並びに", "ならびに", "もしくは", "若しくは", "かつ"))
JOINING = frozenset(("基づく", "よる", "対する", "関する", "おける", "ため", "として", "し", "て", "ない", "可能", "できる"))
"""Verbs and particles that join nouns as の does, where no English tells where the term begins."""
SHARE_WEIGHT, BASE, LINK_COST, CASE_COST, UNCOVERED_COST = 2.0, 0.45, 0.05, 0.4, 0.4
RIVAL_MARGIN = 0.15
MARKUP_BONUS = 0.5
HALF = 0.5
LETTERS_OF_UNKNOWN = 2
"""Letters that a morpheme the lexicon does not have may give."""
OFFICES = frozenset("省 庁 府 社 局 院 大学 政府 財団 協会".split())
"""What the name of an owner ends in, as it may stand before the term without の: 防衛省防衛装備庁."""
DOTS = frozenset("・･")
LEAST_LETTERS = 3
"""Letters that an abbreviation needs for a longer term to be told by them alone."""


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
    head: bool = True
    """Whether the term's last noun is accounted for, as that of a translation is."""
    letters: float = -1.0
    """The share of the abbreviation's letters that the term's parts begin with in English, -1 where that is not known."""


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


def decide(text: str, end: int, english: str, lexicon: Lexicon, abbreviation: str = "", opener: int = -1) -> Decision:
    """Choose where the term that ends at text[end] begins, given its English or, without that, its abbreviation.

    `opener` is where markup begins that ends with the term, -1 where there is none.
    """
    offset = window_start(text, end)
    window = text[offset:end]
    units = morphemes(window)
    base = chunk_start(units)
    if SENTENCE_LAST.search(window):
        return NOTHING
    if all(unit.role in ("prefix", "number", "counter", "suffix", "symbol") for unit in units[base:]):
        return NOTHING
    if HAS_JAPANESE.search(window, units[base].start) is None:
        return NOTHING
    letters: Initials | None = None
    complete = offset == 0 or text[offset - 1] in STOPS
    coverage = cover(units, english, lexicon) if english else NO_COVERAGE
    candidates = [weigh(units, coverage, base, base)]
    if english:
        candidates += [weigh(units, coverage, first, base) for first in extensions(units, base)]
        candidates += shorter(units, coverage, base)
    elif abbreviation:
        letters = initials(units, abbreviation, lexicon)
        candidates += spelled(units, base, letters)
    marked = [index for index, unit in enumerate(units) if offset + unit.start == opener]
    if marked and (english or marked[0] > base) and marked[0] != base:
        candidates.append(weigh(units, coverage, marked[0], base, "delimited by markup"))
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
        has_head(units, coverage),
        letters_given(letters, units, best.first, lexicon) if letters else -1.0,
    )


def shorter(units: Sequence[Morpheme], coverage: Coverage, base: int) -> Iterator[Candidate]:
    """Yield a reading without an owner in front, or without what ・ coordinates, where the English has no word for it.

    防衛省 | 防衛装備庁 (… Agency), 高血圧・糖尿病・| 脂質異常症 (dyslipidemia).
    """
    last = len(units)
    dots = [index for index in range(base + 1, last - 1) if units[index].surface in DOTS]
    in_kanji = any(KANJI_CHARACTER.search(unit.surface) for unit in units[base:])
    if dots and in_kanji and len(coverage.words) <= len(dots) and coverage.share(base, last) == coverage.share(dots[-1] + 1, last):
        yield weigh(units, coverage, dots[-1] + 1, base, "the last of several")
    for first in range(last - 1, base, -1):
        owner = units[first - 1].surface
        if owner in OFFICES and not any(left < first for left, _, _ in coverage.spans if left >= base):
            share = coverage.share(first, last)
            if share >= HALF:
                yield weigh(units, coverage, first, base, f"without {''.join(unit.surface for unit in units[base:first])}, which the English has no word for")
                return


def delimited(term: str, english: str, lexicon: Lexicon, abbreviation: str = "") -> Decision:
    """Return the decision for a term that quotation marks, a box or a cell delimit."""
    boundaries = (Boundary(term, 1.0, "delimited in the text"),)
    units = morphemes(term)
    if not english:
        letters = letters_given(initials(units, abbreviation, lexicon), units, 0, lexicon) if abbreviation else -1.0
        return Decision(0, 0.0, (), "", boundaries, letters=letters)
    coverage = cover(units, english, lexicon)
    share = coverage.share(0, len(units))
    return Decision(0, share, pairs(units, coverage, 0), "", boundaries, has_head(units, coverage))


def has_head(units: Sequence[Morpheme], coverage: Coverage) -> bool:
    """Tell whether the last noun, with a suffix or number behind it, accounts for some English word."""
    last = next((index for index in range(len(units) - 1, -1, -1) if units[index].role not in ("suffix", "number", "symbol")), 0)
    return last in coverage.accounted(0, len(units)) or len(units) - 1 in coverage.accounted(0, len(units))


def spelled(units: Sequence[Morpheme], base: int, letters: Initials) -> Iterator[Candidate]:
    """Yield a longer reading where its parts give all letters of the abbreviation, and the noun chunk's do not.

    大規模な言語モデル (LLM) is large + language + model; every noun of the longer reading must give a letter.
    """
    last = len(units)
    if len(letters.letters) < LEAST_LETTERS or letters.share(base, last) == 1:
        return
    for first in extensions(units, base):
        if not attributive(units, first, base):
            continue
        nouns = [index for index in range(first, base) if units[index].role in NOMINAL]
        if all(letters.by_unit[index] for index in nouns) and letters.share(first, last) == 1:
            reason = f"longer, over {joined(units, first, base)}; its parts begin as the abbreviation does"
            yield Candidate(first, 0.0, BASE + RIVAL_MARGIN, reason)
            return


def letters_given(letters: Initials, units: Sequence[Morpheme], first: int, lexicon: Lexicon) -> float:
    """Return the share of letters that the term gives; -1 where the lexicon knows too little of it to tell."""
    share = letters.share(first, len(units))
    if not letters.letters.isalpha():
        return -1.0
    unknown = sum(
        unit.role in NOMINAL and unit.surface not in lexicon and KATAKANA_WORD.fullmatch(unit.surface) is None
        for unit in units[first:]
    )
    possible = share + LETTERS_OF_UNKNOWN * unknown / len(letters.letters)
    return share if share >= HALF or possible < HALF else -1.0


def attributive(units: Sequence[Morpheme], first: int, base: int) -> bool:
    """Tell whether morphemes[first:base] begin with a whole chunk and join it by の, な, と, に基づく … alone."""
    if first and belongs(units, first - 1) and units[first - 1].surface not in DETERMINERS:
        return False
    joints = [index for index in range(first, base) if units[index].role in ("case", "verbal")]
    return all(
        units[index].surface in JOINING
        or (units[index].role == "case" and units[index + 1].surface in JOINING and units[index + 1].role == "verbal")
        for index in joints
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
    if unit.role == "continuative" and unit.surface not in CLAUSE_VERBS:
        before = units[index - 1] if index else None
        if before is None or before.role in NOMINAL or before.role in ("continuative", "link"):
            return True
        return all(each.role == "continuative" for each in units[index:])  # 埋め込み, 取り付け
    return False


def trim(units: Sequence[Morpheme], first: int) -> int:
    """Drop from the left of a chunk what no term begins with: joints, suffixes, dates, 同 and 各."""
    last = len(units)
    while first < last - 1:
        unit = units[first]
        if (
            (unit.role == "symbol" and unit.surface in JOINTS)
            or (unit.role == "number" and units[first + 1].surface in HYPHENS)
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
        if first >= edge and units[edge].role not in ("verbal", "stem"):
            break
        found.extend(start for start in range(index - 1, edge - 1, -1) if units[start].role in ("verbal", "stem"))
        found.extend(start for start in range(edge - 1, first - 1, -1) if units[start].role != "symbol")
        if first >= edge:
            break
        index = first
    return found


def weigh(units: Sequence[Morpheme], coverage: Coverage, first: int, base: int, marked: str = "") -> Candidate:
    """Score one left end, by what marks it if anything; the weights were set on development examples."""
    last = len(units)
    bonus = MARKUP_BONUS if marked else 0.0
    if not coverage.words:
        return Candidate(first, 0.0, BASE + bonus, marked or NOUN_CHUNK)
    share = coverage.share(first, last)
    accounted = coverage.accounted(first, last)
    content = [index for index in range(first, last) if units[index].role in NOMINAL]
    uncovered = len([index for index in content if index not in accounted]) / max(1, len(content))
    links = sum(unit.role in ("link", "verbal") for unit in units[first:base])
    cases = sum(
        unit.role == "case" and unit.surface not in COORDINATORS and units[index + 1].surface not in COMPOUNDS
        for index, unit in enumerate(units[first:base], start=first)
    )
    clauses = sum(unit.surface in CLAUSE_PARTICLES for unit in units[first:base])
    score = SHARE_WEIGHT * share - UNCOVERED_COST * uncovered
    if share == 1:
        clauses *= PROVEN_CLAUSE
        cases *= PROVEN_CLAUSE
    score -= LINK_COST * links + CASE_COST * cases + CLAUSE_COST * clauses - bonus
    if first in accounted:
        score += 0.25
    if first >= base:
        return Candidate(first, share, score + BASE, marked or NOUN_CHUNK)
    if marked:
        return Candidate(first, share, score + (BASE if first > base else 0.0), marked)
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
