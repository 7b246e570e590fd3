"""Terms that no termbase has, learnt from the draft: 物流拠点 is logistics hub six times, and logistics base once.

A source term is a run of kanji and katakana, or English words, that recurs; its usual rendering is the phrase
of the targets that goes with it most often and goes with little else (the coefficient of Dice 1945). A segment without
it is reported where its target has a variant of the phrase that stands with no other source.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.absence import PRONOUN
from termalign.linter.rewording import ARTICLES, NO_MODIFIERS, forms_of_word
from termalign.linter.sides import Spans
from termalign.text.inflection import singular
from termalign.text.scripts import HIRAGANA, KANJI, KATAKANA
from termalign.text.strings import common_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked

LARGEST = 20_000
"""Segments up to which a draft is learnt from; larger ones are memories, not documents."""
LEAST = 4
"""Segments that a source term must stand in."""
LEAST_USUAL = 3
SHARE = 0.6
DICE = 0.75
DICE_OF_WORD = 0.85
SAMPLE = 40
LONGEST_WORD = 40
TERMS = 400
LONGEST = 4
JAPANESE_TERM = re.compile(f"[{KANJI}々{KATAKANA}]{{3,}}")
NOT_AT_EDGES = NO_MODIFIERS | ARTICLES | frozenset("and or also each every all any some more most other such".split())
LIKE = 0.5
LARGEST_DIFFERENCE = 2
PHRASE_BREAK = re.compile(rf"[^\w '{HIRAGANA}]")

WORD_BEFORE, WORD_AFTER = re.compile(r"(\w+) $"), re.compile(r" (\w+)")

Phrase = tuple[str, ...]


class Variant(NamedTuple):
    """A segment that renders a term unlike the rest of the draft; spans are those of the folded texts."""

    segment: int
    term: str
    usual: str
    times: int
    source: tuple[int, int]
    target: tuple[int, int] | None
    """Where the other rendering stands; None where it has nothing in common with the usual one."""


class Located(NamedTuple):
    """A phrase in a folded text."""

    phrase: Phrase
    start: int
    end: int


def variants_found(checked: Checked) -> Iterator[Variant]:
    """Yield the segments that render a term of the draft's own unlike the rest of the draft."""
    if len(checked.draft.pairs) > LARGEST:
        return
    sources: dict[Phrase, dict[int, Located]] = {}
    for number, pair in enumerate(checked.draft.pairs):
        if pair.target.strip() and pair.target != pair.source:
            for each in source_terms(checked, number):
                sources.setdefault(each.phrase, {}).setdefault(number, each)
    recurring = [(term, places) for term, places in sources.items() if len(places) >= LEAST]
    recurring.sort(key=lambda item: (-len(item[1]), -len("".join(item[0]))))
    told: set[tuple[int, int]] = set()
    phrases = Phrases(checked)
    for _, places in recurring[:TERMS]:
        for variant in variants_of(checked, phrases, places):
            if (variant.segment, variant.source[0]) not in told:
                told.add((variant.segment, variant.source[0]))
                yield variant


class Phrases:
    """The phrases of the targets, and the segments that each stands in."""

    def __init__(self, checked: Checked) -> None:
        """Note what reads the targets."""
        self.checked = checked
        self.is_japanese = is_japanese(checked.draft.target_language)
        self.located: dict[int, list[Located]] = {}
        self.segments: dict[Phrase, set[int]] = {}
        for number, pair in enumerate(checked.draft.pairs):
            if pair.target.strip():
                self.located[number] = list(target_phrases(checked, number, is_japanese=self.is_japanese))
                for each in self.located[number]:
                    self.segments.setdefault(each.phrase, set()).add(number)


def is_japanese(language: str) -> bool:
    """Tell whether a language is Japanese."""
    return language.partition("-")[0] == "ja"


def source_terms(checked: Checked, number: int) -> Iterator[Located]:
    """Yield what may be a term in a source and is none of the termbase's."""
    low = checked.source(number).low
    spans = Spans((start, end) for _, start, end in checked.find(low))
    if is_japanese(checked.draft.source_language):
        for run in JAPANESE_TERM.finditer(low):
            if not spans.cover(*run.span()):
                yield Located((run[0],), *run.span())
        return
    for each in words_located(checked, number, is_target=False):
        is_term = len(each.phrase) > 1 and not NOT_AT_EDGES.intersection(each.phrase)
        if is_term and not spans.touch(each.start, each.end) and is_whole(low, each):
            yield each


def is_whole(low: str, each: Located) -> bool:
    """Tell whether no other word of meaning stands beside an English phrase, which may then be a part of a longer one."""
    before, after = (
        WORD_BEFORE.search(low, max(0, each.start - LONGEST_WORD), each.start),
        WORD_AFTER.match(low, each.end),
    )
    return not any(word and word[1] not in NOT_AT_EDGES for word in (before, after))


def target_phrases(checked: Checked, number: int, *, is_japanese: bool) -> Iterator[Located]:
    """Yield the phrases of a target: runs of Japanese, or one to four words."""
    if is_japanese:
        for run in JAPANESE_TERM.finditer(checked.target(number).low):
            yield Located((run[0],), *run.span())
    else:
        yield from words_located(checked, number, is_target=True)


def words_located(checked: Checked, number: int, *, is_target: bool) -> Iterator[Located]:
    """Yield one to four words in a row, plurals as singulars, without function words at the ends."""
    side = checked.side(number, is_target=is_target)
    words = [(word if word in NOT_AT_EDGES else singular(word) or word, start, end) for word, start, end in side.words]
    for first, (word, start, _) in enumerate(words):
        if word in NOT_AT_EDGES or len(word) < 2:
            continue
        phrase: Phrase = ()
        for at in range(first, min(len(words), first + LONGEST)):
            if at > first and PHRASE_BREAK.search(side.low, words[at - 1][2], words[at][1]):
                break
            phrase = (*phrase, words[at][0])
            if words[at][0] not in NOT_AT_EDGES:
                yield Located(phrase, start, words[at][2])


def variants_of(checked: Checked, phrases: Phrases, places: dict[int, Located]) -> Iterator[Variant]:
    """Yield the segments of a term without its usual rendering that have a variant of it."""
    usual = usual_rendering(phrases, places)
    if usual is None:
        return
    having = phrases.segments[usual] & places.keys()
    lacking = [number for number in places if number not in having and number in phrases.located]
    if len(lacking) > (1 - SHARE) * len(places):
        return
    written = Counter(
        checked.target(number).original(each.start, each.end)
        for number in sorted(having)[:SAMPLE]
        for each in phrases.located[number]
        if each.phrase == usual
    )
    text = written.most_common(1)[0][0]
    for number in lacking:
        found = variant_in(phrases, number, usual, places)
        span = (places[number].start, places[number].end)
        if found or (
            len(lacking) == 1 and is_exclusive(phrases, usual, places) and not explains(checked, number, text)
        ):
            name = checked.source(number).original(*span)
            yield Variant(number, name, text, len(having), span, (found.start, found.end) if found else None)


def usual_rendering(phrases: Phrases, places: dict[int, Located]) -> Phrase | None:
    """Return the phrase that goes with a term most of the time and with little else, the longest of the best."""
    counts: Counter[Phrase] = Counter()
    sample = sorted(places)[:SAMPLE]
    for number in sample:
        counts.update({each.phrase for each in phrases.located.get(number, ())})
    best: tuple[bool, float, int, Phrase] | None = None
    for phrase, count in counts.items():
        if count < max(LEAST_USUAL, SHARE * len(sample)):
            continue
        together = len(phrases.segments[phrase] & places.keys())
        dice = 2 * together / (len(places) + len(phrases.segments[phrase]))
        key = (len(phrase) > 1, round(dice, 2), len("".join(phrase)), phrase)
        least = DICE if len(phrase) > 1 or phrases.is_japanese else DICE_OF_WORD
        if dice >= least and (best is None or key > best):
            best = key
    return best[3] if best else None


def is_exclusive(phrases: Phrases, usual: Phrase, places: dict[int, Located]) -> bool:
    """Tell whether a rendering stands with this one term only."""
    return phrases.segments[usual] <= places.keys()


def explains(checked: Checked, number: int, usual: str) -> bool:
    """Tell whether an ellipsis, a pronoun or a word in common with the usual rendering explains its absence."""
    target = checked.target(number)
    if is_japanese(checked.draft.target_language):
        return any(char in target.low for char in re.findall(f"[{KANJI}{KATAKANA}]", usual.lower()))
    forms = [forms_of_word(word) for word in usual.lower().replace("-", " ").split() if word not in NOT_AT_EDGES]
    said = any(word in each for word, _, _ in target.words for each in forms)
    return said or PRONOUN.search(target.low) is not None


def variant_in(phrases: Phrases, number: int, usual: Phrase, places: dict[int, Located]) -> Located | None:
    """Return the phrase of a segment that is like the usual one and stands with no other source."""
    for each in phrases.located[number]:
        if each.phrase != usual and phrases.segments[each.phrase] <= places.keys() and alike(each.phrase, usual):
            return each
    return None


def alike(phrase: Phrase, usual: Phrase) -> bool:
    """Tell whether a phrase may be another rendering: the same length, one word the same and one not."""
    if len(phrase) == 1 and len(usual) == 1:
        return alike_in_japanese(phrase[0], usual[0])
    if len(phrase) != len(usual) or any(word in NOT_AT_EDGES for word in phrase):
        return False
    same = sum(one == other for one, other in zip(phrase, usual, strict=True))
    return 0 < same < len(usual) and (phrase[0] == usual[0] or phrase[-1] == usual[-1])


def alike_in_japanese(run: str, usual: str) -> bool:
    """Tell whether two runs of Japanese share their beginning or end, by half, and neither holds the other."""
    if run in usual or usual in run or abs(len(run) - len(usual)) > LARGEST_DIFFERENCE:
        return False
    shared = max(common_start(run, usual), common_start(run[::-1], usual[::-1]))
    return shared >= LIKE * max(len(run), len(usual))
