"""Time of scoring, beside what sacrebleu alone takes for the same systems and resamples, in one run.

    python benchmarks/score.py [--systems 3] [--segments 2000] [--terms 10000] [--resamples 1000] [--rounds 1]

Systems and termbase are generated: the reference with words dropped or replaced, and sentences that each name a term.
The last line is the ratio of the two times.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lint import ENGLISH, JAPANESE, make_termbase

from termalign.score.quality import metrics
from termalign.workflow import Linted, Scored, score_files, write_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

LOSS = 0.12
"""The share of words that a system gets wrong."""


def write_sample(folder: Path, segments: int, terms: int, systems: int) -> list[Path]:
    """Write source, reference, termbase and systems; return the systems."""
    chance = random.Random(2)
    termbase = make_termbase(terms)
    sources, references = [], []
    for _ in range(segments):
        ja, en = chance.choice(termbase.concepts).terms
        other_ja, other_en = chance.choice(termbase.concepts).terms
        sources.append(f"政府は{ja.text}{chance.choice(JAPANESE)}とともに、{other_ja.text}{chance.choice(JAPANESE)}。")
        references.append(f"{chance.choice(ENGLISH)} {en.text}, and {chance.choice(ENGLISH)} {other_en.text}.")
    (folder / "source.ja").write_text("\n".join(sources) + "\n", encoding="utf-8")
    (folder / "reference.en").write_text("\n".join(references) + "\n", encoding="utf-8")
    write_termbase(termbase, folder / "termbase.csv")
    paths = []
    for number in range(systems):
        texts = [" ".join(word for word in each.split() if chance.random() > LOSS) or "none" for each in references]
        paths.append(folder / f"system-{number}.en")
        paths[-1].write_text("\n".join(texts) + "\n", encoding="utf-8")
    return paths


def bare(folder: Path, systems: list[Path], resamples: int) -> float:
    """Return the seconds of sacrebleu's own paired bootstrap."""
    from sacrebleu.significance import PairedTest  # noqa: PLC0415 - timed with its loading, as ours is

    start = time.perf_counter()
    texts = [path.read_text(encoding="utf-8").splitlines() for path in (*systems, folder / "reference.en")]
    named: list[tuple[str, Sequence[str]]] = [(path.name, each) for path, each in zip(systems, texts, strict=False)]
    PairedTest(named, metrics("13a"), [texts[-1]], test_type="bs", n_samples=resamples)()
    return time.perf_counter() - start


def whole(folder: Path, systems: list[Path], resamples: int) -> float:
    """Return the seconds of scoring the systems with their terms."""
    start = time.perf_counter()
    score_files(
        systems, [folder / "termbase.csv"], Linted("ja", "en"), Scored(resamples),
        source=folder / "source.ja", reference=folder / "reference.en",
    )  # fmt: skip
    return time.perf_counter() - start


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("systems", 3), ("segments", 2_000), ("terms", 10_000), ("resamples", 1_000), ("rounds", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        systems = write_sample(folder, given.segments, given.terms, given.systems)
        peer, ours = [], []
        for _ in range(given.rounds):
            peer.append(bare(folder, systems, given.resamples))
            ours.append(whole(folder, systems, given.resamples))
    alone, all_ = statistics.median(peer), statistics.median(ours)
    print(f"sacrebleu alone {alone:.2f} s, termalign score {all_:.2f} s: {all_ / alone:.2f} times")


if __name__ == "__main__":
    main()
