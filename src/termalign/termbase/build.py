"""Glosses of many files become concepts: ISR of one file and ISR of another are one where Japanese or English agree.

Bands A and B enter the termbase as candidates; everything else, and every conflict, is a task for a person.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from termalign.model import BANDS, Concept, Evidence, Task, Term, Termbase
from termalign.text.english import abbreviation_type, fold
from termalign.text.scripts import HAS_JAPANESE
from termalign.text.variants import english_key, japanese_key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from termalign.model import Gloss, Place

ENTERING = ("A", "B")


def build_termbase(glosses: Sequence[Gloss], info: Sequence[tuple[str, str]] = ()) -> Termbase:
    """Return the termbase of the glosses, which are in the order of their files and places.

    `info` are (name, value) pairs to keep with it, such as the sources and the date.
    """
    concepts: list[Concept] = []
    worklist: list[Task] = []
    proposals: list[Concept] = []
    groups = [sorted(group, key=best_first) for group in group_glosses(glosses)]
    conflicts = find_conflicts(groups)
    for number, group in enumerate(groups):
        concept = make_concept(group)
        enters = group[0].band in ENTERING
        reasons = conflicts[number] if enters else [missing(group[0]), *conflicts[number]]
        if enters:
            concepts.append(concept)
        worklist.extend(Task(reason, concept) for reason in reasons)
        proposals.append(replace(concept, evidence=(), note="\n".join(reasons)))
    return Termbase(tuple(concepts), tuple(worklist), tuple(info), tuple(proposals))


def best_first(gloss: Gloss) -> tuple[int, bool, Place]:
    """Order the glosses of one concept: by band, with English first, then by place."""
    return BANDS.index(gloss.band), not gloss.en, gloss.anchor.place


def group_glosses(glosses: Sequence[Gloss]) -> list[list[Gloss]]:
    """Group the glosses that speak of one concept, whatever order they come in.

    Two glosses are one concept when they share (Japanese, abbreviation), (Japanese, English) or
    (abbreviation, English), whatever the spelling: サーバ and サーバー, organisation and Organization are one.
    A Japanese term alone joins the only concept that has it.
    """
    parents = list(range(len(glosses)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    first_with: dict[Hashable, int] = {}
    for number, gloss in enumerate(glosses):
        for key in identity_keys(gloss):
            other = root(first_with.setdefault(key, number))
            mine = root(number)
            parents[max(mine, other)] = min(mine, other)
    roots_of_term: dict[str, set[int]] = defaultdict(set)
    alone = [number for number, gloss in enumerate(glosses) if gloss.ja and not gloss.abbreviation and not gloss.en]
    for number, gloss in enumerate(glosses):
        if gloss.abbreviation or gloss.en:
            roots_of_term[japanese_key(gloss.ja)].add(root(number))
    for number in alone:
        owners = roots_of_term[japanese_key(glosses[number].ja)]
        if len(owners) == 1:
            parents[root(number)] = next(iter(owners))
    groups: dict[int, list[Gloss]] = defaultdict(list)
    for number, gloss in enumerate(glosses):
        groups[root(number)].append(gloss)
    return [groups[number] for number in sorted(groups)]


def identity_keys(gloss: Gloss) -> Iterator[Hashable]:
    """Yield the pairs by which a gloss is known as the same concept as another."""
    english = [english_key(each) for each in gloss.en]
    japanese = japanese_key(gloss.ja)
    if gloss.ja and gloss.abbreviation:
        yield "ja+abbreviation", japanese, gloss.abbreviation
    for each in english:
        if gloss.ja:
            yield "ja+en", japanese, each
        if gloss.abbreviation:
            yield "abbreviation+en", gloss.abbreviation, each
    if gloss.ja and not gloss.abbreviation and not gloss.en:
        yield "ja", japanese


def make_concept(group: Sequence[Gloss]) -> Concept:
    """Make the concept of glosses that speak of it, the best one first."""
    best = group[0]
    identity = "\t".join((best.ja, best.abbreviation, *best.en[:1]))
    return Concept(
        id="c-" + hashlib.sha256(identity.encode()).hexdigest()[:10],
        terms=tuple(make_terms(group)),
        definition=next((gloss.definition for gloss in group if gloss.definition), ""),
        evidence=tuple(sorted(set(evidence_of(group)), key=lambda each: (each.place, each.role))),
    )


def make_terms(group: Sequence[Gloss]) -> Iterator[Term]:
    """Yield the concept's terms: Japanese, English full forms, abbreviations; the first of each is preferred."""
    reading = next((gloss.reading for gloss in group if gloss.reading), "")
    japanese = distinct((gloss.ja for gloss in group), str)
    english = distinct((each for gloss in group for each in gloss.en), fold)
    abbreviations = distinct((gloss.abbreviation for gloss in group), str)
    for number, text in enumerate(japanese):
        yield Term(text, "ja", "variant" if number else "fullForm", status(number), reading="" if number else reading)
    for text in abbreviations:
        if HAS_JAPANESE.search(text):
            yield Term(text, "ja", "shortForm", "admitted")
    for number, text in enumerate(english):
        yield Term(text, "en", "variant" if number else "fullForm", status(number))
    latin = [text for text in abbreviations if not HAS_JAPANESE.search(text)]
    for number, text in enumerate(latin):
        yield Term(text, "en", abbreviation_type(text), status(number + bool(english)))


def status(number: int) -> str:
    """Return the administrative status of the first, or of a later, term of a kind."""
    return "admitted" if number else "preferred"


def distinct(texts: Iterable[str], key: Callable[[str], str]) -> list[str]:
    """Return the texts without empty ones and those whose key came before."""
    first: dict[str, str] = {}
    for text in texts:
        if text:
            first.setdefault(key(text), text)
    return list(first.values())


def evidence_of(group: Sequence[Gloss]) -> Iterator[Evidence]:
    """Yield the anchor of each gloss, and its English and definition where they stand elsewhere."""
    for gloss in group:
        sure = (gloss.construction, gloss.band, gloss.confidence)
        yield Evidence("anchor", gloss.anchor.place, gloss.anchor.quote, gloss.passage, *sure)
        for fragment in gloss.fragments:
            inside = fragment.place.line == gloss.anchor.place.line and fragment.quote in gloss.anchor.quote
            if fragment.role in ("english", "definition") and not inside:
                yield Evidence(fragment.role, fragment.place, fragment.quote, "", *sure)


def missing(gloss: Gloss) -> str:
    """Say what keeps a gloss out of the termbase."""
    if not gloss.ja:
        return f"no Japanese term for {gloss.abbreviation}"
    if gloss.band == "D":
        return f"low band: {gloss.reasons[0]}"
    if gloss.abbreviation:
        return f"no English full form for {gloss.abbreviation}"
    return "no English"


def find_conflicts(groups: Sequence[Sequence[Gloss]]) -> list[list[str]]:
    """Return for each concept what contradicts it: two English forms, or an abbreviation or term used twice."""
    owners: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for claim in claims(group):
            owners[claim].append(number)
    conflicts: list[list[str]] = []
    for number, group in enumerate(groups):
        reasons = []
        forms = distinct((each for gloss in group for each in gloss.en), english_key)
        if len(forms) > 1:
            reasons.append(f"conflict: several English full forms: {' | '.join(forms)}")
        for kind, text in claims(group):
            others = [other for other in owners[kind, text] if other != number]
            if others:
                names = " | ".join(label(groups[other][0]) for other in others)
                reasons.append(f"conflict: the {kind} {text} also stands for {names}")
        conflicts.append(reasons)
    return conflicts


def claims(group: Sequence[Gloss]) -> dict[tuple[str, str], None]:
    """Return the abbreviations and Japanese terms of a concept, which no other should have."""
    pairs = [("abbreviation", gloss.abbreviation) for gloss in group] + [("Japanese term", gloss.ja) for gloss in group]
    return dict.fromkeys(pair for pair in pairs if pair[1])


def label(gloss: Gloss) -> str:
    """Name a concept in a sentence."""
    return " ".join(part for part in (gloss.ja, "; ".join(gloss.en)) if part) or gloss.abbreviation
