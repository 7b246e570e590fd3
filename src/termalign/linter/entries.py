"""Termbases as the linter sees them: an Entry for each concept that counts, 反撃能力 with what to write and what not.

What counts are approved terms; candidates of bands A and B count as information only. An earlier termbase has
priority: what it says of a source term is not said again by a later one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from termalign.linter.forms import Form, forms_of, is_cased
from termalign.text.conjugation import is_verb
from termalign.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Concept, Extra, Term, Termbase

LIKELY = ("A", "B", "")
"""The bands whose candidates count; "" are those that a person entered."""
EXACT = frozenset("exact match matching casesensitive flags 完全一致 厳密 表記固定".split())
"""The own columns, folded, by which a person marks a term as exact."""
YES = frozenset("exact yes true x 1 y on ok ○ 〇 ◯ はい case-sensitive casesensitive 完全一致".split())


@dataclass(slots=True, eq=False)
class Entry:
    """A concept between two languages: its source terms, what may be written, what must not."""

    concepts: tuple[Concept, ...]
    sources: tuple[Term, ...]
    usable: tuple[Term, ...]
    """Target terms, the preferred ones and full forms first."""
    avoided: tuple[Term, ...]
    termbase: str = ""
    is_candidate: bool = False
    exact: tuple[Term, ...] = ()
    """Those of the usable terms that are to be written just so."""
    faults: tuple[str, ...] = ()
    """Why the entry, or a term of it, is not enforced."""
    is_simple: bool = field(init=False)
    """Whether any use of it is as good as another: one full form at most, and not exact."""
    forms_: tuple[Form, ...] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """See whether the entry is simple."""
        self.is_simple = bool(self.usable) and not self.exact and sum(not term.is_short for term in self.usable) < 2

    @property
    def full(self) -> tuple[Term, ...]:
        """The usable full forms, or all that is usable where there is none."""
        return tuple(term for term in self.usable if not term.is_short) or self.usable

    @property
    def is_exact(self) -> bool:
        """Whether the first term to use is to be written just so."""
        return bool(self.usable) and self.usable[0] in self.exact

    @property
    def expected(self) -> tuple[str, ...]:
        """What may be written, the preferred first."""
        return tuple(dict.fromkeys(term.text for term in self.usable))

    @property
    def name(self) -> str:
        """The source term, for people; a target term where there is no source."""
        return next((term.text for term in (*self.sources, *self.usable, *self.avoided)), "")

    def forms(self) -> tuple[Form, ...]:
        """Return the forms of the usable terms, the longest first."""
        if self.forms_ is None:
            found = [form for term in self.usable for form in forms_of(term)]
            self.forms_ = tuple(sorted(found, key=lambda form: -len(form.stem)))
        return self.forms_


def entries_of(
    termbases: Sequence[tuple[str, Termbase]], source: str, target: str, subject: str = "",
) -> list[Entry]:  # fmt: skip
    """Return the entries of termbases, given as (name, termbase) in order of priority, for a pair of languages.

    With `subject` only concepts whose subject field contains it.
    """
    found: list[Entry] = []
    known: set[str] = set()
    for name, termbase in termbases:
        mine = [
            entry
            for concept in termbase.concepts
            if (not subject or subject.casefold() in concept.subject_field.casefold())
            and (entry := entry_of(concept, source, target, name)) is not None
        ]
        if len(termbases) > 1:
            taken = {fold(term.text).text for entry in mine for term in entry.sources}
            for entry in mine:
                entry.sources = tuple(term for term in entry.sources if fold(term.text).text not in known)
            mine = [entry for entry in mine if entry.sources or not known]
            known |= taken
        found += mine
    return found


def entry_of(concept: Concept, source: str, target: str, termbase: str) -> Entry | None:
    """Make the entry of a concept; None where it does not count. Without a source language it has no sources."""
    targets = of_language(concept, target)
    sources = of_language(concept, source) if source else others(concept, target)
    approved = [term for term in targets if term.review == "approved"]
    settled = [term for term in sources if term.review == "approved"] or (approved if not source else [])
    is_candidate = not (approved and settled) and any(term.review == "candidate" for term in (*sources, *targets))
    if is_candidate and min((each.band for each in concept.evidence if each.band), default="") not in LIKELY:
        return None
    counted = targets if is_candidate else [term for term in targets if term.review == "approved" or term.is_short]
    usable = sorted(
        (term for term in counted if term.is_usable and term.text.strip()),
        key=lambda term: (term.administrative_status != "preferred", term.is_short),
    )
    avoided = [term for term in counted if not term.is_usable and term.text.strip()]
    sources = [term for term in sources if term.text.strip()]
    if any(term.is_in("ja") and is_verb(term.text) for term in (*sources, *usable)):
        sources, usable, avoided = (list(map(as_verb, terms)) for terms in (sources, usable, avoided))
    if not sources and not avoided and source:
        return None
    faults = list(faults_of(sources, usable, avoided, source, target))
    wrong = {text for _, text in faults}
    if sources and any(not term.is_short for term in usable):
        lent = acronyms(usable, [*sources], source), acronyms(sources, [*usable, *avoided], target)
        sources += lent[0]
        usable += lent[1]
    return Entry(
        (concept,),
        tuple(sources) if source else (),
        tuple(term for term in usable if fold(term.text).text not in wrong),
        tuple(term for term in avoided if fold(term.text).text not in wrong),
        termbase,
        is_candidate,
        marked_exact(concept, usable),
        tuple(fault for fault, _ in faults),
    )


def as_verb(term: Term) -> Term:
    """Return an English phrase, of which nobody has said what it is, as a verb: make public, made public."""
    is_phrase = term.is_in("en") and not term.part_of_speech and " " in term.text
    return replace(term, part_of_speech="verb") if is_phrase else term


def acronyms(lender: Iterable[Term], own: Iterable[Term], language: str) -> list[Term]:
    """Return the acronyms in Latin letters of one language that texts of the other borrow: SDA stands in Japanese too."""
    known = {term.text for term in own}
    return [
        replace(term, language=language)
        for term in lender
        if term.is_short and term.is_usable and is_cased(term) and term.text.isascii() and term.text not in known
    ]


def faults_of(
    sources: Sequence[Term], usable: Sequence[Term], avoided: Sequence[Term], source: str, target: str,
) -> Iterator[tuple[str, str]]:  # fmt: skip
    """Yield what would make linting lie, and the folded term that is not to be enforced."""
    if not usable and not avoided:
        yield f"no term in {target} that may be used", ""
    never = {fold(term.text).text: term for term in avoided}
    same = {fold(term.text).text for term in sources} if "ja" in (source[:2], target[:2]) else set()
    for term in usable:
        if not never and term.text.isascii() and not any(map(str.isascii, same)):
            continue
        folded = fold(term.text).text
        if folded in never and term.text == never[folded].text:
            status = term.administrative_status or "usable"
            yield f"{term.text} is both {status} and {never[folded].administrative_status}", folded
        elif folded in same and not (is_a_name(term) or len(usable) > 1):
            yield f"{term.text} is its own translation", folded


def is_a_name(term: Term) -> bool:
    """Tell whether a term may be its own translation: an acronym, or a word with a capital."""
    return term.is_short or (term.text.isascii() and term.text[:1].isupper()) or is_cased(term)


def of_language(concept: Concept, language: str) -> list[Term]:
    """Return the terms of a language that nobody has rejected: of its region where the concept has such, else all."""
    wanted = primary(language)
    terms = [term for term in concept.terms if term.review != "rejected" and primary(term.language) == wanted]
    if language != wanted:
        return [term for term in terms if term.language in (language, wanted)] or terms
    return terms


@lru_cache(maxsize=256)
def primary(language: str) -> str:
    """Return the primary subtag of a language tag."""
    return language.partition("-")[0].lower()


def others(concept: Concept, language: str) -> list[Term]:
    """Return the terms of all other languages that nobody has rejected."""
    return [term for term in concept.terms if term.review != "rejected" and primary(term.language) != primary(language)]


def marked_exact(concept: Concept, terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms of which an own column such as `exact`, theirs or the concept's, says that they are exact."""
    if any(map(says_exact, concept.extras)):
        return tuple(terms)
    return tuple(term for term in terms if any(map(says_exact, term.extras)))


def says_exact(extra: Extra) -> bool:
    """Tell whether a piece of data of a person's own marks a term as exact."""
    name = fold(extra.name.rpartition("/")[2]).text.replace(" ", "").removeprefix("x")
    return name in EXACT and any(word in YES for word in extra.value.lower().replace(",", " ").split())


def merged(entries: Sequence[Entry]) -> Entry:
    """Return one entry for the homographs of a source term: what any of them allows is allowed."""
    usable = tuple(dict.fromkeys(term for entry in entries for term in entry.usable))
    allowed = {fold(term.text).text for term in usable}
    avoided = [term for entry in entries for term in entry.avoided if fold(term.text).text not in allowed]
    return Entry(
        tuple(concept for entry in entries for concept in entry.concepts),
        tuple(dict.fromkeys(term for entry in entries for term in entry.sources)),
        usable,
        tuple(dict.fromkeys(avoided)),
        entries[0].termbase,
        all(entry.is_candidate for entry in entries),
        tuple(term for entry in entries for term in entry.exact),
        tuple(fault for entry in entries for fault in entry.faults),
    )
