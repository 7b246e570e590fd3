"""Precision, recall and F1 on documents with gold glosses, beside three regular expressions a user would write.

    python benchmarks/quality.py [FOLDER …] [--errors]

A row is right when Japanese, abbreviation and English are all exactly those of the gold. Rows of bands A to C
and rows with an empty band (Japanese or English alone) count; band D does not.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from termalign.extraction import extract_document
from termalign.formats import find_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from termalign.model import Document

Row = tuple[str, str, str]
RUN = r"([一-鿿々〆ァ-ヴー・]{2,})[\s]*[(（]([A-Z][A-Za-z0-9&/+-]+)[)）]"
ENGLISH = r"([A-Z][A-Za-z-]+(?:,? [A-Za-z-]+)+)"
REGEX_TERM = re.compile(RUN)
REGEX_BEHIND = re.compile(RUN + r"\s*" + ENGLISH + "?")
REGEX_LINES = re.compile(RUN + r"[^\n]*(?:\n[^\n]*?){0,2}?(?:\n" + ENGLISH + r"\s*\n)?")


def termalign_rows(document: Document) -> set[Row]:
    """Return what termalign finds."""
    return {row for gloss in extract_document(document).glosses if gloss.band != "D" for row in gloss.rows()}


def regex_rows(pattern: re.Pattern[str]) -> Callable[[Document], set[Row]]:
    """Return a finder that takes term, abbreviation and perhaps English from one expression."""

    def rows(document: Document) -> set[Row]:
        return {
            (match[1], match[2], (match[3] or "") if pattern.groups > 2 else "")
            for match in pattern.finditer(document.text)
        }

    return rows


SYSTEMS: dict[str, Callable[[Document], set[Row]]] = {
    "termalign": termalign_rows,
    "regex: run + (ABC)": regex_rows(REGEX_TERM),
    "regex: … + English behind": regex_rows(REGEX_BEHIND),
    "regex: … + English line below": regex_rows(REGEX_LINES),
}


def gold_rows(file: Path) -> set[Row]:
    """Return the gold of a document."""
    with file.with_name(file.stem + ".gold.tsv").open(encoding="utf-8", newline="") as stream:
        return {(row["ja"], row["abbreviation"], row["en"]) for row in csv.DictReader(stream, delimiter="\t")}


def documents(folder: Path) -> Iterable[Path]:
    """Yield the documents of a folder that have a gold file."""
    for gold in sorted(folder.rglob("*.gold.tsv")):
        stem = gold.name.removesuffix(".gold.tsv")
        yield next(file for suffix in (".txt", ".md") if (file := gold.with_name(stem + suffix)).exists())


def score(counts: Counter[str]) -> str:
    """Return precision, recall and F1 of counted rows."""
    precision = counts["right"] / max(1, counts["found"])
    recall = counts["right"] / max(1, counts["gold"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({counts['right']} of {counts['gold']}, {counts['found']} found)"


def evaluate(folder: Path, *, errors: bool) -> None:
    """Print the scores of all systems on one folder."""
    totals = {name: Counter[str]() for name in SYSTEMS}
    for file in documents(folder):
        document = find_document(file).document(file.as_posix(), file.read_bytes(), None)
        gold = gold_rows(file)
        for name, find in SYSTEMS.items():
            found = find(document)
            totals[name].update(right=len(found & gold), found=len(found), gold=len(gold))
            if errors and name == "termalign" and found != gold:
                print(f"-- {file}")
                for sign, rows in (("missing", gold - found), ("wrong  ", found - gold)):
                    for row in sorted(rows):
                        print(f"   {sign} {' | '.join(row)}")
    print(f"{folder}")
    for name, counts in totals.items():
        print(f"  {name:32} {score(counts)}")


def main() -> None:
    """Read the command line and evaluate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("corpora")])
    parser.add_argument("--errors", action="store_true", help="list what is missing and what is wrong")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        evaluate(folder, errors=arguments.errors)


if __name__ == "__main__":
    main()
