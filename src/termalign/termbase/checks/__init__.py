"""What can be wrong in a termbase, one check per file: 反撃能力 twice, a bracket that never closes（.

Each module offers `find(termbase: Termbase) -> Iterator[Finding]`. To add a check: a file here, a line in CHECKS.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Finding, Termbase

CHECKS = (
    "duplicate_id",
    "duplicate_concept",
    "duplicate_term",
    "empty_target",
    "source_equals_target",
    "several_preferred",
    "forbidden_equals_preferred",
    "mixed_width",
    "stray_whitespace",
    "invalid_character",
    "unbalanced_brackets",
    "unknown_value",
    "invalid_date",
)


def check(termbase: Termbase) -> Iterator[Finding]:
    """Yield what all checks find."""
    for name in CHECKS:
        yield from import_module(f"{__name__}.{name}").find(termbase)
