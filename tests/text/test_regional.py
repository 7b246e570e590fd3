"""British and American spellings lead to each other, and words that are the same on both sides are in no table."""

from __future__ import annotations

import pytest

from termalign.text.regional import ise_and_ize, pairs


@pytest.mark.parametrize("table", [pairs(), ise_and_ize()], ids=["regions", "ise"])
def test_each_spelling_leads_back(table):
    for word, (side, other) in table.items():
        assert word != other
        assert table[other][0] != side
        assert table[table[other][1]][0] == side


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colours", "colors"), ("defence", "defense"), ("centred", "centered"), ("centring", "centering"),
        ("analysed", "analyzed"), ("analysing", "analyzing"), ("travelled", "traveled"), ("favourites", "favorites"),
        ("neighbouring", "neighboring"), ("behavioural", "behavioral"), ("fulfils", "fulfills"),
    ],
)  # fmt: skip
def test_forms(british, american):
    assert pairs()[british] == ("British", american)
    assert pairs()[american] == ("American", british)


@pytest.mark.parametrize(
    "word", "laboratory advertise exercise promise check meter program practice story tire size".split()
)
def test_words_of_both_sides(word):
    assert word not in pairs()
    assert word not in ise_and_ize()
