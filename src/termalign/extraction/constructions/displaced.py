"""English small print torn onto lines of its own, tied to its abbreviation by the letters it spells.

共同FDOや共同ISRなど / Flexible Deterrent Options Intelligence, Surveillance and Reconnaissance: the line is cut
into the phrases that spell abbreviations of the document, whatever their order and distance.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.chunks import clause_before
from termalign.extraction.content import is_abbreviation
from termalign.extraction.coverage import cover
from termalign.extraction.smallprint import Abbreviations, Run, latin_runs
from termalign.text.english import STOP_WORDS
from termalign.text.japanese import morphemes
from termalign.text.letters import INITIALS, by_words, initial_strings, initials_of, letters_of, spell
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.smallprint import Occurrence

NAME = "displaced"
LONGEST_PHRASE, LONGEST_RUN = 14, 150
"""Words of an expansion; words beyond which consecutive English lines are no small print."""
CLOSE, NEAR, FARTHER = 3, 30, 80
"""Lines around small print in which letters that are not initials may spell an abbreviation: with one word, two, more."""
JAPANESE = "新"
"""The key of abbreviations that begin with Japanese, such as 新START."""
FAR = 200
"""Lines beyond which two letters are no evidence."""
LONG_WORD = 8
LETTERS_WEIGHT, SOME_WEIGHT = 0.8, 0.6
PREPOSITIONS = frozenset(("of", "for", "in", "on", "to", "with"))


class Phrase(NamedTuple):
    """words[first:last] of a run spell the abbreviation of an occurrence; proven by initials or not."""

    first: int
    last: int
    occurrence: Occurrence
    score: float
    proven: bool


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each phrase of small print that spells an abbreviation; leave the rest to others."""
    document = findings.flow.document
    taken = {anchor.english.start for anchor in findings.anchors if anchor.english}
    runs = [run for run in latin_runs(document, findings.flow.latin) if run.words[0].start not in taken]
    long = [run for run in runs if len(run.words) > LONGEST_RUN]
    findings.unattached.extend(run.piece(0, LONGEST_RUN) for run in long)
    runs = [run for run in runs if len(run.words) <= LONGEST_RUN]
    if not runs:
        return
    glossed = [anchor.abbreviation for anchor in findings.anchors if anchor.abbreviation]
    index = Abbreviations(document, glossed)
    expanded = {anchor.abbreviation.text for anchor in findings.anchors if anchor.abbreviation and anchor.english}
    terms = {anchor.abbreviation.text: anchor for anchor in findings.anchors if anchor.abbreviation}
    for run in runs:
        phrases = [
            completed(findings, run, phrase, end, terms.get(phrase.occurrence.abbreviation))
            for phrase, end in with_ends(run, phrases_of(run, index, expanded))
        ]
        used = sum(phrase.last - phrase.first for phrase in phrases) == len(run.words)
        phrases = [
            phrase
            for phrase in phrases
            if is_asked_for(terms.get(phrase.occurrence.abbreviation)) or may_stand_alone(run, phrase, used)
        ]
        for phrase in phrases:
            yield anchor_of(run, phrase)
        findings.unattached.extend(rest(run, phrases, index))


def phrases_of(run: Run, index: Abbreviations, expanded: set[str]) -> list[Phrase]:
    """Return what a run says of abbreviations: by initials if that uses every word, else by letters nearby too."""
    whole = [
        phrase
        for phrase in spelled(run, 0, len(run.words), index, {})
        if abs(phrase.occurrence.line - run.line) <= FARTHER
    ]
    if whole:
        return [max(whole, key=lambda phrase: phrase.score)]
    phrases = extended(run, cut(run, index, {}))
    if not any(rest(run, phrases, index)):
        return phrases
    near: dict[str, list[str]] = defaultdict(list)
    for abbreviation in sorted(index.within(run.line, FARTHER) - expanded):
        near[JAPANESE if HAS_JAPANESE.match(abbreviation) else abbreviation[0].lower()].append(abbreviation)
    phrases = extended(run, cut(run, index, near))
    if not any(phrase.proven for phrase in phrases) and any(rest(run, phrases, index)):
        return by_some_words(run, index, near) or phrases
    return phrases


def cut(run: Run, index: Abbreviations, near: dict[str, list[str]]) -> list[Phrase]:
    """Cut a run into phrases that spell abbreviations, so that most words are used, by initials rather than letters.

    `near` are the abbreviations that letters inside words may spell, by their first letters.
    """
    best: list[tuple[float, tuple[Phrase, ...]]] = [(0.0, ())]
    for last in range(1, len(run.words) + 1):
        choice = best[last - 1]
        if not run.words[last - 1].stops:
            for first in range(max(0, last - LONGEST_PHRASE), last):
                for phrase in spelled(run, first, last, index, near):
                    score = best[first][0] + phrase.score
                    if score > choice[0]:
                        choice = (score, (*best[first][1], phrase))
        best.append(choice)
    return list(best[-1][1])


def spelled(run: Run, first: int, last: int, index: Abbreviations, near: dict[str, list[str]]) -> Iterator[Phrase]:
    """Yield the abbreviations that words[first:last] spell, nearer ones scoring higher."""
    if run.words[first].joint or run.words[first].stops:
        return
    tokens = run.tokens(first, last)
    for key in initial_strings(tokens) if len(tokens) > 1 else ():
        for abbreviation in index.by_key.get(key, ()):
            if spell(abbreviation, run.piece(first, last).text).method == INITIALS and expands(abbreviation, tokens):
                distance, at = index.nearest(abbreviation, run.line)
                reach = NEAR if tokens[0][1].islower() else FAR if len(key) == 2 else sys.maxsize
                if distance < reach:
                    yield Phrase(first, last, at, len(tokens) - min(distance, 100) / 1000, proven=True)
    if not near:
        return
    for letter in (*initials_of(tokens[0][1]), JAPANESE):
        for abbreviation in near.get(letter, ()):
            weight = fit(abbreviation, tokens)
            if weight:
                distance, at = index.nearest(abbreviation, run.line)
                reach = CLOSE if len(tokens) == 1 else NEAR if len(tokens) == 2 else FARTHER
                if distance <= reach and may_spell(tokens) and expands(abbreviation, tokens):
                    yield Phrase(first, last, at, weight * len(tokens) - distance / 1000, proven=False)


def expands(abbreviation: str, tokens: list[tuple[str, str]]) -> bool:
    """Tell whether words are more than the abbreviation itself: CWE-79 is no expansion of CWE."""
    letters = letters_of(abbreviation).casefold()
    return not any(word.isdigit() or letters_of(word).casefold() == letters for _, word in tokens)


def may_spell(tokens: list[tuple[str, str]]) -> bool:
    """Tell whether words may spell an abbreviation by letters that are no initials: no codes, and no stretch of a sentence."""
    if any(is_abbreviation(word) and not word.isalpha() for _, word in tokens):
        return False
    return len(tokens) == 1 if tokens[0][1].islower() else len(tokens) > 1


def with_ends(run: Run, phrases: list[Phrase]) -> Iterator[tuple[Phrase, int]]:
    """Yield each phrase with the word where the next one begins, or the run's end."""
    for number, phrase in enumerate(phrases):
        yield phrase, phrases[number + 1].first if number + 1 < len(phrases) else len(run.words)


def completed(findings: Findings, run: Run, phrase: Phrase, end: int, anchor: Anchor | None) -> Phrase:
    """Let a phrase go on over words that its Japanese term accounts for: 5th Generation | Mobile Communication System."""
    if phrase.last >= end or anchor is None or not anchor.has_japanese:
        return phrase
    text = anchor.term.text if anchor.term else clause_before(findings.flow.text, anchor.term_end)
    coverage = cover(morphemes(text), run.piece(phrase.last, end).text, findings.lexicon)
    return phrase._replace(last=end) if coverage.words and coverage.share(0, len(text)) == 1 else phrase


def fit(abbreviation: str, tokens: list[tuple[str, str]]) -> float:
    """Weigh how letters that are not all initials fit: each word gives some (ICBM), or some words give one each (CTBT)."""
    words = tokens[1:] if HAS_JAPANESE.match(abbreviation) else tokens
    words = words[:-1] if HAS_JAPANESE.match(abbreviation[-1]) else words
    if not words or (len(words) == 1 and len(words[0][1]) < LONG_WORD):
        return 0.0
    letters = letters_of(abbreviation)
    if by_words(letters, words, loose=True) is not None:
        return LETTERS_WEIGHT
    content = [word for word in words if word[1].lower() not in STOP_WORDS]
    ends = words[-1][1][0].lower() == letters[-1:].lower()
    return SOME_WEIGHT if ends and len(content) < 2 * len(letters) and begins_words(letters.lower(), words) else 0.0


def extended(run: Run, phrases: list[Phrase]) -> list[Phrase]:
    """Let a phrase go on where its words cannot end or begin: … Harmonisation | of Technical …, Timor | -Leste, Treaty on the | …"""
    starts = [0, *(phrase.last for phrase in phrases)]
    return [
        widened(run, phrase, beginning(run, phrase, start), ending(run, phrase, end))
        for (phrase, end), start in zip(with_ends(run, phrases), starts, strict=False)
    ]


def widened(run: Run, phrase: Phrase, first: int, last: int) -> Phrase:
    """Return a phrase made longer, unless it is a sentence then, or goes into a parenthesis or out of one."""
    text = run.piece(first, last).text
    fits = last - first <= LONGEST_PHRASE and text.count("(") == text.count(")")
    return phrase._replace(first=first, last=last) if fits else phrase


def ending(run: Run, phrase: Phrase, end: int) -> int:
    """Return where a phrase ends that a preposition or a hyphen follows: at the next phrase."""
    last = phrase.last
    while last < end and run.words[last].joint:
        last += 1
    return end if last < end - 1 and run.words[last].text.lower() in PREPOSITIONS else last


def beginning(run: Run, phrase: Phrase, start: int) -> int:
    """Return where a phrase begins that a preposition precedes: behind the phrase before, or with its run."""
    before = run.words[start : phrase.first]
    return start if len(before) > 1 and before[-1].stops and not before[0].stops else phrase.first


def by_some_words(run: Run, index: Abbreviations, near: dict[str, list[str]]) -> list[Phrase]:
    """Tie a whole run to the one abbreviation close by whose letters begin some of its words, the first one among them."""
    text = run.piece(0, len(run.words)).text
    tokens = run.tokens(0, len(run.words))
    found = [
        Phrase(0, len(run.words), index.nearest(abbreviation, run.line)[1], 1.0, proven=False)
        for abbreviation in near.get(tokens[0][1][0].lower(), ())
        if abbreviation not in text
        and index.nearest(abbreviation, run.line)[0] <= CLOSE
        and begins_words(letters_of(abbreviation).lower(), tokens)
    ]
    return found if len(found) == 1 else []


def begins_words(letters: str, tokens: list[tuple[str, str]]) -> bool:
    """Tell whether letters begin words in order, from the first word on; words may be passed over."""
    initials = iter(word[0].lower() for _, word in tokens)
    return len(letters) > 2 and tokens[0][1][0].lower() == letters[0] and all(letter in initials for letter in letters)


def is_asked_for(anchor: Anchor | None) -> bool:
    """Tell whether an abbreviation has Japanese, or no English yet."""
    return anchor is not None and (anchor.has_japanese or anchor.english is None)


def may_stand_alone(run: Run, phrase: Phrase, is_used: bool) -> bool:  # noqa: FBT001
    """Tell whether a phrase may spell an abbreviation that no Japanese is glossed with: in capitals, or with nothing left over."""
    length = len(letters_of(phrase.occurrence.abbreviation))
    words = [word.text for word in run.words[phrase.first : phrase.last] if not word.stops and not word.joint]
    if length > 2 and all(word[0].isupper() for word in words):
        return True
    return length > 3 and is_used and phrase.proven and abs(phrase.occurrence.line - run.line) <= NEAR


def anchor_of(run: Run, phrase: Phrase) -> Anchor:
    """Make the anchor of a phrase: it hangs on the abbreviation."""
    text = phrase.occurrence.abbreviation
    start = phrase.occurrence.offset
    abbreviation = Piece(text, ((start, start + len(text)),))
    return Anchor(NAME, abbreviation, abbreviation=abbreviation, english=run.piece(phrase.first, phrase.last))


def rest(run: Run, phrases: list[Phrase], index: Abbreviations) -> Iterator[Piece]:
    """Yield the stretches of a run that no abbreviation asked for."""
    used = {word for phrase in phrases for word in range(phrase.first, phrase.last)}
    free = [number not in used and word.text not in index for number, word in enumerate(run.words)]
    start = 0
    while start < len(free):
        end = start
        while end < len(free) and free[end]:
            end += 1
        left, right = start, end
        while left < right and run.words[left].stops:
            left += 1
        while right > left and run.words[right - 1].stops:
            right -= 1
        if right > left:
            yield run.piece(left, right)
        start = end + 1
