"""The English words of a draft where they are language: in “run `setup.py` on the colour Centre” run, on, the, colour, Centre."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.protected import blank, protected_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked

WORD = re.compile(r"(?<![\w\ufffc./@#-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w\ufffc@/(=:-]|\.\w)")
SENTENCE_START = re.compile(r"(?:^|[.!?:;•|>#(\[\"“]|\d\.)[\s*_\"“‘'(-]*$")


class Written(NamedTuple):
    """A word in a target, as target[start:end]."""

    segment: int
    start: int
    end: int
    text: str


def is_english(checked: Checked) -> bool:
    """Tell whether a draft is written in English."""
    return checked.draft.target_language.partition("-")[0] == "en"


def words(checked: Checked) -> Iterator[Written]:
    """Yield the words of an English draft, hyphenated ones whole; code, names of files and addresses are none."""
    for index in range(len(checked.draft.pairs)):
        for match in WORD.finditer(shown(checked, index)):
            yield Written(index, match.start(), match.end(), match[0])


def shown(checked: Checked, index: int) -> str:
    """Return a target with what is no language blanked out, every character in its place."""
    pair = checked.draft.pairs[index]
    return blank(pair.target, [*protected_spans(pair.target), *pair.target_hidden])
