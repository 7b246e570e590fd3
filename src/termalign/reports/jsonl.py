"""JSON lines with everything that is known: fragments, letters, words accounted for, boundaries of 同盟調整メカニズム."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.model import Fragment, Gloss, Rejection
    from termalign.reports import Options


def lines(glosses: Iterable[Gloss], options: Options) -> Iterator[str]:
    """Yield one object for each row."""
    return body(glosses, options)


def body(glosses: Iterable[Gloss], options: Options) -> Iterator[str]:
    """Yield the lines of some glosses of many."""
    for gloss in glosses:
        known = record(gloss)
        for japanese, abbreviation, english in gloss.rows():
            row = {"ja": japanese, "abbreviation": abbreviation, "en": english} | known
            yield json.dumps(row, ensure_ascii=options.ascii_only) + "\n"


def record(gloss: Gloss) -> dict[str, Any]:
    """Return what all rows of a gloss share."""
    return {
        "band": gloss.band,
        "confidence": gloss.confidence,
        "construction": gloss.construction,
        **fragment(gloss.anchor),
        "passage": gloss.passage,
        "reading": gloss.reading,
        "definition": gloss.definition,
        "grounds": gloss.grounds,
        "reasons": gloss.reasons,
        "fragments": [fragment(each) for each in gloss.fragments],
        "letters": {"method": gloss.alignment.method, "pairs": gloss.alignment.pairs},
        "words": [{"en": english, "ja": japanese} for english, japanese in gloss.covered],
        "boundaries": [each._asdict() for each in gloss.boundaries],
    }


def fragment(each: Fragment) -> dict[str, Any]:
    """Return a fragment; `end` is the point just behind its last character."""
    end = {"line": each.end_line, "column": each.end_column}
    return {"role": each.role, **each.place._asdict(), "end": end, "quote": each.quote}


def rejected(rejections: Iterable[Rejection]) -> Iterator[str]:
    """Yield one object for each anchor or line that was turned down."""
    for each in rejections:
        row = {"kind": each.kind, "reason": each.reason, "left": each.left, **fragment(each.fragment)}
        yield json.dumps(row, ensure_ascii=False) + "\n"
