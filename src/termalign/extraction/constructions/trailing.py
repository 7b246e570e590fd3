"""English behind the parenthesis of its abbreviation: 日米拡大抑止協議（EDD）Extended Deterrence Dialogueを設立, 利益率（ROE）：Return …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings
from termalign.text.letters import INITIALS, LETTERS, spell

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "trailing"
PHRASE = re.compile(
    r"[^\S\n]*(?:[:：=＝–—…-]+[^\S\n]*)?([A-Za-z][A-Za-z'’/‐-]+(?:,?[^\S\n](?:[A-Za-z&][A-Za-z'’/‐-]*))*)"
)


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each English phrase behind a parenthesis that spells the abbreviation inside."""
    text = findings.flow.text
    glossed = {anchor.at.start: anchor for anchor in findings.anchors if anchor.abbreviation and not anchor.english}
    for bracket in findings.brackets:
        match = PHRASE.match(text, bracket.end)
        anchor = glossed.get(findings.flow.origin(bracket.start)) if match else None
        if match is None or anchor is None or anchor.abbreviation is None:
            continue
        ends = [match.start(1) + word.end() for word in re.finditer(r"\S+", match[1])]
        short, start = anchor.abbreviation.text, match.start(1)
        methods = {end: spell(short, text[start:end]).method for end in reversed(ends) if text[start:end] != short}
        end = next((end for method in (INITIALS, LETTERS) for end in methods if methods[end] == method), -1)
        if end >= 0:
            english = findings.piece(start, end)
            yield Anchor(NAME, anchor.at, bracket.start, abbreviation=anchor.abbreviation, english=english)
