"""The verbs as plain functions: extract and build read documents such as 白書.txt; termbases are read and written."""

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
from termalign.files import check_writable, find_sources, keep_backup, read_bytes, replacing
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
    return Extraction(tuple(glosses), tuple(turned_down))


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
    names = dict.fromkeys(gloss.anchor.place.file for gloss in extraction.glosses)
    info = [("made by", f"termalign {version('termalign')}"), ("made on", build_date())]
    info += [("source", name) for name in names]
    return build_termbase(extraction.glosses, info)


def read_termbase(path: Source) -> Termbase:
    """Read a termbase; the format is the suffix's (.xlsx, .tbx, .csv, .tsv, .jsonl).

    Raises:
        CommandError: the file does not exist, or no format has its suffix.
        FileError: the file is not a termbase of that format; the message says where.
    """
    file = Path(path)
    module = formats.find(file, "read_termbase")
    if not file.is_file():
        message = f"{file}: no such file"
        raise CommandError(message)
    termbase: Termbase = module.read_termbase(file.as_posix(), read_bytes(file))
    return termbase


def write_termbase(termbase: Termbase, path: Source, *, overwrite: bool = False) -> Path | None:
    """Write a termbase in the format of the suffix, whole or not at all.

    An existing file is replaced only with `overwrite`, and kept beside as .bak, whose path is returned.

    Raises:
        CommandError: no format has the suffix, the folder does not exist, or the file exists.
        FileError: the file cannot be written.
    """
    file = Path(path)
    module = formats.find(file, "write_termbase")
    check_output(file, overwrite=overwrite)
    try:
        with replacing(file) as stream:
            module.write_termbase(termbase, stream)
            return keep_backup(file)
    except ValueError as error:
        message = f"{file}: {error}"
        raise FileError(message) from None


def check_output(file: Path, *, overwrite: bool) -> None:
    """Refuse, before any work is done, an output that would replace a termbase or cannot be written."""
    formats.find(file, "write_termbase")
    if file.exists() and not file.is_dir() and not overwrite:
        message = f"{file}: exists already; --overwrite replaces it and keeps the old one as {file.name}.bak"
        raise CommandError(message)
    check_writable(file)


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
