"""Termbases that Trados MultiTerm exports as XML: conceptGrp, languageGrp, termGrp, so that 拡大抑止 stands in a term.

What termalign has no field for is kept as an extra, and what stands on a language under the name of that language.
"""

from __future__ import annotations

import io
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from lxml import etree

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.rows import kind_of
from termalign.model import (
    ADMINISTRATIVE_STATUSES,
    PARTS_OF_SPEECH,
    REVIEWS,
    TERM_TYPES,
    Concept,
    Extra,
    Term,
    Termbase,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 4096
MISLABELLED = re.compile(rb"<\?xml[^>]*encoding=.utf-?16", re.IGNORECASE)
"""A declaration of UTF-16 that can be read byte by byte is wrong: some program has turned the file into UTF-8."""
MTF = re.compile(rb"<mtf[\s>]|<conceptGrp[\s>]")
FIELDS = {
    "definition": "definition", "定義": "definition", "subject": "subject_field", "subjectfield": "subject_field",
    "domain": "subject_field", "分野": "subject_field", "note": "note", "notes": "note", "備考": "note",
}  # fmt: skip
OF_TERM = {
    "status": "status", "termstatus": "status", "usagestatus": "status", "usage": "status", "administrativestatus": "status",
    "状態": "status", "partofspeech": "part_of_speech", "pos": "part_of_speech", "品詞": "part_of_speech",
    "type": "term_type", "termtype": "term_type", "note": "note", "notes": "note", "備考": "note",
    "reading": "reading", "yomi": "reading", "よみ": "reading", "読み": "reading",
}  # fmt: skip


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the concepts of an export; raises FileError where it is not well-formed or no such file."""
    concepts: list[Concept] = []
    taken: set[str] = set()
    events = etree.iterparse(
        io.BytesIO(BOM_UTF8 + data if MISLABELLED.match(data) else data),
        events=("end",),
        tag=("{*}conceptGrp",),
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )
    try:
        for number, (_, group) in enumerate(events, start=1):
            given = (group.findtext("{*}concept") or "").strip()
            identifier = given if given and given not in taken else f"c{number}"
            concept = read_group(group, identifier)
            if concept.terms:
                taken.add(identifier)
                concepts.append(concept)
            group.clear(keep_tail=False)
            while group.getprevious() is not None and (parent := group.getparent()) is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        message = f"{file}: line {error.lineno} is not well-formed XML ({error.msg}); export the termbase anew"
        raise FileError(message) from None
    root = events.root
    if not concepts and (root is None or etree.QName(root).localname != "mtf"):
        name = "missing" if root is None else etree.QName(root).localname
        message = f"{file}: line 1: the root is {name}, not mtf; export the termbase from MultiTerm as MultiTerm XML"
        raise FileError(message)
    return Termbase(tuple(concepts))


def read_group(group: etree._Element, identifier: str) -> Concept:
    """Make a concept of its group."""
    values: dict[str, list[str]] = {"definition": [], "subject_field": [], "note": []}
    extras: list[Extra] = []
    terms: list[Term] = []

    def keep(element: etree._Element, prefix: str) -> None:
        for kind, text in descriptions(element):
            field = FIELDS.get(vocabulary.plain(kind))
            if field and text not in values[field]:
                values[field].append(text)
            elif not field:
                extras.append(Extra(f"{prefix}descrip/{kind}", text))

    keep(group, "")
    for section in group.iterfind("{*}languageGrp"):
        named = section.find("{*}language")
        language = "und" if named is None else language_of(named)
        keep(section, f"{language}: ")
        terms += filter(None, (read_term(each, language) for each in section.iterfind("{*}termGrp")))
    texts = {field: "\n".join(found) for field, found in values.items()}
    return Concept(
        identifier, tuple(terms), texts["subject_field"], texts["definition"], texts["note"], extras=tuple(extras)
    )


def language_of(element: etree._Element) -> str:
    """Return the tag of a language element, whose type is a name that people gave and whose lang is a code."""
    return vocabulary.language(element.get("lang") or "") or vocabulary.language(element.get("type") or "") or "und"


def read_term(group: etree._Element, language: str) -> Term | None:
    """Make a term of its group; None where there is no text."""
    named = group.find("{*}term")
    text = "" if named is None else text_of(named)
    if not text:
        return None
    fields: dict[str, str] = {}
    notes: list[str] = []
    extras: list[Extra] = []
    for kind, value in descriptions(group):
        found = recognised(OF_TERM.get(vocabulary.plain(kind), ""), value)
        if found and found[0] == "note":
            notes.append(value)
        elif found and found[0] not in fields:
            fields[found[0]] = found[1]
        else:
            extras.append(Extra(f"descrip/{kind}", value))
    return Term(
        text, language, fields.get("term_type") or kind_of(text), fields.get("administrative_status", ""),
        fields.get("part_of_speech", ""), fields.get("reading", ""), fields.get("review", "approved"),
        note="\n".join(notes), extras=tuple(extras),
    )  # fmt: skip


def recognised(field: str, value: str) -> tuple[str, str] | None:
    """Return the field and the value that a description gives a term; None where termalign has none for it."""
    if field == "status" and vocabulary.status(value) in ADMINISTRATIVE_STATUSES:
        return "administrative_status", vocabulary.status(value)
    if field == "status":
        return ("review", vocabulary.review(value)) if vocabulary.review(value) in REVIEWS else None
    if field == "part_of_speech":
        part = vocabulary.part_of_speech(value)
        return (field, part) if part in PARTS_OF_SPEECH else None
    if field == "term_type":
        kind = vocabulary.term_type(value)
        return (field, kind) if kind in TERM_TYPES else None
    return (field, value) if field else None


def descriptions(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield (type, text) of the descriptions of an element itself, however deep in groups of descriptions."""
    for group in element.iterfind("{*}descripGrp"):
        for descrip in group.iterfind("{*}descrip"):
            if text := text_of(descrip):
                yield (descrip.get("type") or "").strip(), text
        yield from descriptions(group)


def text_of(element: etree._Element) -> str:
    """Return the text of an element and of what is marked up in it, such as a cross-reference."""
    return str(element.xpath("string()")).strip()


def is_it(data: bytes) -> bool:
    """Tell whether the first elements are those of MultiTerm, in whatever encoding."""
    return bool(MTF.search(data[:HEAD].replace(b"\0", b"")))
