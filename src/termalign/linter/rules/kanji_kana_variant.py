"""A word is written in kanji in one place and in kana in another: 全て and すべて.

What it does:
    Compares adverbs, conjunctions, longer nouns and compound verbs of a Japanese draft with the termbase, else with each
    other. Words that mean something else in kana (時, とき; 事, こと) are left alone. For information where both stand there
    equally often.

Why it matters:
    A text that changes between them reads like one by several hands.

Bad:
    from: en
    to: ja
    s: All files are read.
    t: すべてのファイルを読む。
    s: Delete all.
    t: すべて削除する。
    s: All is well.
    t: 全て順調である。

Good:
    from: en
    to: ja
    s: All files are read.
    t: すべてのファイルを読む。
    s: When it rains, do this at that time.
    t: 雨のときは、その時にこれをする。

How to silence:
    ignore = ["kanji-kana-variant"] in the configuration, where it does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.spelling import KANJI_KANA, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word that is spelt otherwise than it should be."""
    return report(checked, KANJI_KANA, SEVERITY, tie="info")
