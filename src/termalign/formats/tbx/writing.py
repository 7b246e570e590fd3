"""Writing TBX, versions 2 and 3, concept by concept, so that memory does not grow with 拡大抑止 and its neighbours."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import IO, TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from termalign.formats.exchange import xml_id
from termalign.formats.jsonl import plain
from termalign.formats.tbx.categories import BASIC, CORE, MODULES, PREFIX_OF, STATUS_SUFFIX, XML
from termalign.formats.tbx.reading import BACK, COLUMN, RECORD, SOURCE_OF
from termalign.model import Concept, Termbase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Evidence, Extra, Term

LOSES = (
    "characters that XML forbids",
    "ids that XML refuses",
    "evidence beyond sentences and places",
    "order of languages",
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANGUAGE_PREFIX = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]+)*): (.*)", re.DOTALL)


class Version(NamedTuple):
    """What differs between versions: the names of the sections, and whether categories are tags."""

    entry: str
    section: str
    term: str
    tags: bool = False


VERSION_2 = Version("termEntry", "langSet", "tig")
VERSION_3 = Version("conceptEntry", "langSec", "termSec")
VERSION_3_TAGS = VERSION_3._replace(tags=True)


def write(termbase: Termbase, stream: IO[bytes], version: Version) -> None:
    """Write a termbase; raises ValueError where there is no concept, since TBX must have one."""
    concepts = [concept for concept in termbase.concepts if concept.terms]
    if not concepts:
        message = "no concept to write, and TBX needs one; an .xlsx shows what is on the worklist"
        raise ValueError(message)
    dialect = "TBX-Basic" if is_basic(concepts) else "TBX"
    writer = Writer(version)
    head, tail = writer.frame(termbase, dialect)
    stream.write(head.encode())
    for concept in concepts:
        stream.write(writer.entry(concept).encode())
    stream.write(f"</body>\n{writer.back(termbase)}</text>\n".encode() + record(termbase) + tail.encode())


def is_basic(concepts: Iterable[Concept]) -> bool:
    """Tell whether all data categories are those of TBX-Basic; others are kept, but not under that name."""
    extras = (
        extra for concept in concepts for several in (concept.extras, *(term.extras for term in concept.terms))
        for extra in several
    )  # fmt: skip
    return all(extra.name.partition("/")[2] in BASIC or extra.name == "id" for extra in extras if "/" in extra.name)


def record(termbase: Termbase) -> bytes:
    """Return, as a comment, what TBX has no place for and a rebuild needs: worklist, proposals, exact evidence."""
    if not (termbase.proposals or termbase.worklist):
        return b""
    evidence = [plain(Concept(each.id, (), evidence=each.evidence)) for each in termbase.concepts if each.evidence]
    tasks = [{"reason": task.reason, "concept": plain(task.concept)} for task in termbase.worklist]
    whole = {"proposals": [plain(each) for each in termbase.proposals], "worklist": tasks, "evidence": evidence}
    packed = base64.b64encode(zlib.compress(json.dumps(whole, ensure_ascii=False).encode(errors="replace")))
    return b"<!-- " + RECORD.encode() + packed + b" -->\n"


def clean(text: str) -> str:
    """Return text as XML takes it."""
    return escape(NOT_XML.sub("", text), {"\r": "&#13;"})


class Writer:
    """Writes the parts of one version."""

    def __init__(self, version: Version) -> None:
        """Keep the version."""
        self.version = version

    def frame(self, termbase: Termbase, dialect: str) -> tuple[str, str]:
        """Return what stands before and behind the entries."""
        lines = ["Termbase built by termalign", *(f"{name}: {value}" for name, value in termbase.info if name != BACK)]
        source = "".join(f"<p>{clean(line)}</p>\n" for line in lines)
        described = f"<fileDesc>\n<sourceDesc>\n{source}</sourceDesc>\n</fileDesc>\n"
        start = '<?xml version="1.0" encoding="UTF-8"?>\n'
        if self.version.entry == "termEntry":
            kind = "Basic" if dialect == "TBX-Basic" else ""
            start += f'<!DOCTYPE martif SYSTEM "TBX{kind}coreStructV02.dtd">\n<martif type="{dialect}" xml:lang="ja">\n'
            start += f'<martifHeader>\n{described}<encodingDesc>\n<p type="XCSURI">TBX{kind}XCSV02.xcs</p>\n</encodingDesc>\n'
            return start + "</martifHeader>\n<text>\n<body>\n", "</martif>\n"
        style = "dca"
        dialect = dialect if dialect == "TBX-Basic" else "TBX-Core"
        spaces = ""
        if self.version.tags:
            style = "dct"
            spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, (space, _) in MODULES.items())
        start += f'<tbx xmlns="urn:iso:std:iso:30042:ed-2"{spaces} type="{dialect}" style="{style}" xml:lang="ja">\n'
        return start + f"<tbxHeader>\n{described}</tbxHeader>\n<text>\n<body>\n", "</tbx>\n"

    def back(self, termbase: Termbase) -> str:
        """Return the back matter that was kept, in the names of this version."""
        xml = dict(termbase.info).get(BACK, "")
        old, new = ("Sec", "List") if self.version.entry == "termEntry" else ("List", "Sec")
        return xml.replace(f"refObject{old}", f"refObject{new}") + "\n" if xml else ""

    def entry(self, concept: Concept) -> str:
        """Return one entry."""
        general: list[str] = []
        local: dict[str, list[str]] = {}
        sources = {extra.name: extra.value for extra in concept.extras if SOURCE_OF in extra.name}
        for extra in concept.extras:
            found = LANGUAGE_PREFIX.fullmatch(extra.name)
            lines = local.setdefault(found[1], []) if found else general
            if SOURCE_OF not in extra.name:
                lines.append(self.kept(found[2] if found else extra.name, extra.value))
        if concept.subject_field:
            general.insert(0, self.typed("descrip", "subjectField", concept.subject_field))
        languages = list(dict.fromkeys(term.language for term in concept.terms))
        if concept.definition:
            home = "ja" if "ja" in languages else ""
            source = next((value for name, value in sources.items() if name.endswith("definition")), "")
            inside = self.typed("descrip", "definition", concept.definition)
            inside += self.typed("admin", "source", source) if source else ""
            (local.setdefault(home, []) if home else general).insert(0, f"<descripGrp>\n{inside}</descripGrp>\n")
        if concept.note:
            general.append(f"<note>{clean(concept.note)}</note>\n")
        names = self.version
        parts = [f"<{names.entry} id={quoteattr(xml_id(concept.id))}>\n", *general]
        for language in languages:
            parts += [f'<{names.section} xml:lang="{language}">\n', *local.get(language, ())]
            evidence: Sequence[Evidence] = concept.evidence
            for term in concept.terms:
                if term.language == language:
                    parts.append(self.term(term, evidence))
                    evidence = ()
            parts.append(f"</{names.section}>\n")
        parts.append(f"</{names.entry}>\n")
        return "".join(parts)

    def term(self, term: Term, evidence: Sequence[Evidence]) -> str:
        """Return one term with its notes, its contexts and its sources, in the order that the DTD wants."""
        name = self.version.term
        given = [extra.value for extra in term.extras if extra.name == "id"]
        start = f"<{name} id={quoteattr(given[0])}>" if given and given[0] == xml_id(given[0]) else f"<{name}>"
        status = "deprecated" if term.administrative_status == "forbidden" else term.administrative_status
        parts = [start, f"\n<term>{clean(term.text)}</term>\n"]
        if term.term_type:
            parts.append(self.typed("termNote", "termType", term.term_type))
        if term.part_of_speech:
            parts.append(self.typed("termNote", "partOfSpeech", term.part_of_speech))
        if status:
            parts.append(self.typed("termNote", "administrativeStatus", status + STATUS_SUFFIX))
        extras = [extra for extra in term.extras if extra.name != "id"]
        parts += [self.kept(extra.name, extra.value) for extra in extras if is_term_note(extra)]
        parts += self.passages(term, evidence)
        parts += [self.kept(extra.name, extra.value) for extra in extras if not is_term_note(extra)]
        parts += [f"<note>{clean(f'{label}: {value}')}</note>\n" for label, value in notes(term)]
        parts.append(f"</{name}>\n")
        return "".join(parts)

    def passages(self, term: Term, evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield the contexts of a Japanese term, the places of an English one."""
        wanted = ("anchor", "definition") if term.is_in("ja") else ("english",)
        own = [each for each in evidence if each.role in wanted] or [each for each in evidence if each.role == "anchor"]
        for each in own:
            source = self.typed("admin", "source", f"{each.place} (page {each.place.page})")
            if term.is_in("ja") and each.role == "anchor":
                context = self.typed("descrip", "context", each.passage or each.quote)
                yield f"<descripGrp>\n{context}{source}</descripGrp>\n"
            else:
                yield source

    def typed(self, tag: str, kind: str, text: str) -> str:
        """Return an element of a data category."""
        if self.version.tags and kind in PREFIX_OF:
            name = f"{PREFIX_OF[kind]}:{kind}"
            return f"<{name}>{clean(text)}</{name}>\n"
        return f"<{tag} type={quoteattr(kind)}>{clean(text)}</{tag}>\n"

    def kept(self, name: str, value: str) -> str:
        """Return an extra as the element that it was, or as a note."""
        tag, slash, kind = name.partition("/")
        if tag == "xml" and kind in CORE:
            return self.again(value) or f"<note>{clean(value)}</note>\n"
        if slash and tag in ("descrip", "admin", "termNote") and kind:
            return self.typed(tag, kind, value)
        return f"<note>{clean(f'{COLUMN}{name}: {value}')}</note>\n"

    def again(self, xml: str) -> str:
        """Return XML that was kept; "" where a person has edited it beyond repair."""
        try:
            element = etree.fromstring(xml)
        except etree.XMLSyntaxError:
            return ""
        if not self.version.tags:
            return xml + "\n"
        return self.tagged(element) + "\n"

    def tagged(self, element: etree._Element) -> str:
        """Return an element and what is in it with categories as tags."""
        kind = element.get("type", "")
        name = f"{PREFIX_OF[kind]}:{kind}" if kind in PREFIX_OF else element.tag
        kept = {key: value for key, value in element.items() if key != "type" or kind not in PREFIX_OF}
        attributes = "".join(f" {str(key).replace(XML, 'xml:')}={quoteattr(str(value))}" for key, value in kept.items())
        inside = clean(element.text or "") + "".join(self.tagged(child) + clean(child.tail or "") for child in element)
        return f"<{name}{attributes}>{inside}</{name}>"


def is_term_note(extra: Extra) -> bool:
    """Tell whether an extra must stand among the notes of a term."""
    return extra.name.startswith(("termNote/", "xml/termNote"))


def notes(term: Term) -> Iterator[tuple[str, str]]:
    """Yield what TBX-Basic has no data category for."""
    forbidden = "forbidden" if term.administrative_status == "forbidden" else ""
    yield from (
        (name, value)
        for name, value in (
            ("review", term.review), ("reviewed by", term.reviewed_by), ("reviewed on", term.reviewed_on),
            ("reading", term.reading), ("administrative status", forbidden), ("note", term.note),
        )
        if value
    )  # fmt: skip
