"""Reading TBX of any version, dialect and tool: 拡大抑止 in a tig, ntig or termSec, its categories as types or as tags.

What termalign has no field for is kept as extras. Entries are read one at a time; nothing outside the file is fetched.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.jsonl import concept_of
from termalign.formats.rows import kind_of
from termalign.formats.tbx.categories import CORE, ELEMENT_OF, MODULE, STATUS_SUFFIX, XML, XML_LANG
from termalign.model import (
    ADMINISTRATIVE_STATUSES,
    PARTS_OF_SPEECH,
    TERM_TYPES,
    Concept,
    Evidence,
    Extra,
    Place,
    Task,
    Term,
    Termbase,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = "termalign record: "
COLUMN = "column "
"""What a note begins with that keeps a column of a person's own: column 訳者メモ: 要確認."""
OWN_COLUMN = re.compile(rf"{COLUMN}(.+?): (.*)", re.DOTALL)
BACK = "back matter"
"""The info pair that keeps the persons and objects that entries refer to, as XML."""
LFS = b"version https://git-lfs"
SECTIONS = ("langSet", "langSec")
TERM_SECTIONS = ("tig", "ntig", "termSec")
OPENED = ("termGrp", "termNoteGrp")
GROUPS = {"descripGrp": "descrip", "adminGrp": "admin", "termNoteGrp": "termNote"}
NOTE = re.compile(r"(review|reviewed by|reviewed on|reading|note|administrative status): (.*)", re.DOTALL)
SOURCE = re.compile(
    r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+)(?: \((?P<locator>.*)\))? \(page (?P<page>\d+)\)", re.DOTALL
)
INDENTED = re.compile(r"\s*\n[ \t]{2,}")
"""A line break that only lays out the file."""
SOURCE_OF = "source of "


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the entries of a TBX file.

    Raises FileError where it is not well-formed or no TBX.
    """
    if data.startswith(LFS):
        message = f"{file}: is a Git LFS pointer, not the file itself; fetch it with: git lfs pull"
        raise FileError(message)
    with collector_paused():
        return read_entries(file, data)


def read_entries(file: str, data: bytes) -> Termbase:
    """Read the entries one at a time, each dropped from memory once it is read."""
    concepts: list[Concept] = []
    taken: set[str] = set()
    record: dict[str, Any] = {}
    root = None
    events = etree.iterparse(
        io.BytesIO(data), events=("end", "comment"), tag=("{*}termEntry", "{*}conceptEntry", etree.Comment),
        no_network=True, load_dtd=False, huge_tree=True,
    )  # fmt: skip
    try:
        for _, element in events:
            if element.tag is etree.Comment:
                record |= read_record(element.text or "")
                continue
            concept = read_entry(element, taken, len(concepts) + 1)
            if concept.terms:
                concepts.append(concept)
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
        root = events.root
    except etree.XMLSyntaxError as error:
        message = f"{file}: not well-formed XML ({error.msg})"
        raise FileError(message) from None
    if root is None or (etree.QName(root).localname not in ("martif", "tbx", "tbxm") and not concepts):
        name = "empty" if root is None else etree.QName(root).localname
        message = f"{file}: the root is {name}, not martif or tbx; is it a TBX file?"
        raise FileError(message)
    return with_record(Termbase(tuple(concepts), info=tuple(read_info(root))), record)


def read_record(text: str) -> dict[str, Any]:
    """Return what termalign wrote for itself into a comment: worklist, proposals, evidence; nothing of other comments."""
    if not text.strip().startswith(RECORD):
        return {}
    try:
        packed = base64.b64decode(text.strip().removeprefix(RECORD))
        record: dict[str, Any] = json.loads(zlib.decompress(packed))
    except (binascii.Error, zlib.error, ValueError):
        return {}
    return record


def with_record(termbase: Termbase, record: dict[str, Any]) -> Termbase:
    """Return the termbase with what the record says of it."""
    if not record:
        return termbase
    kept = {concept.id: concept.evidence for concept in map(concept_of, record["evidence"])}
    return Termbase(
        tuple(
            Concept(each.id, each.terms, each.subject_field, each.definition, each.note, kept[each.id], each.extras)
            if each.id in kept
            else each
            for each in termbase.concepts
        ),
        tuple(Task(task["reason"], concept_of(task["concept"])) for task in record["worklist"]),
        termbase.info,
        tuple(map(concept_of, record["proposals"])),
    )


def read_info(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the (name, value) pairs of the header that termalign wrote."""
    for element in root.iterfind(".//{*}sourceDesc/{*}p"):
        name, colon, value = "".join(map(str, element.itertext())).partition(": ")
        if colon:
            yield name, value
    back = root.find(".//{*}back")
    if back is not None:
        yield BACK, as_xml(back)


def read_entry(element: etree._Element, taken: set[str], number: int) -> Concept:
    """Make the concept of an entry."""
    reader = EntryReader()
    for child in element:
        name = local(child)
        if name in SECTIONS:
            reader.section(child)
        elif name:
            reader.aux(child, name, "")
    given = element.get("id") or ""
    identifier = given if given and given not in taken else f"c{number}"
    taken.add(identifier)
    return reader.concept(identifier)


def local(element: etree._Element) -> str:
    """Return a tag without its namespace, "" for a comment."""
    return name_of(element.tag)


@lru_cache(maxsize=1024)
def name_of(tag: object) -> str:
    """Return a tag without its namespace; a comment has none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element) -> str:
    """Return the text of an element and of what is marked up in it."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return INDENTED.sub(" ", text).strip() if "\n" in text else text


class EntryReader:
    """Collects what an entry says, section by section."""

    def __init__(self) -> None:
        """Start with an empty concept."""
        self.terms: list[Term] = []
        self.evidence: list[Evidence] = []
        self.extras: list[Extra] = []
        self.fields = {"subjectField": "", "definition": "", "note": ""}

    def concept(self, identifier: str) -> Concept:
        """Return the concept."""
        fields = self.fields
        return Concept(
            identifier, tuple(self.terms), fields["subjectField"], fields["definition"], fields["note"],
            tuple(self.evidence), tuple(sorted(self.extras, key=lambda extra: SOURCE_OF in extra.name)),
        )  # fmt: skip

    def section(self, element: etree._Element) -> None:
        """Read the section of one language."""
        given = element.get(XML_LANG) or element.get("lang") or ""
        language = vocabulary.language(given) or "und"
        for child in element:
            name = local(child)
            if name in TERM_SECTIONS:
                self.term(child, language)
            elif name:
                self.aux(child, name, f"{language}: ")

    def aux(self, element: etree._Element, name: str, prefix: str) -> None:
        """Read a piece of data about the concept, or about its section of a language."""
        main = main_of(element, name)
        tag, kind = category(main, local(main))
        value = text_of(main)
        if tag == "note" and (own := OWN_COLUMN.fullmatch(value)):
            self.extras.append(Extra(own[1], own[2]))
            return
        field = "note" if tag == "note" and not main.attrib else kind if tag == "descrip" else ""
        if field in self.fields and self.fields[field] in ("", value):
            self.fields[field] = value
            self.extras += [
                Extra(f"{SOURCE_OF}{field}", text_of(child))
                for child in element
                if main is not element and category(child, local(child)) == ("admin", "source")
            ]
        elif field == "note":
            self.fields["note"] += "\n" + value
        else:
            self.extras.append(extra(element, name, prefix))

    def term(self, element: etree._Element, language: str) -> None:
        """Read one term with its notes, contexts and sources."""
        text = ""
        fields: dict[str, str] = {}
        extras: list[Extra] = []
        notes: list[str] = []
        if element.get("id"):
            extras.append(Extra("id", element.get("id") or ""))
        for child in parts(element):
            name = name_of(child.tag)
            if name == "term":
                text = text_of(child)
                continue
            tag, kind = category(child, name)
            if tag == "termNote" and kind in READ_AS:
                field, read, allowed = READ_AS[kind]
                value = read(text_of(child).removesuffix(STATUS_SUFFIX))
                if value in allowed and field not in fields:
                    fields[field] = value
                else:
                    extras.append(extra(child, name, ""))
            elif name == "note" and (column := OWN_COLUMN.fullmatch(text_of(child))):
                extras.append(Extra(column[1], column[2]))
            elif name == "note" and not child.attrib:
                own = NOTE.fullmatch(text_of(child))
                fields.update({own[1]: own[2]} if own else {})
                notes += [] if own else [text_of(child)]
            elif found := evidence_of(child, tag, kind):
                self.evidence.append(found)
            elif not (tag == "admin" and kind == "source" and SOURCE.fullmatch(text_of(child))):
                extras.append(extra(child, name, ""))
        if not text.strip():
            return
        if "note" in fields:
            notes.insert(0, fields["note"])
        self.terms.append(
            Term(
                text, language, fields.get("term_type") or kind_of(text),
                fields.get("administrative status") or fields.get("administrative_status", ""),
                fields.get("part_of_speech", ""), fields.get("reading", ""), fields.get("review", "approved"),
                fields.get("reviewed by", ""), fields.get("reviewed on", ""), "\n".join(notes), tuple(extras),
            ),
        )  # fmt: skip


READ_AS = {
    "administrativeStatus": ("administrative_status", vocabulary.status, ADMINISTRATIVE_STATUSES),
    "usageStatus": ("administrative_status", vocabulary.status, ADMINISTRATIVE_STATUSES),
    "normativeAuthorization": ("administrative_status", vocabulary.status, ADMINISTRATIVE_STATUSES),
    "partOfSpeech": ("part_of_speech", vocabulary.part_of_speech, PARTS_OF_SPEECH),
    "termType": ("term_type", vocabulary.term_type, TERM_TYPES),
}


def parts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what belongs to a term; a termGrp in an ntig is opened."""
    for child in element:
        name = name_of(child.tag)
        if name in OPENED:
            yield from (each for each in child if local(each))
        elif name:
            yield child


def category(element: etree._Element, name: str) -> tuple[str, str]:
    """Return the element and the data category, whichever style names it: ("termNote", "partOfSpeech")."""
    if name in CORE or not (name in ELEMENT_OF or MODULE in str(element.tag)):
        return name, element.get("type") or ""
    return ELEMENT_OF.get(name, "descrip"), name


def main_of(element: etree._Element, name: str) -> etree._Element:
    """Return the element of a group that the others speak of; the element itself where it is no group."""
    if name in GROUPS:
        return next((child for child in element if category(child, local(child))[0] == GROUPS[name]), element)
    return element


def evidence_of(element: etree._Element, tag: str, kind: str) -> Evidence | None:  # noqa: ARG001
    """Return the passage that termalign wrote: a context with its place as its source."""
    if tag != "descripGrp":
        return None
    context = where = ""
    for child in element:
        found = category(child, local(child))
        if found == ("descrip", "context"):
            context = text_of(child)
        elif found == ("admin", "source"):
            where = text_of(child)
    source = SOURCE.fullmatch(where)
    if not (source and context):
        return None
    place = Place(
        source["file"], int(source["page"]), int(source["line"]), int(source["column"]), source["locator"] or ""
    )
    return Evidence("anchor", place, "", context, "", "", 0.0)


def extra(element: etree._Element, name: str, prefix: str) -> Extra:
    """Return an element as an extra: its category and text, or as XML where it is more than that."""
    tag, kind = category(element, name)
    if len(element) == 0 and not set(element.attrib) - {"type"}:
        return Extra(f"{prefix}{tag}/{kind}", text_of(element))
    return Extra(f"{prefix}xml/{tag}", as_xml(element))


def as_xml(element: etree._Element) -> str:
    """Return an element as XML without namespaces, its categories as types."""
    tag, kind = category(element, local(element))
    attributes = {str(key).replace(XML, "xml:"): str(value) for key, value in element.items()}
    if kind:
        attributes["type"] = kind
    inside = escape(element.text or "") if (element.text or "").strip() else ""
    for child in element:
        if local(child):
            inside += as_xml(child) + (escape(child.tail or "") if (child.tail or "").strip() else "")
    written = "".join(
        f" {key}={quoteattr(value)}" for key, value in sorted(attributes.items()) if not key.startswith("{")
    )
    return f"<{tag}{written}>{inside}</{tag}>"
