"""Noun compounds, by cases; and they stand where they are said to stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.extraction.compounds import compounds
from termalign.extraction.reflow import reflow
from termalign.formats import markdown

CASES = [
    tuple(part.strip() for part in line.split("=>"))
    for line in (Path(__file__).parents[1] / "cases/compounds/compounds.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line
]
PIECES = [
    "軌道",
    "の",
    "傾斜角",
    "、",
    "10",
    "mg",
    "/",
    "・",
    " ",
    "API",
    "**",
    "`",
    "\n",
    "を測る。",
    "第3",
    "的な",
    "打ち",
    "上げ",
]


def found(text):
    flow = reflow(markdown.document("a.md", text.encode()))
    return flow, [compound for unit in flow.units for compound in compounds(flow, unit)]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:20] for text, _ in CASES])
def test_compounds(text, wanted):
    flow, several = found(text)
    assert " | ".join(flow.text[each.start : each.end] for each in several) == wanted


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join).filter(str.strip))
def test_parts_stand_in_the_text_and_compounds_do_not_overlap(text):
    flow, several = found(text)
    at = 0
    for each in several:
        assert flow.text[each.start : each.end] == "".join(each.parts)
        assert at <= each.start < each.end
        at = each.end
