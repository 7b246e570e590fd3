"""Units of XLIFF one at a time: <trans-unit id="7"> of version 1.2, <unit> of 2.x, with what the elements around say."""

from __future__ import annotations

import io
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.xliff import phrase
from termalign.formats.xliff.codes import local, text_of
from termalign.model import Place, SegmentPair
from termalign.text.remarks import ignored

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT_TAGS = ("trans-unit", "unit")
SCOPES = ("xliff", "file", "header", "group", "bin-unit")
SDL = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
MQ_STATUS = "{MQXliff}status"
HEADING = re.compile(r"x-(?:html-)?(?:h[1-6]|title|heading)|x-text:h|heading", re.IGNORECASE)
MISLABELLED = re.compile(rb"<\?xml[^>]*encoding=.utf-?16", re.IGNORECASE)
"""A declaration of UTF-16 that can be read byte by byte is wrong: some program has turned the file into UTF-8."""
DOCTYPE = re.compile(rb"(?>[^<]+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


class Found(NamedTuple):
    """A segment as its unit has it: source, target, and the element that stands for its place."""

    source: etree._Element | None
    target: etree._Element | None
    id: str
    state: str
    element: etree._Element


class Unit(NamedTuple):
    """A unit: how many were passed over before it, the number of its file, its element, its segments with theirs."""

    passed: int
    file: int
    element: etree._Element
    segments: tuple[tuple[SegmentPair, Found], ...]


class Reader:
    """Reads units one at a time, with what the elements around them say."""

    def __init__(self, file: str) -> None:
        """Begin outside of everything."""
        self.file = file
        self.number = 0
        """How many files of the document have begun."""
        self.languages: dict[int, tuple[str, str]] = {}
        self.stated = ("", "")
        """The languages of a whole document of version 2."""
        self.scopes = [True]
        """Whether each open element is to be translated."""
        self.codes: dict[str, str] = {}
        """What the header of a file says of its codes, by their ids."""
        self.is_phrase = False
        self.first_line = 0

    def read(self, data: bytes) -> Iterator[tuple[int, SegmentPair]]:
        """Yield the segments in order, each with the number of its file."""
        for unit in self.units(data):
            yield from ((unit.file, pair) for pair, _ in unit.segments)

    def units(self, data: bytes) -> Iterator[Unit]:
        """Yield the units that are to be translated in order; each is dropped from memory once the next is asked for."""
        self.refuse_entities(data)
        text = data.lstrip()
        self.first_line = data[: len(data) - len(text)].count(b"\n")
        tags = [f"{{*}}{tag}" for tag in (*SCOPES, *UNIT_TAGS)]
        events = etree.iterparse(
            io.BytesIO(BOM_UTF8 + text if MISLABELLED.match(text) else text), events=("start", "end"), tag=tags,
            no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True,
        )  # fmt: skip
        passed = 0
        try:
            for event, element in events:
                name = local(element)
                if event == "start":
                    self.enter(element, name)
                    continue
                if name in UNIT_TAGS:
                    if self.scopes[-1]:
                        yield Unit(passed, self.number, element, tuple(self.unit(element, name)))
                    passed = 0 if self.scopes[-1] else passed + 1
                self.leave(element, name)
        except etree.XMLSyntaxError as error:
            line = (error.lineno or 1) + self.first_line
            message = f"{self.file}: line {line} is not well-formed XML ({error.msg}); export the draft anew"
            raise FileError(message) from None
        root = events.root
        if root is None or local(root) != "xliff":
            name = "nothing" if root is None else local(root)
            raise FileError(f"{self.file}: the root is {name}, not xliff; name the file after the format that it has")

    def refuse_entities(self, data: bytes) -> None:
        """Refuse a file that could expand to more than it is; in any encoding of whole bytes but with zeros."""
        if b"<\0" in data[:16] or b"\0<" in data[:16]:
            data = data.replace(b"\0", b"")
        if b"<!ENTITY" in data and DOCTYPE.match(data[: data.index(b"<!ENTITY")]):
            message = f"{self.file}: declares entities, which no translation tool writes; export the draft anew"
            raise FileError(message)

    def enter(self, element: etree._Element, name: str) -> None:
        """Note the languages that a file, or the whole document, states, and what is to be translated."""
        self.scopes.append({"yes": True, "no": False}.get(element.get("translate") or "", self.scopes[-1]))
        if name == "xliff":
            self.is_phrase = phrase.NAMESPACE in element.nsmap.values()
            self.stated = languages(element, "srcLang", "trgLang")
        elif name == "file":
            self.number += 1
            self.codes = {}
            stated = languages(element, "source-language", "target-language")
            self.languages[self.number] = stated if any(stated) else self.stated

    def leave(self, element: etree._Element, name: str) -> None:
        """Drop an element and what stands before it from memory; a Trados header has said what its codes are."""
        self.scopes.pop()
        if name == "header":
            for tag in element.iter(f"{SDL}tag"):
                for code in tag.iterchildren(f"{SDL}ph"):
                    self.codes[tag.get("id") or ""] = code.get("equiv-text") or code.text or code.get("name") or ""
        release(element)

    def unit(self, unit: etree._Element, name: str) -> Iterator[tuple[SegmentPair, Found]]:
        """Yield the segments of a unit, each with its elements."""
        self.explain(unit, name)
        found = list(segments2(unit) if name == "unit" else segments1(unit))
        paragraph = unit.get(phrase.PARAGRAPH) or ""
        if len(found) > 1:
            paragraph = unit.get("id") or f"line {line_of(unit)}"
        kind = "heading" if is_heading(unit) else ""
        silenced = ignored("\n".join("".join(map(str, note.itertext())) for note in unit.iter("{*}note", "{*}comment")))
        for each in found:
            source, target = text_of(each.source), text_of(each.target)
            if self.is_phrase:
                source, target = phrase.without_tags(unit, source), phrase.without_tags(unit, target)
            if source.strip() or target.strip():
                place = Place(self.file, 1, line_of(each.element) + self.first_line, 1)
                shared = f"{self.number}/{paragraph}" if paragraph else ""
                yield SegmentPair(source, target, place, each.id, each.state, shared, kind=kind, ignored=silenced), each

    def explain(self, unit: etree._Element, name: str) -> None:
        """Write beside the codes of a unit what its file or the unit says of them elsewhere."""
        if name == "unit":
            data = {each.get("id") or "": text_of(each) for each in unit.iterfind("{*}originalData/{*}data")}
            told = ((code, data.get(code.get("dataRef") or "")) for code in unit.iter("{*}ph")) if data else ()
        else:
            told = ((code, self.codes.get(code.get("id") or "")) for code in unit.iter("{*}x")) if self.codes else ()
        for code, known in told:
            if known:
                code.set("equiv-text", known)


def release(element: Any) -> None:
    """Drop an element and what stands before it from memory."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def line_of(element: Any) -> int:
    """Return the line that an element stands on."""
    return element.sourceline or 1


def segments1(unit: etree._Element) -> Iterator[Found]:
    """Yield the segments of a trans-unit of version 1."""
    source, segmented, target = (child_of(unit, tag) for tag in ("source", "seg-source", "target"))
    identifier = unit.get("id") or ""
    state = phrase.state(unit) or unit.get(MQ_STATUS) or ("" if target is None else target.get("state") or "")
    whole = source if segmented is None else segmented
    marks, targets = segment_marks(whole), segment_marks(target)
    if not marks or (not targets and text_of(target).strip()):  # what is not parted belongs to the whole source
        yield Found(whole, target, identifier, state, place_of(target, unit))
        return
    states = {each.get("id"): each.get("conf") or "" for each in unit.iter(f"{SDL}seg")}
    for mid, mark in marks.items():
        other = targets.get(mid)
        name = mid if states else f"{identifier}/{mid}" if len(marks) > 1 else identifier
        yield Found(mark, other, name, states.get(mid, state), place_of(other, mark))


def segments2(unit: etree._Element) -> Iterator[Found]:
    """Yield the segments of a unit of version 2."""
    segments = [child for child in unit if local(child) == "segment"]
    for number, segment in enumerate(segments, start=1):
        identifier = unit.get("id") or ""
        if len(segments) > 1:
            identifier += f"/{segment.get('id') or number}"
        target = child_of(segment, "target")
        state = segment.get("state") or segment.get("subState") or ""
        yield Found(child_of(segment, "source"), target, identifier, state, place_of(target, segment))


def languages(element: etree._Element, source: str, target: str) -> tuple[str, str]:
    """Return the languages that two attributes state, as BCP 47 writes them."""
    stated = (element.get(source) or "", element.get(target) or "")
    first, second = (vocabulary.language(each) or each for each in stated)
    return first, second


def is_heading(unit: etree._Element) -> bool:
    """Tell whether a unit, or the group right around it, says that it is a heading."""
    around: Any = unit.getparent()
    said = unit.get("restype") or (around.get("restype") if around is not None else "") or ""
    return HEADING.fullmatch(said) is not None


def place_of(target: etree._Element | None, otherwise: etree._Element) -> etree._Element:
    """Return the element whose place a finding names."""
    return otherwise if target is None else target


def child_of(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a name; alternative translations lie deeper."""
    return next((child for child in element if local(child) == name), None)


def segment_marks(element: etree._Element | None) -> dict[str, etree._Element]:
    """Return the marks of segments in an element by their ids, wherever formatting has put them."""
    if element is None or len(element) == 0:
        return {}
    marks = (mark for mark in element.iter("{*}mrk") if mark.get("mtype") == "seg")
    return {mark.get("mid") or f"#{number}": mark for number, mark in enumerate(marks, start=1)}
