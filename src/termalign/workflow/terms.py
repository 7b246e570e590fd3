"""The terms of termbases that occur in the documents of a job: 反撃能力 3 times in 白書.md, SDA once in draft.xliff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termalign import formats
from termalign.errors import TermalignError
from termalign.files import find_sources
from termalign.linter.occurrences import occurrences
from termalign.model import Draft, Termbase
from termalign.termbase import merge_termbases
from termalign.workflow.documents import STANDARD_INPUT
from termalign.workflow.draft_files import is_text, primary, read_draft, read_input
from termalign.workflow.draft_files import single as read_single
from termalign.workflow.reading import Source, read_termbase
from termalign.workflow.runs import Linted, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termalign.linter.entries import Entry
    from termalign.model import Concept, Place
    from termalign.workflow.documents import OnError, Progress

OTHER = {"ja": "en", "en": "ja"}


class TermUse(NamedTuple):
    """A concept whose source terms occur: what stands in the documents, how often, in which, and where first."""

    concept: Concept
    source_language: str
    target_language: str
    source: str
    targets: tuple[str, ...]
    is_candidate: bool
    frequency: int
    documents: tuple[str, ...]
    first: Place


class TermsFound(NamedTuple):
    """What of termbases occurs in documents: the uses, the most frequent first, and how much there was to find it in."""

    uses: tuple[TermUse, ...]
    termbase: Termbase
    """The concepts that occur, and no others."""
    documents: tuple[str, ...]
    concepts: int
    """The concepts of the termbases."""


def find_terms(
    documents: Sequence[Source],
    termbases: Sequence[Source],
    options: Linted | None = None,
    *,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> TermsFound:
    """Return the terms of termbases that occur in documents, found as the linter finds them in sources.

    Args:
        documents: texts of one language, bilingual files (their sources count), folders of either, "-".
        termbases: the termbases, the first of them with priority.
        options: languages ("" where a file may say), subject field, encoding, access.
        progress: called before each file with (files done, files in all, name of the file).
        on_error: called with the error of each file that cannot be read, which is then passed over.

    Raises:
        CommandError: a document or a termbase does not exist.
        FileError: a document cannot be read, a termbase is empty or has no terms in its language.
    """
    options = options or Linted()
    paths = list_documents(documents, termbases)
    named = [(str(path), read_termbase(path)) for path in termbases]
    run = Run(named, options)
    counts: dict[int, list[TermUse]] = {}
    read: list[str] = []
    for number, path in enumerate(paths):
        if progress:
            progress(number, len(paths), path.name)
        try:
            draft = read_source(path, options)
        except TermalignError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        read.append(draft.file)
        for concept, use in uses_in(run, draft):
            counts.setdefault(concept, []).append(use)
    uses = sorted(map(joined, counts.values()), key=lambda use: -use.frequency)
    kept = {id(use.concept) for use in uses}
    parts = [replace(each, concepts=tuple(one for one in each.concepts if id(one) in kept), worklist=(), proposals=())
             for _, each in named]  # fmt: skip
    whole = parts[0] if len(parts) == 1 else merge_termbases(parts).termbase
    return TermsFound(tuple(uses), whole, tuple(read), sum(len(each.concepts) for _, each in named))


def uses_in(run: Run, draft: Draft) -> Iterable[tuple[int, TermUse]]:
    """Return (id() of the concept, its use) for each concept that occurs in a draft, in the order of appearance."""
    found: dict[int, TermUse] = {}
    for occurrence in occurrences(run.checker(draft), draft):
        pair = draft.pairs[occurrence.segment]
        for concept in occurrence.entry.concepts:
            use = found.get(id(concept))
            if use:
                found[id(concept)] = use._replace(frequency=use.frequency + 1)
            else:
                text = pair.source[occurrence.start : occurrence.end]
                found[id(concept)] = first_use(concept, occurrence.entry, draft, text, pair.place)
    return found.items()


def first_use(concept: Concept, entry: Entry, draft: Draft, text: str, place: Place) -> TermUse:
    """Return the first use of a concept in a draft; the term is as the termbase has it, where it has it so."""
    names = [term.text for term in entry.sources if term in concept.terms]
    source = text if text in names or not names else names[0]
    targets = tuple(text for text in entry.expected if any(text == term.text for term in concept.terms))
    languages = draft.source_language, draft.target_language
    return TermUse(concept, *languages, source, targets, entry.is_candidate, 1, (draft.file,), place)


def joined(uses: Sequence[TermUse]) -> TermUse:
    """Return the use of a concept in several documents."""
    return uses[0]._replace(
        frequency=sum(use.frequency for use in uses),
        documents=tuple(dict.fromkeys(file for use in uses for file in use.documents)),
    )


def list_documents(documents: Sequence[Source], termbases: Sequence[Source] = ()) -> list[Path]:
    """Return the files that documents stand for, texts and bilingual files; termbases in a folder are none."""
    paths = [Path(each) for each in documents]
    named = [path for path in paths if str(path) != STANDARD_INPUT]
    suffixes = dict.fromkeys((*formats.suffixes("document"), *formats.suffixes("segment_pairs")))
    left_out = {Path(each).resolve() for each in termbases}
    found = [path for path in find_sources(named, tuple(suffixes)) if path in named or path.resolve() not in left_out]
    return [Path(STANDARD_INPUT)] * (len(paths) > len(named)) + found


def read_source(path: Path, options: Linted) -> Draft:
    """Read a document as the source of a draft; a text of one language has no target yet."""
    data, reading = read_input(path), options.reading()
    if path.suffix.lower() in formats.suffixes("segment_pairs") and not is_text(path, data, reading):
        return read_draft(path, reading, data=data)
    single = read_single(path, data, reading._replace(target_language=options.source_language))
    language = single.target_language
    pairs = tuple(
        pair._replace(source=pair.target, target="", source_hidden=pair.target_hidden, target_hidden=())
        for pair in single.pairs
    )
    return Draft(single.file, language, options.target_language or OTHER.get(primary(language), "en"), pairs)
