"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.text.sentences import sentences


@pytest.mark.parametrize("text", [
    "雨だ。|風もある。",
    "「行くか？」と聞いた。|雨だ。",
    "本当か？|はい（そうです。たぶん）。|終わり",
    "行くか？と聞いた。",
    "これは終わった！|次へ進む。",
    'Dr. Sato arrived at 5 p.m. with Mr. Abe.|He said "Yes."|Then U.S. forces left.',
    "No. 5 is 3.5 million.|The rest is e.g. water.",
    "Is it?|It is!",
])  # fmt: skip
def test_cases(text):
    whole = text.replace("|", "") if "。" in text or "！" in text or "？" in text else text.replace("|", " ")
    assert [whole[start:end] for start, end in sentences(whole)] == text.split("|")


@given(st.text(alphabet='あ。？「」（）aB. !"', max_size=40))
def test_nothing_but_space_is_lost(text):
    spans = list(sentences(text))
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert spans == sorted(spans)
