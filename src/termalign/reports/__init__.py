"""Glosses for people and programs: 同盟調整メカニズム as a table row, a TSV row, a JSON line; one report per file.

A report is a module with `lines(glosses, options) -> Iterator[str]`, each line with its line break, and, where
the lines of a file do not depend on those of others, `body(glosses, options)`, which yields them without a header.
To add one: a file here, one line below.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Any, NamedTuple

from termalign.errors import CommandError

REPORTS = {"table": "table", "tsv": "tsv", "jsonl": "jsonl"}
SUFFIXES = {".txt": "table", ".tsv": "tsv", ".jsonl": "jsonl"}


class Options(NamedTuple):
    """How to write: the terminal's width in columns (0: as wide as needed), with reasons, ASCII only."""

    width: int = 0
    explain: bool = False
    ascii_only: bool = False


def find(name: str) -> Any:
    """Return the report's module."""
    return import_module(f"{__name__}.{REPORTS[name]}")


def name_for(file: str) -> str:
    """Return the report that a file name's suffix asks for; raises CommandError where there is none."""
    suffix = PurePath(file).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        message = f"{file}: no report has the suffix {suffix or '(none)'}; choose one of {known}, or name --format"
        raise CommandError(message)
    return SUFFIXES[suffix]
