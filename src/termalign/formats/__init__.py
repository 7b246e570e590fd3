"""File formats: 白書.txt in, 用語集.xlsx out; one format per file, listed in FORMATS.

A format module offers the views that make sense for it, as plain functions:

    document(file: str, data: bytes, encoding: str | None, access: Access) -> Document
    read_termbase(file: str, data: bytes) -> Termbase
    write_termbase(termbase: Termbase, stream: IO[bytes], options: Options) -> list[Dropped]
                                                                       raises ValueError where it cannot

and says in LOSES, in the names of losses.py, what a written termbase does not keep. Where several formats share a
suffix (a .csv may be ours or memoQ's), `is_it(data: bytes) -> bool` tells which one a file is, and the first that
says so is taken. To add a format: one file here, one line below.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path


class Format(NamedTuple):
    """A format's file name suffixes, its module, which is loaded when the format is used, and what it is for."""

    suffixes: tuple[str, ...]
    module: str
    views: tuple[str, ...]
    purpose: str = ""


BACKUP = re.compile(r"\.bak\d*")
BOTH = ("read_termbase", "write_termbase")

NATIVE = ("xlsx", "tbx", "csv", "tsv", "jsonl")
"""The formats that a termbase is kept in; the others are made of it by an export."""
MULTILINGUAL = (*NATIVE, "tbx-v3")
"""The formats that hold terms of all languages; the others that are written hold those of two."""

FORMATS = {
    "text": Format((".txt", ".text"), "text", ("document",)),
    "markdown": Format((".md", ".markdown"), "markdown", ("document",)),
    "html": Format((".html", ".htm", ".xhtml", ".xht"), "html", ("document",)),
    "epub": Format((".epub",), "epub", ("document",)),
    "pdf": Format((".pdf",), "pdf", ("document",)),
    "docx": Format((".docx", ".docm", ".dotx"), "docx", ("document", "segment_pairs")),
    "pptx": Format((".pptx", ".pptm", ".ppsx"), "pptx", ("document",)),
    "xlsx": Format((".xlsx",), "xlsx", (*BOTH, "segment_pairs", "document"), "the workbook to review"),
    "tbx": Format((".tbx", ".xml"), "tbx", BOTH, "TBX 2, TBX-Basic: OmegaT, Trados, memoQ, Phrase, Weblate"),
    "csv": Format((".csv",), "csv", (*BOTH, "segment_pairs"), "one row per term, for programs"),
    "tsv": Format((".tsv",), "tsv", (*BOTH, "segment_pairs", "write_pairs"), "one row per term, for programs"),
    "jsonl": Format((".jsonl",), "jsonl", BOTH, "everything, for programs"),
    "tbx-v3": Format((".tbx",), "tbx.version3", ("write_termbase",), "TBX 3 (ISO 30042:2019), for archives"),
    "list": Format((".txt",), "list", ("write_termbase",), "a term = its translation on each line, for a prompt"),
    "omegat": Format((".utf8", ".txt", ".tab"), "omegat", BOTH, "OmegaT's glossary folder"),
    "memoq": Format((".csv",), "memoq", ("write_termbase",), "memoQ: Import terms, CSV"),
    "multiterm": Format((".xlsx",), "multiterm", ("write_termbase",), "Excel for MultiTerm Convert, to Trados"),
    "utx": Format((".utx", ".txt", ".tsv"), "utx", BOTH, "UTX, the AAMT's format for MT dictionaries"),
    "tmx": Format((".tmx",), "tmx", (*BOTH, "segment_pairs", "write_pairs"), "TMX 1.4, translation memories"),
    "mt": Format((".tsv", ".csv"), "mt", ("write_termbase",), "glossaries of MT services (--profile)"),
    "xliff": Format((".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"), "xliff", ("segment_pairs",)),
    "po": Format((".po", ".pot"), "po", ("segment_pairs",)),
    "multiterm-xml": Format((".xml",), "multiterm_xml", ("read_termbase",)),
    "jmdict": Format((".xml",), "jmdict", ("read_termbase",)),
    "edict": Format((".edict", ".edict2", ".u8", ".euc", ".txt", ""), "edict", ("read_termbase",)),
}


SAVE_AS = "open it in {} and save it as {}"
UNSUPPORTED = {
    (".doc", ".dot"): ("documents of Word 97", SAVE_AS.format("Word or LibreOffice", ".docx")),
    (".ppt", ".pps"): ("slides of PowerPoint 97", SAVE_AS.format("PowerPoint or LibreOffice", ".pptx")),
    (".xls", ".xlsb"): ("workbooks of Excel 97, and binary ones,", SAVE_AS.format("Excel or LibreOffice", ".xlsx")),
    (".jtd", ".jtt", ".jtdc", ".jttc", ".jfw"): ("documents of Ichitaro", SAVE_AS.format("Ichitaro", ".docx or .pdf")),
    (".odt", ".ott", ".rtf", ".pages", ".wpd"): ("documents of this kind", SAVE_AS.format("its program", ".docx")),
    (".odp", ".key"): ("slides of this kind", SAVE_AS.format("its program", ".pptx")),
    (".ods", ".numbers"): ("workbooks of this kind", SAVE_AS.format("its program", ".xlsx")),
    (".mobi", ".azw", ".azw3", ".kfx"): ("books for Kindle", "get the book as .epub, without copy protection"),
    (".djvu", ".xps", ".oxps"): ("pages of this kind", "print them into a .pdf"),
    (".zip", ".7z", ".rar", ".lzh", ".gz", ".tar"): ("archives", "unpack it and name its files or their folder"),
}
"""Formats by their suffixes that people may have and that cannot be read: what they are, and what to do."""


def suffixes(view: str) -> tuple[str, ...]:
    """Return the suffixes of all formats that offer a view, each once."""
    found = (
        suffix
        for name, each in FORMATS.items()
        if view in each.views and (name in NATIVE or view != "write_termbase")
        for suffix in each.suffixes
        if suffix
    )
    return tuple(dict.fromkeys(found))


def suffix_of(path: Path) -> str:
    """Return a file's suffix; that of a copy (用語集.xlsx.bak) is the original's."""
    return path.with_suffix("").suffix.lower() if BACKUP.fullmatch(path.suffix) else path.suffix.lower()


def module(name: str) -> Any:
    """Return the module of a format."""
    return import_module(f"{__name__}.{FORMATS[name].module}")


def find(path: Path, view: str) -> Any:
    """Return the module whose format the file's suffix names and that offers the view.

    Raises CommandError where there is none.
    """
    suffix = suffix_of(path)
    for name, each in FORMATS.items():
        if suffix in each.suffixes and view in each.views and (name in NATIVE or view != "write_termbase"):
            return module(name)
    if not view.startswith("write"):
        refuse_unsupported(path)
    verb = "written" if view.startswith("write") else "read"
    what = "draft" if view == "segment_pairs" else "termbase"
    named = f"a {path.suffix} file" if path.suffix else "a file without a suffix"
    message = f"{path}: a {what} cannot be {verb} as {named}; choose one of {', '.join(suffixes(view))}"
    raise CommandError(message)


def name_for(path: Path) -> str:
    """Return the name of the first format that is written with a file's suffix; raises CommandError where there is none."""
    suffix = suffix_of(path)
    written = {name: each for name, each in FORMATS.items() if "write_termbase" in each.views}
    for name, each in written.items():
        if suffix in each.suffixes:
            return name
    known = ", ".join(dict.fromkeys(suffix for each in written.values() for suffix in each.suffixes))
    message = f"{path}: no format has the suffix {suffix or '(none)'}; choose one of {known}, or name --format"
    raise CommandError(message)


def check_suffix(path: Path, name: str) -> None:
    """Raise CommandError where a file's suffix is that of other formats that are written, and not of the one named."""
    suffix = suffix_of(path)
    others = {each for other in FORMATS.values() if "write_termbase" in other.views for each in other.suffixes}
    own = FORMATS[name].suffixes
    if suffix in others and suffix not in own:
        message = f"{path}: is no name for a file of the format {name}; choose one with {' or '.join(own)}"
        raise CommandError(message)


def find_reader(path: Path, data: bytes) -> Any:
    """Return the module that reads a termbase: by suffix, and where several formats share it by content."""
    suffix = suffix_of(path)
    several = [module(name) for name, each in FORMATS.items() if suffix in each.suffixes and BOTH[0] in each.views]
    for each in reversed(several):  # the later ones are the more particular
        if len(several) > 1 and hasattr(each, "is_it") and each.is_it(data):
            return each
    return several[0] if several else find(path, BOTH[0])


def find_document(path: Path) -> Any:
    """Return the module that reads a source document: by suffix, and as plain text where it is unknown.

    Raises CommandError for the formats of UNSUPPORTED.
    """
    refuse_unsupported(path)
    if path.suffix.lower() in suffixes("document"):
        return find(path, "document")
    return import_module(f"{__name__}.text")


def refuse_unsupported(path: Path) -> None:
    """Raise CommandError for the formats of UNSUPPORTED, with what to do."""
    for several, (what, remedy) in UNSUPPORTED.items():
        if path.suffix.lower() in several:
            message = f"{path}: {what} cannot be read; {remedy}"
            raise CommandError(message)
