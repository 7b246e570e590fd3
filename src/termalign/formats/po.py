"""gettext PO drafts: msgid "Deterrence" beside msgstr "抑止", each plural form by itself; obsolete entries are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

from termalign.errors import FileError
from termalign.formats.exchange import DraftOptions, languages_of
from termalign.model import Draft, Place, SegmentPair
from termalign.text.encodings import DecodingError, decode
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator

CHARSET = re.compile(rb"charset=([\w-]+)", re.IGNORECASE)
LINE = re.compile(r"line (\d+)")


def segment_pairs(file: str, data: bytes, options: DraftOptions) -> Draft:
    """Read the entries of a PO file; raises FileError where it is none, or holds no entries."""
    text = read_text(file, data, options.encoding)
    try:
        catalogue = polib.pofile(text + "\n")
    except (OSError, ValueError, UnicodeError, IndexError) as error:
        line = LINE.search(str(error))
        where = f"line {line[1]} is" if line else "is"
        message = f"{file}: {where} not valid PO; check the quotes and keywords there, e.g. with msgfmt --check"
        raise FileError(message) from None
    pairs = tuple(pair for entry in catalogue if not entry.obsolete for pair in pairs_of(file, entry))
    if not pairs:
        raise FileError(f"{file}: holds no segments; is it the draft, or an empty catalogue?")
    stated = (catalogue.metadata.get("Language") or "").replace("_", "-")
    if any(HAS_JAPANESE.search(pair.source) for pair in pairs[:300]):
        return Draft(file, *languages_of(options, "ja", stated), pairs)
    return Draft(file, *languages_of(options, "en", stated or "ja"), pairs)


def read_text(file: str, data: bytes, encoding: str | None) -> str:
    """Decode a catalogue: in the encoding given, the one of its header, or the one that is detected."""
    stated = CHARSET.search(data[:4096])
    for name in filter(None, (encoding, stated[1].decode() if stated and not encoding else None)):
        try:
            return data.decode("utf-8-sig" if name.lower().replace("-", "") == "utf8" else name)
        except (UnicodeDecodeError, LookupError):
            continue
    try:
        return decode(data, encoding)
    except DecodingError as error:
        raise FileError(f"{file}: {error}") from None


def pairs_of(file: str, entry: polib.POEntry) -> Iterator[SegmentPair]:
    """Yield the segments of an entry: one, or one for each plural form."""
    place = Place(file, 1, int(entry.linenum or 1), 1)
    state = "fuzzy" if entry.fuzzy else ""
    if not entry.msgid_plural:
        if entry.msgid:
            yield SegmentPair(entry.msgid, entry.msgstr, place, state=state, context=entry.msgctxt or "")
        return
    forms = entry.msgstr_plural
    for number, target in forms.items():
        source = entry.msgid if number == 0 and len(forms) > 1 else entry.msgid_plural
        yield SegmentPair(source, target, place, state=state, context=f"{entry.msgctxt or ''}[{number}]")
