"""English full forms as words: what is a word, which words are forms of one, which spellings are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termalign.text.english import abbreviation_type, content_words, fold, same_stem, words


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Intelligence, Surveillance and Reconnaissance", "Intelligence Surveillance and Reconnaissance"),
        ("Anti-Access/Area Denial", "Anti Access Area Denial"),
        ("Patriot Advanced Capability-3", "Patriot Advanced Capability 3"),
        ("Women's Health", "Women's Health"),
        ("the ship’s log", "the ship’s log"),
        ("Défense nationale", "Défense nationale"),
        ("5G and C4ISR", "5G and C4ISR"),
        ("2+2 talks", "2 2 talks"),
        ("Ph.D. thesis", "Ph.D thesis"),
        ("U.S. Forces", "U.S Forces"),
        ("end. Next", "end Next"),
        ("R&D", "R D"),
        ("防衛 (Defense)", "Defense"),
        ("", ""),
        ("、。", ""),
    ],
)
def test_words(phrase, expected):
    assert words(phrase) == expected.split()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Weapons of Mass Destruction", "Weapons Mass Destruction"),
        ("Treaty on the Non-Proliferation of Nuclear Weapons", "Treaty Non Proliferation Nuclear Weapons"),
        ("AN ACT FOR THE COAST", "ACT COAST"),
        ("Offer and Acceptance", "Offer Acceptance"),
        ("of the", ""),
    ],
)
def test_content_words_leave_out_what_means_nothing(phrase, expected):
    assert content_words(phrase) == expected.split()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("coordinate", "coordination"),
        ("defense", "defence"),
        ("space", "spaces"),
        ("network", "networks"),
        ("operate", "operations"),
        ("policy", "policies"),
        ("nation", "national"),
        ("strategy", "strategic"),
        ("computer", "computing"),
        ("analysis", "analyses"),
        ("act", "acts"),
        ("war", "wars"),
        ("wave", "wave"),
    ],
)
def test_forms_of_one_word(left, right):
    assert same_stem(left, right)
    assert same_stem(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("war", "ward"),
        ("act", "actor"),
        ("data", "date"),
        ("mine", "mind"),
        ("radar", "radio"),
        ("secure", "secret"),
        ("wave", "ware"),
        ("sea", "see"),
        ("missile", "mechanism"),
        ("surveillance", "surface"),
        ("nation", "nationalization"),
    ],
)
def test_different_words(left, right):
    assert not same_stem(left, right)
    assert not same_stem(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Cut-off Treaty", "CUTOFF TREATY"),
        ("Anti-Access/Area Denial", "anti access, area denial"),
        ("Women's Health", "Women’s Health"),
        ("Straße", "STRASSE"),
        ("Regional  Coordination\nCouncil", "Regional Coordination Council"),
    ],
)
def test_spellings_of_one_form_fold_to_the_same(left, right):
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Capability-2", "Capability-3"), ("Défense", "Defense"), ("Council", "Councils"), ("核", "")],
)
def test_different_forms_fold_to_different_texts(left, right):
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ACM", "acronym"),
        ("ASEAN", "acronym"),
        ("TTPs", "acronym"),
        ("DoD", "abbreviation"),
        ("IoT", "abbreviation"),
        ("pH", "abbreviation"),
        ("mRNA", "abbreviation"),
        ("C4I", "abbreviation"),
        ("A2/AD", "abbreviation"),
        ("U.S.", "abbreviation"),
        ("R&D", "abbreviation"),
        ("Corp", "abbreviation"),
    ],
)
def test_the_type_of_an_abbreviation(text, kind):
    assert abbreviation_type(text) == kind


PHRASES = st.text(st.sampled_from("abcXYZ019 ,.-/'’()é防衛"), max_size=40)
LOWER = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@settings(max_examples=100, deadline=None)
@given(PHRASES)
def test_words_stand_in_the_phrase_in_their_order(phrase):
    at = 0
    for word in words(phrase):
        at = phrase.index(word, at) + len(word)
    assert [word for word in words(phrase) if word in content_words(phrase)] == content_words(phrase)


@settings(max_examples=100, deadline=None)
@given(PHRASES)
def test_folding_twice_changes_nothing(phrase):
    assert fold(fold(phrase)) == fold(phrase)
    assert fold(f" {phrase}. ") == fold(phrase)


@settings(max_examples=100, deadline=None)
@given(LOWER, LOWER)
def test_stems_agree_both_ways_and_with_themselves(left, right):
    assert same_stem(left, left)
    assert same_stem(left, right) == same_stem(right, left)
