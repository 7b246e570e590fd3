"""How often glosses of each kind of evidence are right on documents with gold, beside the confidence they are given.

    python benchmarks/calibration.py [FOLDER …]

A gloss is right when a row of the gold is exactly its Japanese, abbreviation and English. The last table needs no
gold: every gloss is judged again with the English of another one, and whatever is still sure is sure by chance.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path

from quality import documents, gold_rows

from termalign.extraction import extract_document
from termalign.extraction.boundary import delimited
from termalign.extraction.confidence import GRADES, Grounds, judge
from termalign.extraction.vocabulary import shipped_lexicon
from termalign.formats import find_document
from termalign.model import NO_ALIGNMENT, Gloss
from termalign.text.letters import spell

BINS = ((0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.0, 0.7))


def judged(folders: list[Path]) -> list[tuple[Gloss, bool]]:
    """Return the glosses of all documents, each with whether it is right."""
    found = []
    for folder in folders:
        for file in documents(folder):
            gold = gold_rows(file)
            document = find_document(file).document(file.as_posix(), file.read_bytes(), None)
            glosses = extract_document(document, rejections=False).glosses
            found += [(gloss, any(row in gold for row in gloss.rows())) for gloss in glosses if gloss.band]
    return found


def table(title: str, rows: dict[str, Counter[str]], expected: dict[str, str]) -> None:
    """Print how many of each kind were right."""
    print(f"\n{title:26} {'expected':>12}  {'right':>5} {'of':>5}  measured")
    for name, counts in rows.items():
        share = counts["right"] / counts["all"]
        print(f"{name:26} {expected.get(name, ''):>12}  {counts['right']:5} {counts['all']:5}  {share:8.3f}")


def by_chance(found: list[tuple[Gloss, bool]], rounds: int) -> dict[str, Counter[str]]:
    """Judge each gloss with the English of another one, and count what comes out, by band."""
    randomizer = random.Random(1)
    glosses = [gloss for gloss, _ in found if gloss.en]
    counts: dict[str, Counter[str]] = {band: Counter() for band in "ABCD"}
    for _ in range(rounds):
        others = [gloss.en[0] for gloss in glosses]
        randomizer.shuffle(others)
        for gloss, english in zip(glosses, others, strict=True):
            if english in gloss.en:
                continue
            decision = delimited(gloss.ja, english, shipped_lexicon())
            alignment = spell(gloss.abbreviation, english) if gloss.abbreviation else NO_ALIGNMENT
            verdict = judge(
                Grounds(gloss.ja, gloss.abbreviation, english, alignment, decision.share, decision.head, -1.0, "", "")
            )
            for band, count in counts.items():
                count.update(all=1, right=int(verdict.band == band))
    return counts


def main() -> None:
    """Print the reliability tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("corpora")])
    found = judged(parser.parse_args().folders)
    kinds: dict[str, Counter[str]] = {}
    bands: dict[str, Counter[str]] = defaultdict(Counter)
    bins: dict[str, Counter[str]] = {f"{low:.2f} to {min(high, 1):.2f}": Counter() for low, high in BINS}
    for name, grade in GRADES.items():
        for state, value in (("closed", grade.closed), ("open", grade.open)):
            members = [right for gloss, right in found if gloss.grounds == name and gloss.confidence == value]
            if members:
                kinds[f"{name}, {state}"] = Counter(all=len(members), right=sum(members))
                if grade.closed == grade.open:
                    break
    for gloss, right in found:
        bands[gloss.band].update(all=1, right=int(right))
        label = next(f"{low:.2f} to {min(high, 1):.2f}" for low, high in BINS if low <= gloss.confidence < high)
        bins[label].update(all=1, right=int(right))
    expected = {f"{name}, closed": f"{grade.closed:.2f}" for name, grade in GRADES.items()}
    expected |= {f"{name}, open": f"{grade.open:.2f}" for name, grade in GRADES.items()}
    table("evidence, boundary", kinds, expected)
    table("band", dict(sorted(bands.items())), {})
    table("confidence", {name: counts for name, counts in bins.items() if counts}, {})
    table("English of another gloss", by_chance(found, 20), {})


if __name__ == "__main__":
    main()
