"""Names of companies with their legal form: アーク運輸社（Arc Transport, Inc.）."""

from __future__ import annotations

import re

REASON = "company name"
INSIDE = re.compile(
    r".*[\s,](?:Inc|Ltd|Corp|Corporation|LLC|LLP|PLC|GmbH|AG|S\.?A|Co|Company|Limited)\.?(?:,\s?Ltd\.?)?"
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a Latin content that ends in a legal form."""
    return INSIDE.fullmatch(inside) is not None
