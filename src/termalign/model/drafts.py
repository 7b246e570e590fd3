"""Translations: their segments side by side, what aligning learns of 反撃能力 in them, and what linting finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termalign.model.documents import Place

SEVERITIES = ("error", "warning", "info")


class SegmentPair(NamedTuple):
    """A piece of a source text with its translation, as a draft pairs them.

    Inline codes of a bilingual file are not in the texts: those that only format are gone, and one that stands for
    something (a line break apart) is U+FFFC, the object replacement character.
    """

    source: str
    target: str
    place: Place
    """Where the target stands; in a workbook line and column are the cell's row and column."""
    id: str = ""
    """What the file calls the segment; "" where it has no name for it."""
    state: str = ""
    """The state of the translation in the file's own words: "translated", "needs-review-translation"."""
    paragraph: str = ""
    """What the segments of one paragraph share; "" where the file does not tell."""
    context: str = ""
    """What tells two equal sources apart, such as the msgctxt of PO."""
    kind: str = ""
    """ "heading" where the file states it."""
    source_hidden: tuple[tuple[int, int], ...] = ()
    """Spans of the source that are markup or code, sorted: not language."""
    target_hidden: tuple[tuple[int, int], ...] = ()
    ignored: tuple[str, ...] = ()
    """The rules that a remark in the file silences here; "*" is all of them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation in the making: its segments in text order, and the languages as BCP 47 tags.

    Where the source language is "", it is a text of one language, whose segments have no sources.
    """

    file: str
    source_language: str
    target_language: str
    pairs: tuple[SegmentPair, ...]
    remarks: tuple[str, ...] = ()
    """What a person should know about the reading, a sentence each: lines that do not pair up."""

    @property
    def is_single(self) -> bool:
        """Whether it is a text of one language."""
        return not self.source_language


class Sentence(NamedTuple):
    """A sentence of a document without markup, on one line, and where it begins."""

    text: str
    place: Place
    paragraph: int = 0
    """The number of its paragraph in the document."""
    kind: str = ""
    """What the paragraph is, as of a line: "heading", "item", "table", "footnote", "caption"; "" is running text."""


class SentencePair(NamedTuple):
    """Sentences of a document beside those of its translation; a side is "" where nothing stands opposite.

    Several sentences of one side are joined by a space, in Japanese by nothing. `bead` counts them: "2-1".
    """

    source: str
    target: str
    source_place: Place
    target_place: Place
    bead: str = "1-1"
    similarity: float = 1.0
    """0 to 1: how much of what is said in one language is known to be said in the other; 1 in files that come aligned."""


class Occurrence(NamedTuple):
    """A term in a pair of sentences: pair.source[slice(*source_span)], and what renders it there."""

    pair: SentencePair
    source_span: tuple[int, int]
    target_span: tuple[int, int]


class Rendering(NamedTuple):
    """English that may render a term: in how many of its sentences it is the likeliest, and its score, about 0 to 2."""

    english: str
    votes: int
    score: float


@dataclass(frozen=True, slots=True)
class AlignedTerm:
    """What the sentences of a translation say that a Japanese term is in English.

    `renderings` are the five likeliest, the best one first. `band` is "high", "review" or "weak".
    """

    japanese: str
    renderings: tuple[Rendering, ...]
    count: int
    """The sentence pairs that the term stands in."""
    band: str
    signals: tuple[str, ...]
    """What speaks for the first rendering: "aligned", "dictionary", "sound", "letters", "known"."""
    occurrences: tuple[Occurrence, ...] = ()
    """Up to three of the clearest, in text order."""
    inconsistent: tuple[Rendering, ...] = ()
    """Where the translation renders the term in several ways: each with its count, the most frequent one first."""


class Finding(NamedTuple):
    """Something wrong in a termbase or a draft, where, and what to do about it."""

    rule: str
    severity: str
    place: str | Place
    """A place in a draft; in a termbase a concept's id, or a line of the file."""
    message: str
    remedy: str
    pair: SegmentPair | None = None
    """The segment of the draft that the spans belong to."""
    term: str = ""
    """The source term that the finding is about."""
    expected: tuple[str, ...] = ()
    """What may be written instead, the preferred term first."""
    found: str = ""
    """What stands in the target, in its own characters."""
    source_span: tuple[int, int] | None = None
    """Where the term stands in pair.source, in code points."""
    target_span: tuple[int, int] | None = None
    """Where `found` stands in pair.target."""
    fix: str | None = None
    """What to write in place of `found`; None where a person must decide."""
    fingerprint: str = ""
    """Stays when lines move: a digest of the rule, the term and the segment's source."""
    is_safe: bool = False
    """Whether the fix may be made unseen: another spelling, or the word that the termbase puts in its place."""


class Decision(NamedTuple):
    """What a person has decided on a finding, and why."""

    is_ignored: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class LintReport:
    """What linting found: the findings of all drafts, and how much was checked against how much."""

    findings: tuple[Finding, ...]
    drafts: tuple[str, ...]
    """The files that were read, in order."""
    segments: int
    untranslated: int
    """Segments without a translation."""
    terms: int
    """Concepts of the termbases that count."""
    candidates: int
    """Those among them that nobody has approved yet, and that lint at info."""
    remarks: tuple[str, ...] = ()
    """Sentences for the person: what of a draft could not be checked."""
    ignored: tuple[Finding, ...] = ()
    """What a person has decided to ignore; not among the findings."""
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What a person has noted on findings, by the names of their files and their fingerprints."""
