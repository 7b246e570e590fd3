"""What encloses a term together with its parenthesis, and so says where it begins: 「X（EN）」, **X (EN)**, a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.extraction.chunks import LEGAL_FORMS
from termalign.extraction.rows import ORNAMENT
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.extraction.anchors import Findings, Piece
    from termalign.extraction.brackets import Bracket

QUOTES = {"」": "「", "』": "『", "”": "“", "〉": "〈", "》": "《", "】": "【", "］": "［"}
LONGEST_QUOTED = 40
CLAUSE = re.compile(r"[。？！、,，:：「」（）]|[^ぁ-ん][はがを][^ぁ-ん]|に(?!よる|関する|対する|おける|係る)|での")
JOINED = re.compile("[^ぁ-ん](?:の|な|による|に関する|に対する|における|に係る)[^ぁ-ん]")
"""What joins two words or more, for which one word of English is hardly ever enough."""
CLAUSE_OR_SERIES = re.compile(f"{CLAUSE.pattern}|[^ぁ-ん][とや][^ぁ-ん]|および|及び")
CLAUSE_OR_JOINED = re.compile(f"{CLAUSE.pattern}|{JOINED.pattern}")


def enclosed(findings: Findings, bracket: Bracket, term_end: int, unless: re.Pattern[str]) -> tuple[Piece | None, int]:
    """Return the term that quotation marks, markup or a heading enclose with its parenthesis, else (None, term_end): 「X（EN）」."""
    text = findings.flow.text
    start = findings.flow.opener(bracket.end)
    opener = QUOTES.get(text[bracket.end : bracket.end + 1])
    unit = findings.flow.unit_at(bracket.start)
    if opener:
        start = text.rfind(opener, max(0, term_end - LONGEST_QUOTED), term_end) + 1 or -1
    elif unit.kind == "heading" and start < 0 and not text[bracket.end : unit.end].strip():
        start = unit.start
    mark = ORNAMENT.match(text, start, term_end) if start >= 0 else None
    start = mark.end() if mark else start
    inside = text[start:term_end] if 0 <= start < term_end else ""
    if HAS_JAPANESE.search(inside) and not unless.search(inside) and not inside.startswith(tuple(LEGAL_FORMS)):
        return findings.piece(start, term_end), -1
    return None, term_end


def not_enclosed(english: Sequence[Piece]) -> re.Pattern[str]:
    """Return what a term that is enclosed may not have: a clause, more than one word of English says, two nouns without any."""
    if not english:
        return CLAUSE_OR_SERIES
    return CLAUSE if any(" " in piece.text for piece in english) else CLAUSE_OR_JOINED
