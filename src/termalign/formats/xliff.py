"""XLIFF drafts, versions 1.2 and 2.x, also Trados' and memoQ's: <source>反撃能力</source> beside its <target>, by segment.

Codes that only format vanish, so that a term split by them stays whole; what stands for something else is U+FFFC,
a line break or a no-break space a space. Alternative translations are not read, nor what is not to be translated.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats.exchange import DraftOptions, languages_of
from termalign.model import Draft, Place, SegmentPair

if TYPE_CHECKING:
    from collections.abc import Iterator

SOMETHING = "\ufffc"
UNIT_TAGS = ("trans-unit", "unit")
SCOPES = ("xliff", "file", "group", "bin-unit")
FORMATTING = frozenset("bpt ept it bx ex sc ec sm em".split())
"""Codes whose own text is code, and that leave no trace."""
STANDALONE = frozenset("ph x ut".split())
LINE_BREAK = re.compile(r"<br|\bl(?:ine)?-?br?eak|^\s*(?:lb|x-br)\s*$|\\n", re.IGNORECASE)
MEMOQ_CHARACTER = re.compile(r"<mq:ch\b[^>]*\bval=\"([^\"]*)\"")
DELETED = "x-sdl-deleted"
SDL = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
MQ_STATUS = "{MQXliff}status"
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
    if b"<!ENTITY" in data[:65_536]:
        raise FileError(f"{file}: declares entities, which no translation tool writes; export the draft anew")
    with collector_paused():
        reader = Reader(file)
        pairs = tuple(reader.read(data))
    if not pairs:
        raise FileError(f"{file}: holds no segments; is it the draft, or an empty export?")
    if len(set(map(primaries, reader.languages))) > 1 and not (options.source_language and options.target_language):
        named = ", ".join(f"{source} → {target}" for source, target in dict.fromkeys(reader.languages))
        raise FileError(f"{file}: holds files of several languages ({named}); split it")
    source, target = max(reader.languages, key=lambda pair: bool(pair[1]), default=("", ""))
    return Draft(file, *languages_of(options, source, target), pairs)


def primaries(pair: tuple[str, str]) -> tuple[str, ...]:
    """Return the primary subtags of a pair of languages."""
    return tuple(tag.partition("-")[0].lower() for tag in pair)


class Reader:
    """Reads units one at a time, with what the elements around them say."""

    def __init__(self, file: str) -> None:
        """Begin outside of everything."""
        self.file = file
        self.languages: list[tuple[str, str]] = []
        self.scopes: list[bool] = []
        self.version2 = ("", "")
        self.files = 0

    def read(self, data: bytes) -> Iterator[SegmentPair]:
        """Yield the segments in order; every unit is dropped from memory once it is read."""
        tags = [f"{{*}}{tag}" for tag in (*SCOPES, *UNIT_TAGS)]
        events = etree.iterparse(
            io.BytesIO(data.lstrip()), events=("start", "end"), tag=tags, no_network=True, load_dtd=False,
            resolve_entities=False, huge_tree=True,
        )  # fmt: skip
        try:
            for event, element in events:
                name = local(element)
                if name in UNIT_TAGS:
                    if event == "end":
                        if is_translatable(element) and all(self.scopes):
                            yield from self.unit(element, name)
                        release(element)
                elif event == "start":
                    self.scopes.append(is_translatable(element))
                    self.enter(element, name)
                else:
                    self.scopes.pop()
                    release(element)
        except etree.XMLSyntaxError as error:
            message = f"{self.file}: line {error.lineno} is not well-formed XML ({error.msg}); export the draft anew"
            raise FileError(message) from None
        root = events.root
        if root is None or local(root) != "xliff":
            name = "nothing" if root is None else local(root)
            raise FileError(f"{self.file}: the root is {name}, not xliff; name the file after the format that it has")

    def enter(self, element: etree._Element, name: str) -> None:
        """Note the languages that a file, or the whole document, states."""
        if name == "xliff":
            self.version2 = (element.get("srcLang") or "", element.get("trgLang") or "")
        elif name == "file":
            self.files += 1
            stated = (element.get("source-language") or "", element.get("target-language") or "")
            self.languages.append(stated if any(stated) else self.version2)

    def unit(self, unit: etree._Element, name: str) -> Iterator[SegmentPair]:
        """Yield the segments of a unit."""
        found = list(self.segments2(unit) if name == "unit" else self.segments1(unit))
        paragraph = f"{self.files}/{unit.get('id') or ''}" if len(found) > 1 else ""
        for source, target, element, identifier, state in found:
            if source.strip() or target.strip():
                place = Place(self.file, 1, line_of(element), 1)
                yield SegmentPair(source, target, place, identifier, state, paragraph)

    def segments1(self, unit: etree._Element) -> Iterator[tuple[str, str, etree._Element, str, str]]:
        """Yield (source, target, element, id, state) of the segments of a trans-unit of version 1."""
        source, segmented, target = (child_of(unit, tag) for tag in ("source", "seg-source", "target"))
        identifier = unit.get("id") or ""
        if segmented is None and unit.find(f"{SDL}seg-defs") is None and source is not None:
            stated = "" if target is None else target.get("state") or ""
            state = unit.get(MQ_STATUS) or stated
            yield text_of(source), text_of(target), unit if target is None else target, identifier, state
            return
        marks = list(segment_marks(segmented if segmented is not None else source))
        targets = {mark.get("mid"): mark for mark in segment_marks(target)}
        states = {each.get("id"): each.get("conf") or "" for each in unit.iter(f"{SDL}seg")}
        if not marks and segmented is not None:
            yield text_of(segmented), text_of(target), unit if target is None else target, identifier, ""
        for mark in marks:
            mid = mark.get("mid") or ""
            other = targets.get(mid)
            name = mid if states else f"{identifier}/{mid}" if len(marks) > 1 else identifier
            stated = "" if target is None else target.get("state") or ""
            yield text_of(mark), text_of(other), mark if other is None else other, name, states.get(mid, stated)

    def segments2(self, unit: etree._Element) -> Iterator[tuple[str, str, etree._Element, str, str]]:
        """Yield the same of the segments of a unit of version 2."""
        segments = [child for child in unit if local(child) == "segment"]
        for number, segment in enumerate(segments, start=1):
            source, target = child_of(segment, "source"), child_of(segment, "target")
            identifier = unit.get("id") or ""
            if len(segments) > 1:
                identifier += f"/{segment.get('id') or number}"
            state = segment.get("subState") or segment.get("state") or ""
            yield text_of(source), text_of(target), segment if target is None else target, identifier, state


def local(element: etree._Element) -> str:
    """Return a tag without its namespace, "" for a comment."""
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line_of(element: Any) -> int:
    """Return the line that an element begins at."""
    return element.sourceline or 1


def is_translatable(element: etree._Element) -> bool:
    """Tell whether an element does not say that it is not to be translated."""
    return element.get("translate") != "no"


def release(element: Any) -> None:
    """Drop an element and what stands before it from memory."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def child_of(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a name; alternative translations lie deeper."""
    return next((child for child in element if local(child) == name), None)


def segment_marks(element: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the marks of segments in an element, wherever formatting has put them."""
    if element is not None:
        yield from (mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg")


def text_of(element: etree._Element | None) -> str:
    """Return the text of a segment as its reader sees it."""
    if element is None:
        return ""
    if len(element) == 0:
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        parts += [inline(child), child.tail or ""]
    return "".join(parts)


def inline(element: etree._Element) -> str:
    """Return what an inline element shows."""
    name = local(element)
    if not name or name in FORMATTING or element.get("mtype") == DELETED:
        return ""
    if name == "cp":
        return character(element.get("hex") or "")
    if name not in STANDALONE:
        return text_of(element)
    code = "".join(map(str, element.itertext()))
    memoq = MEMOQ_CHARACTER.search(code)
    if memoq:
        return memoq[1].replace("\u00a0", " ") or " "
    about = (code, *(element.get(key) or "" for key in ("ctype", "equiv-text", "equiv", "disp", "type", "subType")))
    return " " if any(map(LINE_BREAK.search, about)) or "xlf:lb" in about else SOMETHING


def character(code: str) -> str:
    """Return the character of a hexadecimal code point, "" where there is none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
