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
from itertools import pairwise
from typing import TYPE_CHECKING

from termalign.linter.findings import quoted, unfolded
from termalign.linter.prose import Written, is_english, vocabulary, words
from termalign.linter.rules.case_variant import WITHIN
from termalign.text.inflection import singular

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
            spellings[lemma(text)].add(text)
    several_ways = (texts for texts in spellings.values() if len(set(map(hyphens, texts))) > 1)
    groups: defaultdict[str, list[Written]] = defaultdict(list)
    for word in words(checked, {text for texts in several_ways for text in texts}):
        groups[lemma(word.text)].append(word)
    approved = {word for entry in checked.entries for term in entry.usable for word in term.text.lower().split()}
    for solid, several in groups.items():
        texts = {word.text.lower() for word in several}
        counts = Counter(hyphens(word.text) for word in several)
        if len(counts) < 2 or len(solid) < SHORTEST or any(OTHER_WORDS.match(text) for text in texts):
            continue
        right = {hyphens(text) for text in texts & approved}
        usual = max(counts, key=lambda places: (places in right, counts[places]))
        for word in several:
            places = hyphens(word.text)
            if places != usual and word.text.lower() not in approved:
                fix = hyphenated(word.text.replace("-", ""), usual)
                fix = fix.capitalize() if word.text[0].isupper() else fix.lower()
                settled = usual in right or counts[places] < counts[usual]
                yield unfolded(
                    checked, word.segment, "hyphen-variant", SEVERITY if settled else "info",
                    f"{quoted(word.text)} is written {quoted(fix)} elsewhere", (word.start, word.end), fix,
                    is_safe=settled,
                )  # fmt: skip


def lemma(text: str) -> str:
    """Return what the spellings of a word share, its plural included: plugin of Plug-ins."""
    solid = text.replace("-", "").lower()
    return singular(solid) or solid


def hyphens(text: str) -> tuple[int, ...]:
    """Return where a word has hyphens, by the letters before each: (4,) of plug-in."""
    return tuple(match.start() - number for number, match in enumerate(re.finditer("-", text)))


def hyphenated(solid: str, places: tuple[int, ...]) -> str:
    """Return a word with its hyphens."""
    return "-".join(solid[start:end] for start, end in pairwise((0, *places, len(solid))))
