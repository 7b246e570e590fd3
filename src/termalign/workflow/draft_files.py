"""Reading drafts, whatever file they come in: draft.xliff, 訳文.xlsx, two Markdown files, standard input."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from termalign import formats
from termalign.errors import CommandError, FileError
from termalign.files import find_sources, read_bytes
from termalign.formats.edits import Written
from termalign.text.scripts import HAS_JAPANESE
from termalign.workflow.documents import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from termalign.formats.edits import Edits, InPlace
    from termalign.formats.exchange import DraftOptions
    from termalign.model import Draft
    from termalign.workflow.reading import Source


def list_drafts(names: Sequence[Source], source: Path | None, others: Sequence[Path] = ()) -> list[Path]:
    """Return the files that the names of drafts stand for, `others` (termbases, reports) apart.

    Folders are searched for bilingual files; where they have none, for texts.
    """
    paths = [Path(name) for name in names]
    if source is not None and len(paths) != 1:
        message = f"--source {source} goes with one draft; there are {len(paths)}"
        raise CommandError(message)
    named = [path for path in paths if str(path) != STANDARD_INPUT]
    left_out = {path.resolve() for path in others}
    found = [file for path in named for file in inside(path, left_out)]
    return [Path(STANDARD_INPUT)] * (len(paths) - len(named)) + list(dict.fromkeys(found))


def inside(path: Path, others: Collection[Path]) -> list[Path]:
    """Return the drafts that a path stands for: a folder's bilingual files, else its texts; without other files."""
    bilingual, texts = formats.suffixes("segment_pairs"), formats.suffixes("document")
    if not path.is_dir():
        return find_sources([path], bilingual)
    found = [file for file in find_sources([path], (*bilingual, *texts)) if file.resolve() not in others]
    if not found:
        message = f"{path}: no draft in this folder, only termbases and reports"
        raise CommandError(message)
    return [file for file in found if file.suffix.lower() in bilingual] or found


def read_draft(
    path: Path, languages: DraftOptions, source: Path | None = None, stdin_name: str = "", data: bytes | None = None,
) -> Draft:  # fmt: skip
    """Read a draft, from its bytes where they are given; a text or Markdown file needs its source beside it.

    Raises:
        CommandError: the format is unknown, or the source is missing.
        FileError: the file cannot be read, holds no segments, or other languages than it should.
    """
    if source is not None:
        return paired(path, source, languages, data)
    name = Path(stdin_name) if str(path) == STANDARD_INPUT and stdin_name else path
    data = read_input(path) if data is None else data
    if not data.strip():
        message = f"{path}: is empty"
        raise FileError(message)
    if is_text(name, data, languages):
        return numbered(single(name, data, languages))
    draft: Draft = format_of(name, data).segment_pairs(name.as_posix(), data, languages)
    check_scripts(draft)
    return numbered(draft)


def format_of(name: Path, data: bytes) -> Any:
    """Return the module that reads a bilingual draft."""
    return formats.module(sniffed(data)) if str(name) == STANDARD_INPUT else formats.find(name, "segment_pairs")


def in_place(draft: Draft, data: bytes, languages: DraftOptions, *, is_document: bool) -> InPlace | None:
    """Return a draft's file with its targets in their places; None where that is not to be had of its format."""
    name = Path(draft.file)
    module = formats.find_document(name) if is_document else format_of(name, data)
    if not hasattr(module, "rewrite"):
        return None
    try:
        found: InPlace = module.rewrite(draft, data, languages)
    except FileError:
        return None  # its encoding cannot be kept
    return found


def write_draft(draft: Draft, data: bytes, languages: DraftOptions, edits: Edits, *, is_document: bool) -> Written:
    """Return the bytes of a draft with edits made, by the format that read it; some are only read."""
    name = Path(draft.file)
    module = formats.find_document(name) if is_document else format_of(name, data)
    if not hasattr(module, "write_segments"):
        reason = f"{name.suffix} files are read, and not written"
        return Written(data, {(segment, edit): reason for segment, several in edits.items() for edit in several})
    written: Written = module.write_segments(draft, data, languages, edits)
    return written


def read_input(path: Path) -> bytes:
    """Return the bytes of a file or of standard input."""
    if str(path) != STANDARD_INPUT:
        return read_bytes(path)
    if sys.stdin is None:
        message = "-: standard input is closed"
        raise FileError(message)
    return sys.stdin.buffer.read()


def is_text(path: Path, data: bytes, options: DraftOptions) -> bool:
    """Tell whether a file is a text of one language, by its suffix, or by what is in it where that may be either."""
    suffix = path.suffix.lower()
    if suffix not in formats.suffixes("document"):
        return False
    if suffix not in formats.suffixes("segment_pairs"):
        return True
    module = formats.find_document(path)
    return hasattr(module, "is_bilingual") and not module.is_bilingual(path.as_posix(), data, options)


def single(path: Path, data: bytes, options: DraftOptions) -> Draft:
    """Read a text of one language: that of the options, else the one that most of its paragraphs are written in."""
    from termalign.formats.parallel import single_document  # noqa: PLC0415

    document = formats.find_document(path).document(path.as_posix(), data, options.encoding, options.access)
    draft = single_document(document, options.target_language)
    texts = [pair.target for pair in draft.pairs]
    guess = "ja" if 2 * sum(map(bool, map(HAS_JAPANESE.search, texts))) > len(texts) else "en"
    language = options.target_language or guess
    if guess == "ja" != primary(language):
        raise FileError(f"{draft.file}: is written in Japanese, not in {language}; leave out --to, or name --to ja")
    remark = f"{draft.file} was checked as a text in {language} alone; --source FILE checks it against its original"
    return replace(draft, target_language=language, remarks=(remark,))


def sniffed(data: bytes) -> str:
    """Return the name of the format of standard input, by how it begins."""
    head = data[:4096].replace(b"\0", b"")
    for name, sign in (("xliff", b"<xliff"), ("tmx", b"<tmx"), ("po", b"msgid "), ("xlsx", b"PK\x03\x04")):
        if sign in head:
            return name
    return "tsv"


def paired(path: Path, source: Path, options: DraftOptions, data: bytes | None = None) -> Draft:
    """Pair the lines or paragraphs of a draft with those of its source."""
    from termalign.formats.parallel import pair_documents  # noqa: PLC0415

    documents = []
    for each, given in ((source, None), (path, data)):
        if not each.is_file() and str(each) != STANDARD_INPUT:
            message = f"{each}: no such file"
            raise CommandError(message)
        content = read_input(each) if given is None else given
        module = formats.find_document(each)
        documents.append(module.document(each.as_posix(), content, options.encoding, options.access))
    pair = options.source_language, options.target_language
    if not any(pair):
        reverse = HAS_JAPANESE.search(documents[1].text) and not HAS_JAPANESE.search(documents[0].text)
        pair = ("en", "ja") if reverse else ("ja", "en")
    draft = pair_documents(documents[0], documents[1], pair[0] or "ja", pair[1] or "en")
    check_scripts(draft)
    return numbered(draft)


def numbered(draft: Draft) -> Draft:
    """Return a draft whose segments have names: their numbers where the file has none for them."""
    if any(pair.id for pair in draft.pairs):
        return draft
    return replace(draft, pairs=tuple(pair._replace(id=str(n)) for n, pair in enumerate(draft.pairs, start=1)))


def check_scripts(draft: Draft) -> None:
    """Refuse a draft whose source or target is to be Japanese and has none."""
    for language, texts in (
        (draft.source_language, [pair.source for pair in draft.pairs]),
        (draft.target_language, [pair.target for pair in draft.pairs if pair.target.strip()]),
    ):
        if primary(language) == "ja" and texts and not any(map(HAS_JAPANESE.search, texts)):
            side = "source" if language == draft.source_language else "target"
            turned = f"--from {draft.target_language} --to {draft.source_language}"
            remedy = f"languages, e.g. with {turned}" if draft.source_language else "language with --to"
            message = f"{draft.file}: holds no Japanese in its {side} segments; name its {remedy}"
            raise FileError(message)


def primary(language: str) -> str:
    """Return the primary subtag of a language tag."""
    return language.partition("-")[0].lower()
