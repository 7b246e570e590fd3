"""The technical terms of documents that nobody has given English yet: 垂直スケーリング, 12 times in 3 documents."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import FileError, TermalignError
from termalign.extraction import extract_document
from termalign.extraction.tally import joined, key_of, tally
from termalign.extraction.termhood import ranked
from termalign.model import Extraction, Termbase, TermCandidate
from termalign.termbase import with_candidates
from termalign.text.scripts import HAS_JAPANESE
from termalign.workflow.documents import (
    DEFAULT_READING,
    Reading,
    Reported,
    build_date,
    lexicon_for,
    list_sources,
    read_document,
    run,
)
from termalign.workflow.reading import Source, read_filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from termalign.extraction.tally import Tally
    from termalign.extraction.vocabulary import Lexicon
    from termalign.model import Gloss
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

    The method: noun compounds by Sudachi short units, ranked by FLR (Nakagawa & Mori, Terminology 9, 2003) times length.
    """
    known = [read_filled(file) for file in reading.termbases]
    found, extraction, is_japanese = survey(sources, reading, progress, on_error)
    if extraction.files and not is_japanese:
        several = f"none of {len(extraction.files):,} documents" if len(extraction.files) > 1 else extraction.files[0]
        message = f"{several}: has no Japanese; candidates are looked for in Japanese documents"
        raise FileError(message)
    return [each for each in candidates_of(found, extraction.glosses, known) if each.frequency >= least]


def worklist_of(candidates: Sequence[TermCandidate]) -> Termbase:
    """Return a termbase with nothing but candidates on its worklist, to fill in their English."""
    made = [("made by", f"termalign {version('termalign')}"), ("made on", build_date())]
    sources = dict.fromkeys(document for each in candidates for document in each.documents)
    empty = Termbase((), (), (*made, *(("source", name) for name in sources)))
    return with_candidates(empty, candidates, len(candidates), least=1)


def survey(
    sources: Source | Sequence[Source], reading: Reading, progress: Progress | None, on_error: OnError | None
) -> tuple[Tally, Extraction, bool]:
    """Return the compounds and the glosses of documents, each read once, and whether one has Japanese.

    Errors are those of `extract`.
    """
    paths = list_sources(sources, reading.globs)
    work = Survey(reading, lexicon_for(paths, reading, progress))
    each = list(run(paths, reading.jobs, work.__call__, Reported(progress, on_error)))
    glosses = tuple(gloss for surveyed in each for gloss in surveyed.glosses)
    extraction = Extraction(glosses, (), tuple(surveyed.file for surveyed in each))
    return joined(surveyed.tally for surveyed in each), extraction, any(surveyed.is_japanese for surveyed in each)


class Surveyed(NamedTuple):
    """What a document has: its compounds with their uses, its glosses."""

    file: str
    tally: Tally
    glosses: tuple[Gloss, ...]
    is_japanese: bool


class Survey(NamedTuple):
    """What is to be done with each file."""

    reading: Reading
    lexicon: Lexicon

    def __call__(self, path: Path) -> Surveyed | TermalignError:
        """Return what a file has; an error is returned, for it may cross between processes."""
        try:
            document = read_document(path, self.reading)
        except TermalignError as error:
            return error
        glosses = extract_document(document, rejections=False, lexicon=self.lexicon).glosses
        is_japanese = HAS_JAPANESE.search(document.text) is not None
        return Surveyed(path.as_posix(), tally(document) if is_japanese else {}, glosses, is_japanese)


def candidates_of(found: Tally, glosses: Iterable[Gloss], termbases: Iterable[Termbase]) -> list[TermCandidate]:
    """Return the compounds that may be terms, the likeliest first, with the English that termbases or glosses have."""
    glossed = {key_of(gloss.ja): "; ".join(gloss.en) or gloss.abbreviation for gloss in glosses if gloss.ja}
    known = dict(pair for termbase in termbases for pair in english_terms(termbase))
    return [
        TermCandidate(use.text, value, use.count, tuple(sorted(use.documents)), use.fragment, use.passage,
                      known.get(key) or glossed.get(key, ""),
                      "termbase" if known.get(key) else "gloss" if glossed.get(key) else "")
        for key, value in ranked(found) if (use := found[key])
    ]  # fmt: skip


def english_terms(termbase: Termbase) -> Iterator[tuple[str, str]]:
    """Yield (key of a Japanese term, its English) of a termbase, the English "" where it has none."""
    for concept in termbase.concepts:
        english = concept.text("en")
        yield from ((key_of(term.text), english) for term in concept.find("ja"))
