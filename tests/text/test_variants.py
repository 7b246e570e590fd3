"""What the spellings of one word share, and what two words do not."""

from __future__ import annotations

import pytest

from termalign.text.variants import english_key, japanese_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("サーバ", "サーバー"),
        ("サーバ管理者", "サーバー管理者"),
        ("ユーザ・インタフェース", "ユーザーインタフェース"),
        ("ヴァイオリン", "バイオリン"),
        ("ＩＤ管理", "ID管理"),
        ("一ヶ月", "一ケ月"),
    ],
)
def test_japanese_spellings_are_one(left, right):
    assert japanese_key(left) == japanese_key(right)


@pytest.mark.parametrize(
    ("left", "right"), [("バー", "バ"), ("ケーキ", "ケキ"), ("情報共有", "情報共用"), ("キー", "キ")]
)
def test_other_japanese_words_stay_apart(left, right):
    assert japanese_key(left) != japanese_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Department of Defence", "department of defense"),
        ("organisation", "Organization"),
        ("air-to-air refueling", "Air to Air Refuelling"),
        ("World Food Programme", "World Food Program"),
        ("labour market", "Labor Market"),
        ("data centre", "Data Center"),
    ],
)
def test_english_spellings_are_one(left, right):
    assert english_key(left) == english_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("promise", "promize x"),
        ("hour", "hor"),
        ("Intelligence, Surveillance and Reconnaissance", "Intelligence"),
        ("four", "for"),
    ],
)
def test_other_english_words_stay_apart(left, right):
    assert english_key(left) != english_key(right)
