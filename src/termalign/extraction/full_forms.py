"""What a well-known abbreviation stands for where the document does not say it: CEO is Chief Executive Officer.

The full form is evidence for the pairing and for where the Japanese term begins. It is never given out as
English of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.extraction.boundary import HALF
from termalign.extraction.chunks import BODIES
from termalign.text.japanese import is_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from termalign.extraction.boundary import Decision


OBJECT = ("が", "を")
"""Particles over which a full form that the document does not give makes no term longer."""


def supported(plain: Decision, term: str, forms: Sequence[str], decide_for: Callable[[str], Decision]) -> Decision:
    """Return the decision by the full form of which the Japanese accounts for most, the plain one where that is less than half.

    `forms` are what the abbreviation may stand for.
    `plain` is the decision by the letters of the abbreviation alone, and `term` the Japanese that it chose; a name
    that it leaves out stays out where the full form has no word for it. `decide_for` decides by English.
    """
    decisions = [decide_for(form) for form in forms]
    best, form = max(zip(decisions, forms, strict=True), key=lambda each: each[0].share, default=(plain, ""))
    if not form or best.share < HALF:
        return plain
    longer = best.boundaries[0].term.removesuffix(term)
    if longer.endswith("の") and is_name(longer[:-1]):  # (日本の)宇宙航空研究開発機構 (JAXA)
        return plain._replace(full_form=form)
    if any(particle in longer for particle in OBJECT):  # (株価を)純利益 (EPS), though 株価 would be share
        return plain
    if plain.start > best.start and all(part in term for _, part in best.covered):
        best = best._replace(start=plain.start, rival="")
    else:
        best = without_name(best)
    return best._replace(covered=(), letters=plain.letters, full_form=form)


def without_name(decision: Decision) -> Decision:
    """Return the decision without the name of a person or a place in front that the full form has no word for: 田中 | 最高経営責任者.

    Bodies keep the country that they are of: 中国人民解放軍 (People's Liberation Army).
    """
    term = decision.boundaries[0].term
    first = min((term.find(part) for _, part in decision.covered), default=0)
    if decision.share < 1 or first < 1 or term.endswith(BODIES) or not is_name(term[:first]):
        return decision
    return decision._replace(start=decision.start + first, rival="")
