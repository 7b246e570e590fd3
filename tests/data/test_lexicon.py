"""The lexicon of morphemes is data, and tested as data."""

from __future__ import annotations

import re
from importlib.resources import files

from termalign.extraction.vocabulary import shipped_lexicon
from termalign.text.english import content_words
from termalign.text.japanese import morphemes
from termalign.text.scripts import HAS_JAPANESE

LINES = files("termalign.extraction").joinpath("lexicon.tsv").read_text(encoding="utf-8").splitlines()


def test_each_line_is_a_morpheme_and_lower_case_words():
    for line in LINES:
        japanese, english = line.split("\t")
        assert HAS_JAPANESE.search(japanese)
        assert re.fullmatch(r"[a-z][a-z -]*[a-z](?:,[a-z][a-z -]*[a-z])*", english), line


def test_keys_are_sorted_and_unique():
    keys = [line.split("\t")[0] for line in LINES]
    assert keys == sorted(set(keys))


def test_no_entry_is_longer_than_what_is_looked_up():
    assert [line for line in LINES if len(morphemes(line.split("\t")[0])) > shipped_lexicon().longest] == []


def test_phrases_are_of_words_that_mean_something():
    phrases = [phrase for several in shipped_lexicon().phrases.values() for phrase in several]
    assert [phrase for phrase in phrases if content_words(" ".join(phrase)) != list(phrase)] == []


def test_it_loads():
    assert "alliance" in shipped_lexicon()["同盟"]
