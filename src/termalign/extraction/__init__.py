"""From a Document to its Glosses: 同盟調整メカニズム (ACM) with its Alliance Coordination Mechanism.

The stages, one file each: lines (what each line is), reflow (sentences over torn lines), brackets and
lookalikes (which parentheses may be glosses), constructions (how terms are glossed), boundary (where the
Japanese begins), join (passages of one concept) and confidence (bands).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.extraction.anchors import Findings
from termalign.extraction.brackets import candidates, lookalikes, reject
from termalign.extraction.constructions import CONSTRUCTIONS
from termalign.extraction.join import glosses
from termalign.extraction.reflow import reflow
from termalign.extraction.vocabulary import shipped_lexicon
from termalign.model import Extraction, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.vocabulary import Lexicon
    from termalign.model import Document

__all__ = ["extract_document"]


def extract_document(document: Document, *, rejections: bool = True, lexicon: Lexicon | None = None) -> Extraction:
    """Return the glosses of a document in text order, and every anchor turned down with its reason.

    Without `rejections` the look-alikes are passed over in silence, which is faster. `lexicon` is what is known of
    Japanese words in English; by default what comes with termalign.
    """
    with collector_paused():
        flow = reflow(document)
        findings = Findings(flow, shipped_lexicon() if lexicon is None else lexicon, candidates(flow.text))
        for construction in CONSTRUCTIONS:
            findings.anchors += list(construction.find(findings))
        found = tuple(glosses(findings, findings.lexicon))
        turned_down = sorted(audit(findings), key=place_of) if rejections else ()
    return Extraction(found, tuple(turned_down))


def audit(findings: Findings) -> Iterator[Rejection]:
    """Yield everything that was looked at and is in no gloss."""
    flow = findings.flow
    yield from lookalikes(flow)
    yield from findings.rejections
    taken = {anchor.at.start for anchor in findings.anchors}
    for bracket in findings.brackets:
        if flow.origin(bracket.start) not in taken:
            reason = findings.declined.get(bracket.start, "no gloss")
            yield reject(flow, bracket.start, bracket.end, reason)
    for piece in findings.unattached:
        fragment = flow.document.fragment("english", piece.spans[0][0], piece.spans[-1][1])
        yield Rejection("english", "spells no abbreviation of this document", "", fragment)


def place_of(rejection: Rejection) -> tuple[int, int]:
    """Order rejections by where they stand."""
    return rejection.fragment.place.line, rejection.fragment.place.column
