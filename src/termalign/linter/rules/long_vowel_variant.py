"""A katakana word is written with another long vowel than elsewhere: サーバ and サーバー.

What it does:
    Compares the katakana words of a Japanese draft with the termbase and, where that has no such word, with each other:
    サーバ, サーバー; インターフェイス, インターフェース. The termbase decides, else the spelling that is used more often.

Why it matters:
    No search finds both, and a glossary with one of them does not apply to the other.

Bad:
    from: en
    to: ja
    s: Start the server.
    t: サーバーを起動する。
    s: The server stops.
    t: サーバーが止まる。
    s: Ask the server.
    t: サーバに尋ねる。

Good:
    from: en
    to: ja
    s: Start the server.
    t: サーバーを起動する。
    s: Ask the server.
    t: サーバーに尋ねる。

How to silence:
    Ignore the rule for names: termalign: ignore[long-vowel-variant].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.linter.spelling import LONG_VOWEL, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.linter.checked import Checked
    from termalign.model import Finding

SEVERITY = "warning"


def find(checked: Checked) -> Iterator[Finding]:
    """Yield a finding for each word that is spelt otherwise than it should be."""
    return report(checked, LONG_VOWEL, SEVERITY, tie=SEVERITY)
