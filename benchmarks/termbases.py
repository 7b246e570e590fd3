"""Time to write and read large termbases, beside the bare loops of the libraries over the same data, in one process.

    python benchmarks/termbases.py [--terms 100000] [--rounds 3]

A workbook is compared with openpyxl's write-only mode over the same cells without any style; TBX with lxml's
incremental writer and iterparse over the same elements.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl import Workbook, load_workbook

from termalign.formats import tbx, xlsx
from termalign.model import Concept, Evidence, Place, Term, Termbase

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS = "宇宙 同盟 統合 情報 警戒 防空 後方 電磁波 領域 作戦 海洋 衛星 通信 輸送 補給".split()


def make_termbase(terms: int) -> Termbase:
    """Return a termbase with a Japanese term, an English one and an abbreviation for each concept."""
    concepts = []
    for number in range(terms // 3):
        ja = PARTS[number % 15] + PARTS[number // 15 % 15] + f"計画{number}"
        concepts.append(
            Concept(
                f"c-{number:010x}",
                (
                    Term(ja, "ja", review="approved"),
                    Term(f"Plan {number} of Space Domain Awareness", "en", review="approved"),
                    Term(f"PSDA{number}", "en", "acronym", "admitted", review="approved"),
                ),
                definition=f"{ja}の定義。" if number % 10 == 0 else "",
                evidence=(
                    Evidence(
                        "anchor",
                        Place("白書.txt", 1, number, 9),
                        f"（PSDA{number}）",
                        f"{ja}を定める。",
                        "bracketed",
                        "A",
                        0.95,
                    ),
                ),
            ),
        )
    return Termbase(tuple(concepts))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a piece of work takes, and what it returns."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def plain_workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    """Write the cells of all sheets with openpyxl alone."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain_copy(data: bytes) -> bytes:
    """Write the elements of a TBX file again with lxml's incremental writer alone."""
    entries = [
        [(each.tag, dict(each.attrib), each.text) for each in entry.iter()]
        for entry in etree.fromstring(data, etree.XMLParser(huge_tree=True)).iter("termEntry")
    ]
    stream = io.BytesIO()
    started = time.perf_counter()
    with etree.xmlfile(stream, encoding="utf-8") as file, file.element("martif"):
        for entry in entries:
            with file.element("termEntry"):
                for tag, attributes, text in entry:
                    element = etree.Element(tag, attributes)
                    element.text = text
                    file.write(element)
    return str(time.perf_counter() - started).encode()


def plain_read(data: bytes) -> int:
    """Look at every element of a TBX file with lxml's iterparse alone."""
    count = 0
    for _, entry in etree.iterparse(io.BytesIO(data), tag="termEntry", huge_tree=True):
        for element in entry.iter():
            count += bool(element.text) + len(element.attrib)
        entry.clear()
        while entry.getprevious() is not None:
            del entry.getparent()[0]
    return count


def report(name: str, ours: list[float], bare: list[float], goal: float) -> None:
    """Print the medians and their ratio."""
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    print(
        f"{name:<12} termalign {statistics.median(ours):6.2f} s   bare {statistics.median(bare):6.2f} s   "
        f"{ratio:5.2f} times (goal {goal})"
    )


def main() -> None:
    """Print the times of each format beside those of the bare loops."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--terms", type=int, default=100_000)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    small, large = make_termbase(arguments.terms), make_termbase(arguments.concepts * 3)
    times: dict[str, tuple[list[float], list[float]]] = {
        name: ([], []) for name in ("xlsx write", "TBX write", "TBX read")
    }
    book = xlsx.make_book(small)
    opened = load_workbook(io.BytesIO(book), read_only=True)
    sheets = {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in opened}
    for _ in range(arguments.rounds):
        times["xlsx write"][0].append(timed(lambda: xlsx.write_termbase(small, io.BytesIO()))[0])
        times["xlsx write"][1].append(timed(lambda: plain_workbook(sheets))[0])
        stream = io.BytesIO()
        times["TBX write"][0].append(timed(partial(tbx.write_termbase, large, stream))[0])
        data = stream.getvalue()
        times["TBX write"][1].append(float(plain_copy(data)))
        times["TBX read"][0].append(timed(partial(tbx.read_termbase, "large.tbx", data))[0])
        times["TBX read"][1].append(timed(partial(plain_read, data))[0])
    for (name, (ours, bare)), goal in zip(times.items(), (1.5, 3, 3), strict=True):
        report(name, ours, bare, goal)


if __name__ == "__main__":
    main()
