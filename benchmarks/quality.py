"""Precision, recall and F1 on documents with gold glosses, beside three regular expressions a user would write.

    python benchmarks/quality.py [FOLDER …] [--errors] [--boundary TSV]

A row is right when Japanese, abbreviation and English are all exactly those of the gold. Rows of bands A to C
and rows with an empty band (Japanese or English alone) count; band D does not.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from termalign.extraction import extract_document
from termalign.formats import find_document, markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from termalign.model import Document

CORPORA = Path("corpora")
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


def evaluate(folder: Path, *, errors: bool) -> dict[str, Counter[str]]:
    """Return the counts of all systems on one folder, and print what termalign gets wrong where asked to."""
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
    return totals


def by_construction(folders: Iterable[Path]) -> dict[str, Counter[str]]:
    """Return how many rows of each construction were found, and how many of them were right."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for folder in folders:
        for file in documents(folder):
            gold = gold_rows(file)
            document = find_document(file).document(file.as_posix(), file.read_bytes(), None)
            for gloss in extract_document(document, rejections=False).glosses:
                for row in gloss.rows() if gloss.band != "D" else ():
                    counts[gloss.construction].update(found=1, right=int(row in gold))
    return dict(sorted(counts.items(), key=lambda item: -item[1]["found"]))


def boundary(file: Path) -> str:
    """Return how many terms of a TSV (left_context, paren_content, term) begin where they should; an empty term is no gloss."""
    right = glosses = others = taken = 0
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            inside = row["paren_content"].strip()
            text = f"{row['left_context']} ({inside})である。"
            found = extract_document(markdown.document(file.name, text.encode())).glosses
            gloss = next((each for each in found if each.anchor.quote.rstrip().endswith(f"{inside})")), None)
            if row["term"]:
                glosses += 1
                right += gloss is not None and gloss.ja == row["term"]
            else:
                others += 1
                taken += gloss is not None and gloss.band in ("A", "B", "C")
    return f"{file}: {right} of {glosses} terms begin right; {taken} of {others} other parentheses taken for glosses"


def main() -> None:
    """Read the command line and evaluate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders", nargs="*", type=Path, help="folders with documents and gold; default: those of corpora"
    )
    parser.add_argument("--errors", action="store_true", help="list what is missing and what is wrong")
    parser.add_argument("--boundary", type=Path, metavar="TSV", help="also: columns left_context, paren_content, term")
    arguments = parser.parse_args()
    folders = arguments.folders or [
        *(each for each in sorted(CORPORA.iterdir()) if each.name != "held-out" and any(each.glob("*.gold.tsv"))),
        CORPORA / "held-out",
    ]
    seen = {name: Counter[str]() for name in SYSTEMS}
    for folder in folders:
        totals = evaluate(folder, errors=arguments.errors)
        print(f"{folder.name:20} {score(totals['termalign'])}")
        if folder.name != "held-out":
            for name, counts in totals.items():
                seen[name].update(counts)
    print("\nall but held-out")
    for name, counts in seen.items():
        print(f"  {name:32} {score(counts)}")
    print("\nconstruction                    right of found (bands A to C, and without a band)")
    for name, counts in by_construction(folders).items():
        print(f"  {name:30} {counts['right']:4} {counts['found']:4}")
    if arguments.boundary:
        print(f"\n{boundary(arguments.boundary)}")


if __name__ == "__main__":
    main()
