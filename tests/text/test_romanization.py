"""Readings in Latin letters."""

from __future__ import annotations

import pytest

from termalign.text.romanization import romanized, shortened


@pytest.mark.parametrize(("katakana", "word"), [
    ("トウキョウ", "Tokyo"), ("トウキョウ", "Tōkyō"), ("シンブン", "Shimbun"), ("ジュンイチロウ", "Jun'ichiro"), ("オオタニ", "Ohtani"),
    ("ホッカイドウ", "Hokkaido"), ("マッチャ", "matcha"), ("キシダ", "Kishida"),
])  # fmt: skip
def test_alike(katakana, word):
    assert romanized(katakana) == shortened(word)
