"""British and American spellings stand in one draft: defence and color, organise and organize.

What it does:
    Looks at words in lower case, or at the start of a sentence, whose spelling tells British from American English, and
    at verbs in -ise and -ize. What most of the draft does is right; where there is no majority, it is for information.
    Names (Ministry of Defence) are left alone.

Why it matters:
    A report, a law or a web site keeps to one of them.

Bad:
    s: 防衛の中心である。
    t: It is the centre of defence.
    s: 色を選ぶ。
    t: Choose a color.

Good:
    s: 防衛の中心である。
    t: It is the centre of defence.
    s: 色を選ぶ。
    t: Choose a colour.

How to silence:
    ignore = ["regional-spelling"] in the configuration, for texts by several hands.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from termalign.linter.findings import quoted, unfolded
from termalign.linter.prose import Written, is_english, vocabulary, words
from termalign.text.regional import ise_and_ize, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
SENTENCE = re.compile(r"(?:^|[.!?:]\s+|\n)$")
NO_NAME = re.compile(r"\s+(?!(?:of|for|and|in|at)\b)[a-z]")


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word that is spelt as the smaller part of the draft is."""
    if not is_english(checked):
        return
    for table in (pairs(), ise_and_ize()):
        wanted = {text for text in vocabulary(checked) if text in table or (text.istitle() and text.lower() in table)}
        if len({table[text.lower()][0] for text in wanted}) > 1:
            found = list(words(checked, wanted))
            names = {word.text for word in found if not (word.text.islower() or begins(checked, word))}
            several = [word for word in found if word.text not in names]
            yield from minority(checked, several, table)


def begins(checked: Checked, word: Written) -> bool:
    """Tell whether a capital is that of a sentence, not of a name: a word in small letters follows, which links no name."""
    text = checked.draft.pairs[word.segment].target
    return SENTENCE.search(text, 0, word.start) is not None and NO_NAME.match(text, word.end) is not None


def minority(checked: Checked, several: list[Written], table: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each word of the rarer side; of equals the side that begins is right."""
    counts = Counter(table[word.text.lower()][0] for word in several)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda side: counts[side])
    for word in several:
        side, other = table[word.text.lower()]
        if side != usual:
            fix = other if word.text.islower() else other.capitalize()
            is_rarer = counts[side] < counts[usual]
            message = f"{quoted(word.text)} is {side}; most of this draft is {usual}: {quoted(fix)}"
            yield unfolded(
                checked, word.segment, "regional-spelling", SEVERITY if is_rarer else "info", message,
                (word.start, word.end), fix, is_safe=is_rarer,
            )  # fmt: skip
