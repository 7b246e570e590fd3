"""TBX v2, dialect TBX-Basic with tig, which OmegaT, Trados, Weblate and Phrase read: 拡大抑止 as a termEntry.

Written after ISO 30042:2008 and the TBX-Basic data categories (LTAC, 2014). Reading takes v2 as termalign
writes it; the statuses and types of other tools are kept where they are in the same pick-lists.
"""

from __future__ import annotations

import hashlib
import re
from typing import IO, TYPE_CHECKING

from lxml import etree

from termalign.errors import FileError
from termalign.model import Concept, Evidence, Place, Term, Termbase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOSES = ("worklist", "evidence but for sentences and places of Japanese terms")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = b'<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n'
STATUS_SUFFIX = "Term-admn-sts"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
NOTE = re.compile(r"(review|reviewed by|reviewed on|reading|confidence|band|construction): (.*)")
SOURCE = re.compile(r"(.*):(\d+):(\d+) \(page (\d+)\)")


def write_termbase(termbase: Termbase, stream: IO[bytes]) -> None:
    """Write the concepts, one at a time, so that memory does not grow with them.

    Raises ValueError where there is none, since a TBX file must have one.
    """
    if not termbase.concepts:
        message = "no concept to write, and TBX needs one; an .xlsx shows what is on the worklist"
        raise ValueError(message)
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n' + DOCTYPE)
    stream.write(b'<martif type="TBX-Basic" xml:lang="ja">\n')
    stream.write(serialize(header(termbase)) + b"<text>\n<body>\n")
    for concept in termbase.concepts:
        stream.write(serialize(entry(concept)))
    stream.write(b"</body>\n</text>\n</martif>\n")


def serialize(element: etree._Element) -> bytes:
    """Return an element as indented UTF-8."""
    return etree.tostring(element, encoding="utf-8", pretty_print=True)


def header(termbase: Termbase) -> etree._Element:
    """Return the martifHeader: where the termbase comes from."""
    top = etree.Element("martifHeader")
    description = child(child(top, "fileDesc"), "sourceDesc")
    child(description, "p", "Termbase built by termalign from documents and their glosses")
    for name, value in termbase.info:
        child(description, "p", f"{name}: {value}")
    child(child(top, "encodingDesc"), "p", "TBXBasicXCSV02.xcs").set("type", "XCSURI")
    return top


def identifier(given: str) -> str:
    """Return a concept's id as XML takes it; one that it does not take is replaced by a digest of it."""
    return given if ID.fullmatch(given) else "c-" + hashlib.sha256(given.encode()).hexdigest()[:10]


def entry(concept: Concept) -> etree._Element:
    """Return one termEntry."""
    top = etree.Element("termEntry", id=identifier(concept.id))
    if concept.subject_field:
        typed(top, "descrip", "subjectField", concept.subject_field)
    if concept.note:
        child(top, "note", concept.note)
    if concept.definition and not concept.find("ja"):
        typed(child(top, "descripGrp"), "descrip", "definition", concept.definition)
    for language in ("ja", "en"):
        terms = [term for term in concept.terms if term.language == language]
        if not terms:
            continue
        section = child(top, "langSet")
        section.set(XML_LANG, language)
        if language == "ja" and concept.definition:
            typed(child(section, "descripGrp"), "descrip", "definition", concept.definition)
        for number, term in enumerate(terms):
            section.append(tig(term, concept.evidence if number == 0 else ()))
    return top


def tig(term: Term, evidence: Sequence[Evidence]) -> etree._Element:
    """Return one term with its notes, its contexts and its sources; the DTD wants them in this order."""
    top = etree.Element("tig")
    child(top, "term", term.text)
    typed(top, "termNote", "termType", term.term_type)
    typed(top, "termNote", "partOfSpeech", term.part_of_speech)
    typed(top, "termNote", "administrativeStatus", term.administrative_status + STATUS_SUFFIX)
    roles = ("anchor", "definition") if term.language == "ja" else ("english",)
    own = [each for each in evidence if each.role in roles] or [each for each in evidence if each.role == "anchor"]
    for each in own:
        place = f"{each.place} (page {each.place.page})"
        if term.language == "ja" and each.role == "anchor":
            group = child(top, "descripGrp")
            typed(group, "descrip", "context", each.passage or each.quote)
            typed(group, "admin", "source", place)
        else:
            typed(top, "admin", "source", place)
    for name, value in notes(term):
        child(top, "note", f"{name}: {value}")
    return top


def notes(term: Term) -> Iterator[tuple[str, str]]:
    """Yield what TBX-Basic has no data category for."""
    yield from (
        (name, value)
        for name, value in (
            ("review", term.review), ("reviewed by", term.reviewed_by), ("reviewed on", term.reviewed_on),
            ("reading", term.reading), ("note", term.note),
        )
        if value
    )  # fmt: skip


def child(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
    """Append an element, its text without the characters that XML forbids."""
    element = etree.SubElement(parent, tag)
    if text is not None:
        element.text = NOT_XML.sub("", text)
    return element


def typed(parent: etree._Element, tag: str, kind: str, text: str) -> None:
    """Append an element of a data category."""
    child(parent, tag, text).set("type", kind)


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the entries of a v2 TBX file; nothing outside the file is fetched.

    Raises FileError where it is not well-formed or its root is not martif.
    """
    parser = etree.XMLParser(no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"{file}: not well-formed XML ({error.msg})"
        raise FileError(message) from None
    if root.tag != "martif":
        message = f"{file}: the root is {root.tag}, not martif; only TBX version 2 can be read"
        raise FileError(message)
    concepts = [read_entry(element, f"c{number}") for number, element in enumerate(root.iter("termEntry"), start=1)]
    paragraphs = root.findall("martifHeader/fileDesc/sourceDesc/p")
    pairs = [(element.text or "").partition(": ") for element in paragraphs[1:]]
    return Termbase(tuple(concepts), info=tuple((name, value) for name, _, value in pairs))


def read_entry(element: etree._Element, fallback: str) -> Concept:
    """Make the concept of a termEntry."""
    terms: list[Term] = []
    evidence: list[Evidence] = []
    for section in element.iter("langSet"):
        language = (section.get(XML_LANG) or "").lower()[:2]
        for group in section.iter("tig", "ntig"):
            if language in ("ja", "en"):
                terms.append(read_term(group, language))
                evidence.extend(read_evidence(group))
    return Concept(
        id=element.get("id") or fallback,
        terms=tuple(terms),
        subject_field=value(element, "descrip", "subjectField"),
        definition=value(element, "descrip", "definition"),
        note=element.findtext("note") or "",
        evidence=tuple(evidence),
    )


def read_term(group: etree._Element, language: str) -> Term:
    """Make the term of a tig or ntig."""
    kept = {match[1]: match[2] for note in group.iter("note") if (match := NOTE.fullmatch(note.text or ""))}
    free = [note.text or "" for note in group.iter("note") if not NOTE.fullmatch(note.text or "")]
    status = value(group, "termNote", "administrativeStatus").removesuffix(STATUS_SUFFIX)
    return Term(
        text=group.findtext(".//term") or "",
        language="ja" if language == "ja" else "en",
        term_type=value(group, "termNote", "termType") or "fullForm",
        administrative_status=status or "preferred",
        part_of_speech=value(group, "termNote", "partOfSpeech") or "noun",
        reading=kept.get("reading", ""),
        review=kept.get("review", "candidate"),
        reviewed_by=kept.get("reviewed by", ""),
        reviewed_on=kept.get("reviewed on", ""),
        note="\n".join(free).removeprefix("note: "),
    )


def read_evidence(group: etree._Element) -> Iterator[Evidence]:
    """Yield the evidence of a term: its contexts with their sources."""
    for element in group.iter("descripGrp"):
        source = SOURCE.fullmatch(value(element, "admin", "source"))
        context = value(element, "descrip", "context")
        if source and context:
            place = Place(source[1], int(source[4]), int(source[2]), int(source[3]))
            yield Evidence("anchor", place, "", context, "", "", 0.0)


def value(element: etree._Element, tag: str, kind: str) -> str:
    """Return the text of the first element of a data category inside another."""
    found = element.find(f".//{tag}[@type='{kind}']")
    return "" if found is None else found.text or ""
