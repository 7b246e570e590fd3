"""Concepts with their Terms, 拡大抑止 and extended deterrence, their Evidence, and what is still to be done on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from termalign.model.documents import Band, Fragment, Place
    from termalign.model.drafts import AlignedTerm

TERM_TYPES = ("fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase")
SHORT_TYPES = ("acronym", "abbreviation", "shortForm")
ADMINISTRATIVE_STATUSES = ("preferred", "admitted", "deprecated", "superseded", "forbidden")
USABLE_STATUSES = ("preferred", "admitted", "")
"""What may be suggested to a translator; the others say what not to write."""
PARTS_OF_SPEECH = ("noun", "properNoun", "verb", "adjective", "adverb", "other")
REVIEWS = ("candidate", "approved", "rejected")


DECIDED = "conflict with a decision"
"""What the reason of a task begins with whose terms stand against what a person decided on its concept."""


CANDIDATE = "candidate"
"""The construction of evidence that is but a frequent term of the documents, not a gloss."""
LACKS_ENGLISH = f"{CANDIDATE}: no English"
"""The reason of the task that asks for its English."""


EDITOR = "last saved by"
"""The info pair that names the person who saved a file last, where its format tells."""


class TermCandidate(NamedTuple):
    """A term that documents use, with English or without: how often it stands by itself, where, and in what sentence.

    `value` is its termhood (see extraction/termhood.py); `fragment` quotes it where the example stands. `en` is what it
    is in English where that is known, and `origin` says by what: "termbase", "gloss".
    """

    ja: str
    value: float
    frequency: int
    documents: tuple[str, ...]
    fragment: Fragment
    passage: str
    en: str = ""
    origin: str = ""


class Evidence(NamedTuple):
    """One passage that a concept rests on: `quote` stands in the file at `place`.

    `role` is "anchor", "english" or "definition", and "former" once the file no longer says it; `passage` is
    the sentence around an anchor, re-flowed.
    """

    role: str
    place: Place
    quote: str
    passage: str
    construction: str
    band: Band
    confidence: float


class Extra(NamedTuple):
    """A piece of data that termalign has no field for: a data category of another tool, a column of a person's own.

    `name` is the column's header, or the category as in TBX: "descrip/reliabilityCode".
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept; an empty string says that nothing is known.

    `language` is a BCP 47 tag such as "ja" or "en-US".
    """

    text: str
    language: str
    term_type: str = "fullForm"
    administrative_status: str = "preferred"
    part_of_speech: str = "noun"
    reading: str = ""
    review: str = "candidate"
    reviewed_by: str = ""
    reviewed_on: str = ""
    note: str = ""
    extras: tuple[Extra, ...] = ()

    def is_in(self, language: str) -> bool:
        """Tell whether the term is in a language or, as en-US is of en, in a variety of it."""
        return self.language == language or self.language.startswith(f"{language}-")

    @property
    def is_short(self) -> bool:
        """Whether the term is an abbreviated form."""
        return self.term_type in SHORT_TYPES

    @property
    def is_usable(self) -> bool:
        """Whether the term may be suggested: neither discouraged nor rejected."""
        return self.administrative_status in USABLE_STATUSES and self.review != "rejected"


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept with its terms; `id` is made from its first-seen content and then kept."""

    id: str
    terms: tuple[Term, ...]
    subject_field: str = ""
    definition: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    extras: tuple[Extra, ...] = ()

    def find(self, language: str, *term_types: str) -> tuple[Term, ...]:
        """Return the terms of a language, of the given types only where some are given."""
        return tuple(
            term for term in self.terms if term.is_in(language) and (not term_types or term.term_type in term_types)
        )

    def text(self, language: str, *term_types: str) -> str:
        """Return the first such term's text, "" where there is none."""
        return next((term.text for term in self.find(language, *term_types)), "")

    @property
    def label(self) -> str:
        """The concept in a few words, for people: 宇宙領域把握 = Space Domain Awareness."""
        return " = ".join(text for text in (self.text("ja"), self.text("en")) if text) or self.id


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the worklist: a concept that a person must complete or decide, and why.

    Where the concept's id is that of a concept in the termbase, its terms are what is in question.
    """

    reason: str
    concept: Concept


@dataclass(frozen=True, slots=True)
class Termbase:
    """Concepts in the order of their first appearance, and what is left for a person to do.

    `info` are (name, value) pairs about the build: sources, counts, version, date.
    `proposals` are the concepts as the machine last proposed them, without evidence: what differs from them is
    a person's doing, and what is missing a person has deleted.
    """

    concepts: tuple[Concept, ...]
    worklist: tuple[Task, ...] = ()
    info: tuple[tuple[str, str], ...] = ()
    proposals: tuple[Concept, ...] = ()
    alignments: tuple[AlignedTerm, ...] = ()
    """What the sentences of translations say of its terms, for people to check."""
