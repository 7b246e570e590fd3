"""A counter is written with another ka than elsewhere: 3か月, 3ヶ月, 3カ月; or a name with ヶ and ケ.

What it does:
    Compares the ways in which a Japanese draft writes か between a number and 月, 所, 国, 年 or 条, and ヶ or ケ within names.
    The one that is used more often is right.

Why it matters:
    All are read alike, and style guides name one of them.

Bad:
    from: en
    to: ja
    s: It takes three months.
    t: 3か月かかる。
    s: In five places
    t: 5か所で
    s: For six months
    t: 6ヶ月間

Good:
    from: en
    to: ja
    s: It takes three months.
    t: 3か月かかる。
    s: For six months
    t: 6か月間

How to silence:
    Ignore the rule for names: termalign: ignore[small-ke-variant].
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from termalign.linter.findings import quoted, unfolded
from termalign.linter.spelling import is_japanese
from termalign.text.protected import blank, protected_spans
from termalign.text.scripts import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
COUNTER = re.compile(
    "(?:(?<=[0-9０-９〇一二三四五六七八九十百千数])か|(?<=[0-9０-９〇一二三四五六七八九十百千数何])[ヶケヵカ箇])(?=[月所国年条])"
)
NAME = re.compile(f"(?<=[{KANJI}])[ヶケ](?=[{KANJI}])")
COUNTERS = "counter"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each ka that is written in a rarer way."""
    if not is_japanese(checked):
        return
    places: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for index, pair in enumerate(checked.draft.pairs):
        text = blank(pair.target, [*protected_spans(pair.target), *pair.target_hidden])
        counted = {match.start() for match in COUNTER.finditer(text)}
        for at in counted:
            places[COUNTERS].append((index, at, text[at]))
        for match in NAME.finditer(text):
            if match.start() not in counted:
                places[text[match.start() - 1] + "ヶ" + text[match.end()]].append((index, match.start(), match[0]))
    for several in places.values():
        counts = Counter(letter for _, _, letter in sorted(several))
        usual = max(counts, key=lambda letter: counts[letter])
        for index, at, letter in several:
            if letter != usual:
                target = checked.draft.pairs[index].target
                written, wanted = (target[at - 1] + each + target[at + 1] for each in (letter, usual))
                yield unfolded(
                    checked, index, "small-ke-variant", SEVERITY,
                    f"{quoted(written)} is written {quoted(wanted)} elsewhere in this draft", (at, at + 1), usual,
                    is_safe=counts[letter] < counts[usual],
                )  # fmt: skip
