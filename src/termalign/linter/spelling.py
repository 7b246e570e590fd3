"""Words that a Japanese target spells in several ways: サーバ and サーバー, 取扱い and 取り扱い, すべて and 全て.

The dictionary of the analyser says which spellings are one word (its normalized forms, by SudachiDict); what differs
between two of them says which rule they fall under. Where the termbase has a word, its spelling is right; else the
usual one of the draft is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.findings import finding, quoted
from termalign.text.folding import fold
from termalign.text.scripts import HAS_JAPANESE, KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding
    from termalign.text.japanese import Word

LONG_VOWEL, KATAKANA_OTHER, OKURIGANA, KANJI_KANA = (
    "long-vowel-variant", "katakana-variant", "okurigana-variant", "kanji-kana-variant"
)  # fmt: skip
IS_KATAKANA = re.compile(f"[{KATAKANA}]{{2,}}")
GOES_ON = re.compile(f"[{KANJI}{KATAKANA}]")
"""What makes a compound of the kanji before it: 取付ネジ."""
IS_KANJI, IS_KANA = re.compile(f"[{KANJI}]"), re.compile("[ぁ-ゖー]+")
NO_KANJI = re.compile(f"[^{KANJI}]+")
LONG_LAST = re.compile(r"(?<=...)ー$")
"""Shorter words are often others without it: ルビー, ルビ."""
COUNTER = re.compile("[ヶケヵカか箇][月所国年条]")
"""Left to small-ke-variant."""
LONG_E, LONG_O = (
    re.compile("(?<=[ェエケセテネヘメレゲゼデベペ])イ"),
    re.compile("(?<=[ォオコソトノホモロゴゾドボポ])ウ"),
)
HAS_FIGURE = re.compile(r"[\d一二三四五六七八九十]")
NO_SMALL = re.compile("[ァィゥェォ]")
SMALL = str.maketrans("ァィゥェォヂヅヤ", "アイウエオジズア")
FOREIGN = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴ", "ブ"),
    ("ティ", "チ"),
    ("ディ", "ジ"),
    ("フォ", "ホ"),
)
ADVERBIAL = frozenset("副詞 接続詞 形状詞 連体詞".split())
WITH_WA = "又"
"""または and 又は are written either way; また begins a sentence where 又は joins nouns."""
EITHER_WAY = frozenset("又 何 成る程 余り 唯 良く 通り 限り 付け 向け 他 旨い 一度 度 皆 未だ 猶".split())
"""Words whose spellings differ in use or meaning."""
ALWAYS_ONE = frozenset("出来る".split())
"""Verbs that mean the same in kanji and kana."""
PARTICLES = frozenset("をがはにのでともへや")


class Variant(NamedTuple):
    """A word that is spelt otherwise than it should be, in the folded target of a segment."""

    rule: str
    segment: int
    start: int
    end: int
    instead: str
    times: int
    """How often the other spelling stands in the draft, 0 where it is that of the termbase."""
    is_rarer: bool
    """Whether this spelling stands there less often."""


class Spelled(NamedTuple):
    """A word in a segment."""

    segment: int
    word: Word


def report(checked: Checked, rule: str, severity: str, tie: str) -> Iterator[Finding]:
    """Yield a finding for each word that falls under a rule.

    `tie` is the severity where both spellings stand in the draft equally often.
    """
    if checked.spellings is None:
        checked.spellings = variants(checked)
    for variant in checked.spellings:
        start, end, instead, times = variant.start, variant.end, variant.instead, variant.times
        if variant.rule != rule:
            continue
        written = checked.target(variant.segment).original(start, end)
        where = f"{times} times in this draft" if times > 1 else "in this draft too" if times else "in the termbase"
        is_settled = variant.is_rarer or not times
        yield finding(
            checked, variant.segment, rule, severity if is_settled else tie,
            f"{quoted(written)} is written {quoted(instead)} {where}", f"write {quoted(instead)}",
            term=written, expected=(instead,), target=(start, end), fix=instead, is_safe=is_settled,
        )  # fmt: skip


def variants(checked: Checked) -> list[Variant]:
    """Return the words of a Japanese target that are not spelt as the termbase, or most of the draft, spells them."""
    if not is_japanese(checked):
        return []
    groups: defaultdict[tuple[str, ...], list[Spelled]] = defaultdict(list)
    for index, pair in enumerate(checked.draft.pairs):
        if HAS_JAPANESE.search(pair.target):
            low = checked.target(index).low
            for word in words_of(low):
                groups[key(word)].append(Spelled(index, word))
    prescribed = spellings_of(checked)
    found: list[Variant] = []
    for name, several in groups.items():
        allowed = prescribed.get(name, set())
        if len(allowed) < 2 and len(allowed | {each.word.lemma for each in several}) > 1:
            found.extend(of_group(several, next(iter(allowed), "")))
    kept = (each for each in found if each.rule != KATAKANA_OTHER or not is_in_name(checked, each))
    return sorted(kept, key=lambda each: (each.segment, each.start))


def is_in_name(checked: Checked, variant: Variant) -> bool:
    """Tell whether a word is parted from another by a middle dot, as the names of persons are: エリヤ・マクレーン."""
    low = checked.target(variant.segment).low
    return "・" in (low[variant.start - 1 : variant.start], low[variant.end : variant.end + 1])


def is_japanese(checked: Checked) -> bool:
    """Tell whether a draft is written in Japanese."""
    return checked.draft.target_language.partition("-")[0] == "ja"


def words_of(low: str) -> Iterator[Word]:
    """Yield the words of a folded text whose spelling is a matter of choice there."""
    from termalign.text.japanese import content_words  # noqa: PLC0415 - loads the analyser

    for word in content_words(low):
        if word.norm == WITH_WA and low[word.end : word.end + 1] == "は":
            yield word._replace(end=word.end + 1, surface=word.surface + "は", lemma=word.lemma + "は", norm="又は")
            continue
        if (
            word.is_name
            or COUNTER.fullmatch(word.surface)
            or (word.end - word.start < 2 and word.norm not in ALWAYS_ONE)
        ):
            continue
        if IS_KANJI.search(word.surface) or IS_KANA.fullmatch(word.surface):
            before, after = low[word.start - 1 : word.start], low[word.end : word.end + 1]
            joined = (is_kanji(before) and is_kanji(word.surface[0])) or (
                is_kanji(word.surface[-1]) and GOES_ON.match(after) is not None
            )
            if word.word_class == "名詞" and (joined or is_cut(word.surface, after)):
                continue  # compounds leave okurigana out: 取扱説明書
            yield word
        elif IS_KATAKANA.fullmatch(word.surface):
            yield word


def is_kanji(char: str) -> bool:
    """Tell whether a character is kanji."""
    return IS_KANJI.match(char) is not None


def is_cut(surface: str, after: str) -> bool:
    """Tell whether kana behind a noun seem to be its own."""
    return is_kanji(surface[-1]) and "ぁ" <= after <= "ゖ" and after not in PARTICLES


def key(word: Word) -> tuple[str, ...]:
    """Return what all spellings of a word share."""
    if IS_KATAKANA.fullmatch(word.surface):
        norm = word.norm if IS_KATAKANA.fullmatch(word.norm) else word.surface
        return ("カナ", LONG_LAST.sub("", norm))
    return (word.norm, word.word_class, word.conjugation)


def spellings_of(checked: Checked) -> dict[tuple[str, ...], set[str]]:
    """Return how the termbase spells words: those in katakana wherever they stand, others that are a term as a whole."""
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in checked.entries:
        for term in entry.usable if not entry.is_candidate else ():
            if HAS_JAPANESE.search(term.text):
                low = fold(term.text).text
                for word in words_of(low):
                    if IS_KATAKANA.fullmatch(word.surface) or word.end - word.start == len(low):
                        found[key(word)].add(word.lemma)
    return found


def of_group(several: list[Spelled], prescribed: str) -> Iterator[Variant]:
    """Yield the words of a group that are not spelt as they should be."""
    counts = Counter(each.word.lemma for each in several)
    norms = {each.word.norm for each in several}
    usual = prescribed or max(counts, key=lambda lemma: (counts[lemma], lemma in norms))  # of equals the first
    readings = {each.word.lemma: each.word.reading for each in several}
    for each in several:
        word = each.word
        if word.lemma == usual:
            continue
        rule = difference(word, usual, readings.get(usual, ""))
        instead = conjugated(word, usual)
        if rule and instead:
            times = 0 if prescribed else counts[usual]
            yield Variant(rule, each.segment, word.start, word.end, instead, times, counts[word.lemma] < times)


def difference(word: Word, usual: str, reading: str) -> str:
    """Return the rule that two spellings of a word fall under, "" under none."""
    if IS_KATAKANA.fullmatch(word.lemma) and IS_KATAKANA.fullmatch(usual):
        one, other = (LONG_O.sub("ー", LONG_E.sub("ー", text)).replace("ー", "") for text in (word.lemma, usual))
        if one == other:
            return LONG_VOWEL
        return (
            KATAKANA_OTHER
            if in_brief(one) == in_brief(other) or NO_SMALL.sub("", one) == NO_SMALL.sub("", other)
            else ""
        )
    if word.norm in EITHER_WAY:
        return ""
    kanji = [NO_KANJI.sub("", text) for text in (word.lemma, usual)]
    if kanji[0] == kanji[1]:
        return OKURIGANA if kanji[0] else ""
    in_kana = [IS_KANA.fullmatch(text) is not None for text in (word.lemma, usual)]
    if not any(in_kana):
        if HAS_FIGURE.search(word.lemma + usual):
            return ""
        parts = kanji[0] in kanji[1] or kanji[1] in kanji[0]
        return KANJI_KANA if word.word_class in ("動詞", "名詞") and parts and all(kanji) else ""
    if word.word_class not in ADVERBIAL and word.norm not in ALWAYS_ONE and not is_long_noun(word, usual):
        return ""
    return KANJI_KANA if word.norm in ALWAYS_ONE or not reading or reading == word.reading else ""


def is_long_noun(word: Word, usual: str) -> bool:
    """Tell whether a noun has two characters or more in kanji: 全て; 時, 物 and 所 mean something else in kana."""
    written = word.lemma if IS_KANJI.search(word.lemma) else usual
    return word.word_class == "名詞" and len(written) > 1


def in_brief(text: str) -> str:
    """Return a katakana word without what its spellings differ in: ヴ, small vowels."""
    for foreign, usual in FOREIGN:
        text = text.replace(foreign, usual)
    return text.translate(SMALL)


def conjugated(word: Word, lemma: str) -> str:
    """Return another spelling in the form that the word has, "" where that cannot be told."""
    if word.word_class not in ("動詞", "形容詞"):
        return lemma
    stem = word.lemma[:-1]
    return (
        lemma[:-1] + word.surface[len(stem) :] if word.surface.startswith(stem) and lemma[-1] == word.lemma[-1] else ""
    )
