"""British and American spellings stand in one draft: defence and color, organise and organize.

What it does:
    Looks at words in lower case whose spelling tells British from American English, and at verbs in -ise and -ize. What
    most of the draft does is right; where there is no majority, it is for information. Names (Ministry of Defence) are left
    alone.

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


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word that is spelt as the smaller part of the draft is."""
    if not is_english(checked):
        return
    for table in (pairs(), ise_and_ize()):
        wanted = vocabulary(checked) & table.keys()
        if len({table[word][0] for word in wanted}) > 1:
            yield from minority(checked, list(words(checked, wanted)), table)


def minority(checked: Checked, several: list[Written], table: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each word of the rarer side; of equals the side that begins is right."""
    counts = Counter(table[word.text][0] for word in several)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda side: counts[side])
    for word in several:
        side, other = table[word.text]
        if side != usual:
            is_rarer = counts[side] < counts[usual]
            message = f"{quoted(word.text)} is {side}; most of this draft is {usual}: {quoted(other)}"
            yield unfolded(
                checked, word.segment, "regional-spelling", SEVERITY if is_rarer else "info", message,
                (word.start, word.end), other, is_safe=is_rarer,
            )  # fmt: skip
