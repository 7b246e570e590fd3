"""Names of companies with their legal form: アーク運輸社（Arc Transport, Inc.）."""

from __future__ import annotations

import re

from termalign.extraction.vocabulary import is_vocabulary

SPELLED_OUT = re.compile(r"\b(?:Corporation|Company)$")
REASON = "company name"
INSIDE = re.compile(
    r".*[\s,](?:Inc|Ltd|Corp|Corporation|LLC|LLP|PLC|GmbH|AG|S\.?A|Co|Company|Limited)\.?(?:,\s?Ltd\.?)?"
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a Latin content that ends in a legal form, but for one spelled out behind common words: International Finance Corporation."""
    return INSIDE.fullmatch(inside) is not None and not (SPELLED_OUT.search(inside) and is_vocabulary(inside))
