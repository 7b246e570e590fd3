"""One termbase of what documents gloss, of the user's own termbases, and of terms that nobody has given English yet."""

from __future__ import annotations

import getpass
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termalign import formats
from termalign.errors import CommandError
from termalign.model import EDITOR, LACKS_ENGLISH, Extraction, Termbase
from termalign.termbase import (
    ALIGNED,
    Rebuilt,
    Reviewer,
    build_termbase,
    taken_over,
    was_candidate,
    with_alignments,
    with_candidates,
)
from termalign.termbase import rebuild as merge_in
from termalign.workflow.candidates import candidates_of, survey
from termalign.workflow.documents import DEFAULT_READING, Reading, build_date, extract
from termalign.workflow.reading import Source, read_filled, read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.workflow.documents import OnError, Progress

Pair = tuple[Source, Source]
"""A document and its translation, or two folders of them."""


class Wanted(NamedTuple):
    """What is to be found beside glosses: how many terms without English, and in which translations English."""

    candidates: int = 0
    aligned: Sequence[Pair] = ()


def build(  # noqa: PLR0913 - what the command line offers
    sources: Source | Sequence[Source],
    *,
    reading: Reading = DEFAULT_READING,
    candidates: int = 0,
    aligned: Sequence[Pair] = (),
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Termbase:
    """Build a termbase from documents: bands A and B become concepts, the rest is its worklist.

    The concepts of `reading.termbases` are taken over, each term with the name of its file. `candidates` is how many of
    the likeliest terms without English go to the worklist, `aligned` are documents with their translations, which give
    terms English. Other arguments and errors are those of `extract`. The
    termbase's info names the sources, the version and the date, which is SOURCE_DATE_EPOCH's where that is set.
    """
    return found_in(sources, reading, Wanted(candidates, aligned), None, progress, on_error)[0]


def rebuild(  # noqa: PLR0913 - what the command line offers
    sources: Source | Sequence[Source],
    into: Source,
    *,
    reviewer: str = "",
    reading: Reading = DEFAULT_READING,
    candidates: int | None = None,
    aligned: Sequence[Pair] = (),
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Rebuilt:
    """Bring a reviewed termbase up to date with documents; every decision that a person made in it stays.

    Arguments and errors are those of `build`; `into` is the termbase, which is read, not written. `reviewer`
    signs the decisions that nobody has signed: by default who saved the workbook last, else the login name. Where
    `candidates` is None, as many are looked for as the worklist has.
    """
    file = Path(into)
    if "proposals" in formats.find(file, "write_termbase").LOSES:
        message = (
            f"{file}: keeps no record of what was proposed, so that a rebuild could not respect what people deleted; "
            "rebuild an .xlsx, .tbx or .jsonl"
        )
        raise CommandError(message)
    current = read_termbase(file)
    if candidates is None:
        candidates = sum(task.reason == LACKS_ENGLISH and not task.concept.find("en") for task in current.worklist)
    wanted = Wanted(candidates, aligned)
    found, files = found_in(sources, reading, wanted, current, progress, on_error)
    name = reviewer or dict(current.info).get(EDITOR) or login_name()
    current = replace(current, info=tuple(pair for pair in current.info if pair[0] != EDITOR))
    spared = () if aligned else (ALIGNED,)
    return merge_in(current, found, files, Reviewer(name, build_date()), spared)


def found_in(  # noqa: PLR0913 - what building and rebuilding share
    sources: Source | Sequence[Source], reading: Reading, wanted: Wanted, current: Termbase | None,
    progress: Progress | None, on_error: OnError | None,
) -> tuple[Termbase, tuple[str, ...]]:  # fmt: skip
    """Return the machine's termbase of documents, and the files that were read; `current` is one to be brought up to date."""
    others = [(Path(path).name, read_filled(path)) for path in reading.termbases]
    looked_for = wanted.candidates > 0 or (current is not None and has_candidates(current))
    if looked_for:
        tally, extraction, _ = survey(sources, reading, progress, on_error)
    else:
        extraction = extract(sources, reading=reading, rejections=False, progress=progress, on_error=on_error)
    found = build_termbase(extraction.glosses, build_info(extraction))
    if others:
        found = taken_over(found, others)
    files = extraction.files
    if wanted.aligned:
        translations, more = read_translations(wanted.aligned, reading, progress)
        found, files = with_alignments(found, translations), (*files, *more)
    if looked_for:
        known = [*(each for _, each in others), *([current] if current else [])]
        found = with_candidates(found, candidates_of(tally, extraction.glosses, known), wanted.candidates, current)
    return found, files


def read_translations(
    pairs: Sequence[Pair], reading: Reading, progress: Progress | None
) -> tuple[Termbase, tuple[str, ...]]:
    """Return what translations say of the terms of their documents, and the files that were read."""
    from termalign.workflow.aligned_terms import termbase_of  # noqa: PLC0415
    from termalign.workflow.aligning import Aligned, align, align_terms  # noqa: PLC0415 - loads numpy

    each = [align(source, target, reading=reading, progress=progress) for source, target in pairs]
    whole = Aligned(
        tuple(pair for one in each for pair in one.pairs),
        tuple(gloss for one in each for gloss in one.glosses),
        tuple(file for one in each for file in one.files),
    )
    terms = align_terms(whole, reading=reading)
    likely = [term for term in terms if term.band != "weak" or term.inconsistent]
    return replace(termbase_of(likely, whole.files), alignments=tuple(terms)), whole.files


def has_candidates(termbase: Termbase) -> bool:
    """Tell whether a termbase has concepts that came into it as candidates, decided or not."""
    return any(map(was_candidate, (*termbase.concepts, *(task.concept for task in termbase.worklist))))


def login_name() -> str:
    """Return the name that the user is logged in with, "" where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def build_info(extraction: Extraction) -> list[tuple[str, str]]:
    """Return what a termbase says of its making: version, date, the documents that have glosses."""
    names = dict.fromkeys(gloss.anchor.place.file for gloss in extraction.glosses)
    made = [("made by", f"termalign {version('termalign')}"), ("made on", build_date())]
    return made + [("source", name) for name in names]
