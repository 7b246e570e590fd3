"""Measures of termhood on documents with a list of their terms, and the time to count compounds beside one Sudachi pass.

    python benchmarks/termhood.py [FOLDER LIST]… [--megabytes 2]

A LIST has one Japanese term a line: the glossary of a project whose documents are in FOLDER. Without any, the terms
are those that the sample documents gloss, genre by genre. Shown is how many of the first 50, 100 and 200 compounds are
on the list, and the mean average precision. A list never has all terms, so that only differences between measures count.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

from quality import documents, gold_rows
from speed import make_text
from sudachipy import Dictionary, SplitMode

from termalign.extraction.tally import Tally, joined, key_of, tally
from termalign.extraction.termhood import flr, general_words, termhood
from termalign.formats import text as plain_text
from termalign.text.japanese import DICTIONARY
from termalign.workflow import Reading, list_sources
from termalign.workflow.documents import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CORPORA = Path("corpora")
CUTS = (50, 100, 200)
Values = dict[str, float]


def frequency(found: Tally) -> Values:
    """Return how often each compound stands by itself."""
    return {key: float(use.count) for key, use in found.items()}


def c_value(found: Tally) -> Values:
    """Return C-values (Frantzi, Ananiadou & Mima 2000), of lengths more by one, so that single words have one too."""
    inside, longer = Counter[str](), Counter[str]()
    for key, use in found.items():
        for part in shorter(use.parts) & found.keys() - {key}:
            inside[part] += use.count
            longer[part] += 1
    return {
        key: log2(len(use.parts) + 1) * (use.count + inside[key] - inside[key] / max(1, longer[key]))
        for key, use in found.items()
    }


def shorter(parts: Sequence[str]) -> set[str]:
    """Return the keys of the compounds that a compound holds."""
    lasts = range(1, len(parts) + 1)
    return {key_of("".join(parts[first:last])) for last in lasts for first in range(last)}


MEASURES: dict[str, Callable[[Tally], Values]] = {
    "frequency": frequency,
    "C-value": c_value,
    "FLR": flr,
    "FLR × length": termhood,
}


def collections(given: Sequence[str]) -> Iterable[tuple[str, Tally, set[str]]]:
    """Yield the name, the compounds and the keys of the terms of each collection."""
    pairs = [(Path(given[at]), Path(given[at + 1])) for at in range(0, len(given), 2)]
    for folder, listed in pairs:
        terms = {key_of(line.strip()) for line in listed.read_text(encoding="utf-8").splitlines() if line.strip()}
        yield folder.name, tally_of(list_sources(folder)), terms
    for folder in sorted(path for path in CORPORA.iterdir() if path.is_dir()) if not pairs else ():
        files = list(documents(folder))
        if files and folder.name != "held-out":
            yield folder.name, tally_of(files), {key_of(row[0]) for file in files for row in gold_rows(file) if row[0]}


def tally_of(files: Sequence[Path]) -> Tally:
    """Count the compounds of files."""
    return joined(tally(read_document(file, Reading())) for file in files)


def average_precision(order: Sequence[str], terms: set[str]) -> float:
    """Return the mean of the precisions at each term of the list; those that are not found count as 0."""
    hits = [place for place, key in enumerate(order, start=1) if key in terms]
    return sum(number / place for number, place in enumerate(hits, start=1)) / max(1, len(terms))


def quality(given: Sequence[str]) -> None:
    """Print what of the terms each measure has among its first, with general words and without."""
    general = general_words()
    several = list(collections(given))
    print(f"{'':24}" + "".join(f"first {cut:<6}" for cut in CUTS) + "average precision")
    for label, left_out in (("", frozenset[str]()), (", no general words", general)):
        for name, measure in MEASURES.items():
            hits, precisions = Counter[int](), []
            for _, found, terms in several:
                values = measure(found)
                order = sorted((key for key in values if key not in left_out), key=lambda key: (-values[key], key))
                hits.update({cut: sum(key in terms for key in order[:cut]) for cut in CUTS})
                precisions.append(average_precision(order, terms))
            print(
                f"{name + label:24}"
                + "".join(f"{hits[cut]:<12}" for cut in CUTS)
                + f"{statistics.mean(precisions):.3f}"
            )
    print(f"{len(several)} collections, {sum(len(terms) for _, _, terms in several):,} terms on their lists")


def speed(megabytes: float) -> None:
    """Print how long the compounds of a long document take, beside one Sudachi pass over its lines."""
    data = make_text(int(megabytes * 1e6)).encode()
    tokenizer = Dictionary(dict=DICTIONARY).tokenizer(mode=SplitMode.A)
    started = time.perf_counter()
    for line in data.decode().splitlines():
        tokenizer.tokenize(line)
    middle = time.perf_counter()
    found = tally(plain_text.document("speed.txt", data))
    ended = time.perf_counter()
    print(
        f"{len(data) / 1e6:.1f} MB, {len(found):,} compounds: {ended - middle:.2f} s, "
        f"{(ended - middle) / (middle - started):.2f} times one Sudachi pass"
    )


def main() -> None:
    """Measure quality, then speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", nargs="*", metavar="FOLDER LIST")
    parser.add_argument("--megabytes", type=float, default=2)
    arguments = parser.parse_args()
    if len(arguments.given) % 2:
        parser.error("name a LIST of terms behind each FOLDER")
    quality(arguments.given)
    speed(arguments.megabytes)


if __name__ == "__main__":
    main()
