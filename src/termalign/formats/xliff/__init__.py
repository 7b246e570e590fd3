"""XLIFF drafts, versions 1.2 and 2.x, also of Trados, memoQ and Phrase: <source>反撃能力</source> beside its <target>, by segment.

Alternative translations are not read, nor what is not to be translated; nothing outside the file is fetched.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats import markup
from termalign.formats.edits import NOWHERE, Traced, joined
from termalign.formats.exchange import DraftOptions, languages_of
from termalign.formats.xliff import phrase
from termalign.formats.xliff.codes import pieces_of
from termalign.formats.xliff.reading import UNIT_TAGS, Reader
from termalign.model import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termalign.formats.edits import Edits, Written
    from termalign.formats.xliff.reading import Found, Unit

__all__ = ["segment_pairs", "write_segments"]

SIGNATURES = {
    b"PK\x03\x04": "is a zip file, not XLIFF; unpack it",
    b"version https://git-lfs": "is a Git LFS pointer, not the file itself; fetch it with: git lfs pull",
}


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read the segments of an XLIFF file.

    Raises FileError where it is not well-formed, is no XLIFF, holds no segments or several pairs of languages.
    """
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise FileError(f"{file}: {what}")
    with collector_paused():
        reader = Reader(file)
        found = list(reader.read(data))
    if not found:
        raise FileError(f"{file}: holds no segments; is it the draft, or an empty export?")
    stated = fitting(reader.languages, options)
    pairs = tuple(pair for number, pair in found if number in stated or not stated)
    return Draft(file, *one_pair(file, stated, options), pairs)


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:
    """Write targets anew within their elements; raises FileError where the encoding cannot be kept."""
    reader = Reader(draft.file)
    files = [number for number, _ in reader.read(data)]
    stated = fitting(reader.languages, options)
    kept = (number for number, file in enumerate(files) if file in stated or not stated)
    wanted = {number: segment for segment, number in enumerate(kept) if segment in edits}
    rewrite = markup.XmlRewrite(draft, data, markup.encoding_of(data))
    nodes = markup.units(rewrite.text, UNIT_TAGS)
    reader = Reader(draft.file)
    number = 0
    for unit in reader.units(data):
        mine = next(islice(nodes, unit.passed, None))
        for _, found in unit.segments:
            if number in wanted:
                target = target_of(rewrite.text, mine, unit, found, is_phrase=reader.is_phrase)
                rewrite.change(wanted[number], target, edits[wanted[number]])
            number += 1
    return rewrite.written()


def target_of(raw: str, nodes: list[markup.Node], unit: Unit, found: Found, *, is_phrase: bool) -> Traced:
    """Return where a target stands."""
    text = markup.traced(raw, nodes, unit.element, pieces_of(found.target))
    tags = list(phrase.tags(unit.element, text.text)) if is_phrase else []
    starts, ends = [0, *(tag.end for tag in tags)], [*(tag.start for tag in tags), len(text.text)]
    between = [text.part(start, end) for start, end in zip(starts, ends, strict=True)]
    shown = [Traced(tag.shown, [NOWHERE] * len(tag.shown)) for tag in tags]
    return joined(part for two in zip(between, [*shown, Traced("", [])], strict=True) for part in two)


def fitting(stated: Mapping[int, tuple[str, str]], options: DraftOptions) -> Mapping[int, tuple[str, str]]:
    """Return the files in the languages of the options; all where none is, for a file may state a wrong language."""
    wanted = (options.source_language, options.target_language)
    fit = {
        number: pair
        for number, pair in stated.items()
        if all(primary(asked) in ("", primary(given)) or not given for asked, given in zip(wanted, pair, strict=True))
    }
    return fit or stated


def one_pair(file: str, stated: Mapping[int, tuple[str, str]], options: DraftOptions) -> tuple[str, str]:
    """Return the languages of a draft; raises FileError where its files have several and the options decide nothing."""
    sources, targets = ({primary(pair[side]): pair[side] for pair in stated.values() if pair[side]} for side in (0, 1))
    undecided = (len(sources) > 1 and not options.source_language) or (len(targets) > 1 and not options.target_language)
    if undecided:
        named = ", ".join(f"{source or '?'} → {target or '?'}" for source, target in dict.fromkeys(stated.values()))
        message = f"{file}: holds files of several languages ({named}); name two of them with --from and --to"
        raise FileError(message)
    return languages_of(options, next(iter(sources.values()), ""), next(iter(targets.values()), ""))


def primary(tag: str) -> str:
    """Return the primary subtag of a language tag."""
    return tag.replace("_", "-").partition("-")[0].lower()
