"""File formats: 白書.txt in, 用語集.xlsx out; one format per file, listed in FORMATS.

A format module offers the views that make sense for it, as plain functions:

    document(file: str, data: bytes, encoding: str | None) -> Document
    read_termbase(file: str, data: bytes) -> Termbase
    write_termbase(termbase: Termbase, stream: IO[bytes]) -> None     raises ValueError where it cannot

and says in LOSES what a written termbase does not keep, in the words of model.py. To add a format: one file here, one line below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path


class Format(NamedTuple):
    """A format's file name suffixes, and its module, which is loaded when the format is used."""

    suffixes: tuple[str, ...]
    module: str
    views: tuple[str, ...]


FORMATS = {
    "text": Format((".txt", ".text"), "text", ("document",)),
    "markdown": Format((".md", ".markdown"), "markdown", ("document",)),
    "xlsx": Format((".xlsx",), "xlsx", ("read_termbase", "write_termbase")),
    "tbx": Format((".tbx",), "tbx", ("read_termbase", "write_termbase")),
    "csv": Format((".csv",), "csv", ("read_termbase", "write_termbase")),
    "tsv": Format((".tsv",), "tsv", ("read_termbase", "write_termbase")),
    "jsonl": Format((".jsonl",), "jsonl", ("read_termbase", "write_termbase")),
}


def suffixes(view: str) -> tuple[str, ...]:
    """Return the suffixes of all formats that offer a view."""
    return tuple(suffix for each in FORMATS.values() if view in each.views for suffix in each.suffixes)


def find(path: Path, view: str) -> Any:
    """Return the module whose format the file's suffix names and that offers the view.

    Raises CommandError where there is none.
    """
    suffix = path.suffix.lower()
    for each in FORMATS.values():
        if suffix in each.suffixes and view in each.views:
            return import_module(f"{__name__}.{each.module}")
    verb = "written" if view.startswith("write") else "read"
    named = f"a {path.suffix} file" if path.suffix else "a file without a suffix"
    message = f"{path}: a termbase cannot be {verb} as {named}; choose one of {', '.join(suffixes(view))}"
    raise CommandError(message)


def find_document(path: Path) -> Any:
    """Return the module that reads a source document: by suffix, and as plain text where it is unknown."""
    suffix = path.suffix.lower()
    if suffix in suffixes("document"):
        return find(path, "document")
    return import_module(f"{__name__}.text")
