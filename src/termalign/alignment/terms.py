"""English for the terms of a translated text, each with what speaks for it: 統合作戦 is joint operations, 7 of 8.

A term's rendering in each sentence (`phrases`), how often the two go together (Dice), and how much of each its known
words account for, are added up; the last two count less where a term is frequent and speaks for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, NamedTuple

from termalign.alignment.candidates import find_candidates, find_standings
from termalign.alignment.eflomal import eflomal_links
from termalign.alignment.known import Known, known_links
from termalign.alignment.lexicon import learn
from termalign.alignment.phrases import Links, count_phrases, phrase_key, phrase_text
from termalign.alignment.tokens import english, japanese
from termalign.model import AlignedTerm, Occurrence, Rendering
from termalign.text.inflection import singular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from termalign.alignment.candidates import Standing
    from termalign.alignment.known import Kind
    from termalign.alignment.phrases import Rendered
    from termalign.alignment.tokens import English, Japanese
    from termalign.model import SentencePair

Key = tuple[str, ...]

HIGH, REVIEW = 1.3, 0.7
"""Scores from which on a proposal is of a band; `benchmarks/alignment.py` says how often each was right."""
SHOWN, EVIDENCE = 5, 3
FREQUENT = 5
"""Sentences from which on the alignment speaks for itself."""
CONSIDERED = 20
OTHERWISE = 0.1
"""The share of a term's sentences from which on another rendering is one."""
LEAST_OTHERWISE = 2
CLEAR = 0.6
"""The score of a place from which on a rendering that stands only there counts too."""
KINDS: tuple[Kind, ...] = ("dictionary", "sound", "letters")
ACCOUNTED = 0.5
"""The share of the words of both sides from which on what is known counts as a signal."""


@dataclass(slots=True)
class Tally:
    """What has been counted of one rendering of a term."""

    total: float = 0.0
    votes: set[int] = field(default_factory=set)
    """The sentences in which it is the likeliest."""
    texts: Counter[str] = field(default_factory=Counter)
    places: list[tuple[float, int, int, Rendered]] = field(default_factory=list)
    """Score, sentence, number of the standing, and the words there."""


class Corpus(NamedTuple):
    """Both sides of a translation with their words, and what is known of these."""

    source: list[Japanese]
    target: list[English]
    known: Known
    links: Callable[[int], NDArray[np.float32]]
    """How surely the words of a pair of sentences, given by its number, are linked."""


def align_terms(
    pairs: Sequence[SentencePair], lexicon: Mapping[str, Sequence[str]], terms: Iterable[str] | None = None,
    translations: Mapping[str, Sequence[str]] | None = None, aligner: str = "ibm1",
) -> list[AlignedTerm]:  # fmt: skip
    """Return what the pairs say that their terms are in English, in the order of the text.

    Args:
        pairs: Japanese and English sentences that belong together.
        lexicon: English words for Japanese ones, lower-case: from termbases, dictionaries, glosses.
        terms: the Japanese terms in question; by default all that look like terms.
        translations: English terms that are known for whole Japanese terms.
        aligner: what links words: "ibm1", or "eflomal" where that is installed.

    Raises FileError where the aligner is not installed.
    """
    corpus = read(pairs, lexicon, aligner)
    wanted = dict.fromkeys(find_candidates(corpus.source) if terms is None else terms)
    standings = find_standings(corpus.source, wanted)
    tallies = count(corpus, standings)
    contenders = {key for tally in tallies.values() for key in best_keys(tally)}
    frequency = count_phrases(corpus.target, contenders)
    known = {term: {phrase_stems(each) for each in several} for term, several in (translations or {}).items()}
    judge = Judge(corpus, frequency, known, pairs)
    found = (judge.weigh(term, standings[term], tallies[term]) for term in wanted if tallies.get(term))
    return [each for each in found if each.renderings]


def read(pairs: Sequence[SentencePair], lexicon: Mapping[str, Sequence[str]], aligner: str) -> Corpus:
    """Analyse the sentences and learn which of their words translate each other."""
    source, target = [japanese(pair.source) for pair in pairs], [english(pair.target) for pair in pairs]
    words = {each.text[start:end] for each in target for start, end in each.spans}
    readings = {
        written: unit.reading for each in source for unit in each.meaning for written in (unit.surface, unit.norm)
    }
    by_word = known_links(readings, words, lexicon)
    known = Known({}, {})
    for each in source:
        for unit in each.meaning:
            for written in (unit.surface, unit.norm):
                if unit.norm not in known.links and written in by_word.links:
                    known.links[unit.norm] = by_word.links[written]
                    known.kinds.update(
                        ((unit.norm, other), by_word.kinds[written, other]) for other in by_word.links[written]
                    )
    keys = [(left.keys, right.keys) for left, right in zip(source, target, strict=True)]
    if aligner == "eflomal":
        return Corpus(source, target, known, eflomal_links(keys).__getitem__)
    learnt = learn(keys, known.links)
    return Corpus(source, target, known, lambda number: learnt.posterior(source[number].keys, target[number].keys))


def count(corpus: Corpus, standings: Mapping[str, Sequence[Standing]]) -> dict[str, dict[Key, Tally]]:
    """Return what renders each term in its sentences."""
    by_sentence: dict[int, list[tuple[str, int, Standing]]] = defaultdict(list)
    for term, several in standings.items():
        for number, standing in enumerate(several):
            by_sentence[standing.sentence].append((term, number, standing))
    tallies: dict[str, dict[Key, Tally]] = defaultdict(dict)
    for sentence in sorted(by_sentence):
        source, target = corpus.source[sentence], corpus.target[sentence]
        links = Links(source, target, corpus.links(sentence))
        for term, number, standing in by_sentence[sentence]:
            for rank, rendered in enumerate(links.renderings(standing.first, standing.last)):
                key = phrase_key(target, rendered.first, rendered.last)
                tally = tallies[term].setdefault(key, Tally())
                tally.total += rendered.score
                if rank == 0:
                    tally.votes.add(sentence)
                tally.texts[phrase_text(target, rendered.first, rendered.last)] += 1
                tally.places.append((rendered.score, sentence, number, rendered))
    return tallies


def best_keys(tally: Mapping[Key, Tally]) -> list[Key]:
    """Return the renderings worth a closer look."""
    return sorted(tally, key=lambda key: (-tally[key].total, key))[:CONSIDERED]


def renders(tally: Tally) -> int:
    """Return in how many sentences a rendering is the likeliest; where in none, in how many it stands nevertheless."""
    return len(tally.votes or {sentence for _, sentence, _, _ in tally.places})


def phrase_stems(text: str) -> Key:
    """Return the key of an English term."""
    return tuple(english(text).keys)


class Judge(NamedTuple):
    """Weighs the renderings of a term."""

    corpus: Corpus
    frequency: Mapping[Key, int]
    known: Mapping[str, set[Key]]
    pairs: Sequence[SentencePair]

    def weigh(self, term: str, standings: Sequence[Standing], tallies: Mapping[Key, Tally]) -> AlignedTerm:
        """Return what is said of a term."""
        sentences = len({each.sentence for each in standings})
        first = standings[0]
        unit_keys = [
            self.corpus.source[first.sentence].units[index].norm
            for index in range(first.first, first.last)
            if index in self.corpus.source[first.sentence].content
        ]
        scored = sorted(
            (
                (self.score(term, unit_keys, key, tallies[key], len(standings), sentences), key)
                for key in best_keys(tallies)
            ),
            key=lambda each: (-each[0], each[1]),
        )
        renderings = tuple(
            Rendering(shown(tallies[key]), len(tallies[key].votes) if rank else renders(tallies[key]), round(score, 3))
            for rank, (score, key) in enumerate(scored[:SHOWN])
        )
        best = scored[0][1]
        signals = self.signals(term, unit_keys, best, tallies[best], sentences)
        return AlignedTerm(
            term, renderings, sentences, self.band(scored[0][0], unit_keys, best, signals, sentences), signals,
            tuple(self.evidence(standings, tallies[best])), self.otherwise(tallies, len(standings)),
        )  # fmt: skip

    def score(self, term: str, units: Sequence[str], key: Key, tally: Tally, standings: int, sentences: int) -> float:  # noqa: PLR0913
        """Return how much speaks for a rendering, about 0 to 2."""
        aligned = tally.total / standings
        joint = len({sentence for _, sentence, _, _ in tally.places})
        dice = 2 * joint / (sentences + max(joint, self.frequency[key]))
        weight = 0.5 / (1 + log(max(1.0, standings / FREQUENT)))
        return aligned + weight * (dice + self.composition(units, key)) + (key in self.known.get(term, ()))

    def composition(self, units: Sequence[str], key: Key) -> float:
        """Return the share of the words of both sides that known words account for; what is left on both counts by half."""
        known = [self.corpus.known.links.get(unit, {}) for unit in units]
        own = sum(any(word in each for word in key) for each in known)
        others = sum(any(word in each for each in known) for word in key)
        left_over = min(len(units) - own, len(key) - others) if own and others else 0
        return (own + others + left_over) / (len(units) + len(key)) if key else 0.0

    def signals(self, term: str, units: Sequence[str], key: Key, tally: Tally, sentences: int) -> tuple[str, ...]:
        """Name what speaks for a rendering."""
        found = []
        if key in self.known.get(term, ()):
            found.append("known")
        if len(tally.votes) * 2 > sentences:
            found.append("aligned")
        if self.composition(units, key) >= ACCOUNTED:
            kinds = {self.corpus.known.kinds.get((unit, word)) for unit in units for word in key}
            found.extend(kind for kind in KINDS if kind in kinds)
        return tuple(found)

    def band(self, score: float, units: Sequence[str], key: Key, signals: Sequence[str], sentences: int) -> str:
        """Return how sure a rendering is.

        It is high only where it is the likeliest in most sentences; where these are few, every word of the term must be
        known to stand for one of the rendering, so that guide is not enough for 誘導灯.
        """
        known = (self.corpus.known.links.get(unit, {}) for unit in units)
        whole = all(any(word in each for word in key) for each in known)
        if score >= HIGH and "aligned" in signals and (whole or sentences >= FREQUENT):
            return "high"
        if "known" in signals:
            return "high"
        return "review" if score >= REVIEW else "weak"

    def evidence(self, standings: Sequence[Standing], tally: Tally) -> Iterable[Occurrence]:
        """Yield the clearest places of a rendering, in text order."""
        clearest = sorted(tally.places, key=lambda each: (-each[0], each[1], each[2]))
        chosen: dict[int, tuple[int, Rendered]] = {}
        for _, sentence, number, rendered in clearest:
            if sentence not in chosen and len(chosen) < EVIDENCE:
                chosen[sentence] = number, rendered
        for sentence, (number, rendered) in sorted(chosen.items()):
            units, spans = self.corpus.source[sentence].units, self.corpus.target[sentence].spans
            standing = standings[number]
            yield Occurrence(
                self.pairs[sentence],
                (units[standing.first].start, units[standing.last - 1].end),
                (spans[rendered.first][0], spans[rendered.last - 1][1]),
            )

    def otherwise(self, tallies: Mapping[Key, Tally], standings: int) -> tuple[Rendering, ...]:
        """Return the several renderings of a term, if it has several."""
        votes = {key: len(tally.votes) for key, tally in tallies.items() if tally.votes}
        several = [
            key for key in sorted(votes, key=lambda key: (-votes[key], key))
            if votes[key] >= OTHERWISE * standings
            and (votes[key] >= LEAST_OTHERWISE or tallies[key].total / len(tallies[key].places) >= CLEAR)
        ]  # fmt: skip
        distinct: list[Key] = []
        for key in several:
            if not any(within(key, other) or within(other, key) for other in distinct):
                distinct.append(key)
        if len(distinct) < 2:
            return ()
        return tuple(Rendering(shown(tallies[key]), votes[key], 0.0) for key in distinct)


def within(key: Key, other: Key) -> bool:
    """Tell whether a rendering is another one, or part of it, in other forms of its words: install, installation."""
    return all(any(one[: len(each)] == each[: len(one)] for each in other) for one in key)


def shown(tally: Tally) -> str:
    """Return a rendering as it is written most often, in lower case and in the singular where it is so anywhere."""
    low = Counter[str]()
    for text, times in tally.texts.items():
        low[text.lower()] += times
    best = min(low, key=lambda text: (-low[text], text))
    *others, head = best.split(" ")
    if (one := " ".join((*others, singular(head)))) in low:
        best = one
    written = [text for text in tally.texts if text.lower() == best]
    chosen = min(written, key=lambda text: (text != best, -tally.texts[text], text))
    return chosen.removesuffix("'s").removesuffix("’s")
