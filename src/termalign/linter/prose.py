"""The English words of a draft where they are language: in “run `setup.py` on the colour Centre” run, on, the, colour, Centre."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.index import automaton_of
from termalign.text.protected import blank, protected_spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from termalign.linter.checked import Checked

WORD = re.compile(r"(?<![\w\ufffc./@#-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w\ufffc@/(=:-]|\.\w)")
LETTERS = re.compile("[A-Za-z]+(?:-[A-Za-z]+)*")


class Written(NamedTuple):
    """A word in a target, as target[start:end]."""

    segment: int
    start: int
    end: int
    text: str


def is_english(checked: Checked) -> bool:
    """Tell whether a draft is written in English."""
    return checked.draft.target_language.partition("-")[0] == "en"


def vocabulary(checked: Checked) -> frozenset[str]:
    """Return what an English draft has of words, hyphenated ones whole, those in code and addresses among them."""
    if checked.vocabulary is None:
        tokens = {token for pair in checked.draft.pairs for token in pair.target.split()}
        checked.vocabulary = frozenset(word for token in tokens for word in LETTERS.findall(token))
    return checked.vocabulary


def words(checked: Checked, wanted: Collection[str]) -> Iterator[Written]:
    """Yield where words of an English draft stand, hyphenated ones whole; code, names of files and addresses are none."""
    for index in having(checked, wanted):
        for match in WORD.finditer(shown(checked, index)):
            if match[0] in wanted:
                yield Written(index, match.start(), match.end(), match[0])


def having(checked: Checked, texts: Collection[str]) -> Iterator[int]:
    """Yield the segments whose targets have one of several texts, be it within a word."""
    automaton = automaton_of(list(texts))
    for index, pair in enumerate(checked.draft.pairs if automaton else ()):
        if automaton and automaton.find_matches_as_indexes(pair.target):
            yield index


def shown(checked: Checked, index: int) -> str:
    """Return a target with what is no language blanked out, every character in its place."""
    pair = checked.draft.pairs[index]
    return blank(pair.target, [*protected_spans(pair.target), *pair.target_hidden])
