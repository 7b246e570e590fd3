"""A piece of Japanese is a word, a part of one, or none."""

from __future__ import annotations

import pytest

from termalign.text.word_edges import standing


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("東京都で開く", "京都", "no"),
        ("京都で開く", "京都", "alone"),
        ("京都府の", "京都", "affixed"),
        ("パスワードを", "ワード", "no"),
        ("ディーゼル車", "ディー", "no"),
        ("メールサーバーの", "サーバー", "alone"),
        ("ユーザビリティ", "ユーザ", "no"),
        ("防衛省が", "防衛", "affixed"),
        ("防衛大臣が", "防衛", "alone"),
        ("宇宙飛行士が", "宇宙", "part"),
        ("不拡散の", "拡散", "no"),
        ("各部隊の", "部隊", "alone"),
        ("同盟国の", "同盟", "affixed"),
        ("反撃能力等の", "反撃能力", "alone"),
        ("正しく書く", "正し", "no"),
    ],
)
def test_standing(text, term, expected):
    start = text.index(term)
    assert standing(text, start, start + len(term)) == expected
