"""JMdict in XML: an entry with 宇宙 in keb, うちゅう in reb and space in a gloss; each sense is a concept.

The names of entities such as &n; are read as text, so that nothing is expanded and no DOCTYPE is needed.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from lxml import etree

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.edict import STATUS_OF_FORM, Form, english, japanese, part_of
from termalign.model import Concept, Extra, Termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 65_536
"""Bytes in which the first entry stands: the DOCTYPE before it is long."""
ROOT = re.compile(rb"<!DOCTYPE\s+JMdict|<JMdict[\s>]|<ent_seq>")
ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z_][\w.-]*);")
DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KEPT = ("misc", "dial", "xref", "ant", "lsource")


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the entries; raises FileError where it is not well-formed or no JMdict."""
    named = ENTITY.sub(rb"\1", DOCTYPE.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1))
    concepts: list[Concept] = []
    taken: set[str] = set()
    entries = 0
    events = etree.iterparse(
        io.BytesIO(named), events=("end",), tag=("entry",), no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        for entries, (_, entry) in enumerate(events, start=1):
            given = (entry.findtext("ent_seq") or "").strip()
            identifier = given if given and given not in taken else f"c{entries}"
            taken.add(identifier)
            concepts.extend(read_entry(entry, identifier))
            entry.clear(keep_tail=False)
            while entry.getprevious() is not None and (parent := entry.getparent()) is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        message = f"{file}: line {error.lineno} is not well-formed XML ({error.msg}); fetch the dictionary anew"
        raise FileError(message) from None
    root = events.root
    if root is None or (root.tag != "JMdict" and not concepts):
        name = "missing" if root is None else root.tag
        message = f"{file}: line 1: the root is {name}, not JMdict; name the file after the format that it has"
        raise FileError(message)
    return Termbase(tuple(concepts))


def read_entry(entry: etree._Element, identifier: str) -> Iterator[Concept]:
    """Yield a concept for each sense; parts of speech hold until others come."""
    senses = entry.findall("sense")
    parts: list[str] = []
    for number, sense in enumerate(senses, start=1):
        parts = texts(sense, "pos") or parts
        part = part_of(parts)
        terms = list(japanese(list(forms_of(entry, sense)), part))
        glosses: dict[str, list[str]] = {}
        explanations: list[str] = []
        for gloss in sense.iterfind("gloss"):
            text = text_of(gloss)
            if gloss.get("g_type") == "expl":
                explanations.append(text)
            elif text:
                language = vocabulary.language(gloss.get(XML_LANG) or "eng") or "und"
                glosses.setdefault(language, []).append(text)
        for language, found in glosses.items():
            terms += english(found, part, language)
        extras = tuple(Extra(name, text) for name in KEPT for text in texts(sense, name))
        name = identifier if len(senses) == 1 else f"{identifier}-{number}"
        if terms:
            yield Concept(
                name, tuple(terms), ", ".join(texts(sense, "field")), "\n".join(explanations),
                "\n".join(texts(sense, "s_inf")), extras=extras,
            )  # fmt: skip


def forms_of(entry: etree._Element, sense: etree._Element) -> Iterator[Form]:
    """Yield the forms in which a sense is written, with the first reading that holds for each; kana where there are none."""
    only_kanji, only_kana = texts(sense, "stagk"), texts(sense, "stagr")
    readings = [
        each for each in entry.iterfind("r_ele") if not only_kana or (each.findtext("reb") or "").strip() in only_kana
    ]
    written = [(text_of(each), each) for kanji in entry.iterfind("k_ele") for each in kanji.iterfind("keb")]
    for text, keb in written:
        if only_kanji and text not in only_kanji:
            continue
        heard = next((each for each in readings if fits(each, text)), None)
        if heard is None and only_kana:
            continue
        reading = "" if heard is None else (heard.findtext("reb") or "").strip()
        yield Form(text, reading, marks_of(keb.getparent(), "ke_inf"))
    for each in readings:
        if not written or each.find("re_nokanji") is not None:
            yield Form((each.findtext("reb") or "").strip(), "", marks_of(each, "re_inf"))


def fits(reading: etree._Element, text: str) -> bool:
    """Tell whether a reading is one of a written form."""
    limits = texts(reading, "re_restr")
    return reading.find("re_nokanji") is None and (not limits or text in limits)


def marks_of(element: etree._Element | None, name: str) -> tuple[str, ...]:
    """Return the marks of a form, the expanded ones by the words that they begin with."""
    found = [] if element is None else texts(element, name)
    return tuple(mark if mark in STATUS_OF_FORM else MARK_OF.get(mark.split()[0], mark) for mark in found)


MARK_OF = {"out-dated": "oK", "outdated": "oK", "irregular": "iK", "search-only": "sK", "rarely": "rK"}


def texts(element: etree._Element, name: str) -> list[str]:
    """Return the texts of the elements of a name that are not empty."""
    return [text for each in element.iterfind(name) if (text := text_of(each))]


def text_of(element: etree._Element) -> str:
    """Return the text of an element; some glosses have a part of them marked up."""
    return str(element.xpath("string()")).strip()


def is_it(data: bytes) -> bool:
    """Tell whether it begins as JMdict does, or an entry of it stands near the beginning."""
    return bool(ROOT.search(data[:HEAD].replace(b"\0", b"")))
