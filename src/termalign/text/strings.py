"""What two strings share: 物流拠点 and 物流基地 begin alike."""

from __future__ import annotations


def common_start(one: str, other: str) -> int:
    """Return how many characters two strings have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
