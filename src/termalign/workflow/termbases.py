"""Writing, checking, merging and exporting termbases: 用語集.xlsx and what is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign import formats
from termalign.errors import CommandError, FileError, suggestion
from termalign.files import check_writable, keep_backup, read_bytes, replacing
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.losses import applying
from termalign.model import SEVERITIES, Finding, Termbase
from termalign.termbase import (
    Change,
    Merged,
    diff_termbases,
    merge_termbases,
    select,
)
from termalign.termbase.checks import check
from termalign.workflow.reading import Source, read_termbase

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Sequence

FORMULA = ("=", "+", "-", "@")
"""What makes a spreadsheet take the text of a CSV for a formula (OWASP, CSV injection)."""


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
        CommandError: the format is unknown, the suffix is that of another, or the file exists.
        FileError: the file cannot be written, or nothing is left to write.
    """
    file = Path(path)
    if name not in formats.FORMATS or "write_termbase" not in formats.FORMATS[name].views:
        known = [each for each, format_ in formats.FORMATS.items() if "write_termbase" in format_.views]
        message = f"{name!r} is no export format{suggestion(name, known) or '; termalign export --list names them'}"
        raise CommandError(message)
    module = formats.module(name)
    formats.check_suffix(file, name)
    refuse_existing(file, overwrite=overwrite)
    blind = getattr(module, "STATUS_BLIND", False)
    selection = select(termbase, {*include} if blind else {*include, "deprecated"}, subject)
    if not selection.termbase.concepts:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in selection.left.items())
        message = f"{file}: nothing to export ({reasons or 'the termbase is empty'})"
        raise FileError(message)
    if name not in formats.MULTILINGUAL:
        check_languages(selection.termbase, file, options)
    written = write_with(module, selection.termbase, file, options._replace(suffix=file.suffix.lower()))
    losses = applying(selection.termbase, module.LOSES, options)
    texts = [term.text for concept in selection.termbase.concepts for term in concept.terms]
    formulas = [text for text in texts if text.startswith(FORMULA)] if file.suffix.lower() in (".csv", ".tsv") else []
    return Export(losses, written.dropped, selection.left, written.backup, len(texts), formulas)


def check_languages(termbase: Termbase, file: Path, options: Options) -> None:
    """Raise FileError where a termbase has no term in one of the two languages of a file."""
    known = sorted({term.language for concept in termbase.concepts for term in concept.terms})
    for language in (options.source, options.target):
        if not any(concept.find(language) for concept in termbase.concepts):
            message = (
                f"{file}: nothing to export (no terms in {language}, only in {', '.join(known)}); "
                "name the languages with --from and --to"
            )
            raise FileError(message)


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
