"""A folded text can be searched, and every piece of it knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.text.folding import fold
from termalign.text.protected import blank, protected_spans, transparent

ANY = st.text(st.characters(exclude_categories=["Cs"]))
LIKELY = st.text(st.sampled_from("aB-ｂ Ａ1１・ー抑止かがｶﾞ\u3099\u00ad\u200b\n\t\u3000“’（）İ㈱"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＣＭ", "acm"),
        ("counter-strike", "counter strike"),
        ("ｻｰﾊﾞを再起動", "サーバを再起動"),
        ("か\u3099", "が"),
        ("co\u00adoperation", "cooperation"),
        ("missile\n  defense", "missile defense"),
        ("反撃\n能力", "反撃能力"),
        ("Japan’s “role”（例）", 'japan\'s "role"(例)'),
    ],
)
def test_what_folding_does(text, folded):
    assert fold(text).text == folded


@given(ANY | LIKELY)
def test_every_piece_knows_where_it_stood(text):
    folded = fold(text)
    spans = [folded.span(index, index + 1) for index in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    if folded.starts is None:
        assert len(folded.text) == len(text)


@given(LIKELY)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == fold(fold(once).text).text


@given(ANY | st.text(st.sampled_from("<b/> &amp;*`{}%s.txtA抑")))
def test_blanking_keeps_every_other_character_in_its_place(text):
    seen = transparent(text)
    assert len(seen) == len(text)
    spans = protected_spans(seen, inline=False)
    blanked = blank(seen, spans)
    assert len(blanked) == len(text)
    assert all(char == seen[index] for index, char in enumerate(blanked) if char != "\ufffc")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("run `ACM` now", "run  now"),
        ("see https://example.jp/抑止 here", "see  here"),
        ("open report.pdf now", "open  now"),
        ("Hello {name}, %s and %(count)d", "Hello ,  and "),
        ('<img alt="抑止" src="x.png">', "抑止"),
        ("write to a@b.jp", "write to "),
        ("end of sentence. Next one", "end of sentence. Next one"),
        ("and/or", "and/or"),
        ("100% sure", "100% sure"),
    ],
)
def test_what_is_no_language(text, left):
    assert blank(text, protected_spans(text)).replace("\ufffc", "") == left
