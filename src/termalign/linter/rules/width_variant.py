"""Letters, figures or katakana are written in another width than elsewhere: ＡＰＩ and API, ｻｰﾊﾞｰ.

What it does:
    Compares the words in Latin letters of a Japanese draft, and its figures, with each other, and with the terms of the
    termbase. Single figures and longer numbers may have widths of their own. Katakana of half width, and letters that
    the termbase has in the other width, are found for information where the draft is of one mind.

Why it matters:
    Searches, sorting and tables treat the two as different characters.

Bad:
    from: en
    to: ja
    s: Use the API.
    t: APIを使う。
    s: The API is called.
    t: APIを呼び出す。
    s: An error of the API
    t: ＡＰＩの誤り

Good:
    from: en
    to: ja
    s: Use the API.
    t: APIを使う。
    s: An error of the API
    t: APIの誤り

How to silence:
    Ignore the rule where forms ask for full width: termalign: ignore[width-variant].
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.findings import quoted, unfolded
from termalign.linter.spelling import is_japanese
from termalign.text.protected import blank, protected_spans
from termalign.text.scripts import JAPANESE, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"
RUN = re.compile(
    f"(?P<katakana>[ｦ-ﾟ]{{2,}}|[{KATAKANA}]{{2,}})|(?P<word>[A-Za-z]{{2,}}|[Ａ-Ｚａ-ｚ]{{2,}})"
    f"|(?<![A-Za-zＡ-Ｚａ-ｚ\\d.,．，/／:：#－-])(?P<figure>[0-9]+|[０-９]+)(?=[{JAPANESE}、。）」])"
)
HALF = re.compile("[ｦ-ﾟ]+")
USUALLY = 4
"""How much more often figures stand in one width before those in the other are taken for slips."""
TO_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


class Run(NamedTuple):
    """A run of characters in a segment, what it is compared by, and whether it has full width."""

    segment: int
    start: int
    end: int
    kind: str
    key: str
    is_full: bool

    @property
    def is_odd(self) -> bool:
        """Whether it has the width that its characters rarely have."""
        return self.is_full != (self.kind == "katakana")


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each run of the rarer width."""
    if not is_japanese(checked):
        return
    runs = [run for index, _ in enumerate(checked.draft.pairs) for run in runs_of(checked, index)]
    counts = Counter((run.key, run.is_full) for run in runs)
    narrow = narrow_words(checked) if any(run.is_full and run.kind == "word" for run in runs) else frozenset()
    for run in runs:
        mine, others = counts[run.key, run.is_full], counts[run.key, not run.is_full]
        slip = others >= USUALLY * mine if run.kind == "figure" else others > mine or (others == mine and run.is_odd)
        if slip or (run.is_odd and not others and (run.kind == "katakana" or run.key in narrow)):
            text = checked.draft.pairs[run.segment].target[run.start : run.end]
            plain = unicodedata.normalize("NFKC", text)
            fix = plain if plain != text else plain.translate(TO_FULL)
            where = "elsewhere in this draft" if slip else "as a rule"
            message = f"{quoted(text)} is written {quoted(fix)} {where}"
            severity = SEVERITY if slip else "info"
            yield unfolded(checked, run.segment, "width-variant", severity, message, (run.start, run.end), fix)


def runs_of(checked: Checked, index: int) -> Iterator[Run]:
    """Yield the runs of a target whose width is a matter of choice."""
    pair = checked.draft.pairs[index]
    text = blank(pair.target, [*protected_spans(pair.target), *pair.target_hidden])
    for match in RUN.finditer(text):
        kind = match.lastgroup or ""
        key = unicodedata.normalize("NFKC", match[0])
        if kind == "figure":
            key = "one figure" if len(key) == 1 else "several figures"
        is_full = not match[0].isascii() and not HALF.match(match[0])
        yield Run(index, *match.span(), kind, key, is_full)


def narrow_words(checked: Checked) -> frozenset[str]:
    """Return the words in letters that the termbase writes in half width."""
    texts = (term.text for entry in checked.entries for term in entry.usable if not entry.is_candidate)
    return frozenset(word for text in texts for word in re.findall("[A-Za-z]{2,}", text))
