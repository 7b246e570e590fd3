"""What a format may fail to keep, by name: what it is called, and what a termbase is like without it.

A format lists names in LOSES. The export prints those that matter to the termbase at hand (3 readings, say), and
the conformance test asks that reading what was written gives the termbase less just these.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.exchange import DEFAULTS, Options, one_line, pairs, remark, usable, xml_id
from termalign.formats.rows import kind_of
from termalign.formats.utx import as_read
from termalign.model import Concept, Term, Termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767


class Loss(NamedTuple):
    """One kind of loss: in words, with the function that takes it from a termbase."""

    words: str
    forget: Callable[[Termbase, Options], Termbase]


def concepts(change: Callable[[Concept], Concept]) -> Callable[[Termbase, Options], Termbase]:
    """Return a function that changes every concept."""
    return lambda termbase, _: replace(termbase, concepts=tuple(map(change, termbase.concepts)))


def terms(change: Callable[[Term], Term]) -> Callable[[Termbase, Options], Termbase]:
    """Return a function that changes every term."""
    return concepts(lambda concept: replace(concept, terms=tuple(map(change, concept.terms))))


def texts(change: Callable[[str], str]) -> Callable[[Termbase, Options], Termbase]:
    """Return a function that changes every text of concepts and terms."""

    def term(each: Term) -> Term:
        return replace(each, text=change(each.text), note=change(each.note), reading=change(each.reading))

    def concept(each: Concept) -> Concept:
        return replace(
            each, terms=tuple(map(term, each.terms)), definition=change(each.definition), note=change(each.note),
            subject_field=change(each.subject_field),
        )  # fmt: skip

    return concepts(concept)


def by_language(concept: Concept) -> Concept:
    """Return a concept with the terms of each language together."""
    order = list(dict.fromkeys(term.language for term in concept.terms))
    return replace(concept, terms=tuple(sorted(concept.terms, key=lambda term: order.index(term.language))))


def places_only(termbase: Termbase, options: Options) -> Termbase:  # noqa: ARG001
    """Return a termbase whose evidence is sentences and places; a worklist or proposals bring the rest along."""
    if termbase.proposals or termbase.worklist:
        return termbase

    def change(concept: Concept) -> Concept:
        has_japanese = bool(concept.find("ja"))
        kept = tuple(
            each._replace(quote="", passage=each.passage or each.quote, construction="", band="", confidence=0.0)
            for each in concept.evidence
            if each.role == "anchor" and has_japanese
        )
        return replace(concept, evidence=kept)

    return concepts(change)(termbase, DEFAULTS)


def bare_pairs(termbase: Termbase, options: Options) -> Termbase:
    """Return a termbase of bare pairs: a concept for each usable source and target term, and nothing but their texts."""
    seen = dict.fromkeys((one_line(pair.source.text), one_line(pair.target.text)) for pair in pairs(termbase, options))
    return Termbase(
        tuple(
            Concept(
                f"c{number}",
                tuple(
                    bare(text, language) for text, language in zip(pair, (options.source, options.target), strict=True)
                ),
            )
            for number, pair in enumerate(seen, start=1)
        ),
    )


def bare(text: str, language: str) -> Term:
    """Return a term of which only the text is known."""
    return Term(text, language, kind_of(text), "", "", review="approved")


def pairs_with_remarks(termbase: Termbase, options: Options) -> Termbase:
    """Return the bare pairs of a termbase, each with the remark on its concept."""
    rows = dict.fromkeys(
        (one_line(pair.source.text), one_line(pair.target.text), one_line(remark(pair.concept, options)))
        for pair in pairs(termbase, options)
    )
    return Termbase(
        tuple(
            Concept(f"c{number}", (bare(source, options.source), bare(target, options.target)), note=note)
            for number, (source, target, note) in enumerate(rows, start=1)
        ),
    )


def preferred_pairs(termbase: Termbase, options: Options) -> Termbase:
    """Return the bare pairs of which each source term is the first."""
    seen: set[str] = set()
    chosen = []
    for concept in bare_pairs(termbase, options).concepts:
        if concept.terms[0].text not in seen:
            seen.add(concept.terms[0].text)
            chosen.append(replace(concept, id=f"c{len(seen)}"))
    return Termbase(tuple(chosen))


def paired(termbase: Termbase, options: Options) -> Termbase:
    """Return a termbase without the concepts that have no usable pair."""
    languages = (options.source, options.target)
    return replace(
        termbase, concepts=tuple(each for each in termbase.concepts if all(usable(each, one) for one in languages))
    )


def only_usable(termbase: Termbase, options: Options) -> Termbase:
    """Return a termbase with the terms that may be suggested, in the order of preference."""
    languages = (options.source, options.target)

    def change(concept: Concept) -> Concept:
        rest = [term for term in concept.terms if not any(term.is_in(each) for each in languages) and term.is_usable]
        return replace(concept, terms=tuple(term for each in languages for term in usable(concept, each)) + tuple(rest))

    return concepts(change)(termbase, options)


def two_languages(termbase: Termbase, options: Options) -> Termbase:
    """Return a termbase without the terms of languages beside the pair, whose tags are the bare ones."""
    languages = (options.source, options.target)

    def change(concept: Concept) -> Concept:
        found = (replace(term, language=each) for each in languages for term in concept.terms if term.is_in(each))
        return replace(concept, terms=tuple(found))

    return concepts(change)(termbase, options)


def numbered(termbase: Termbase, options: Options) -> Termbase:  # noqa: ARG001
    """Return a termbase with ids 1, 2, 3."""
    several = enumerate(termbase.concepts, start=1)
    return replace(termbase, concepts=tuple(replace(concept, id=str(number)) for number, concept in several))


LOSSES = {
    "worklist": Loss("the worklist", lambda termbase, _: replace(termbase, worklist=())),
    "proposals": Loss(
        "the record of what was proposed, which a rebuild needs", lambda termbase, _: replace(termbase, proposals=())
    ),
    "info": Loss("the sheet Info", lambda termbase, _: replace(termbase, info=())),
    "evidence": Loss("evidence", concepts(lambda concept: replace(concept, evidence=()))),
    "evidence beyond sentences and places": Loss("evidence beyond sentences and places", places_only),
    "order of languages": Loss("the order of terms across languages", concepts(by_language)),
    "control characters": Loss("control characters", texts(lambda text: CONTROL.sub("", text))),
    "characters that XML forbids": Loss("characters that XML forbids", texts(lambda text: CONTROL.sub("", text))),
    "ids that XML refuses": Loss(
        "concept ids that XML does not take, such as 1875432",
        concepts(lambda concept: replace(concept, id=xml_id(concept.id))),
    ),
    "long text": Loss(f"text beyond {LONGEST_CELL:,} characters", texts(lambda text: text[:LONGEST_CELL])),
    "unpaired concepts": Loss("concepts without a usable pair of terms", paired),
    "discouraged terms": Loss("deprecated, superseded and forbidden terms, and the order of terms", only_usable),
    "other languages": Loss("terms in other languages, and varieties such as en-US", two_languages),
    "ids": Loss("concept ids", numbered),
    "administrative statuses": Loss(
        "administrative statuses (the order tells)", terms(lambda term: replace(term, administrative_status=""))
    ),
    "term types": Loss("term types", terms(lambda term: replace(term, term_type=kind_of(term.text)))),
    "parts of speech": Loss("parts of speech", terms(lambda term: replace(term, part_of_speech=""))),
    "readings": Loss("readings", terms(lambda term: replace(term, reading=""))),
    "reviews": Loss(
        "reviews: who, when", terms(lambda term: replace(term, review="approved", reviewed_by="", reviewed_on=""))
    ),
    "notes on terms": Loss("notes on terms", terms(lambda term: replace(term, note=""))),
    "extras": Loss(
        "columns and data categories of other tools",
        concepts(
            lambda each: replace(each, extras=(), terms=tuple(replace(term, extras=()) for term in each.terms)),
        ),
    ),
    "line breaks": Loss("line breaks and tabs", texts(one_line)),
    "statuses beyond those of pairs": Loss(
        "rejected terms; of statuses and reviews all but what a pair is: approved, provisional, to be avoided", as_read
    ),
    "all but pairs and remarks": Loss(
        "everything but pairs of terms with a remark: ids, statuses, readings, reviews, evidence", pairs_with_remarks
    ),
    "all but preferred pairs": Loss(
        "everything but one target term for each source term: ids, definitions, statuses, readings", preferred_pairs
    ),
    "all but pairs": Loss(
        "everything but pairs of terms: ids, definitions, statuses, readings, reviews, evidence", bare_pairs
    ),
}


def forget(termbase: Termbase, losses: Iterable[str], options: Options = DEFAULTS) -> Termbase:
    """Return a termbase as it comes back from a format with these losses."""
    for name in losses:
        termbase = LOSSES[name].forget(termbase, options)
    return termbase


def applying(termbase: Termbase, losses: Sequence[str], options: Options = DEFAULTS) -> list[str]:
    """Return in words what this termbase loses in a format."""
    return [LOSSES[name].words for name in losses if LOSSES[name].forget(termbase, options) != termbase]
