"""Markdown says things of terms too: in HTML that it borrows, in lists of definitions; footnotes are told from the text."""

import pytest

from termalign.extraction import extract_document
from termalign.formats.markdown import document


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("政府は<ruby>宇宙領域把握<rt>Space Domain Awareness</rt></ruby>を強化する。", [("宇宙領域把握", "", "Space Domain Awareness")]),
        ("政府は<ruby>抑止<rp>(</rp><rt>よくし</rt><rp>)</rp></ruby>を強化する。", []),
        ('同盟調整メカニズム（<abbr title="Alliance Coordination Mechanism">ACM</abbr>）を設けた。',
         [("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism")]),
        ("武器貿易条約\n: Arms Trade Treaty\n", [("武器貿易条約", "", "Arms Trade Treaty")]),
        ("本文である[^1]。\n\n[^1]: 低軌道（LEO: Low Earth Orbit）を周回する。\n", [("低軌道", "LEO", "Low Earth Orbit")]),
    ],
)  # fmt: skip
def test_what_markdown_states_is_taken(text, rows):
    assert [
        row for gloss in extract_document(document("白書.md", text.encode())).glosses for row in gloss.rows()
    ] == rows


def test_readings_and_marks_of_notes_are_hidden():
    found = document("白書.md", "地域の<ruby>抑止<rt>よくし</rt></ruby>力[^1]\n\n[^1]: 注である。\n".encode())
    assert [line.kind for line in found.lines] == ["paragraph", "footnote"]
    shown = "".join(char for at, char in enumerate(found.text) if not any(a <= at < b for a, b in found.hidden))
    assert shown == "地域の抑止力\n\n注である。\n"
