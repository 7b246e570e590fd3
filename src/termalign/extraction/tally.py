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

LONGEST_TITLE = 40
SENTENCE_LAST = "。．.!?！？"
key_of = lru_cache(maxsize=65_536)(japanese_key)
spelling_of = lru_cache(maxsize=65_536)(normalize_term)


@dataclass(slots=True)
class Use:
    """The uses of one compound: its parts, how often each spelling stands, the first place and the sentence there."""

    parts: tuple[str, ...]
    spellings: Counter[str]
    fragment: Fragment
    passage: str
    documents: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    """The short lines that it stands in: what returns on every page (関連用語) counts once."""

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
        for unit in flow.units:
            line = flow.text[unit.start : unit.end]
            title = line if len(line) <= LONGEST_TITLE and line[-1:] not in SENTENCE_LAST else ""
            for compound in compounds(flow, unit):
                count(found, flow, compound, title)
    return found


def count(found: Tally, flow: Flow, compound: Compound, title: str) -> None:
    """Count one use of a compound, in the title where that is not ""."""
    text = spelling_of(flow.text[compound.start : compound.end])
    key = key_of(text)
    use = found.get(key)
    if use is None or use.passage[-1:] not in SENTENCE_LAST:
        here = first_use(flow, compound)
        if use is None:
            use = found[key] = here
        elif here.passage[-1:] in SENTENCE_LAST:
            use.fragment, use.passage = here.fragment, here.passage
    if title not in use.titles:
        use.spellings[text] += 1
    if title:
        use.titles.add(title)


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
            for _ in mine.titles & use.titles:
                mine.spellings[mine.text] -= 1
            mine.titles |= use.titles
            mine.documents |= use.documents
            if mine.passage[-1:] not in SENTENCE_LAST and use.passage[-1:] in SENTENCE_LAST:
                mine.fragment, mine.passage = use.fragment, use.passage
    return whole
