"""How often a document uses each noun compound, and where it does so first: 垂直スケーリング, 12 times, from line 40 on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.extraction.compounds import compounds
from termalign.extraction.join import sentence_around
from termalign.extraction.reflow import reflow
from termalign.text.scripts import normalize_term
from termalign.text.variants import japanese_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termalign.extraction.compounds import Compound
    from termalign.extraction.reflow import Flow
    from termalign.model import Document, Fragment

SENTENCE_LAST = "。．.!?！？"
key_of = lru_cache(maxsize=65_536)(japanese_key)


@dataclass(slots=True)
class Use:
    """The uses of one compound: its parts, how often each spelling stands, the first place and the sentence there."""

    parts: tuple[str, ...]
    spellings: Counter[str]
    fragment: Fragment
    passage: str
    documents: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How often the compound stands by itself, not as a part of a longer one."""
        return self.spellings.total()

    @property
    def text(self) -> str:
        """The spelling that most places have."""
        return max(self.spellings, key=lambda text: (self.spellings[text], text))


Tally = dict[str, Use]
"""The uses of compounds by what their spellings share: サーバ and サーバー are one."""


def tally(document: Document) -> Tally:
    """Count the noun compounds of a document; quoted is the first place that stands in a whole sentence, if any."""
    found: Tally = {}
    with collector_paused():
        flow = reflow(document)
        for compound in compounds(flow):
            key = key_of(flow.text[compound.start : compound.end])
            use = found.get(key)
            if use is None:
                use = found[key] = first_use(flow, compound)
            elif use.passage[-1:] not in SENTENCE_LAST:
                again = first_use(flow, compound)
                if again.passage[-1:] in SENTENCE_LAST:
                    use.fragment, use.passage = again.fragment, again.passage
            use.spellings[normalize_term(flow.text[compound.start : compound.end])] += 1
    return found


def first_use(flow: Flow, compound: Compound) -> Use:
    """Return the use of a compound that was found here, not counted yet."""
    fragment = next(flow.fragments("term", compound.start, compound.end))
    passage = sentence_around(flow.text, compound.start)
    parts = tuple(part for part in compound.parts if part != " ")
    return Use(parts, Counter(), fragment, passage, {flow.document.file})


def joined(tallies: Iterable[Tally]) -> Tally:
    """Return the tally of several documents; the earlier ones are quoted where both have a whole sentence."""
    whole: Tally = {}
    for each in tallies:
        for key, use in each.items():
            mine = whole.setdefault(key, use)
            if mine is use:
                continue
            mine.spellings.update(use.spellings)
            mine.documents |= use.documents
            if mine.passage[-1:] not in SENTENCE_LAST and use.passage[-1:] in SENTENCE_LAST:
                mine.fragment, mine.passage = use.fragment, use.passage
    return whole
