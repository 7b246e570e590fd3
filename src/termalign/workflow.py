"""The verbs as plain functions: extract and build read documents such as 白書.txt; termbases are read and written."""

from __future__ import annotations

import getpass
import os
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from termalign import formats
from termalign.errors import CommandError, FileError, TermalignError
from termalign.extraction import extract_document
from termalign.files import check_writable, find_sources, keep_backup, read_bytes, replacing
from termalign.formats import find_document
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.losses import applying
from termalign.model import EDITOR, SEVERITIES, Document, Extraction, Finding, Gloss, Rejection, Termbase
from termalign.termbase import (
    Change,
    Merged,
    Rebuilt,
    Reviewer,
    build_termbase,
    diff_termbases,
    merge_termbases,
    select,
)
from termalign.termbase import rebuild as merge_in
from termalign.termbase.checks import check

Source = str | os.PathLike[str]
Progress = Callable[[int, int, str], None]
OnError = Callable[[TermalignError], None]

STANDARD_INPUT = "-"
FORMULA = ("=", "+", "-", "@")
"""What makes a spreadsheet take the text of a CSV for a formula (OWASP, CSV injection)."""


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


def rebuild(  # noqa: PLR0913 - what the command line offers
    sources: Source | Sequence[Source],
    into: Source,
    *,
    reviewer: str = "",
    encoding: str | None = None,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Rebuilt:
    """Bring a reviewed termbase up to date with documents; every decision that a person made in it stays.

    Arguments and errors are those of `extract`; `into` is the termbase, which is read, not written. `reviewer`
    signs the decisions that nobody has signed: by default who saved the workbook last, else the login name.
    """
    file = Path(into)
    if "proposals" in formats.find(file, "write_termbase").LOSES:
        message = (
            f"{file}: keeps no record of what was proposed, so that a rebuild could not respect what people deleted; "
            "rebuild an .xlsx, .tbx or .jsonl"
        )
        raise CommandError(message)
    current = read_termbase(file)
    extraction = extract(sources, encoding=encoding, rejections=False, progress=progress, on_error=on_error)
    found = build_termbase(extraction.glosses, build_info(extraction))
    name = reviewer or dict(current.info).get(EDITOR) or login_name()
    current = replace(current, info=tuple(pair for pair in current.info if pair[0] != EDITOR))
    return merge_in(current, found, extraction.files, Reviewer(name, build_date()))


def login_name() -> str:
    """Return the name that the user is logged in with, "" where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def read_termbase(path: Source) -> Termbase:
    """Read a termbase; the format is the suffix's, and where several share one, the content's.

    Raises:
        CommandError: the file does not exist, or no format has its suffix.
        FileError: the file is not a termbase of that format; the message says where.
    """
    file = Path(path)
    if file.is_dir():
        message = f"{file}: is a folder; name a termbase in it"
        raise CommandError(message)
    if not file.is_file():
        message = f"{file}: no such file"
        raise CommandError(message)
    formats.find(file, "read_termbase")
    data = read_bytes(file)
    if not data:
        message = f"{file}: is empty"
        raise FileError(message)
    termbase: Termbase = formats.find_reader(file, data).read_termbase(file.as_posix(), data)
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
    return write_with(module, termbase, file, DEFAULTS).backup


class Export(NamedTuple):
    """An export that was made: what it loses in words, terms dropped, terms left behind, the file replaced.

    `formulas` are the terms of a .csv or .tsv that a spreadsheet would take for formulas; they are written exactly.
    """

    losses: list[str]
    dropped: list[Dropped]
    left: Counter[str]
    backup: Path | None
    terms: int
    formulas: list[str]


def export(  # noqa: PLR0913 - what the command line offers
    termbase: Termbase,
    path: Source,
    name: str,
    *,
    options: Options = DEFAULTS,
    include: Collection[str] = (),
    subject: str = "",
    overwrite: bool = False,
) -> Export:
    """Write the approved terms of a termbase in a format by its name, such as "omegat".

    Args:
        termbase: what to export.
        path: the file to write.
        name: the name of a format of `formats.FORMATS` that is written.
        options: languages of a pair, profile of a machine translation service, style of TBX version 3.
        include: "candidates" takes unreviewed terms along, "deprecated" those that must not be suggested,
            where the format would else leave them out.
        subject: only concepts whose subject field contains this.
        overwrite: whether an existing file is replaced; it is kept as .bak.

    Raises:
        CommandError: the format is unknown, or the file exists.
        FileError: the file cannot be written, or nothing is left to write.
    """
    file = Path(path)
    if name not in formats.FORMATS or "write_termbase" not in formats.FORMATS[name].views:
        message = f"{name!r} is no export format; termalign export --list names them"
        raise CommandError(message)
    module = formats.module(name)
    refuse_existing(file, overwrite=overwrite)
    blind = getattr(module, "STATUS_BLIND", False)
    selection = select(termbase, {*include} if blind else {*include, "deprecated"}, subject)
    if not selection.termbase.concepts:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in selection.left.items())
        message = f"{file}: nothing to export ({reasons or 'the termbase is empty'})"
        raise FileError(message)
    written = write_with(module, selection.termbase, file, options)
    losses = applying(selection.termbase, module.LOSES, options)
    texts = [term.text for concept in selection.termbase.concepts for term in concept.terms]
    formulas = [text for text in texts if text.startswith(FORMULA)] if file.suffix.lower() in (".csv", ".tsv") else []
    return Export(losses, written.dropped, selection.left, written.backup, len(texts), formulas)


class Written(NamedTuple):
    """What a format left out of a file, and where the file that it replaced is now."""

    dropped: list[Dropped]
    backup: Path | None


def write_with(module: Any, termbase: Termbase, file: Path, options: Options) -> Written:
    """Write a termbase with a format's module, whole or not at all."""
    try:
        with replacing(file) as stream:
            dropped = module.write_termbase(termbase, stream, options)
            return Written(dropped, keep_backup(file))
    except ValueError as error:
        message = f"{file}: {error}"
        raise FileError(message) from None


def validate(path: Source) -> tuple[list[Finding], int]:
    """Return what is wrong in a termbase, the worst first, and how many concepts it has.

    Where the format has a structure of its own to check (TBX), that is checked too. Errors are those of
    `read_termbase`.
    """
    file = Path(path)
    termbase = read_termbase(file)
    data = read_bytes(file)
    module = formats.find_reader(file, data)
    findings = list(module.find_flaws(file.as_posix(), data)) if hasattr(module, "find_flaws") else []
    findings += check(termbase)
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)), len(termbase.concepts)


def merge(paths: Sequence[Source]) -> Merged:
    """Make one termbase of several; an earlier one has priority. Errors are those of `read_termbase`."""
    return merge_termbases([read_termbase(path) for path in paths])


def diff(old: Source, new: Source) -> list[Change]:
    """Return what differs between two termbases. Errors are those of `read_termbase`."""
    return diff_termbases(read_termbase(old), read_termbase(new))


def check_output(file: Path, *, overwrite: bool) -> None:
    """Refuse, before any work is done, an output that would replace a termbase or cannot be written."""
    formats.find(file, "write_termbase")
    refuse_existing(file, overwrite=overwrite)


def refuse_existing(file: Path, *, overwrite: bool) -> None:
    """Refuse an output that exists, where it may not be replaced, or cannot be written."""
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
