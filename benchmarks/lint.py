"""Time and memory of linting, beside the bare Aho-Corasick pass and a loop with one regular expression per hit.

    python benchmarks/lint.py [--segments 200000] [--rounds 3] [--draft DRAFT --termbase TERMBASE]

The draft is a TSV file, generated: sentences about the concepts of a generated termbase, of which 3 % are rendered
wrongly; with --draft a real one is timed beside it. Every figure is the median of the rounds, in one process.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from termalign.formats.exchange import DraftOptions
from termalign.model import Concept, Term, Termbase
from termalign.workflow import lint, read_termbase
from termalign.workflow.draft_files import read_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KANJI = "国防衛政策安全保障戦略情報通信技術開発協力訓練装備運用計画基地海上航空宇宙電磁波領域能力抑止反撃施設整備調達管理監視警戒偵察"
WORDS = """national defense policy security strategy information communication technology development cooperation training
    equipment operation base maritime air space domain capability deterrence facility procurement management""".split()
JAPANESE = "について を強化する のための に関する取組を進め が重要であり は引き続き において実施した".split()
ENGLISH = (
    "we will strengthen the",
    "in order to promote the",
    "it was conducted with regard to the",
    "there remains the importance of the",
    "continued efforts have to be made for the",
)
USED = 1_000
"""How many of the concepts the sentences speak of, so that larger termbases have no more hits."""


def make_termbase(size: int) -> Termbase:
    """Return a termbase of distinct Japanese terms of three to six kanji, with English of three words."""
    chance = random.Random(1)
    terms: dict[str, str] = {}
    while len(terms) < size:
        name = "".join(chance.choice("bcdfgklmnprstv") + chance.choice("aeiou") for _ in range(3))
        terms["".join(chance.choices(KANJI, k=chance.randint(3, 6)))] = f"{' '.join(chance.choices(WORDS, k=2))} {name}"
    return Termbase(
        tuple(
            Concept(f"c{number}", (Term(ja, "ja", review="approved"), Term(en, "en", review="approved")))
            for number, (ja, en) in enumerate(terms.items())
        ),
    )


def write_draft(file: Path, termbase: Termbase, segments: int) -> None:
    """Write a draft with no term to three terms in a sentence."""
    chance = random.Random(2)
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write("source\ttarget\n")
        for number in range(segments):
            source, target = "", ""
            for concept in chance.sample(termbase.concepts[:USED], chance.choices((0, 1, 2, 3), (2, 4, 3, 1))[0]):
                source += chance.choice(JAPANESE) + concept.terms[0].text
                right = chance.random() > 0.03
                target += f"{chance.choice(ENGLISH)} {concept.terms[1].text if right else 'other things'}, "
            source += "".join(chance.choices(JAPANESE, k=3))
            target += " ".join(chance.choices(ENGLISH, k=2))
            stream.write(f"{source}第{number}項。\t{target.capitalize()} item {number}.\n")


def floor(file: Path, termbase: Termbase) -> int:
    """Read the file line by line and pass over its sources: the least that a checker must do; returns the hits."""
    automaton = AhoCorasick(
        [concept.terms[0].text for concept in termbase.concepts], MatchKind.LeftmostLongest, store_patterns=False,
        implementation=Implementation.ContiguousNFA,
    )  # fmt: skip
    hits = 0
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            source, _, _ = line.rstrip("\n").partition("\t")
            hits += len(automaton.find_matches_as_indexes(source))
    return hits


def expressions(file: Path, termbase: Termbase) -> int:
    """For each term found, compile a regular expression of its translation and search the target; returns what lacks."""
    automaton = AhoCorasick([concept.terms[0].text for concept in termbase.concepts])
    lacking = 0
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            source, _, target = line.rstrip("\n").partition("\t")
            for which, _, _ in automaton.find_matches_as_indexes(source, overlapping=True):
                wanted = termbase.concepts[which].terms[1].text
                if not re.compile(rf"\b{re.escape(wanted)}\b", re.IGNORECASE).search(target):
                    lacking += 1
    return lacking


def whole(file: Path, termbase: Termbase) -> int:
    """Read the draft and lint it with all rules; returns the findings."""
    return len(lint(read_draft(file, DraftOptions()), termbase).findings)


def timed(rounds: int, work: Callable[[], int]) -> tuple[float, int]:
    """Return the median of the seconds, and what the work returned."""
    seconds, outcome = [], 0
    for _ in range(rounds):
        started = time.perf_counter()
        outcome = work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), outcome


def report(name: str, file: Path, termbase: Termbase, rounds: int) -> float:
    """Print the three times of a draft; returns that of linting."""
    least, hits = timed(rounds, lambda: floor(file, termbase))
    slow, lacking = timed(1, lambda: expressions(file, termbase))
    ours, found = timed(rounds, lambda: whole(file, termbase))
    print(f"{name}: {len(termbase.concepts):,} concepts, {hits:,} hits, {file.stat().st_size / 1e6:.0f} MB")
    print(f"  read and find        {least:6.2f} s")
    print(f"  one expression a hit {slow:6.2f} s  {slow / ours:5.1f} × the time of linting   ({lacking:,} lack)")
    print(f"  lint, all rules      {ours:6.2f} s  {ours / least:5.1f} × reading and finding    ({found:,} findings)")
    return ours


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--draft", type=Path)
    parser.add_argument("--termbase", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "draft.tsv"
        write_draft(file, make_termbase(USED), options.segments)
        times = {
            size: report("generated", file, make_termbase(size), options.rounds) for size in (1_000, 10_000, 100_000)
        }
        print(f"100,000 concepts take {times[100_000] / times[1_000]:.2f} × the time of 1,000")
    if options.draft and options.termbase:
        report(options.draft.name, options.draft, read_termbase(options.termbase), options.rounds)
    print(f"most memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
