"""English small print under a term that has no abbreviation: ワンヘルス・アプローチ / One Health Approach.

Only the words can tell: the term is a noun chunk nearby whose morphemes account for every English word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from termalign.extraction.anchors import Anchor, Findings, Piece
from termalign.extraction.coverage import cover
from termalign.text.english import content_words
from termalign.text.japanese import morphemes
from termalign.text.scripts import KANJI, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.vocabulary import Lexicon

NAME = "displaced-term"
CHUNK = re.compile(f"[{KANJI}{KATAKANA}・]{{3,}}")
LONGEST = 200
"""Characters beyond which English is no term."""
UNITS = 12
"""Units before the small print that are looked at; a sentence torn wide apart may begin some units earlier."""
REACH = 4
"""Lines around the small print in which its term is looked for."""


def find(findings: Findings) -> Iterator[Anchor]:
    """Yield an anchor for each unattached English line that exactly one chunk nearby accounts for in full."""
    left = []
    for english in findings.unattached:
        if len(english.text) > LONGEST:
            left.append(english)
            continue
        spans = {findings.flow.text[start:end]: (start, end) for start, end in chunks(findings, english)}
        if len(spans) == 1 and len(content_words(english.text)) > 1:
            start, end = next(iter(spans.values()))
            term = findings.piece(start, end)
            yield Anchor(NAME, term, start, term=term, english=english)
        else:
            left.append(english)
    findings.unattached = left


def chunks(findings: Findings, english: Piece) -> Iterator[tuple[int, int]]:
    """Yield the flow spans of noun chunks near an English line in which every morpheme and every word is accounted for."""
    flow = findings.flow
    number = bisect_left(flow.document.line_starts, english.start + 1)
    behind = bisect_right(flow.units, number + REACH, key=lambda unit: unit.first.number)
    for unit in flow.units[max(0, behind - UNITS) : behind]:
        if number <= unit.last.number + REACH:
            for match in CHUNK.finditer(flow.text, unit.start, unit.end):
                if abs(flow.line_number(match.start()) - number) <= REACH:
                    yield from accounted(match, english.text, findings.lexicon)


def accounted(chunk: re.Match[str], english: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the stretch of a chunk that accounts for all of the English, where all of it is needed for that."""
    units = [unit for unit in morphemes(chunk.group()) if unit.role != "symbol"]
    coverage = cover(units, english, lexicon)
    needed = coverage.accounted(0, len(units))
    if needed and coverage.share(0, len(units)) == 1 and needed == set(range(min(needed), max(needed) + 1)):
        first, last = units[min(needed)], units[max(needed)]
        yield chunk.start() + first.start, chunk.start() + last.end
