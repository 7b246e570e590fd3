"""gettext PO drafts: msgid "Deterrence" beside msgstr "抑止", each plural form by itself; obsolete entries are left out."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import polib

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.edits import InPlace, decoded, joined
from termalign.formats.exchange import DraftOptions, languages_of
from termalign.model import Draft, Place, SegmentPair
from termalign.text.encodings import DecodingError, decode, detect
from termalign.text.remarks import ignored
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from termalign.formats.edits import Edits, Traced, Written

CHARSET = re.compile(rb"charset=\s*([\w-]+)", re.IGNORECASE)
SEVEN_BITS = re.compile("iso-?2022|utf-?7", re.IGNORECASE)
"""Encodings whose bytes would pass for ASCII."""
COMMENT = re.compile(r"^([ \t]*#)(?=[^\s.:,|~])", re.MULTILINE)
"""A comment that begins right after its sign, which gettext takes and polib does not."""
BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for Python, and so for polib, but not for gettext: it may stand within a text."""
STAND_INS = "".join(chr(0x10FFE0 + number) for number in range(len(BREAKS)))
INWARDS, OUTWARDS = str.maketrans(BREAKS, STAND_INS), str.maketrans(STAND_INS, BREAKS)
LINE = re.compile(r"line (\d+)")
ENTRY_LINE = re.compile(
    r'^[ \t]*(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<number>\d+)\])?)[ \t]*)?"(?P<text>.*)"[ \t\r]*$',
    re.MULTILINE,
)
ESCAPED = re.compile(r'\\[\\ntrvbf"]|.')
SAMPLE = 300
"""Entries that are looked at to tell the language of the source."""


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read the entries of a PO file; raises FileError where it is none, or holds no entries."""
    text = COMMENT.sub(r"\1 ", read_text(file, data, options.encoding))
    try:
        catalogue = polib.pofile(text.translate(INWARDS) + "\n")
    except (OSError, ValueError, UnicodeError, IndexError) as error:
        line = LINE.search(str(error))
        where = f"line {line[1]} is" if line else "is"
        message = f"{file}: {where} not valid PO; check the quotes and keywords there, e.g. with msgfmt --check"
        raise FileError(message) from None
    pairs = tuple(pair for entry in catalogue if not entry.obsolete for pair in pairs_of(file, entry))
    if not set(BREAKS).isdisjoint(text):
        pairs = tuple(map(restored, pairs))
    if not pairs:
        raise FileError(f"{file}: holds no segments; is it the draft, or an empty catalogue?")
    return Draft(file, *pair_of_languages(catalogue.metadata, pairs, options), pairs)


def pair_of_languages(
    header: Mapping[str, str], pairs: Sequence[SegmentPair], options: DraftOptions
) -> tuple[str, str]:
    """Return the languages: the header states the target; the source is English, or Japanese by its characters."""
    stated = tag_of(header.get("Language") or "")
    some = pairs[:SAMPLE]
    is_japanese = 2 * sum(HAS_JAPANESE.search(pair.source) is not None for pair in some) > len(some)
    source = options.source_language or tag_of(header.get("X-Source-Language") or "") or ("ja" if is_japanese else "en")
    if primary(source) == primary(stated) == "ja":  # the header of a template names the language of the source
        stated = ""
    if not options.source_language and primary(source) == primary(options.target_language):
        source = ""
    return languages_of(options, source, stated)


def tag_of(stated: str) -> str:
    """Return a locale as a language tag: ja_JP.UTF-8 is ja-JP."""
    locale = re.split("[.@]", stated.strip())[0]
    return vocabulary.language(locale) or locale


def primary(tag: str) -> str:
    """Return the primary subtag of a language tag."""
    return tag.partition("-")[0].lower()


def read_text(file: str, data: bytes, encoding: str | None) -> str:
    """Decode a catalogue; raises FileError where it is not text."""
    codec = codec_of(data, encoding)
    if codec:
        return data.decode("utf-8-sig" if codec.lower().replace("-", "") == "utf8" else codec)
    try:
        return decode(data, encoding)
    except DecodingError as error:
        raise FileError(f"{file}: {error}") from None


def codec_of(data: bytes, encoding: str | None) -> str | None:
    """Return the codec given, UTF-8 whatever the header says, that of the header; None where none of them fits."""
    header = CHARSET.search(data[:4096])
    stated = header[1].decode() if header else ""
    is_plain = data.isascii() and SEVEN_BITS.match(stated) is not None
    for name in (encoding,) if encoding else () if b"\0" in data else (stated,) if is_plain else ("utf-8", stated):
        try:
            data.decode(name)
        except (UnicodeError, LookupError):
            continue
        return name
    return None


def pairs_of(file: str, entry: polib.POEntry) -> Iterator[SegmentPair]:
    """Yield the segments of an entry: one, or one for each plural form."""
    place = Place(file, 1, int(entry.linenum or 1), 1)
    state = "fuzzy" if entry.fuzzy else ""
    context = entry.msgctxt or ""
    silenced = ignored(f"{entry.tcomment}\n{entry.comment}")
    if not entry.msgid_plural:
        if entry.msgid:
            yield SegmentPair(entry.msgid, entry.msgstr, place, state=state, context=context, ignored=silenced)
        return
    forms = entry.msgstr_plural
    for number, target in sorted(forms.items()):
        source = entry.msgid if number == 0 and len(forms) > 1 else entry.msgid_plural
        yield SegmentPair(source, target, place, state=state, context=f"{context}[{number}]", ignored=silenced)


class Catalogue(InPlace):
    """A catalogue, and the edits to be made in its quotes."""

    bridge = True

    @cached_property
    def targets(self) -> list[Traced]:
        """The targets of its segments."""
        return list(targets_of(self.text))

    def target(self, segment: int) -> Traced | None:
        """Return what a msgstr says."""
        return self.targets[segment] if len(self.targets) == len(self.pairs) else None

    def escaped(self, text: str, at: int) -> str:  # noqa: ARG002
        """Return a text as it may stand within quotes."""
        escaped: str = polib.escape(text)
        return escaped


def rewrite(draft: Draft, data: bytes, options: DraftOptions) -> Catalogue:
    """Return the catalogue to be changed in place; raises FileError where the encoding cannot be kept."""
    return Catalogue(draft, data, codec_of(data, options.encoding) or detect(data))


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:
    """Write targets anew, in the lines that they stand in; raises FileError as `rewrite` does."""
    return rewrite(draft, data, options).with_edits(edits)


def targets_of(text: str) -> Iterator[Traced]:
    """Yield the msgstr of each entry that is read as a segment, one for each plural form, in the order of the segments."""
    source: list[Traced] = []
    forms: dict[int, Traced] = {}
    key = ""
    for match in ENTRY_LINE.finditer(text):
        if match["key"]:
            key = match["key"]
            if key in ("msgctxt", "msgid") and forms:
                yield from of_entry(source, forms)
                source, forms = [], {}
        part = decoded(text, *match.span("text"), ESCAPED, polib.unescape)
        if key in ("msgid", "msgid_plural"):
            source.append(part)
        elif key.startswith("msgstr"):
            number = int(match["number"] or 0) if match["key"] else max(forms, default=0, key=list(forms).index)
            forms[number] = joined((forms[number], part)) if number in forms else part
    yield from of_entry(source, forms)


def of_entry(source: Sequence[Traced], forms: Mapping[int, Traced]) -> Iterator[Traced]:
    """Yield the forms of an entry by their numbers; the header has no source, and is none."""
    if any(part.text for part in source):
        yield from (forms[number] for number in sorted(forms))


def restored(pair: SegmentPair) -> SegmentPair:
    """Return a segment with the characters that polib must not see."""
    texts = (each.translate(OUTWARDS) for each in (pair.source, pair.target, pair.context))
    source, target, context = texts
    return pair._replace(source=source, target=target, context=context)
