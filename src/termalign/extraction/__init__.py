"""From a Document to its Glosses: 同盟調整メカニズム (ACM) with its Alliance Coordination Mechanism.

The stages, one file each: lines (what each line is), reflow (sentences over torn lines), brackets and
lookalikes (which parentheses may be glosses), constructions (how terms are glossed), boundary (where the
Japanese begins), join (passages of one concept) and confidence (bands).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.extraction.anchors import Findings
from termalign.extraction.brackets import reject, sort_out
from termalign.extraction.constructions import CONSTRUCTIONS
from termalign.extraction.coverage import shipped_lexicon
from termalign.extraction.join import glosses
from termalign.extraction.reflow import reflow
from termalign.model import Extraction, Rejection

if TYPE_CHECKING:
    from termalign.model import Document

__all__ = ["extract_document"]


def extract_document(document: Document) -> Extraction:
    """Return the glosses of a document in text order, and every anchor turned down with its reason."""
    flow = reflow(document)
    brackets, rejections = sort_out(flow)
    findings = Findings(flow, brackets, rejections=rejections)
    for construction in CONSTRUCTIONS:
        findings.anchors += list(construction.find(findings))
    taken = {anchor.at.start for anchor in findings.anchors}
    for bracket in brackets:
        if flow.origin(bracket.start) not in taken:
            reason = findings.declined.get(bracket.start, "no gloss")
            findings.rejections.append(reject(flow, bracket.start, bracket.end, reason))
    for piece in findings.unattached:
        fragment = document.fragment("english", piece.spans[0][0], piece.spans[-1][1])
        findings.rejections.append(Rejection("english", "spells no abbreviation of this document", "", fragment))
    found = glosses(findings, shipped_lexicon())
    findings.rejections.sort(key=lambda rejection: rejection.fragment.place[1:])
    return Extraction(tuple(found), tuple(findings.rejections))
