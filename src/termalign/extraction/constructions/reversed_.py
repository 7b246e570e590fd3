"""The abbreviation first, English and Japanese in its parenthesis: GVP（Good Vigilance Practice：製造販売後安全管理の基準）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings
from termalign.extraction.content import is_abbreviation, parse
from termalign.text.letters import spell

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "reversed"
WORD_BEFORE = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９&/+-]+(?=\s*$)")
CLAUSE = re.compile(r"[、。]|という|である|による")


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each abbreviation whose parenthesis holds English that spells it and one Japanese term."""
    text = findings.flow.text
    for bracket in findings.brackets:
        lowest = max(text.rfind("\n", 0, bracket.start) + 1, bracket.start - 20)
        before = WORD_BEFORE.search(text[lowest : bracket.start])
        if before is None or not is_abbreviation(before.group()):
            continue
        offset = bracket.start + 1
        parts = parse(text[offset : bracket.end - 1])
        english = [part for part in parts if part.kind == "english"]
        japanese = [part for part in parts if part.kind == "japanese"]
        if len(english) != 1 or len(japanese) != 1:
            continue
        full_form = findings.piece(offset + english[0].start, offset + english[0].end)
        term = findings.piece(offset + japanese[0].start, offset + japanese[0].end)
        if spell(before.group(), full_form.text).method and not CLAUSE.search(term.text):
            abbreviation = findings.piece(lowest + before.start(), lowest + before.end())
            at = findings.piece(bracket.start, bracket.end)
            yield Anchor(NAME, at, bracket.start, term=term, abbreviation=abbreviation, english=full_form)
