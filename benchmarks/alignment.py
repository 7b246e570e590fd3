"""How well sentences are aligned under damage, and terms by their frequency, beside length alone, Dice and log-likelihood.

    python benchmarks/alignment.py [PAIRS.tsv …] [--dictionary EDICT] [--terms TERMS.tsv] [--sentences N]

A table of pairs has a Japanese sentence and its translation on each line; blank lines part documents. By default the pairs of
the sample are taken, which are few; docs/align.md has the figures on public text. The terms are Japanese with all that may be
their English, separated by semicolons; those count of which both stand in a pair.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from damage import HEAVY, LIGHT, Damage, damage

from termalign.alignment.beads import Costs
from termalign.alignment.candidates import find_standings
from termalign.alignment.phrases import count_phrases
from termalign.alignment.sentences import align_sentences
from termalign.alignment.terms import align_terms, phrase_stems
from termalign.alignment.tokens import english, japanese
from termalign.model import Place, SentencePair
from termalign.workflow.aligning import align
from termalign.workflow.lexicons import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from termalign.extraction.vocabulary import Lexicon

SAMPLE = Path("corpora/aligned/harbour.ja.txt"), Path("corpora/aligned/harbour.en.txt")
Pairs = list[tuple[str, str]]
Key = tuple[str, ...]
LEAST = 20
"""Sentences of a document that is damaged."""
LONGEST = 4


def documents(files: Iterable[Path]) -> list[Pairs]:
    """Return the documents of tables of pairs, those of the sample where there is none."""
    found: list[Pairs] = []
    for file in files:
        found.append([])
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                if len(row) > 1:
                    found[-1].append((row[0], row[1]))
                elif found[-1]:
                    found.append([])
    return found or [[(pair.source, pair.target) for pair in align(*SAMPLE).translated]]


def link_f1(texts: Sequence[Pairs], kind: Damage, lexicon: Lexicon, costs: Costs, passes: int) -> float:
    """Return the mean F1 of the links between the sentences of damaged documents."""
    scores = []
    for number, pairs in enumerate(texts):
        if len(pairs) < LEAST:
            continue
        hurt = damage(pairs, kind, f"{number}")
        beads = align_sentences(hurt.source, hurt.target, lexicon, costs, passes)
        links = {
            (left, right)
            for bead in beads
            for left in range(bead.first_source, bead.last_source)
            for right in range(bead.first_target, bead.last_target)
        }
        scores.append(2 * len(links & hurt.links) / max(1, len(links) + len(hurt.links)))
    return sum(scores) / max(1, len(scores))


def show_sentences(texts: Sequence[Pairs], lexicons: Mapping[str, Lexicon]) -> None:
    """Print a row for each method."""
    print("sentences, F1 of links       light  heavy")
    rows: list[tuple[str, Lexicon, Costs, int]] = [
        ("length alone (Gale & Church)", lexicons["shipped"], Costs(shared=0), 1)
    ]
    for name, lexicon in lexicons.items():
        rows += [
            (f"{name} lexicon, one pass", lexicon, Costs(), 1),
            (f"{name} lexicon, two passes", lexicon, Costs(), 2),
        ]
    for name, lexicon, costs, passes in rows:
        print(f"{name:<28}", *(f" {link_f1(texts, kind, lexicon, costs, passes):.3f}" for kind in (LIGHT, HEAVY)))


class Gold(NamedTuple):
    """The terms that stand in the pairs with their English: what is right, and in how many sentences each stands."""

    right: dict[str, set[Key]]
    sentences: dict[str, set[int]]


def gold_of(file: Path, pairs: Pairs) -> Gold:
    """Return the terms of a file that both sides of a pair have."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]
    right = {row[0]: {phrase_stems(each.strip()) for each in row[1].split(";")} for row in rows}
    stems = [english(pair[1]).keys for pair in pairs]
    standings = find_standings([japanese(pair[0]) for pair in pairs], right)
    sentences = {term: {each.sentence for each in several} for term, several in standings.items()}
    kept = {
        term: found for term, found in sentences.items()
        if any(stands(stems[number], key) for number in found for key in right[term])
    }  # fmt: skip
    return Gold({term: right[term] for term in kept}, kept)


def stands(stems: Sequence[str], key: Key) -> bool:
    """Tell whether a phrase stands in a sentence."""
    return any(tuple(stems[at : at + len(key)]) == key for at in range(len(stems) - len(key) + 1))


def aligned(pairs: Pairs, gold: Gold, lexicon: Lexicon) -> dict[str, list[Key]]:
    """Return what termalign proposes."""
    places = [SentencePair(*pair, Place("ja", 1, n, 1), Place("en", 1, n, 1)) for n, pair in enumerate(pairs, start=1)]
    found = align_terms(places, lexicon, list(gold.right))
    bands: dict[str, list[bool]] = defaultdict(list)
    keys = {term.japanese: [phrase_stems(each.english) for each in term.renderings] for term in found}
    for term in found:
        bands[term.band].append(keys[term.japanese][0] in gold.right[term.japanese])
    print("  bands:", ", ".join(f"{band} {sum(right)} of {len(right)}" for band, right in sorted(bands.items())))
    return keys


def associated(pairs: Pairs, gold: Gold, measure: Callable[[int, int, int, int], float]) -> dict[str, list[Key]]:
    """Return the phrases that a measure of association ranks first."""
    targets = [english(pair[1]) for pair in pairs]
    phrases = {
        term: Counter(key for number in sorted(found) for key in phrases_of(targets[number].keys))
        for term, found in gold.sentences.items()
    }
    frequency = count_phrases(targets, {key for several in phrases.values() for key in several})
    return {
        term: sorted(
            several,
            key=lambda key: (-measure(several[key], len(gold.sentences[term]), frequency[key], len(pairs)), key),
        )[:5]
        for term, several in phrases.items()
    }


def phrases_of(stems: Sequence[str]) -> set[Key]:
    """Return the phrases of a sentence."""
    return {tuple(stems[at : at + size]) for size in range(1, LONGEST + 1) for at in range(len(stems) - size + 1)}


def dice(both: int, left: int, right: int, total: int) -> float:  # noqa: ARG001
    """Return how often two go together, of all the times that one of them stands."""
    return 2 * both / (left + right)


def log_likelihood(both: int, left: int, right: int, total: int) -> float:
    """Return how unlikely it is that two go together by chance (Dunning 1993)."""
    table = (both, left - both, right - both, total - left - right + both)
    sums = (left, left, total - left, total - left), (right, total - right, right, total - right)
    cells = zip(table, *sums, strict=True)
    return 2 * sum(n * log(n * total / (row * column)) for n, row, column in cells if n > 0)


def show_terms(pairs: Pairs, gold: Gold, lexicons: Mapping[str, Lexicon]) -> None:
    """Print a row for each method: P@1 and P@5 by the number of sentences."""
    print(f"terms, {len(gold.right)} in {len(pairs):,} pairs, P@1/P@5 by frequency")
    rows = {"Dice": associated(pairs, gold, dice), "log-likelihood": associated(pairs, gold, log_likelihood)}
    rows |= {f"termalign, {name} lexicon": aligned(pairs, gold, lexicon) for name, lexicon in lexicons.items()}
    for name, found in rows.items():
        cells = []
        for label, frequencies in (
            ("1", range(1, 2)),
            ("2-4", range(2, 5)),
            ("5+", range(5, 10**9)),
            ("all", range(10**9)),
        ):
            terms = [term for term in gold.right if len(gold.sentences[term]) in frequencies]
            first = sum(found.get(term, [()])[0] in gold.right[term] for term in terms) / max(1, len(terms))
            any_ = sum(not gold.right[term].isdisjoint(found.get(term, ())) for term in terms) / max(1, len(terms))
            cells.append(f"{label}: {first:.2f}/{any_:.2f} ({len(terms)})")
        print(f"{name:<28}", "  ".join(cells))


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--dictionary", type=Path)
    parser.add_argument("--terms", type=Path, default=Path(__file__).with_name("news-terms.tsv"))
    parser.add_argument("--sentences", type=int, default=10_000, help="pairs that terms are learnt from")
    options = parser.parse_args()
    lexicons = {"shipped": lexicon_of((), ())}
    if options.dictionary:
        lexicons["with dictionary"] = lexicon_of((), [options.dictionary])
    texts = documents(options.files)
    show_sentences(texts, lexicons)
    pairs = [pair for each in texts for pair in each][: options.sentences]
    show_terms(pairs, gold_of(options.terms, pairs), lexicons)


if __name__ == "__main__":
    main()
