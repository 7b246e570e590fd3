"""What sentences of two languages have in common without any dictionary."""

from __future__ import annotations

import pytest

from termalign.alignment.sentences import anchors, english_length
from termalign.text.numbers import english_numbers, japanese_numbers


@pytest.mark.parametrize(
    ("japanese", "english"),
    [
        ("要員は3万5千人か。", "Is it 35,000 personnel?"),
        ("「やめろ！」と叫んだ。", "“Stop!” he shouted."),
        ("割合は６％：低い。", "The share is 6%: low."),
    ],
)
def test_anchors_are_the_same_in_both_languages(japanese, english):
    assert anchors(japanese, japanese_numbers(japanese)) == anchors(english, english_numbers(english)) != []


def test_kanji_are_longer_than_kana():
    assert english_length("防衛省") > english_length("しかし") > english_length("NATO") - 1
