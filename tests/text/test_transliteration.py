"""Katakana words and the English words they write, and pairs that only look or mean alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termalign.text.transliteration import katakana_skeleton, likeness, transliterates

WRITES = """
    メカニズム Mechanism
    ネットワーク Network
    セキュリティ Security
    ミサイル Missile
    システム System
    サイバー Cyber
    データ Data
    ソフトウェア Software
    プラットフォーム Platform
    コンピュータ Computer
    コンピューター computer
    ドローン Drone
    レーダー Radar
    センサー Sensor
    プログラム Programme
    プログラム Program
    ゲノム Genome
    モデル Model
    アルゴリズム Algorithm
    インターネット Internet
    クラウド Cloud
    サービス Service
    プロトコル Protocol
    パートナーシップ Partnership
    リスク Risk
    ガイドライン Guideline
    ドクトリン Doctrine
    グローバル Global
    ヘリコプター Helicopter
    チャンネル Channel
    ジェット Jet
    フレームワーク Framework
    スクリーニング Screening
    アクセス Access
    バージョン Version
    ヴァージョン Version
    イノベーション Innovation
    ファイアウォール Firewall
    ナイフ Knife
    ハブ Hub
    ギャップ Gap
    フォトン Photon
    シナリオ Scenario
    キャパシティ Capacity
    クエリ Query
    ユニット Unit
    オゾン Ozone
    アンテナ Antenna
    マルウェア Malware
    コミュニケーション Communication
    サプライチェーン Supply Chain
    ビッグデータ Big Data
    ロードマップ Road map
    サイバーセキュリティ Cyber Security
""".strip().splitlines()

DOES_NOT_WRITE = """
    メカニズム Missile
    ミサイル Mechanism
    ネットワーク Security
    システム Network
    サイバー Space
    データ Radar
    レーダー Data
    センサー Center
    リスク Disk
    ドローン Throne
    アクセス Success
    プログラム Diagram
    サービス Surface
    インフラ Information
    プロトコル Program
    オゾン Zone
    パートナーシップ Part
    ガイドライン Guide
    システム Systematic
    サプライチェーン Supply
    サプライチェーン Chain
    ビッグデータ Data
    ネットワーク Framework
    アンテナ Network
    テロ Threat
    コスト Cooperation
""".strip().splitlines()


@pytest.mark.parametrize("pair", WRITES)
def test_a_katakana_word_writes_its_english(pair):
    assert transliterates(*pair.split())


@pytest.mark.parametrize("pair", DOES_NOT_WRITE)
def test_a_katakana_word_does_not_write_another(pair):
    assert not transliterates(*pair.split())


@pytest.mark.parametrize("pair", WRITES[::5])
def test_case_does_not_matter(pair):
    katakana, *english = pair.split()
    assert transliterates(katakana, *(word.upper() for word in english))
    assert transliterates(katakana, *(word.lower() for word in english))


@pytest.mark.parametrize(("katakana", "english"), [("ア", "A"), ("メ", "M"), ("アイ", "Eye"), ("ー", "R")])
def test_too_little_is_no_evidence(katakana, english):
    assert not transliterates(katakana, english)


@pytest.mark.parametrize(
    ("katakana", "skeleton"),
    [("メカニズム", "nknzn"), ("ネットワーク", "ntk"), ("アイ", ""), ("ナナ", "n"), ("ヴァイオリン", "brn")],
)
def test_vowels_and_doubled_consonants_fall_away(katakana, skeleton):
    assert katakana_skeleton(katakana) == skeleton


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [
        ("nknzn", "nknzn", 1.0),
        ("abcd", "abce", 0.75),
        ("abcd", "abc", 0.75),
        ("ab", "cd", 0.0),
        ("a", "", 0.0),
    ],
)
def test_likeness_is_one_less_the_share_of_edits(left, right, value):
    assert likeness(left, right) == pytest.approx(value)


CONSONANTS = st.text("kgsztdnhbpr", min_size=1, max_size=8)


@settings(max_examples=100, deadline=None)
@given(CONSONANTS, CONSONANTS)
def test_likeness_is_symmetric_and_between_nothing_and_all(left, right):
    assert likeness(left, right) == pytest.approx(likeness(right, left))
    assert 0 <= likeness(left, right) <= 1
    assert (likeness(left, right) == 1) == (left == right)


@settings(max_examples=100, deadline=None)
@given(
    st.text("".join(map(chr, range(0x30A1, 0x30F7))) + "ー・", min_size=1, max_size=12),
    st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789'’-é", min_size=1, max_size=12),
)
def test_any_two_words_have_an_answer(katakana, english):
    assert transliterates(katakana, english) in (True, False)
