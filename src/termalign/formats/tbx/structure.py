"""The structure of a TBX file, line by line: a 拡大抑止 without a language, two terms in one section, a date that is none.

After ISO 30042:2008 and 2019, and the data categories and pick-lists of TBX-Basic.
"""

from __future__ import annotations

import re
from datetime import datetime
from itertools import dropwhile
from typing import TYPE_CHECKING

from lxml import etree

from termalign.errors import FileError
from termalign.formats.tbx.categories import BASIC, CORE, MODULES, STATUS_SUFFIX, XML, XML_LANG
from termalign.formats.tbx.reading import SECTIONS, TERM_SECTIONS, category, local, text_of
from termalign.model import ADMINISTRATIVE_STATUSES, PARTS_OF_SPEECH, TERM_TYPES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
ENTRIES = ("termEntry", "conceptEntry")
ID = re.compile(r"[^\W\d][\w.-]*")
TAG = re.compile(r"([A-Za-z]{2,3}|x(?=-))(-[A-Za-z0-9]{2,8}|-[A-Za-z0-9](?=-))*")
DATE = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
"""xs:date or xs:dateTime."""
PICK_LISTS = {
    "administrativeStatus": tuple(f"{each}{STATUS_SUFFIX}" for each in ADMINISTRATIVE_STATUSES if each != "forbidden"),
    "partOfSpeech": PARTS_OF_SPEECH,
    "termType": TERM_TYPES,
    "transactionType": ("origination", "modification", "creation"),
    "usageStatus": ("preferred", "admitted", "deprecated", "superseded"),
}
ENTRY, SECTION, TERM = "an entry", "the section of a language", "a term"
LEVELS = dict.fromkeys(
    (
        "context", "partOfSpeech", "termType", "administrativeStatus", "usageStatus", "geographicalUsage",
        "grammaticalGender", "termLocation",
    ),
    (TERM,),
) | {
    "subjectField": (ENTRY,), "definition": (ENTRY, SECTION), "xGraphic": (ENTRY, SECTION),
    "customerSubset": (ENTRY, TERM), "projectSubset": (ENTRY, TERM), "crossReference": (ENTRY, TERM),
}  # fmt: skip
"""Where TBX-Basic has a category; larger dialects may have it elsewhere too."""
DIALECTS = {"TBX-Basic": BASIC | {"usageStatus"}, "TBX-Min": frozenset((*MODULES["min"][1], "usageStatus"))}
"""The data categories of the dialects that have few."""
MARKUP = ("hi", "foreign", "bpt", "ept", "ph", "it", "sc", "ec")
ATTRIBUTES = frozenset(("id", "type", "target", "datatype", XML_LANG, f"{XML}space", f"{XML}id"))
TERM_NOTES = ("termNote", "termNoteGrp")
TYPED = ("descrip", "admin", "termNote", "transac", "transacNote", "ref", "xref")


def find(file: str, data: bytes) -> Iterator[Finding]:
    """Yield what is wrong with the structure; raises FileError where the file is not well-formed XML."""
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"{file}: not well-formed XML ({error.msg})"
        raise FileError(message) from None
    yield from Structure(file, root).find()


class Structure:
    """One file and the ids in it."""

    def __init__(self, file: str, root: etree._Element) -> None:
        """Collect the ids, since references may point forward."""
        self.file, self.root = file, root
        self.ids = {each.get("id") for each in root.iter() if each.get("id")}
        self.seen: set[str] = set()

    def flaw(self, element: etree._Element, rule: str, message: str, remedy: str, severity: str = "error") -> Finding:
        """Make a finding at an element's line."""
        return Finding(f"tbx-{rule}", severity, f"{self.file}:{element.sourceline}", message, remedy)

    def find(self) -> Iterator[Finding]:
        """Yield the flaws of the file in the order of its lines."""
        yield from self.of_root()
        entries = 0
        for element in self.root.iter():
            name = local(element)
            if not name:
                continue
            entries += name in ENTRIES
            yield from self.of_id(element, name)
            if name in ENTRIES and not any(local(child) in SECTIONS for child in element):
                yield self.flaw(element, "section", f"{name} has no section of a language", "add a langSet or langSec")
            elif name in ENTRIES:
                yield from self.of_order(element, SECTIONS, "data of the entry stands behind a language")
            elif name in SECTIONS:
                yield from self.of_section(element, name)
            elif name in TERM_SECTIONS:
                yield from self.of_term(element, name)
            else:
                yield from self.of_data(element, name)
        if not entries:
            yield self.flaw(self.root, "entry", "there is no entry", "add a termEntry or conceptEntry")

    def of_root(self) -> Iterator[Finding]:
        """Yield the flaws of the root and its header."""
        name, kind = local(self.root), self.root.get("type") or ""
        if name == "tbx":
            if etree.QName(self.root).namespace != NAMESPACE:
                yield self.flaw(self.root, "namespace", "tbx is not in the namespace of version 3", f"set {NAMESPACE}")
            if not kind.startswith("TBX-"):
                yield self.flaw(self.root, "dialect", f"the type is {kind!r}", "name the dialect, such as TBX-Basic")
            if self.root.get("style") not in ("dca", "dct"):
                yield self.flaw(self.root, "style", f"the style is {self.root.get('style')!r}", "write dca or dct")
        elif name != "martif":
            yield self.flaw(self.root, "root", f"the root is {name}", "TBX begins with martif or tbx")
        elif not kind:
            yield self.flaw(self.root, "dialect", "martif has no type", "name the dialect, such as TBX-Basic")
        language = self.root.get(XML_LANG) or ""
        if not language:
            yield self.flaw(self.root, "language", f"{name} has no xml:lang", "add the language of the file")
        elif not TAG.fullmatch(language):
            yield self.flaw(
                self.root, "language", f"{language!r} is no language tag", "write a tag such as ja or en-US"
            )
        if self.root.find(".//{*}sourceDesc/{*}p") is None:
            yield self.flaw(
                self.root, "header", "the header has no sourceDesc with a p", "say where the termbase comes from"
            )

    def of_id(self, element: etree._Element, name: str) -> Iterator[Finding]:
        """Yield the flaws of an element's id and of what it points to."""
        given, target = element.get("id"), element.get("target")
        if name == "conceptEntry" and not given:
            yield self.flaw(element, "id", "conceptEntry has no id", "add one, such as c1")
        if given and not ID.fullmatch(given):
            yield self.flaw(element, "id", f"the id {given!r} is no XML id", "begin it with a letter")
        if given and given in self.seen:
            yield self.flaw(element, "id", f"the id {given!r} stands twice", "give one of them another id")
        self.seen.add(given or "")
        if target and name in ("ref", "transacNote", "descrip", "admin") and target.lstrip("#") not in self.ids:
            yield self.flaw(element, "target", f"nothing has the id {target!r}", "correct the target")
        if name == "xref" and not (target or "").strip():
            yield self.flaw(element, "target", "xref has no target", "add the address that it refers to")

    def of_section(self, element: etree._Element, name: str) -> Iterator[Finding]:
        """Yield the flaws of the section of a language."""
        language = element.get(XML_LANG)
        if not language:
            yield self.flaw(element, "language", f"{name} has no xml:lang", "add it, such as ja")
        elif not TAG.fullmatch(language):
            yield self.flaw(element, "language", f"{language!r} is no language tag", "write a tag such as ja or en-US")
        tags = [(each.get(XML_LANG) or "").lower() for each in element.itersiblings(preceding=True)]
        if language and language.lower() in tags:
            yield self.flaw(element, "language", f"the entry has two sections in {language}", "join them", "warning")
        inside = [local(child) for child in element if local(child)]
        if not any(each in TERM_SECTIONS for each in inside):
            yield self.flaw(element, "term", f"the section in {language} has no term", "add one, or delete the section")
        yield from self.of_order(element, TERM_SECTIONS, "data of the language stands behind a term")

    def of_order(self, element: etree._Element, last: tuple[str, ...], message: str) -> Iterator[Finding]:
        """Yield a flaw where something stands behind the sections that come last."""
        inside = [child for child in element if local(child)]
        after = dropwhile(lambda child: local(child) not in last, inside)
        stray = next((child for child in after if local(child) not in last), None)
        if stray is not None:
            yield self.flaw(stray, "order", message, "move it before the sections")

    def of_term(self, element: etree._Element, name: str) -> Iterator[Finding]:
        """Yield the flaws of the section of a term."""
        terms = [each for each in element.iter() if local(each) == "term"]
        if len(terms) != 1:
            yield self.flaw(element, "term", f"{name} has {len(terms)} terms", "give each term a section of its own")
        for term in terms:
            if not text_of(term).strip():
                yield self.flaw(term, "empty-term", "the term is empty", "write the term, or delete its section")
        if self.root.get("type") == "TBX-Basic" and name == "ntig":
            yield self.flaw(element, "dialect", "TBX-Basic has no ntig", "write tig")
        direct = [local(child) for child in element if local(child)]
        if direct and direct[0] not in ("term", "termGrp"):
            yield self.flaw(element, "order", f"{direct[0]} stands before the term", "put the term first")
        for group in element.iter():
            if local(group) in (name, "termGrp"):
                yield from self.of_notes(group)

    def of_notes(self, element: etree._Element) -> Iterator[Finding]:
        """Yield a flaw where a note on the term stands behind data of another kind."""
        inside = [(child, category(child, local(child))[0]) for child in element if local(child)]
        others = dropwhile(lambda each: each[1] in ("term", "termGrp", *TERM_NOTES), inside)
        late = next((child for child, tag in others if tag in TERM_NOTES), None)
        if late is not None:
            yield self.flaw(late, "order", "a termNote stands behind other data", "move it next to the term")

    def of_data(self, element: etree._Element, name: str) -> Iterator[Finding]:
        """Yield the flaws of a piece of data."""
        tag, kind = category(element, name)
        if tag not in CORE and is_inside(element, ENTRIES) and tag not in MARKUP:
            yield self.flaw(element, "element", f"TBX has no element {name}", "correct its name, or delete it")
        unknown = sorted({str(each) for each in element.attrib} - ATTRIBUTES)
        if unknown and is_inside(element, ENTRIES):
            yield self.flaw(element, "attribute", f"{name} has the attribute {unknown[0]}", "delete it", "warning")
        text = text_of(element).strip()
        if tag == "date" and not is_date(text):
            yield self.flaw(element, "date", f"{text!r} is no date", "write YYYY-MM-DD")
        if tag not in TYPED or not is_inside(element, ENTRIES):
            return
        if not kind:
            yield self.flaw(element, "category", f"{tag} has no type", "name its data category")
        elif self.root.get("type") in DIALECTS and kind not in DIALECTS[self.root.get("type") or ""]:
            dialect = self.root.get("type")
            yield self.flaw(element, "category", f"{dialect} has no {kind}", "use a larger dialect", "warning")
        if kind in PICK_LISTS and text not in PICK_LISTS[kind]:
            yield self.flaw(element, "value", f"{kind} is {text!r}", f"choose one of {', '.join(PICK_LISTS[kind])}")
        level = TERM if is_inside(element, TERM_SECTIONS) else SECTION if is_inside(element, SECTIONS) else ENTRY
        if level not in LEVELS.get(kind, (level,)):
            severity = "error" if self.root.get("type") in DIALECTS else "warning"
            where = " or ".join(LEVELS[kind])
            yield self.flaw(element, "level", f"{kind} stands in {level}", f"move it to {where}", severity)


def is_inside(element: etree._Element, names: tuple[str, ...]) -> bool:
    """Tell whether an element stands somewhere in one of these."""
    return any(local(each) in names for each in element.iterancestors())


def is_date(text: str) -> bool:
    """Tell whether a text is a calendar date, with a time or without."""
    found = DATE.fullmatch(text)
    try:
        return bool(found and datetime.fromisoformat(found[1] + (found[2] or "")[:9]))
    except ValueError:
        return False
