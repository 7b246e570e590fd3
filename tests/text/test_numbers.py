"""Numbers that both sides of a translation say."""

from __future__ import annotations

import pytest

from termalign.text.numbers import english_numbers, japanese_numbers


@pytest.mark.parametrize(("japanese", "english"), [
    ("3万5千人", "35,000 people"), ("１，２３４億円", "123.4 billion yen"), ("二十人", "twenty"), ("三つの柱", "three pillars"),
    ("十二月三日", "December 3"), ("2.5億", "250 million"), ("二十五", "twenty-five"), ("千二百", "1,200"),
    ("令和三年度", "FY2021"), ("平成元年4月", "April 1989"), ("昭和60年", "1985"),
])  # fmt: skip
def test_alike(japanese, english):
    found = set(japanese_numbers(japanese))
    assert found == set(english_numbers(english))


@pytest.mark.parametrize("text", ["一般に", "千葉で", "万一"])
def test_kanji_that_are_parts_of_words(text):
    assert not {number for number in japanese_numbers(text) if len(number) > 1}
