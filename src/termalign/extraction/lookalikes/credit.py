"""Credits of pictures and sources: （防衛省提供）, （出典：米国防省）, （写真：共同）."""

from __future__ import annotations

import re

REASON = "credit"
INSIDE = re.compile(
    r".*(?:提供|撮影|作成|出典|転載|引用|HPより|ホームページ)[。]?|(?:出典|出所|写真|資料|提供|撮影|文責|訳|訳注|監訳)[:\s].*"
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject credits."""
    return INSIDE.fullmatch(inside) is not None
