"""The values that flow through termalign, in the order they are made.

A file becomes a Document, a Document yields Glosses (同盟調整メカニズム (ACM) is one), Glosses become a
Termbase of Concepts and Terms. The names are those of ISO 30042 (TBX) and ISO 704.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping

Band = Literal["A", "B", "C", "D", ""]
BANDS: tuple[Band, ...] = ("A", "B", "C", "D", "")

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


class Place(NamedTuple):
    """A point in a source file: page, line and column count from 1, columns in code points."""

    file: str
    page: int
    line: int
    column: int
    locator: str = ""
    """What the format itself calls the place, where lines say little: "用語!B7", "slide 3", "box 72 540 210 552"."""

    def __str__(self) -> str:
        """Read as editors and compilers write places: file:line:column, and the locator where the format has one."""
        return f"{self.file}:{self.line}:{self.column}" + (f" ({self.locator})" if self.locator else "")


class Line(NamedTuple):
    """One non-blank line of a document: text[start:end] without its line break and outer space."""

    start: int
    end: int
    number: int
    page: int
    kind: str = ""
    """What the format states about the line: "heading", "code", "item", "table", "paragraph"; "" says nothing."""


class Stated(NamedTuple):
    """What a file states about a term by its structure: ruby, <abbr title>, small print below 同盟調整メカニズム (ACM).

    `base` and `said` are spans of the document's text. What is said may stand outside of every line, and is then no
    part of the running text. `is_whole` tells that the base is the term as a whole, as in a cell or a ruby; else
    the base ends it, and where it begins is to be found.
    """

    base: tuple[int, int]
    said: tuple[int, int]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where the characters of a document stand on its pages, in points from the page's lower left corner (as PDF has it).

    `edges` are left, bottom, right and top of each character, all 0 for one that is not on the page (a line break);
    `rows` the offsets where printed lines begin, sorted.
    """

    edges: array[float]
    rows: array[int]

    def locator(self, start: int, end: int) -> str:
        """Name the boxes around text[start:end], one for each printed line: box 72 540 210 552."""
        found: list[str] = []
        first = bisect_right(self.rows, start)
        bounds = [start, *(row for row in self.rows[first : bisect_left(self.rows, end)]), end]
        for left, right in pairwise(bounds):
            quads = [self.edges[at : at + 4] for at in range(4 * left, 4 * right, 4)]
            shown = [quad for quad in quads if quad[0] < quad[2]]
            if shown:
                x0, y0, x1, y1 = zip(*shown, strict=True)
                found.append(f"box {floor(min(x0))} {floor(min(y0))} {ceil(max(x1))} {ceil(max(y1))}")
        return " and ".join(found)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text, never changed, so that every offset points into the original.

    `hidden` are spans that are markup, not text (the ** of Markdown), sorted, not overlapping.
    `line_starts` and `page_starts` are the offsets where lines and pages begin. `stated` is what the file says of
    its terms by structure. `locators` are (offset, name) where a place with a name of its own begins, sorted. `boxes`
    say where on its pages each character stands.
    """

    file: str
    text: str
    lines: tuple[Line, ...]
    hidden: tuple[tuple[int, int], ...] = ()
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)
    page_starts: tuple[int, ...] = (0,)
    stated: tuple[Stated, ...] = ()
    locators: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    boxes: Boxes | None = field(default=None, repr=False)

    def place(self, offset: int) -> Place:
        """Return the place of a character offset (code points from the start of the text)."""
        number = bisect_right(self.line_starts, offset)
        page = bisect_right(self.page_starts, offset)
        named = bisect_right(self.locators, offset, key=lambda each: each[0])
        locator = self.locators[named - 1][1] if named else ""
        if self.boxes:
            locator = f"page {page}, {self.boxes.locator(offset, offset + 1)}".removesuffix(", ")
        return Place(self.file, page, number, offset - self.line_starts[number - 1] + 1, locator)

    def fragment(self, role: str, start: int, end: int) -> Fragment:
        """Quote text[start:end] exactly, with its place."""
        place, quote = self.place(start), self.text[start:end]
        if self.boxes:
            place = place._replace(locator=f"page {place.page}, {self.boxes.locator(start, end)}".removesuffix(", "))
        if "\n" in quote or "\r" in quote:
            last = self.place(end)
            return Fragment(role, place, last.line, last.column, quote)
        return Fragment(role, place, place.line, place.column + end - start, quote)


class Fragment(NamedTuple):
    """A piece of a source file that a gloss rests on; `quote` stands in the file at `place`.

    `end_line` and `end_column` name the point just behind the last character.
    Roles: "term", "abbreviation", "english", "definition", "anchor".
    """

    role: str
    place: Place
    end_line: int
    end_column: int
    quote: str


class Alignment(NamedTuple):
    """How an English full form spells an abbreviation.

    `method` is "initials" (every letter begins a word, no content word left over), "letters"
    (Schwartz & Hearst 2003, PSB: letters in order, the first one begins a word) or "".
    `pairs` are (letter, word) in the order of the abbreviation.
    """

    method: str
    pairs: tuple[tuple[str, str], ...] = ()


NO_ALIGNMENT = Alignment("")


class Boundary(NamedTuple):
    """One place where the Japanese term may begin, with its score and why it won or lost."""

    term: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """What one document says about one concept: a small concept already.

    `ja` and `abbreviation` may be empty; `en` holds the English full forms, possibly none.
    `passage` is the sentence around the anchor, re-flowed; `covered` are the English words that the
    Japanese term accounts for, as (word, ja) pairs.
    """

    ja: str
    abbreviation: str
    en: tuple[str, ...]
    construction: str
    anchor: Fragment
    fragments: tuple[Fragment, ...]
    band: Band
    confidence: float
    reading: str = ""
    definition: str = ""
    passage: str = ""
    alignment: Alignment = NO_ALIGNMENT
    covered: tuple[tuple[str, str], ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    reasons: tuple[str, ...] = ()
    grounds: str = ""
    """The kind of evidence that the confidence was measured for: "initials and words", "some words" …"""

    def rows(self) -> Iterable[tuple[str, str, str]]:
        """Yield (ja, abbreviation, en), one for each Japanese × English full form."""
        for english in self.en or ("",):
            yield self.ja, self.abbreviation, english


class Rejection(NamedTuple):
    """An anchor that was turned down, or an English line left unattached, and why."""

    kind: Literal["anchor", "english", "abbreviation"]
    reason: str
    left: str
    fragment: Fragment


@dataclass(frozen=True, slots=True)
class Extraction:
    """The outcome of reading one or more documents, in document order."""

    glosses: tuple[Gloss, ...]
    rejections: tuple[Rejection, ...] = ()
    files: tuple[str, ...] = ()
    """The files that were read, with glosses or without."""


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
    """What speaks for the first rendering: "aligned", "dictionary", "sound", "letters", "known", "together"."""
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
