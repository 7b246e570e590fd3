"""One termbase of what documents gloss, of the user's own termbases, and of terms that nobody has given English yet."""

from __future__ import annotations

import getpass
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from termalign import formats
from termalign.errors import CommandError
from termalign.model import EDITOR, LACKS_ENGLISH, Extraction, Termbase
from termalign.termbase import Rebuilt, Reviewer, build_termbase, taken_over, was_candidate, with_candidates
from termalign.termbase import rebuild as merge_in
from termalign.workflow.candidates import candidates_of, survey
from termalign.workflow.documents import DEFAULT_READING, Reading, build_date, extract
from termalign.workflow.reading import Source, read_filled, read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.workflow.documents import OnError, Progress


def build(
    sources: Source | Sequence[Source],
    *,
    reading: Reading = DEFAULT_READING,
    candidates: int = 0,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Termbase:
    """Build a termbase from documents: bands A and B become concepts, the rest is its worklist.

    The concepts of `reading.termbases` are taken over, each term with the name of its file. `candidates` is how many of
    the likeliest terms without English go to the worklist. Other arguments and errors are those of `extract`. The
    termbase's info names the sources, the version and the date, which is SOURCE_DATE_EPOCH's where that is set.
    """
    return found_in(sources, reading, candidates, None, progress, on_error)[0]


def rebuild(  # noqa: PLR0913 - what the command line offers
    sources: Source | Sequence[Source],
    into: Source,
    *,
    reviewer: str = "",
    reading: Reading = DEFAULT_READING,
    candidates: int | None = None,
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
    found, files = found_in(sources, reading, candidates, current, progress, on_error)
    name = reviewer or dict(current.info).get(EDITOR) or login_name()
    current = replace(current, info=tuple(pair for pair in current.info if pair[0] != EDITOR))
    return merge_in(current, found, files, Reviewer(name, build_date()))


def found_in(  # noqa: PLR0913 - what building and rebuilding share
    sources: Source | Sequence[Source], reading: Reading, candidates: int, current: Termbase | None,
    progress: Progress | None, on_error: OnError | None,
) -> tuple[Termbase, tuple[str, ...]]:  # fmt: skip
    """Return the machine's termbase of documents, and the files that were read; `current` is one to be brought up to date."""
    others = [(Path(path).name, read_filled(path)) for path in reading.termbases]
    looked_for = candidates > 0 or (current is not None and has_candidates(current))
    if looked_for:
        tally, extraction, _ = survey(sources, reading, progress, on_error)
    else:
        extraction = extract(sources, reading=reading, rejections=False, progress=progress, on_error=on_error)
    found = build_termbase(extraction.glosses, build_info(extraction))
    if others:
        found = taken_over(found, others)
    if looked_for:
        known = [*(each for _, each in others), *([current] if current else [])]
        found = with_candidates(found, candidates_of(tally, extraction.glosses, known), candidates, current)
    return found, extraction.files


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
