"""Where the Japanese term begins: 2022年10月に発表した | ミサイル防衛見直し (MDR).

The right end is given by the parenthesis. Candidates for the left end are the edges of short units: the
noun chunk that ends there, and longer readings over の, な, と and verbs. The noun chunk wins unless the
English asks for a longer one; it is never shortened by a dictionary alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.chunks import (
    BODIES,
    DETERMINERS,
    NOMINAL,
    STOPS,
    belongs,
    chunk_start,
    extensions,
    window_start,
)
from termalign.extraction.coverage import Coverage, cover
from termalign.extraction.initials import Initials, initials
from termalign.extraction.vocabulary import shipped_lexicon
from termalign.model import Boundary
from termalign.text.japanese import Morpheme, morphemes
from termalign.text.scripts import HAS_JAPANESE, KANJI, KATAKANA
from termalign.text.transliteration import KATAKANA_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.extraction.vocabulary import Lexicon

WORDS = frozenset(("noun", "stem", "verbal", "continuative", "prefix"))
"""Roles of morphemes that mean something by themselves."""
EMPTY = frozenset("する した し さ れ た いる ある ない な によ ため こと もの 的".split())
"""What a clause holds besides, and no English has a word for."""
KANJI_CHARACTER = re.compile(f"[{KANJI}]")
SENTENCE_LAST = re.compile(r"(?:ます|です|でした|ました|ません|ている|ました|される|された|であり?)$")
NO_WORDS = ("number", "counter", "symbol")
"""Roles of morphemes that make no term by themselves."""
FINITE = tuple("うくぐすつぬぶむるただてで")
"""What verbs end in that are no nouns."""
NOUN_CHUNK = "the noun chunk before the anchor"
CLAUSE_PARTICLES = frozenset(("が", "は", "を", "も"))
NEGATIONS = frozenset(("ない", "なく", "なかっ"))
CLAUSE_COST = 1.0
PROVEN_CLAUSE = 0.25
"""What is left of the cost of a clause that all of the English asks for: 患者が自ら管理する健康記録."""
COMPOUNDS = frozenset(("対する", "関する", "おける", "よる", "係る", "向け", "向けた"))
"""What makes a compound particle of に before it, which links nouns as の does: 拡散に対する安全保障構想."""
COORDINATORS = frozenset(("または", "又は", "および", "及び", "並びに", "ならびに", "もしくは", "若しくは", "かつ"))
JOINING = frozenset(
    ("基づく", "よる", "対する", "関する", "おける", "ため", "として", "し", "て", "ない", "可能", "できる")
)
"""Verbs and particles that join nouns as の does, where no English tells where the term begins."""
SHARE_WEIGHT, BASE, LINK_COST, CASE_COST, UNCOVERED_COST = 2.0, 0.45, 0.05, 0.4, 0.4
RIVAL_MARGIN = 0.15
MARKUP_BONUS = 0.5
HALF = 0.5
LETTERS_OF_UNKNOWN = 2
"""Letters that a morpheme the lexicon does not have may give."""
OFFICES = frozenset("省 庁 府 社 局 院 大学 政府 財団 協会".split())
"""What the name of an owner ends in, as it may stand before the term without の: 防衛省防衛装備庁."""
ATTRIBUTES = frozenset(
    """
    主要 各種 既存 現行 最新 一部 多数 大手 独自 同種 同様 各国 各社 両国 同国 同社 自社 他社 複数 諸 関連 国内外
    """.split()
)
"""What may stand before a term without の to single it out: 主要 | 温室効果ガス."""
NAME_LAST = re.compile(f"[{KATAKANA}]$|[州県市国都府道社製]$")
MADE_IN = ("製", "産")
DOTS = frozenset("・･")
LEAST_LETTERS = 3
"""Letters that an abbreviation needs for a longer term to be told by them alone."""


class Said(NamedTuple):
    """What is said of a term: its English, its abbreviation, and where markup opens that ends with it; "" and -1 for none."""

    english: str
    abbreviation: str = ""
    opener: int = -1


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
    full_form: str = ""
    """What the abbreviation is well known for, where the term accounts for half of it or more."""
    left_over: int = 0
    """How many words of the term stand for nothing in the English."""


NO_COVERAGE = Coverage((), ())
NOTHING = Decision(-1, 0.0, (), "", ())


def decide(text: str, end: int, said: Said, lexicon: Lexicon) -> Decision:
    """Choose where the term that ends at text[end] begins, by what is said of it."""
    english, abbreviation, opener = said
    commas = "," in english
    offset = window_start(text, end, commas)
    window = text[offset:end]
    units: Sequence[Morpheme] = morphemes(window)
    if commas:  # 公正、合理的かつ非差別的な条件 may be one term where its English has commas too
        units = [unit._replace(role="link") if unit.surface == "、" else unit for unit in units]
    coverage = cover(units, english, lexicon) if english else NO_COVERAGE
    base = chunk_start(units)
    if all(unit.role in NO_WORDS for unit in units[base:]):
        base = min(base, noun_of_verb_start(units, coverage))
    if SENTENCE_LAST.search(window):
        return NOTHING
    words = [unit for unit in units[base:] if unit.role not in NO_WORDS]
    if not words or (len(words) == 1 and words[0].role in ("prefix", "suffix")):
        return NOTHING
    if HAS_JAPANESE.search(window, units[base].start) is None:
        return NOTHING
    letters: Initials | None = None
    complete = offset == 0 or text[offset - 1] in STOPS
    candidates = [weigh(units, coverage, base, base)]
    if english:
        candidates += [*longer(units, coverage, base), *shorter(units, coverage, base)]
    elif abbreviation:
        letters = initials(units, abbreviation)
        candidates += spelled(units, base, letters)
        candidates += as_a_service(units, base, abbreviation)
    marked = next((index for index, unit in enumerate(units) if offset + unit.start == opener), base)
    if marked != base and (english or not any(unit.surface in CLAUSE_PARTICLES for unit in units[marked:])):
        candidates.append(weigh(units, coverage, marked, base, "delimited by markup"))
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
        letters_given(letters, units, best.first) if letters else -1.0,
        left_over=left_over(units, coverage, best.first),
    )


def noun_of_verb_start(units: Sequence[Morpheme], coverage: Coverage) -> int:
    """Return where a term begins with a verb that the English has as a noun: 量子もつれ (entanglement), 待ち時間 (latency).

    The end of the window where there is none: 守る (protect) is no term.
    """
    last = len(units)
    if not last or units[-1].surface.endswith(FINITE):
        return last
    first = min((left for left, right, _ in coverage.spans if right == last), default=last)
    return chunk_start(units[:first]) if 0 < first < last and belongs(units, first - 1) else first


def longer(units: Sequence[Morpheme], coverage: Coverage, base: int) -> Iterator[Candidate]:
    """Yield the readings over の, な, と and verbs, and with the words right before the noun chunk where the English has them.

    正味 | 現在 | 価値 (net present value), 働き方 | 改革 (work style reform). No term begins with a suffix.
    """
    for first in extensions(units, base):
        if units[first].role != "suffix":
            yield weigh(units, coverage, first, base)
    first = base
    while before := [(left, -right) for left, right, _ in coverage.spans if left < first <= right]:
        first, behind = min(before)
        alone = -behind - first == 1
        if alone and (units[first].role not in ("noun", "case") or len(units[first].surface) == 1):
            return
        yield weigh(units, coverage, first, first)


def shorter(units: Sequence[Morpheme], coverage: Coverage, base: int) -> Iterator[Candidate]:
    """Yield a reading without an owner or 主要 in front, or what ・ coordinates, where the English has no word for it.

    防衛省 | 防衛装備庁 (… Agency), 主要 | 温室効果ガス (greenhouse gas), 高血圧・糖尿病・| 脂質異常症 (dyslipidemia).
    """
    last = len(units)
    dots = [index for index in range(base + 1, last - 1) if units[index].surface in DOTS]
    in_kanji = any(KANJI_CHARACTER.search(unit.surface) for unit in units[base:])
    if (
        dots
        and in_kanji
        and len(coverage.words) <= len(dots)
        and coverage.share(base, last) == coverage.share(dots[-1] + 1, last)
    ):
        yield weigh(units, coverage, dots[-1] + 1, base, "the last of several")
    for first in range(last - 1, base, -1):
        is_owner = units[first - 1].surface in OFFICES
        is_attribute = first == base + 1 and units[base].surface in ATTRIBUTES and units[first].role != "suffix"
        if (
            (is_owner or is_attribute)
            and coverage.share(first, last) >= (1 if is_attribute else HALF)
            and not any(base <= left < first for left, _, _ in coverage.spans)
        ):
            owner = "".join(unit.surface for unit in units[base:first])
            yield weigh(units, coverage, first, base, f"without {owner}, which the English has no word for")
            return


def delimited(term: str, english: str, lexicon: Lexicon, abbreviation: str = "") -> Decision:
    """Return the decision for a term that quotation marks, a box or a cell delimit."""
    boundaries = (Boundary(term, 1.0, "delimited in the text"),)
    units = morphemes(term)
    if not english:
        letters = letters_given(initials(units, abbreviation), units, 0) if abbreviation else -1.0
        return Decision(0, 0.0, (), "", boundaries, letters=letters)
    coverage = cover(units, english, lexicon)
    share = coverage.share(0, len(units))
    return Decision(
        0,
        share,
        pairs(units, coverage, 0),
        "",
        boundaries,
        has_head(units, coverage),
        left_over=left_over(units, coverage, 0),
    )


def has_head(units: Sequence[Morpheme], coverage: Coverage) -> bool:
    """Tell whether the last noun, with a suffix or number behind it, accounts for some English word, or is not known."""
    accounted = coverage.accounted(0, len(units))
    for index in range(len(units) - 1, -1, -1):
        if index in accounted:
            return True
        if units[index].role not in ("suffix", "number", "symbol"):
            return not is_known(units[index])
    return False


def left_over(units: Sequence[Morpheme], coverage: Coverage, first: int) -> int:
    """Return how many words of the term that begins at units[first] account for no English word; suffixes are none."""
    accounted = coverage.accounted(first, len(units))
    return sum(
        units[index].role in WORDS and units[index].surface not in EMPTY and index not in accounted
        for index in range(first, len(units))
    )


def is_known(unit: Morpheme) -> bool:
    """Tell whether the lexicon has a morpheme, or katakana says what it is in English."""
    return unit.surface in shipped_lexicon() or KATAKANA_WORD.fullmatch(unit.surface) is not None


def spelled(units: Sequence[Morpheme], base: int, letters: Initials) -> Iterator[Candidate]:
    """Yield a longer reading where its parts give all letters of the abbreviation, and the noun chunk's do not.

    大規模な言語モデル (LLM) is large + language + model; every noun of the longer reading must give a letter.
    """
    last = len(units)
    yield from in_order(units, base, letters)
    if len(letters.letters) < LEAST_LETTERS or letters.share(base, last) == 1:
        return
    coordinated = coordinated_start(units, base)
    if coordinated < base and letters.suffices(coordinated, last):
        yield Candidate(coordinated, 0.0, BASE + RIVAL_MARGIN, "two nouns; their parts begin as the abbreviation does")
        return
    for first in extensions(units, base):
        if not attributive(units, first, base, wanted=len(letters.unmatched(base, last))):
            continue
        nouns = [index for index in range(first, base) if units[index].role in NOMINAL]
        if all(letters.by_unit[index] for index in nouns) and letters.suffices(first, last):
            reason = f"longer, over {joined(units, first, base)}; its parts begin as the abbreviation does"
            yield Candidate(first, 0.0, BASE + RIVAL_MARGIN, reason)
            return


def in_order(units: Sequence[Morpheme], base: int, letters: Initials) -> Iterator[Candidate]:
    """Yield a reading without a name in front, where each part behind it gives one letter, in order.

    フーケ | 最高経営責任者 (CEO), インド・英国 | 自由貿易協定 (FTA). Bodies keep the country in front: 中国人民解放軍 (PLA).
    """
    parts = [index for index in range(base, len(units)) if units[index].role != "suffix"]
    count = len(letters.letters)
    if 1 < count < len(parts) and not units[-1].surface.endswith(BODIES):
        first = parts[-count]
        if count < LEAST_LETTERS and units[first - 1].surface not in MADE_IN:
            return
        fits = all(number in letters.by_unit[index] for number, index in enumerate(parts[-count:]))
        if fits and NAME_LAST.search(units[first - 1].surface):
            yield Candidate(first, 0.0, BASE + RIVAL_MARGIN, "its parts begin as the abbreviation does, one by one")


def as_a_service(units: Sequence[Morpheme], base: int, abbreviation: str) -> Iterator[Candidate]:
    """Yield the reading with サービスとしての in front for an abbreviation in aaS."""
    service = next((at for at in range(base - 1, -1, -1) if units[at].surface == "サービス"), -1)
    if abbreviation.endswith("aaS") and "".join(unit.surface for unit in units[service:base]) == "サービスとしての":
        yield Candidate(service, 0.0, BASE + RIVAL_MARGIN, "longer: as a service")


def coordinated_start(units: Sequence[Morpheme], base: int) -> int:
    """Return where the noun begins that および and the like join to the chunk: テキスト | および | データマイニング (TDM)."""
    if base < 2 or units[base - 1].surface not in COORDINATORS:
        return base
    first = base - 1
    while first and belongs(units, first - 1):
        first -= 1
    return first


def letters_given(letters: Initials, units: Sequence[Morpheme], first: int) -> float:
    """Return the share of letters that the term gives; -1 where the lexicon knows too little of it to tell."""
    share = letters.share(first, len(units))
    if not letters.letters:
        return -1.0
    unknown = sum(unit.role in NOMINAL and not is_known(unit) for unit in units[first:])
    possible = share + LETTERS_OF_UNKNOWN * unknown / len(letters.letters)
    return share if share >= HALF or possible < HALF else -1.0


def attributive(units: Sequence[Morpheme], first: int, base: int, *, wanted: int) -> bool:
    """Tell whether morphemes[first:base] begin with a whole chunk and join it by の, な, と, に基づく … alone.

    Where two letters or more are `wanted`, any verb may join it, but no subject and no object: 電子的に保護された健康情報 (ePHI).
    """
    if first and belongs(units, first - 1) and units[first - 1].surface not in DETERMINERS:
        return False
    if wanted > 1 and not any(unit.surface in CLAUSE_PARTICLES for unit in units[first:base]):
        return True
    joints = [index for index in range(first, base) if units[index].role in ("case", "verbal")]
    return all(
        units[index].surface in JOINING
        or (units[index].role == "case" and units[index + 1].surface in JOINING and units[index + 1].role == "verbal")
        for index in joints
    )


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
    cases: float = sum(
        unit.role == "case" and unit.surface not in COORDINATORS and units[index + 1].surface not in COMPOUNDS
        for index, unit in enumerate(units[first:base], start=first)
    )
    clauses: float = sum(
        unit.surface in CLAUSE_PARTICLES and units[index + 1].surface not in NEGATIONS
        for index, unit in enumerate(units[first:base], start=first)
    )
    score = SHARE_WEIGHT * share - UNCOVERED_COST * uncovered
    if share == 1:
        clauses *= PROVEN_CLAUSE
        cases *= PROVEN_CLAUSE
    score -= LINK_COST * links + CASE_COST * cases + CLAUSE_COST * clauses - bonus
    if cases and not has_head(units, coverage):
        score -= CLAUSE_COST
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
