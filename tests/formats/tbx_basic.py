"""A validator of TBX-Basic, version 2, from the facts of the standard; it shares no code with the program."""

from __future__ import annotations

import re

from lxml import etree

XML = "{http://www.w3.org/XML/1998/namespace}"
AUXILIARY = {"descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"}
PICK_LISTS = {
    "administrativeStatus": {f"{name}Term-admn-sts" for name in ("preferred", "admitted", "deprecated", "superseded")},
    "partOfSpeech": {"noun", "verb", "adjective", "adverb", "properNoun", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}
DESCRIP_LEVELS = {"definition": {"termEntry", "langSet"}, "context": {"tig"}, "subjectField": {"termEntry"}}
ADMIN_TYPES = {"source", "customerSubset", "projectSubset"}
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")


def validate(data: bytes) -> list[str]:
    """Return what is wrong with a file, in words; an empty list where nothing is."""
    root = etree.fromstring(data)
    wrong = []
    if root.tag != "martif" or root.get("type") != "TBX-Basic" or not root.get(f"{XML}lang"):
        wrong.append("the root is not a TBX-Basic martif with a language")
    header = root.find("martifHeader")
    if header is None or header.find("fileDesc/sourceDesc/p") is None:
        wrong.append("no sourceDesc with a paragraph")
    body = root.find("text/body")
    entries = [] if body is None else list(body)
    if not entries:
        wrong.append("no entries")
    identifiers = [element.get("id") for element in root.iter() if element.get("id")]
    wrong += [f"id {each} is no xs:ID" for each in identifiers if not IDENTIFIER.fullmatch(each)]
    if len(set(identifiers)) < len(identifiers):
        wrong.append("an id twice")
    for entry in entries:
        wrong += check_order(entry, "termEntry", "langSet")
        for section in entry.iter("langSet"):
            if not section.get(f"{XML}lang"):
                wrong.append("a langSet without a language")
            wrong += check_order(section, "langSet", "tig")
            for group in section:
                if group.tag == "tig":
                    wrong += check_tig(group)
    wrong += check_categories(root)
    return wrong


def check_order(parent, name, last):
    """Check that auxiliary elements come first and at least one of the wanted ones follows."""
    if parent.tag != name:
        return [f"{parent.tag} where {name} belongs"]
    tags = [child.tag for child in parent]
    first = next((index for index, tag in enumerate(tags) if tag == last), None)
    if first is None:
        return [f"{name} without {last}"]
    wrong = [f"{tag} in {name}" for tag in tags[:first] if tag not in AUXILIARY]
    return wrong + [f"{tag} behind {last}" for tag in tags[first:] if tag != last]


def check_tig(group):
    """Check one term: term, termNotes, then auxiliary elements."""
    tags = [child.tag for child in group]
    if tags[:1] != ["term"] or not (group[0].text or "").strip():
        return ["a tig that does not begin with a term"]
    rest = tags[1:]
    while rest[:1] == ["termNote"]:
        rest = rest[1:]
    return [f"{tag} in tig" for tag in rest if tag not in AUXILIARY]


def check_categories(root):
    """Check data categories: known, on their level, with values of their pick-lists."""
    wrong = []
    for element in root.iter("termNote"):
        allowed = PICK_LISTS.get(element.get("type"))
        if allowed is None or element.text not in allowed:
            wrong.append(f"termNote {element.get('type')} is {element.text}")
    for element in root.iter("descrip"):
        parent = element.getparent()
        level = parent.getparent().tag if parent.tag == "descripGrp" else parent.tag
        if level not in DESCRIP_LEVELS.get(element.get("type"), ()):
            wrong.append(f"descrip {element.get('type')} in {level}")
    wrong += [f"admin {each.get('type')}" for each in root.iter("admin") if each.get("type") not in ADMIN_TYPES]
    return wrong
