"""A name with a capital inside is written with other capitals elsewhere: JavaScript and Javascript, GitHub and github.

What it does:
    Compares the words of an English draft that have a capital within them with the same letters in other capitals. The
    one with the capital within is right; of several, the one that is used more often. Words all in capitals are left alone,
    and so are first letters: they depend on the sentence. A word in small letters may be the name of a command, and is for
    information.

Why it matters:
    Names of products and companies are written as their owners write them.

Bad:
    s: 拡張機能をGitHubに置く。
    t: Put the extension on GitHub.
    s: GitHubの例
    t: Examples on Github

Good:
    s: 拡張機能をGitHubに置く。
    t: Put the extension on GitHub.
    s: GitHubの例
    t: Examples on GitHub

How to silence:
    Ignore the rule for names of commands: termalign: ignore[case-variant].
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from termalign.linter.findings import quoted, unfolded
from termalign.linter.prose import Written, is_english, vocabulary, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
WITHIN = re.compile("[a-z][A-Z]")
SHORTEST = 5


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each name in other capitals than it usually has."""
    if not is_english(checked):
        return
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for text in vocabulary(checked):
        if len(text) >= SHORTEST and not text.isupper() and "-" not in text:
            spellings[text.lower()].add(text)
    names = (texts for texts in spellings.values() if len(texts) > 1 and any(map(WITHIN.search, texts)))
    groups: defaultdict[str, list[Written]] = defaultdict(list)
    for word in words(checked, {text for texts in names for text in texts}):
        groups[word.text.lower()].append(word)
    for several in groups.values():
        counts = Counter(word.text for word in several)
        camels = [text for text in counts if WITHIN.search(text)]
        if len(counts) < 2 or not camels:
            continue
        usual = max(camels, key=lambda text: counts[text])
        if counts[usual] * 2 < len(several):
            continue  # a word of the language that is also a name of code
        for word in several:
            if word.text[1:] != usual[1:]:
                severity = "info" if word.text.islower() else SEVERITY
                message = f"{quoted(word.text)} is written {quoted(usual)} elsewhere in this draft"
                yield unfolded(
                    checked, word.segment, "case-variant", severity, message, (word.start, word.end), usual,
                    is_safe=counts[word.text] < counts[usual],
                )  # fmt: skip
