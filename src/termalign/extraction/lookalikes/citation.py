"""Citations: 先行研究（Smith et al., 2019）, （Okazaki & Ananiadou 2006）."""

from __future__ import annotations

import re

REASON = "citation"
INSIDE = re.compile(
    r"[A-Z][\w'’-]+(?:(?:,|\sand|\s&|\sら)?\s[A-Z][\w'’.-]+)*(?:\set\sal\.?|ら)?,?\s\(?(?:19|20)[0-9]{2}[a-z]?\)?(?:[;,].*)?|.*\bet\sal\b.*|RFC\s?[0-9]+.*|CVE-[0-9-]+|(?:doi|DOI)\s?:.*|arXiv.*|ISBN.*"
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject authors with a year, and numbers of publications."""
    return INSIDE.fullmatch(inside) is not None
