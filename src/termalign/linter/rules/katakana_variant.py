"""A katakana word is written with ヴ or a small vowel in one place and without in another: ヴァイオリン and バイオリン.

What it does:
    Compares the katakana words of a Japanese draft with the termbase, else with each other: ヴ and ブ, ウィ and ウイ,
    クォ and クオ. The termbase decides, else the spelling that is used more often.

Why it matters:
    Readers take two spellings for two things.

Bad:
    from: en
    to: ja
    s: He played the violin.
    t: 彼はバイオリンを弾いた。
    s: A violin is expensive.
    t: バイオリンは高い。
    s: She bought a violin.
    t: 彼女はヴァイオリンを買った。

Good:
    from: en
    to: ja
    s: He played the violin.
    t: 彼はバイオリンを弾いた。
    s: She bought a violin.
    t: 彼女はバイオリンを買った。

How to silence:
    Ignore the rule for names: termalign: ignore[katakana-variant].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.spelling import KATAKANA_OTHER, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word that is spelt otherwise than it should be."""
    return report(checked, KATAKANA_OTHER, SEVERITY, tie=SEVERITY)
