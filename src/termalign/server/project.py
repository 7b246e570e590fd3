"""What a draft belongs to: the settings of its project, its termbases, its source: 訳文.md beside 訳文.ja.md."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termalign import formats
from termalign.config import find_config, read_config
from termalign.errors import CommandError
from termalign.files import read_bytes
from termalign.server.hover import Lookup
from termalign.workflow.decisions import decide, read_decisions
from termalign.workflow.draft_files import in_place, read_draft
from termalign.workflow.reading import read_termbase
from termalign.workflow.runs import Linted, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.config import Config
    from termalign.formats.edits import InPlace
    from termalign.model import LintReport

MARKS = "._-"
TAG = re.compile(r"[._-]([a-z]{2,3}(?:-[A-Z]{2})?)$")
PAIRS = (("ja", "en"), ("en", "ja"))
"""The languages that are tried, in this order, where the settings name none."""


class Checked(NamedTuple):
    """What was found in a draft, and where its targets stand in the file; None where that is not known."""

    report: LintReport
    targets: InPlace | None


class Given(NamedTuple):
    """What the command line says, before the settings of a project."""

    termbases: tuple[Path, ...] = ()
    source_language: str = ""
    target_language: str = ""


class Kept:
    """Termbases made ready, and what they and the settings were when they were read."""

    def __init__(self, stamp: object, run: Run) -> None:
        """Keep the termbases to check with."""
        self.stamp, self.run = stamp, run

    @cached_property
    def lookup(self) -> Lookup:
        """The termbases to look terms up in."""
        return Lookup(self.run.termbases)


class Project:
    """Checks drafts with the settings that are nearest to each; termbases are kept until their files change."""

    def __init__(self, given: Given) -> None:
        """Read nothing yet."""
        self.given = given
        self.kept: dict[Path | None, Kept] = {}

    def check(self, path: Path) -> Checked | None:
        """Return what is found in a file; None where it is no draft: a source, or a text without one.

        Raises TermalignError where the draft, the settings or a termbase cannot be read, or no termbase is named.
        """
        settings = self.settings(path)
        run = self.ready(settings).run
        reading, source = run.options.reading(), None
        if path.suffix.lower() in formats.suffixes("document"):
            found = source_of(path, reading.source_language, reading.target_language)
            if found is None:
                return None
            source, first, second = found
            reading = reading._replace(source_language=first, target_language=second)
        data = read_bytes(path)
        draft = read_draft(path, reading, source, data=data)
        report = decide(run.report([draft]), read_decisions(settings.ignored))
        return Checked(report, in_place(draft, data, reading, is_document=source is not None))

    def lookup(self, path: Path) -> Lookup:
        """Return the terms that count for a file; raises TermalignError as `report` does."""
        return self.ready(self.settings(path)).lookup

    def settings(self, path: Path) -> Config:
        """Return the settings that are nearest to a file."""
        return read_config(find_config(path.resolve().parent))

    def ready(self, settings: Config) -> Kept:
        """Return the termbases made ready, read again where a file or a setting has changed."""
        named = self.given.termbases or settings.termbases
        if not named:
            message = 'no termbase is named; name one in termalign.toml, e.g. termbase = ["termbase.xlsx"]'
            raise CommandError(message)
        stamp = (settings, [path.stat().st_mtime_ns if path.is_file() else 0 for path in named])
        kept = self.kept.get(settings.file)
        if kept is None or kept.stamp != stamp:
            termbases = [(path.as_posix(), read_termbase(path)) for path in named]
            kept = self.kept[settings.file] = Kept(stamp, Run(termbases, self.options(settings)))
        return kept

    def options(self, settings: Config) -> Linted:
        """Return how drafts are read and checked."""
        return Linted(
            self.given.source_language or settings.source_language,
            self.given.target_language or settings.target_language,
            settings.select,
            settings.ignore,
            dict(settings.severities),
            settings.subject,
        )


def source_of(path: Path, source: str, target: str) -> tuple[Path, str, str] | None:
    """Return the source of a text, with the languages of both; None where the text is itself a source, or has none.

    The languages stand in the names: guide.ja.md or guide_ja.md beside guide.en.md or guide.md, ja/guide.md beside
    en/guide.md. Where they are not given, ja and en are tried in both directions.
    """
    for first, second in ((source or usual[0], target or usual[1]) for usual in PAIRS):
        if first == second:
            continue
        if is_in(path, first):
            return None
        for candidate in candidates(path, first, second):
            if candidate.is_file():
                return candidate, first, second
    return None


def is_in(path: Path, language: str) -> bool:
    """Tell whether a file's name or the folder it is in names a language."""
    return tag_in(path.stem) == language or (not tag_in(path.stem) and language in path.parent.parts)


def tag_in(stem: str) -> str:
    """Return the language that a file's name ends with, "" where it names none."""
    match = TAG.search(stem)
    return match[1] if match else ""


def candidates(path: Path, source: str, target: str) -> Iterator[Path]:
    """Yield where the source of a text may be."""
    bare = TAG.sub("", path.stem) if tag_in(path.stem) == target else path.stem
    yield from (path.with_name(f"{bare}{mark}{source}{path.suffix}") for mark in MARKS)
    if bare != path.stem:
        yield path.with_name(bare + path.suffix)
    parts = path.parts
    for number in range(len(parts) - 2, -1, -1):
        if parts[number] == target:
            yield Path(*parts[:number], source, *parts[number + 1 :])
