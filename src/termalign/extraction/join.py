"""Anchors of one document become glosses: ISR's English on line 18 and its 情報収集・警戒監視・偵察 on line 63 are one.

The abbreviation is the key. Two full forms of one abbreviation are two concepts; each passage goes to the
one whose words its Japanese accounts for, else to the nearest.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.boundary import NOTHING, Decision, Said, decide, delimited
from termalign.extraction.brackets import CONTEXT
from termalign.extraction.confidence import Grounds, judge
from termalign.extraction.full_forms import supported
from termalign.extraction.series import vouched
from termalign.model import NO_ALIGNMENT, Fragment, Gloss, Rejection
from termalign.text.english import fold
from termalign.text.letters import letters_of, spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.anchors import Anchor, Findings, Piece
    from termalign.extraction.vocabulary import Lexicon


LATIN = re.compile("[A-Z][A-Za-z0-9]+")
"""What of a term its English may spell: the JAN of JANコード (Japanese Article Number)."""
LAST = chr(sys.maxunicode)
MOST = 100
"""Glosses of one Japanese term that a further one is compared with."""
PASSAGE = 300
"""Characters of the sentence around an anchor that are shown, half of them on each side."""


class Reading(NamedTuple):
    """An anchor with its Japanese term decided; `term` is None where there is no Japanese."""

    anchor: Anchor
    term: Piece | None
    decision: Decision


@dataclass(slots=True)
class Sense:
    """The anchors that speak of one concept: one abbreviation or none, one English full form or none."""

    abbreviation: str
    english: Piece | None
    anchors: list[Anchor]


def glosses(findings: Findings, lexicon: Lexicon) -> list[Gloss]:
    """Return the glosses of a document in the order of their anchors."""
    found: list[Gloss] = []
    named = named_places(findings.anchors)
    for sense in senses(findings.anchors):
        readings = [read(findings, anchor, sense.english, lexicon) for anchor in sense.anchors]
        for group in by_term(readings):
            places = {(each.anchor.at.start, sense.english.text) for each in group} if sense.english else set()
            if group[0].term or (sense.abbreviation and sense.english and places.isdisjoint(named)):
                found.append(make(findings, sense, group))
            else:
                findings.rejections += [turned_down(findings, each.anchor) for each in group]
    found = vouched(findings.flow.document, fold_by_term(found))
    return sorted(found, key=lambda gloss: gloss.anchor.place[1:])


def named_places(anchors: list[Anchor]) -> set[tuple[int, str]]:
    """Return where English stands in parentheses together with the Japanese term that it is for."""
    return {(anchor.at.start, anchor.english.text) for anchor in anchors if anchor.term and anchor.english}


def turned_down(findings: Findings, anchor: Anchor) -> Rejection:
    """Reject an anchor that turned out to have no Japanese term."""
    start, end = anchor.at.spans[0][0], anchor.at.spans[-1][1]
    left = findings.flow.text[max(0, anchor.offset - CONTEXT) : max(0, anchor.offset)].rpartition("\n")[2]
    return Rejection(
        "anchor", "no Japanese term before it", left.strip(), findings.flow.document.fragment("anchor", start, end)
    )


def senses(anchors: list[Anchor]) -> Iterator[Sense]:
    """Group the anchors by abbreviation and English."""
    by_abbreviation: dict[str, list[Anchor]] = defaultdict(list)
    for number, anchor in enumerate(anchors):
        key = letters_of(anchor.abbreviation.text) or anchor.abbreviation.text if anchor.abbreviation else f" {number}"
        by_abbreviation[key].append(anchor)
    for group in by_abbreviation.values():
        yield from split_by_english(group)


def split_by_english(group: list[Anchor]) -> Iterator[Sense]:
    """Yield one sense for each English full form of an abbreviation; anchors without English go to the nearest."""
    abbreviation = group[0].abbreviation.text if group[0].abbreviation else ""
    forms: dict[str, Sense] = {}
    for anchor in group:
        if anchor.english:
            sense = forms.setdefault(fold(anchor.english.text), Sense(abbreviation, anchor.english, []))
            sense.anchors.append(anchor)
    if not forms:
        yield Sense(abbreviation, None, group)
        return
    places = sorted(
        (other.english.start, name) for name, sense in forms.items() for other in sense.anchors if other.english
    )
    for anchor in group:
        if not anchor.english:
            forms[nearest(places, anchor.at.start)].anchors.append(anchor)
    for sense in forms.values():
        sense.anchors.sort(key=lambda anchor: anchor.at.start)
        yield sense


def nearest(places: list[tuple[int, str]], at: int) -> str:
    """Return the name that stands nearest to an offset, the first of two."""
    middle = bisect_left(places, (at,))
    return min((abs(start - at), start, name) for start, name in places[max(0, middle - 1) : middle + 1])[2]


def read(findings: Findings, anchor: Anchor, english: Piece | None, lexicon: Lexicon) -> Reading:
    """Decide where the Japanese term of an anchor begins."""
    text = english.text if english else ""
    short = anchor.abbreviation.text if anchor.abbreviation else ""
    if anchor.term:
        term = anchor.term.text
        decision = delimited(term, text, lexicon, short)
        if short and not text:
            decision = supported(decision, term, lexicon.full_forms(short), lambda form: delimited(term, form, lexicon))
        return Reading(anchor, anchor.term, decision)
    if anchor.term_end < 0:
        return Reading(anchor, None, NOTHING)
    flow, end, opener = findings.flow, anchor.term_end, findings.flow.opener(anchor.term_end)
    decision = decide(flow.text, end, Said(text, short, opener), lexicon)
    if decision.start < 0:
        return Reading(anchor, None, NOTHING)
    if short and not text:
        chosen = flow.text[decision.start : end]
        decision = supported(
            decision,
            chosen,
            lexicon.full_forms(short),
            lambda form: decide(flow.text, end, Said(form, "", opener), lexicon),
        )
    return Reading(anchor, findings.piece(decision.start, end), decision)


def by_term(readings: list[Reading]) -> Iterator[list[Reading]]:
    """Group the readings of a sense by Japanese term, the surest reading of it first.

    A term that ends another, longer one is the same term. Passages without Japanese go with the first
    term; where there is none, they are a group of their own.
    """
    if len(readings) == 1:
        yield readings
        return
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.term:
            groups.setdefault(reading.term.text, []).append(reading)
    for members in groups.values():
        members.sort(key=lambda each: (each.decision.rival != "", -each.decision.share))
    endings = sorted(term[::-1] for term in groups)
    for term in sorted(groups, key=len):
        start = bisect_right(endings, term[::-1])
        for ending in islice(endings, start, bisect_right(endings, term[::-1] + LAST, start)):
            longer = ending[::-1]
            if term in groups and longer in groups:
                kept, dropped = preferred(groups, longer, term)
                groups[kept] += groups.pop(dropped)
    without = [reading for reading in readings if not reading.term]
    if not groups:
        yield without
        return
    groups[next(iter(groups))].extend(without)
    yield from groups.values()


def preferred(groups: dict[str, list[Reading]], longer: str, shorter: str) -> tuple[str, str]:
    """Return (kept, dropped) of two terms where one ends the other: by English covered, then by frequency."""

    def weight(term: str) -> tuple[float, int, int]:
        return max(each.decision.share for each in groups[term]), len(groups[term]), -len(term)

    return (longer, shorter) if weight(longer) >= weight(shorter) else (shorter, longer)


def make(findings: Findings, sense: Sense, group: list[Reading]) -> Gloss:
    """Make the gloss of one sense and one Japanese term from the passages that speak of it, the surest first."""
    surest = group[0]
    japanese = surest.term.text if surest.term else ""
    first = min(group, key=lambda each: (not each.term or each.term.text != japanese, each.anchor.at.start))
    english = sense.english.text if sense.english else ""
    alignment = spell(sense.abbreviation, english) if sense.abbreviation and english else NO_ALIGNMENT
    decision = surest.decision
    if english and not sense.abbreviation:
        alignment = next((own for word in LATIN.findall(japanese) if (own := spell(word, english)).method), alignment)
    weak = "" if english else next((each.anchor.weak for each in group if each.anchor.weak), "")
    grounds = Grounds(
        japanese=japanese,
        abbreviation=sense.abbreviation,
        english=english,
        alignment=alignment,
        share=decision.share,
        head=decision.head,
        letters=decision.letters,
        full_form=decision.full_form,
        left_over=decision.left_over,
        is_delimited=surest.anchor.term is not None,
        rival=decision.rival,
        weak=weak,
        several=any(each.anchor.several for each in group),
    )
    verdict = judge(grounds)
    return Gloss(
        ja=japanese,
        abbreviation=sense.abbreviation,
        en=(english,) if english else (),
        construction="+".join(sorted({each.anchor.construction for each in group})),
        anchor=anchor_fragment(findings, first),
        fragments=tuple(fragments(findings, sense, group)),
        band=verdict.band,
        confidence=verdict.confidence,
        grounds=verdict.kind,
        reading=next((each.anchor.reading for each in group if each.anchor.reading), ""),
        definition=next((each.anchor.definition.text for each in group if each.anchor.definition), ""),
        passage=passage(findings, first.anchor),
        alignment=alignment,
        covered=surest.decision.covered,
        boundaries=surest.decision.boundaries,
        reasons=verdict.reasons,
    )


def anchor_fragment(findings: Findings, reading: Reading) -> Fragment:
    """Quote the anchor with as much of its term as stands right before it on the same line."""
    document = findings.flow.document
    start, end = reading.anchor.at.spans[0][0], reading.anchor.at.spans[-1][1]
    if reading.term:
        left, right = reading.term.spans[-1]
        between = document.text[right:start]
        if (
            right <= start
            and not between.strip(" \u3000*_」』”〉》")
            and not {"\n", "\r"} & set(document.text[left:end])
        ):
            start = left
            if document.text[left - 1 : left] in ("「", "『", "“") and between.strip():
                start -= 1
    return document.fragment("anchor", start, end)


def passage(findings: Findings, anchor: Anchor) -> str:
    """Return the sentence around an anchor as it reads when re-flowed, 300 characters at most."""
    if anchor.offset < 0:
        return sentence_around(findings.flow.document.text, anchor.at.start)
    return sentence_around(findings.flow.text, anchor.offset)


def sentence_around(text: str, at: int) -> str:
    """Return the sentence that text[at] stands in, 300 characters at most."""
    lowest = max(0, at - PASSAGE // 2)
    left = max(text.rfind(mark, lowest, at) for mark in "。\n\r") + 1
    ends = [end for mark in "。\n\r" if (end := text.find(mark, at, at + PASSAGE // 2)) >= 0]
    right = min(ends) + 1 if ends else at + PASSAGE // 2
    return ("" if left or not lowest else "…") + text[left or lowest : right].strip() + ("" if ends else "…")


def fragments(findings: Findings, sense: Sense, group: list[Reading]) -> Iterator[Fragment]:
    """Yield every piece of the document that the gloss rests on, in the order of roles and places."""
    document = findings.flow.document
    pieces: list[tuple[str, Piece]] = [("term", each.term) for each in group if each.term]
    pieces.extend(("abbreviation", each.anchor.abbreviation) for each in group if each.anchor.abbreviation)
    pieces.extend(("english", each.english) for each in sense.anchors if each.english)
    pieces.extend(("definition", each.anchor.definition) for each in group if each.anchor.definition)
    seen: set[tuple[str, int]] = set()
    for role, piece in pieces:
        for start, end in piece.spans:
            if (role, start) not in seen:
                seen.add((role, start))
                yield document.fragment(role, start, end)


def fold_by_term(found: list[Gloss]) -> list[Gloss]:
    """Make glosses of the same Japanese term one where their abbreviations and English do not differ."""
    folded: list[Gloss] = []
    fragments_of: list[list[Fragment]] = []
    by_term: dict[str, list[int]] = defaultdict(list)
    for gloss in found:
        same = by_term[gloss.ja][-MOST:] if gloss.ja else []
        partner = next((index for index in same if agree(folded[index], gloss)), None)
        if partner is None:
            by_term[gloss.ja].append(len(folded))
            folded.append(gloss)
            fragments_of.append(list(gloss.fragments))
        else:
            folded[partner] = combine(folded[partner], gloss)
            fragments_of[partner] += gloss.fragments
    return [
        replace(gloss, fragments=tuple(dict.fromkeys(parts))) if len(parts) > len(gloss.fragments) else gloss
        for gloss, parts in zip(folded, fragments_of, strict=True)
    ]


def agree(left: Gloss, right: Gloss) -> bool:
    """Tell whether two glosses of one Japanese term can be one."""
    if left.abbreviation and right.abbreviation and left.abbreviation != right.abbreviation:
        return False
    abbreviation = left.abbreviation or right.abbreviation
    english = (*left.en, *right.en)
    if left.en and right.en and not {fold(each) for each in left.en}.isdisjoint(map(fold, right.en)):
        return True
    alone = bool(left.abbreviation) != bool(right.abbreviation)
    if left.en and right.en:
        return alone and all(spell(abbreviation, each).method for each in english)
    return not (alone and english) or any(spell(abbreviation, each).method for each in english)


def combine(left: Gloss, right: Gloss) -> Gloss:
    """Make one gloss of two with the same Japanese term, but for their fragments."""
    better, other = (left, right) if rank(left) >= rank(right) else (right, left)
    return replace(
        better,
        abbreviation=better.abbreviation or other.abbreviation,
        en=tuple({fold(english): english for english in reversed((*better.en, *other.en))}.values())[::-1],
        construction="+".join(sorted({*left.construction.split("+"), *right.construction.split("+")})),
        anchor=min(left.anchor, right.anchor, key=lambda fragment: fragment.place[1:])
        if bool(left.band) == bool(right.band)
        else better.anchor,
        reading=better.reading or other.reading,
        definition=better.definition or other.definition,
    )


def rank(gloss: Gloss) -> tuple[bool, bool, float]:
    """Order glosses by how much they say."""
    return bool(gloss.en), bool(gloss.abbreviation), gloss.confidence
