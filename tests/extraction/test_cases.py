"""Runs tests/cases/extraction: texts and the rows they yield, which can be written without Python.

In a .txt the rows have their band; in a .md, whose text is Markdown, they have none.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from termalign.extraction import extract_document
from termalign.formats import markdown
from termalign.formats import text as plain_text

FOLDER = Path(__file__).parents[1] / "cases" / "extraction"


class Case(NamedTuple):
    title: str
    text: str
    rows: set[tuple[str, ...]]
    format: ModuleType


def read_cases(file: Path):
    for block in f"\n{file.read_text(encoding='utf-8')}".split("\n== ")[1:]:
        title, _, body = block.partition("\n")
        lines = body.rstrip("\n").split("\n")
        expected = [line.removeprefix("=>").strip() for line in lines if line.startswith("=>")]
        rows = {tuple(cell.strip() for cell in row.split("|")) for row in expected if row != "nothing"}
        text = "\n".join(line for line in lines if not line.startswith("=>"))
        yield Case(title, text, rows, markdown if file.suffix == ".md" else plain_text)


CASES = [
    pytest.param(case, id=f"{file.stem}: {case.title}")
    for file in sorted(FOLDER.glob("*.*"))
    for case in read_cases(file)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    glosses = extract_document(case.format.document("case", case.text.encode())).glosses
    if case.format is markdown:
        assert {row for gloss in glosses if gloss.band != "D" for row in gloss.rows()} == case.rows
        return
    found = {(*row, gloss.band) for gloss in glosses for row in gloss.rows()}
    surely = {row for row in found if row[3] in ("A", "B", "C")}
    assert surely == {row for row in case.rows if row[3] in ("A", "B", "C")}
    assert case.rows <= found


def test_every_case_file_has_cases_both_ways():
    assert len(CASES) > 50
    assert any(not case.values[0].rows for case in CASES)
