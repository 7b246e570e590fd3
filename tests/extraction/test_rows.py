"""Lines that are rows: where they are cut, and what their cells hold."""

from __future__ import annotations

import pytest

from termalign.extraction.rows import rows
from termalign.formats import text as plain_text


def cells(line):
    found = list(rows(plain_text.document("rows.txt", line.encode())))
    return [(cell.kind, cell.piece.text) for cell in found[0].cells] if found else []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("低軌道\tLEO\tLow Earth Orbit", [("term", "低軌道"), ("abbreviation", "LEO"), ("english", "Low Earth Orbit")]),
        ("ＡＴＭ　　現金自動預払機", [("abbreviation", "ATM"), ("term", "現金自動預払機")]),
        (
            "・武器貿易条約：Arms Trade Treaty（ATT）",
            [("term", "武器貿易条約"), ("english", "Arms Trade Treaty"), ("abbreviation", "ATT")],
        ),
        ("## 特徴量設計 / Feature Engineering", [("term", "特徴量設計"), ("english", "Feature Engineering")]),
        (
            "第4章 継続的認可 / Continuous Authorization ........ 57",
            [("term", "継続的認可"), ("english", "Continuous Authorization")],
        ),
        ("残差接続 → residual connection", [("term", "残差接続"), ("english", "residual connection")]),
        ("■ 侵入検知システム・IDS", [("term", "侵入検知システム"), ("abbreviation", "IDS")]),
        (
            "安全度水準，SIL（safety integrity）",
            [("term", "安全度水準"), ("abbreviation", "SIL"), ("english", "safety integrity")],
        ),
        (
            "・DPA＝Data Protection Assessment（GDPR第35条）",
            [("abbreviation", "DPA"), ("english", "Data Protection Assessment")],
        ),
        ("この文は、表ではない。", []),
        ("時刻：12:30", []),
        ("https://example.jp/ja", []),
    ],
)
def test_cells(line, expected):
    assert sorted(cells(line)) == sorted(expected)


def test_program_text_is_no_english():
    assert ("english", "list") not in cells("| `list` | 一覧 |")


def test_cells_stand_where_they_say():
    document = plain_text.document("rows.txt", "前文。\n低軌道\tLEO\tLow  Earth Orbit\n".encode())
    for row in rows(document):
        for cell in row.cells:
            start, end = cell.piece.spans[0]
            assert " ".join(document.text[start:end].split()) == cell.piece.text
