"""Parentheses that look like glosses and are none, e.g. 横田基地 (東京都): one reason for rejection per file.

Each module states its reason in REASON and offers `rejects(left: str, inside: str) -> bool`, where `left`
is what stands before the parenthesis in the same unit (24 characters at most) and `inside` its content,
both with full-width ASCII narrowed. The first that holds names the reason, so the order is the precedence.
To add one: a file here, a line in LOOKALIKES.
"""

from __future__ import annotations

from termalign.extraction.lookalikes import (
    citation,
    code,
    credit,
    cross_reference,
    date,
    example,
    formula,
    number,
    person,
    place,
    reading,
    remark,
    requirement,
    unit,
    variables,
    web_address,
)

LOOKALIKES = (
    cross_reference, date, web_address, formula, unit, number, requirement, citation, example, code, variables,
    person, credit, place, reading, remark,
)  # fmt: skip


def lookalike(left: str, inside: str) -> str:
    """Return the reason why a parenthesis is no gloss, "" where none is known."""
    for module in LOOKALIKES:
        if module.rejects(left, inside):
            return str(module.REASON)
    return ""
