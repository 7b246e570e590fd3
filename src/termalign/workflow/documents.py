"""From documents such as 白書.txt to glosses and a termbase."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from termalign import formats
from termalign.errors import CommandError, FileError, TermalignError
from termalign.extraction import extract_document
from termalign.files import find_sources, read_bytes
from termalign.formats import find_document
from termalign.model import Document, Extraction, Gloss, Rejection, Termbase
from termalign.termbase import build_termbase

Source = str | os.PathLike[str]
Progress = Callable[[int, int, str], None]
OnError = Callable[[TermalignError], None]

STANDARD_INPUT = "-"


def extract(
    sources: Source | Sequence[Source],
    *,
    encoding: str | None = None,
    rejections: bool = True,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Extraction:
    """Pair the Japanese terms of documents with their abbreviations and English full forms.

    Args:
        sources: text or Markdown files, folders of such, or "-" for standard input; one or several.
        encoding: the files' encoding; detected for each file where it is not given.
        rejections: whether to list what was turned down, with reasons; without it is faster.
        progress: called before each file with (files done, files in all, name of the file).
        on_error: called with the error of each file that cannot be read, which is then passed over.

    Returns:
        The glosses and rejections of all files, file by file, in text order. Within a file an
        abbreviation's passages are one gloss; across files nothing is merged.

    Raises:
        CommandError: a source does not exist, or a folder holds no document.
        FileError: a file is unreadable, empty or not text, and there is no `on_error`.

    The method: letters after Schwartz & Hearst (PSB 2003); noun chunks by Sudachi short units; the
    left boundary by how much of the English the Japanese accounts for.
    """
    paths = list_sources(sources)
    glosses: list[Gloss] = []
    turned_down: list[Rejection] = []
    read: list[str] = []
    for number, path in enumerate(paths):
        if progress:
            progress(number, len(paths), path.name)
        try:
            found = extract_document(read_document(path, encoding), rejections=rejections)
        except TermalignError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        glosses.extend(found.glosses)
        turned_down.extend(found.rejections)
        read.append(path.as_posix())
    return Extraction(tuple(glosses), tuple(turned_down), tuple(read))


def build(
    sources: Source | Sequence[Source],
    *,
    encoding: str | None = None,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Termbase:
    """Build a termbase from documents: bands A and B become concepts, the rest is its worklist.

    Arguments and errors are those of `extract`. The termbase's info names the sources, the version and
    the date, which is SOURCE_DATE_EPOCH's where that is set.
    """
    extraction = extract(sources, encoding=encoding, rejections=False, progress=progress, on_error=on_error)
    return build_termbase(extraction.glosses, build_info(extraction))


def build_info(extraction: Extraction) -> list[tuple[str, str]]:
    """Return what a termbase says of its making: version, date, the documents that have glosses."""
    names = dict.fromkeys(gloss.anchor.place.file for gloss in extraction.glosses)
    made = [("made by", f"termalign {version('termalign')}"), ("made on", build_date())]
    return made + [("source", name) for name in names]


def list_sources(sources: Source | Sequence[Source]) -> list[Path]:
    """Return the files that sources stand for."""
    several: Iterable[Source] = [sources] if isinstance(sources, str | os.PathLike) else sources
    paths = [Path(source) for source in several]
    named = [path for path in paths if str(path) != STANDARD_INPUT]
    found = find_sources(named, formats.suffixes("document"))
    return ([Path(STANDARD_INPUT)] if len(named) < len(paths) else []) + found


def read_document(path: Path, encoding: str | None) -> Document:
    """Read one document; the format is the suffix's, plain text where it is unknown."""
    if str(path) == STANDARD_INPUT and sys.stdin is None:
        message = "-: standard input is closed"
        raise FileError(message)
    data = sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else read_bytes(path)
    document: Document = find_document(path).document(path.as_posix(), data, encoding)
    return document


def build_date() -> str:
    """Return today's date, or SOURCE_DATE_EPOCH's (reproducible-builds.org), as YYYY-MM-DD."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds since 1970"
        raise CommandError(message) from None
    return moment.date().isoformat()
