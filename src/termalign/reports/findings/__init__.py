"""What linting found, for people and programs: 反撃能力 in a sentence, an annotation, a JSON object; one report per file.

A report is a module with `lines(report, options) -> Iterator[str]`, each string with its line breaks, or, where it
is no text, `data(report, options) -> bytes`.
To add one: a file here, one line below. The draft itself as a Word document with comments (docx) is made of the draft
and not of the report alone: workflow.reviewed.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping

REPORTS = {
    "text": "text",
    "line": "line",
    "html": "html",
    "xlsx": "xlsx",
    "csv": "csv",
    "github": "github",
    "junit": "junit",
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "sarif",
}
SUFFIXES = {
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".csv": "csv",
    ".xml": "junit",
    ".json": "json",
    ".jsonl": "jsonl",
}


class Options(NamedTuple):
    """How to write: what the rules do by name, the terminal's columns (0: unknown), and what it can show.

    `severities` are those that the rules have by default; a rule that is not named counts as a warning.
    """

    rules: Mapping[str, str] = {}
    width: int = 0
    color: bool = False
    statistics: bool = False
    version: str = ""
    ascii_only: bool = False
    severities: Mapping[str, str] = {}


def find(name: str) -> Any:
    """Return the report's module."""
    return import_module(f"{__name__}.{REPORTS[name]}")


def name_for(file: str) -> str:
    """Return the report that a file name's suffix asks for; raises CommandError where there is none."""
    for suffix, name in SUFFIXES.items():
        if file.lower().endswith(suffix):
            return name
    known = ", ".join(SUFFIXES)
    given = PurePath(file).suffix or "(none)"
    message = f"{file}: no report of findings has the suffix {given}; choose one of {known}, or name --format"
    raise CommandError(message)
