"""The technical terms of documents that nobody has given English yet: 垂直スケーリング, 12 times in 3 documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.errors import FileError, TermalignError
from termalign.extraction import extract_document
from termalign.extraction.tally import joined, key_of, tally
from termalign.extraction.termhood import ranked
from termalign.model import TermCandidate
from termalign.text.scripts import HAS_JAPANESE
from termalign.workflow.documents import DEFAULT_READING, Reading, Reported, list_sources, read_document, run
from termalign.workflow.lexicons import lexicon_of
from termalign.workflow.reading import Source, read_termbase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from termalign.extraction.tally import Tally
    from termalign.extraction.vocabulary import Lexicon
    from termalign.model import Concept, Gloss
    from termalign.workflow.documents import OnError, Progress


def find_candidates(
    sources: Source | Sequence[Source],
    *,
    reading: Reading = DEFAULT_READING,
    least: int = 2,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> list[TermCandidate]:
    """Return the terms of Japanese documents, the likeliest first; those that have English say so.

    Args:
        sources: files, folders of such, or "-" for standard input; one or several.
        reading: encoding, termbases whose terms have English already, dictionaries, processes.
        least: how often a term must be used by itself.
        progress: called before each file with (files done, files in all, name of the file).
        on_error: called with the error of each file that cannot be read, which is then passed over.

    Raises:
        CommandError: a source or a termbase does not exist.
        FileError: a file cannot be read, or no document has Japanese in it.
    """
    paths = list_sources(sources)
    known = known_terms(concept for file in reading.termbases for concept in read_termbase(file).concepts)
    work = Survey(reading, lexicon_of(reading.termbases, reading.dictionaries))
    surveyed = list(run(paths, reading.jobs, work.__call__, Reported(progress, on_error)))
    found = joined(tally for tally, _ in surveyed)
    if surveyed and not found:
        message = f"{paths[0]}: has no Japanese; candidates are looked for in Japanese documents"
        raise FileError(message)
    glossed = glossed_terms(gloss for _, glosses in surveyed for gloss in glosses)
    return [
        TermCandidate(use.text, value, use.count, tuple(sorted(use.documents)), use.fragment, use.passage,
                      *english_of(key, known, glossed))
        for key, value in ranked(found) if (use := found[key]).count >= least
    ]  # fmt: skip


class Survey(NamedTuple):
    """What is to be done with each file."""

    reading: Reading
    lexicon: Lexicon

    def __call__(self, path: Path) -> tuple[Tally, tuple[Gloss, ...]] | TermalignError:
        """Return the compounds and the glosses of a file; an error is returned, for it may cross between processes."""
        try:
            document = read_document(path, self.reading)
        except TermalignError as error:
            return error
        if not HAS_JAPANESE.search(document.text):
            return {}, ()
        return tally(document), extract_document(document, rejections=False, lexicon=self.lexicon).glosses


def known_terms(concepts: Iterable[Concept]) -> dict[str, str]:
    """Return the English of the Japanese terms of termbases that have some."""
    return {key_of(term.text): concept.text("en") for concept in concepts for term in concept.find("ja")}


def glossed_terms(glosses: Iterable[Gloss]) -> dict[str, str]:
    """Return what documents gloss terms with: English, or an abbreviation."""
    return {key_of(gloss.ja): "; ".join(gloss.en) or gloss.abbreviation for gloss in glosses if gloss.ja}


def english_of(key: str, known: dict[str, Any], glossed: dict[str, str]) -> tuple[str, str]:
    """Return the English of a term and where it is from, "" where there is none."""
    for origin, terms in (("termbase", known), ("gloss", glossed)):
        if terms.get(key):
            return terms[key], origin
    return "", ""
