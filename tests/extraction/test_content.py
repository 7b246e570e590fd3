"""What stands inside a parenthesis, part by part; offsets are those of the content as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.extraction.content import is_abbreviation, is_english, parse


def parts(content):
    return [(part.kind, content[part.start : part.end]) for part in parse(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "ACM：Alliance Coordination Mechanism",
            [("abbreviation", "ACM"), ("english", "Alliance Coordination Mechanism")],
        ),
        ("Advanced Persistent Threat、APT", [("english", "Advanced Persistent Threat"), ("abbreviation", "APT")]),
        ("英語: cellular automaton、略称：CA", [("english", "cellular automaton"), ("abbreviation", "CA")]),
        (
            "generative adversarial network or GAN",
            [("english", "generative adversarial network"), ("abbreviation", "GAN")],
        ),
        ("Identification Friend or Foe (IFF)", [("english", "Identification Friend or Foe"), ("abbreviation", "IFF")]),
        ("Key Performance Indicator)(KPI", [("english", "Key Performance Indicator"), ("abbreviation", "KPI")]),
        (
            "じょうとせいよきん）（Certificate of Deposit",
            [("reading", "じょうとせいよきん"), ("english", "Certificate of Deposit")],
        ),
        (
            "generalization error, out-of-sample error",
            [("english", "generalization error"), ("english", "out-of-sample error")],
        ),
        (
            "Tactics, Techniques and Procedures; TTPs",
            [("english", "Tactics, Techniques and Procedures"), ("abbreviation", "TTPs")],
        ),
        ("name, value", [("other", "name, value")]),
        ("以下「CLOUD Act」という。", [("abbreviation", "CLOUD Act")]),
        ("独: Bundeswehr", [("other", "独: Bundeswehr")]),
        ("尿中アルブミン・クレアチニン比", [("japanese", "尿中アルブミン・クレアチニン比")]),
        ("PCI DSS", [("abbreviation", "PCI DSS")]),
    ],
)
def test_parts(content, expected):
    assert parts(content) == expected


@pytest.mark.parametrize("word", ["ISR", "CSpO", "mRNA", "5G", "A2/AD", "新START", "TTPs", "SaaS", "C4I"])
def test_abbreviations(word):
    assert is_abbreviation(word)


@pytest.mark.parametrize("word", ["Alliance", "2024", "a", "network", "Docker Hub", "ミサイル"])
def test_other_words_are_no_abbreviations(word):
    assert not is_abbreviation(word)


def test_english_may_have_lost_letters():
    assert is_english("credit ri\ufffdk")


@given(st.text(alphabet="ABCabc 、，,：:;()（）「」英語略称以下という。・/=ー漢カナ", max_size=60))
def test_parts_lie_inside_and_do_not_overlap(content):
    last = 0
    for part in sorted(parse(content), key=lambda part: part.start):
        assert last <= part.start < part.end <= len(content)
        last = part.end
