"""A word is written with a hyphen in one place and solid in another: e-mail and email, co-operation and cooperation.

What it does:
    Compares the words of an English draft. The termbase decides, else the spelling that is used more often. Two words for
    one (decision making) are left alone: before a noun they have a hyphen, elsewhere they have none. For information where
    both spellings stand there equally often.

Why it matters:
    No search finds both.

Bad:
    s: 協力を進める。
    t: We promote cooperation.
    s: 協力が要る。
    t: It needs cooperation.
    s: 協力の例
    t: Examples of co-operation

Good:
    s: 協力を進める。
    t: We promote cooperation.
    s: 長期の計画は長期にわたる。
    t: A long-term plan is made for the long term.

How to silence:
    Ignore the rule for names: termalign: ignore[hyphen-variant].
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from termalign.linter.findings import quoted, unfolded
from termalign.linter.prose import Written, is_english, vocabulary, words
from termalign.linter.rules.case_variant import WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
OTHER_WORDS = re.compile(
    "re-(?:cover|creat|creation|dress|form|formed|fuse|lay|mark|present|serve|sent|sign|sort|store|treat)"
)
"""Words that mean something else without their hyphen."""
SHORTEST = 5


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word in the rarer spelling."""
    if not is_english(checked):
        return
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for text in vocabulary(checked):
        if not text.isupper() and not WITHIN.search(text):
            spellings[text.replace("-", "").lower()].add(text)
    several_ways = (texts for texts in spellings.values() if len({text.lower() for text in texts}) > 1)
    groups: defaultdict[str, list[Written]] = defaultdict(list)
    for word in words(checked, {text for texts in several_ways for text in texts}):
        groups[word.text.replace("-", "").lower()].append(word)
    approved = {word for entry in checked.entries for term in entry.usable for word in term.text.lower().split()}
    for solid, several in groups.items():
        counts = Counter(word.text.lower() for word in several)
        if len(counts) < 2 or len(solid) < SHORTEST or any(OTHER_WORDS.match(text) for text in counts):
            continue
        usual = max(counts, key=lambda text: (text in approved, counts[text]))
        for word in several:
            text = word.text.lower()
            if text != usual and text not in approved:
                fix = usual.capitalize() if word.text[0].isupper() else usual
                settled = usual in approved or counts[text] < counts[usual]
                yield unfolded(
                    checked, word.segment, "hyphen-variant", SEVERITY if settled else "info",
                    f"{quoted(word.text)} is written {quoted(fix)} elsewhere", (word.start, word.end), fix,
                    is_safe=settled,
                )  # fmt: skip
