"""PDFs: what small print says, read from generated layouts, and pages a second beside pdfplumber and plain PDFium text.

    python benchmarks/pdf.py [--seeds 1000-1007] [--engines reportlab,typst,…]

A gloss on an abbreviation counts as found where abbreviation and English are exact, "with terms" where the Japanese before
it is exact too; a bare term must have its boundaries right.
A paragraph is intact where it stands in the text as it was written, in one piece. Needs the engines: reportlab, typst
and weasyprint from PyPI, Chromium and LibreOffice from the system; those that are missing are left out and named.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))

from layouts import ENGINES, make

from termalign.extraction import extract_document
from termalign.formats.pdf import document

if TYPE_CHECKING:
    from collections.abc import Callable

    from layouts import Content

    from termalign.model import Document

NAMES = ("abbreviations", "with terms", "bare terms", "paragraphs")


def main() -> None:
    """Measure all engines on some seeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1000-1005", help="seeds from 1000 on are held out")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--explain", action="store_true", help="print what was missed")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    whole: Counter[str] = Counter()
    files: list[bytes] = []
    print(f"{'engine':12} {'files':>5} " + " ".join(f"{name:>16}" for name in NAMES) + f" {'wrong':>6}")
    for engine in options.engines.split(","):
        count: Counter[str] = Counter()
        for seed in range(int(first), int(last or first) + 1):
            try:
                content, _, data = make(engine, seed)
            except (ImportError, OSError) as error:
                print(f"{engine:12} left out: {error}")
                break
            files.append(data)
            count += measure(content, data, f"{engine}-{seed}" if options.explain else "")
        print(row(engine, count))
        whole += count
    print(row("all", whole))
    speed(files)


def row(name: str, count: Counter[str]) -> str:
    """Return a line of the table."""
    cells = (f"{count[each]}/{count['all ' + each]} {count[each] / max(1, count['all ' + each]):.1%}" for each in NAMES)
    return f"{name:12} {count['files']:5} " + " ".join(f"{cell:>16}" for cell in cells) + f" {count['wrong']:6}"


def measure(content: Content, data: bytes, name: str) -> Counter[str]:
    """Count what a file holds and what was found of it; with a name, print what was not."""
    found = document("layout.pdf", data)
    rows = {row for gloss in extract_document(found).glosses for row in gloss.rows()}
    by_short = {(short, english) for _, short, english in rows}
    count: Counter[str] = Counter(files=1)
    for japanese, short, english in content.abbreviations:
        what = f"{name}: {(japanese, short, english)}" if name else ""
        tally(count, "abbreviations", is_right=(short, english) in by_short, what=what)
        if japanese:
            tally(count, "with terms", is_right=(japanese, short, english) in rows, what="")
    for japanese, english in content.bare:
        right = any(row[0] == japanese and row[2] == english for row in rows)
        tally(count, "bare terms", is_right=right, what=f"{name}: {(japanese, english)}" if name else "")
    running = "".join(found.text[line.start : line.end] + "\n" for line in found.lines)
    for paragraph in content.paragraphs:
        if paragraph.kind == "body":
            whole = paragraph.text in running
            tally(count, "paragraphs", is_right=whole, what=f"{name}: {paragraph.text}" if name else "")
    known = {english for *_, english in content.abbreviations} | {english for _, english in content.bare}
    count["wrong"] = sum(bool(english) and english not in known for _, _, english in rows)
    return count


def tally(count: Counter[str], name: str, *, is_right: bool, what: str) -> None:
    """Count one thing."""
    count["all " + name] += 1
    count[name] += is_right
    if what and not is_right:
        print("  missed", what)


def speed(files: list[bytes]) -> None:
    """Compare pages a second, read from one document of all pages.

    Ours are with layout and small print, pdfplumber's its characters, PDFium's text without boxes.
    """
    timed: dict[str, Callable[[bytes], int]] = {"termalign": lambda data: pages(document("layout.pdf", data))}
    try:
        timed |= peers()
    except ImportError as error:
        print(f"no comparison: {error}")
    several = [bound(files)]
    rates = {}
    for name, read in timed.items():
        start = time.perf_counter()
        count = sum(read(data) for data in several)
        rates[name] = count / (time.perf_counter() - start)
    for name, rate in rates.items():
        print(f"{name:12} {rate:7.1f} pages/s, {rates['termalign'] / rate:.2f} of it")


def bound(files: list[bytes]) -> bytes:
    """Return one document of the pages of all, as long as those that people have."""
    import io  # noqa: PLC0415

    import pypdfium2  # noqa: PLC0415

    whole: Any = pypdfium2.PdfDocument.new()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    stream = io.BytesIO()
    whole.save(stream)
    return stream.getvalue()


def pages(found: Document) -> int:
    """Return how many pages a document has."""
    return len(found.page_starts)


def peers() -> dict[str, Callable[[bytes], int]]:
    """Return how others read the characters of a file, each returning the number of pages."""
    import io  # noqa: PLC0415

    import pdfplumber  # noqa: PLC0415
    import pypdfium2  # noqa: PLC0415

    logging.getLogger("pdfminer").setLevel(logging.ERROR)

    def plumber(data: bytes) -> int:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return len([page.chars for page in pdf.pages])

    def text(data: bytes) -> int:
        pdf: Any = pypdfium2.PdfDocument(data)
        return len([page.get_textpage().get_text_bounded() for page in pdf])

    return {"pdfplumber": plumber, "pdfium text": text}


if __name__ == "__main__":
    main()
