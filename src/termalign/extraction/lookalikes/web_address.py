"""Web and mail addresses and file names: （https://example.jp/）, 設定ファイル（config.yaml）."""

from __future__ import annotations

import re

REASON = "web address or file name"
INSIDE = re.compile(
    r".*(?:https?:|www\.|@[\w-]+\.).*|[\w./\\-]+\.(?:[a-z]{2,4}|jp|html?|docx?|xlsx?|pptx?|ya?ml|json|jsonl|md|py|js|ts|toml|java|cpp|sh)",
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject an address or a file name."""
    return INSIDE.fullmatch(inside) is not None
