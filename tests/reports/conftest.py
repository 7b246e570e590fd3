"""Findings of every kind in two drafts, from Japanese and into it, and in a termbase."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from termalign.model import Finding, LintReport, Place, SegmentPair

sys.path.insert(0, str(Path(__file__).parent))  # where the tests find their helper modules

CAPABILITY = SegmentPair(
    "政府は、反撃能力の保有を決めた。",
    "The Government decided to have an enemy base attack capability.",
    Place("drafts/白書 1.xlf", 1, 12, 9),
    "s7",
)
MECHANISM = SegmentPair(
    "弾道ミサイルの発射の際には、日米の部隊が同盟調整メカニズムを平素から活用し、\n情報を共有しながら連携して対処してきた。",
    "When a ballistic missile was launched, the units of both countries shared what they knew: 100% of it, through the "
    '"Alliance Control Mechanism", which has been in use since peacetime, and responded together as they had trained.',
    Place("drafts/白書 1.xlf", 1, 20, 9),
    "s9",
)
EMPTY = SegmentPair("宇宙領域把握を強化する。", "", Place("drafts/白書 1.xlf", 1, 31, 9), "s15")
SERVER = SegmentPair(
    "Restart the server.", "サーバーを再起動してください。", Place("messages,ja.po", 1, 4, 8), "", context="menu"
)


def span(text, part):
    """Return where a part stands in a text."""
    return text.index(part), text.index(part) + len(part)


FORBIDDEN = Finding(
    "forbidden-term", "error", CAPABILITY.place,
    "“enemy base attack capability” must not be used; write “counterstrike capability” for 「反撃能力」",
    "write “counterstrike capability”", CAPABILITY, "反撃能力", ("counterstrike capability",),
    "enemy base attack capability", span(CAPABILITY.source, "反撃能力"),
    span(CAPABILITY.target, "enemy base attack capability"), "counterstrike capability", "0123456789abcdef",
)  # fmt: skip
NEAR = Finding(
    "near-miss", "warning", MECHANISM.place,
    "“Alliance Control Mechanism” should be “Alliance Coordination Mechanism”",
    "write “Alliance Coordination Mechanism”", MECHANISM, "同盟調整メカニズム",
    ("Alliance Coordination Mechanism", "ACM"), "Alliance Control Mechanism",
    span(MECHANISM.source, "同盟調整メカニズム"), span(MECHANISM.target, "Alliance Control Mechanism"),
    "Alliance Coordination Mechanism", "fedcba9876543210",
)  # fmt: skip
UNTRANSLATED = Finding(
    "untranslated-term", "warning", EMPTY.place, "the segment is not translated", "translate it", EMPTY,
    "宇宙領域把握", ("Space Domain Awareness",), "", (0, 6), None, None, "00000000aaaaaaaa",
)  # fmt: skip
JAPANESE = Finding(
    "inconsistent-rendering", "info", SERVER.place,
    "“server” is 「サーバー」 here, elsewhere in the draft 「サーバ」 (3 times)", "write 「サーバ」", SERVER, "server",
    ("サーバ",), "サーバー", span(SERVER.source, "server"), span(SERVER.target, "サーバー"), "サーバ", "1111111122222222",
)  # fmt: skip
FAULT = Finding(
    "termbase-fault", "warning", "terms/用語集.xlsx: c-12", "拡大抑止: a term is forbidden, and preferred too",
    "correct the entry; it is not checked", term="拡大抑止", fingerprint="3333333344444444",
)  # fmt: skip
FINDINGS = (FORBIDDEN, NEAR, UNTRANSLATED, JAPANESE, FAULT)


@pytest.fixture
def report():
    return LintReport(
        FINDINGS, ("drafts/白書 1.xlf", "messages,ja.po"), 1300, 2, 60, 45,
        ("drafts/白書 1.xlf: line 40 has no counterpart in its source",),
    )  # fmt: skip


@pytest.fixture
def report_of():
    """Make a report of findings alone."""

    def make(*findings, segments=1):
        return LintReport(findings, ("draft.po",), segments, 0, 1, 0)

    return make
