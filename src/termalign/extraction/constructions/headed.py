"""An abbreviation as the heading or the line above the sentence that spells it: ENISA / 欧州…庁（European Network and …）."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from termalign.extraction.constructions.glossary_line import ALONE, piece
from termalign.extraction.rows import ORNAMENT
from termalign.text.letters import INITIALS, spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.anchors import Anchor, Findings

NAME = "headed"


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield the anchors whose English spells the abbreviation that stands alone on the line above, with it."""
    document = findings.flow.document
    starts = [line.start for line in document.lines]
    for anchor in list(findings.anchors):
        if anchor.abbreviation or anchor.english is None or not anchor.has_japanese:
            continue
        index = bisect_right(starts, anchor.english.start) - 2
        if index < 0:
            continue
        line = document.lines[index]
        ornament = ORNAMENT.match(document.text, line.start, line.end)
        start = ornament.end() if ornament else line.start
        alone = ALONE.fullmatch(document.text, start, line.end)
        if alone and spell(alone.group(), anchor.english.text).method == INITIALS:
            yield replace(anchor, construction=NAME, abbreviation=piece(document.text, start, line.end))
