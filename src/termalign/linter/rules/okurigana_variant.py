"""A word is written with other okurigana than elsewhere: 取扱い and 取り扱い.

What it does:
    Compares the words of a Japanese draft, conjugated too, with the terms of the termbase, else with each other. Parts of
    compounds (取扱説明書) are left alone, as they are written without okurigana on purpose.

Why it matters:
    Official texts and style guides ask for one way of writing a word.

Bad:
    from: en
    to: ja
    s: Handle with care.
    t: 取り扱いに注意する。
    s: Handling is easy.
    t: 取り扱いは簡単である。
    s: Handling after use
    t: 使用後の取扱いについて

Good:
    from: en
    to: ja
    s: Handle with care.
    t: 取り扱いに注意する。
    s: Read the manual.
    t: 取扱説明書を読む。

How to silence:
    Ignore the rule where laws are quoted: termalign: ignore[okurigana-variant].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.spelling import OKURIGANA, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word that is spelt otherwise than it should be."""
    return report(checked, OKURIGANA, SEVERITY, tie=SEVERITY)
