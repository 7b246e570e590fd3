"""What writers for other tools share: the direction ja → en, the pairs of terms, and what was left out and why."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.model import Concept, Term, Termbase


ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def xml_id(given: str) -> str:
    """Return a concept's id as XML takes it: 1875432 becomes c1875432, what has spaces or signs a digest."""
    for candidate in (given, f"c{given}"):
        if ID.fullmatch(candidate):
            return candidate
    return "c-" + hashlib.sha256(given.encode(errors="replace")).hexdigest()[:10]


class Options(NamedTuple):
    """How to write: the languages of a pair, the tool of a family of formats, the style of TBX version 3.

    `suffix` is that of the file, where a format has several: a .csv has commas, a .tsv tabs.
    """

    source: str = "ja"
    target: str = "en"
    profile: str = ""
    style: str = "dca"
    suffix: str = ""


DEFAULTS = Options()


class Dropped(NamedTuple):
    """A term or a value that could not be written, and why."""

    text: str
    reason: str


class Pair(NamedTuple):
    """A source term with one of its target terms."""

    concept: Concept
    source: Term
    target: Term


def pairs(termbase: Termbase, options: Options) -> Iterator[Pair]:
    """Yield every usable source term with every usable target term, the preferred ones of each first."""
    for concept in termbase.concepts:
        targets = usable(concept, options.target)
        for source in usable(concept, options.source):
            for target in targets:
                yield Pair(concept, source, target)


def usable(concept: Concept, language: str) -> list[Term]:
    """Return the terms of a language that may be suggested: preferred ones, full forms first."""
    terms = [term for term in concept.find(language) if term.is_usable]
    return sorted(terms, key=lambda term: (term.administrative_status != "preferred", term.is_short))


def avoided(concept: Concept, language: str) -> list[Term]:
    """Return the terms of a language that must not be suggested."""
    return [term for term in concept.find(language) if not term.is_usable and term.review != "rejected"]


def remark(concept: Concept, options: Options) -> str:
    """Return what a translator should see beside a pair: what not to write, then the definition, on one line."""
    never = [term.text for term in avoided(concept, options.target)]
    parts = ["禁止: " + ", ".join(never) if never else "", concept.definition, concept.note]
    return " / ".join(" ".join(part.split()) for part in parts if part)


def without_pair(termbase: Termbase, options: Options) -> list[Dropped]:
    """Return the concepts that have no usable term in one of the languages."""
    languages = (options.source, options.target)
    left = (concept for concept in termbase.concepts if not all(usable(concept, each) for each in languages))
    return [Dropped(concept.label, "no usable term in one of the languages") for concept in left]


def one_line(text: str) -> str:
    """Return a text on one line, without tabs."""
    return " ".join(text.split())


class Access(NamedTuple):
    """How a source document may be opened: the password of an encrypted one, and what reading it may cost.

    max_seconds: before its first page; each page read adds a second. max_memory: megabytes. Both hold for formats that
    are read in a process of their own (PDF). max_unpacked: megabytes that the parts read of a zip package may have.
    """

    password: str = ""
    max_seconds: float = 60.0
    max_memory: int = 2048
    max_unpacked: int = 200


OPEN = Access()
"""No password, and the limits as they are by default."""


class DraftOptions(NamedTuple):
    """How to read a draft: its languages ("" where the file may say, or ja and en), its encoding, how it may be opened."""

    source_language: str = ""
    target_language: str = ""
    encoding: str | None = None
    access: Access = OPEN


def languages_of(options: DraftOptions, source: str, target: str) -> tuple[str, str]:
    """Return the languages of a draft: those of the options, else those that the file states, else ja and en."""
    first, second = options.source_language or source, options.target_language or target
    if not first:
        first = "en" if second.partition("-")[0] == "ja" else "ja"
    if not second:
        second = "ja" if first.partition("-")[0] == "en" else "en"
    return first, second
