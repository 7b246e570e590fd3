"""Runs tests/cases/lint/*.txt: terms, segments and what is found, which can be written without Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import read_cases, verdict

FOLDER = Path(__file__).parents[1] / "cases" / "lint"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case.title}")
    for file in sorted(FOLDER.glob("*.txt"))
    for case in read_cases(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    assert verdict(case) == ""


def test_there_are_cases_both_ways():
    found = [bool(case.values[0].expected - {None}) for case in CASES]
    assert min(found.count(True), found.count(False)) > 0.3 * len(found)
