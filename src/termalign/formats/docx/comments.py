"""Remarks on a Word document as comments at their words, all else byte for byte: “enemy base attack” gets one beside it.

Comments: ECMA-376 part 1, 17.13.4. A run is parted where a comment begins or ends within it; its format is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from termalign.formats import markup
from termalign.formats.containers import Package, attribute, local
from termalign.formats.docx.anchors import Anchors, Mark
from termalign.formats.docx.reading import MAIN
from termalign.formats.docx.tracing import WHAT, Traces, trace
from termalign.formats.edits import Edit, changed
from termalign.formats.edits import marked as byte_order
from termalign.formats.exchange import OPEN
from termalign.formats.package import with_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from termalign.model import Place

AUTHOR, INITIALS = "termalign", "ta"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "[Content_Types].xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
EMPTY = re.compile(r"<(?P<name>[\w:]+)(?P<about>[^<>]*)/>\s*$")
"""A root element that has nothing in it."""


class Remark(NamedTuple):
    """What to say of a stretch of a document: where its line is, the offset of the stretch from there, its length."""

    place: Place
    offset: int
    length: int
    paragraphs: Sequence[str]


def with_remarks(file: str, data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return a Word document with remarks as comments; raises FileError where it is none."""
    package = Package(file, data, OPEN, WHAT)
    document, parts = trace(package)
    main = package.main_part() or MAIN
    name = next((each.target for each in package.relations(main).values() if each.kind == "comments"), "")
    first = next_id(package, name)
    anchors = Anchors(parts)
    placed: dict[int, list[tuple[Mark, Mark, int]]] = defaultdict(list)
    notes = []
    for number, remark in enumerate(remarks, start=first):
        offset = document.line_starts[remark.place.line - 1] + remark.place.column - 1 + remark.offset
        anchor = anchors.anchor(offset, remark.length)
        if anchor:
            placed[anchor.part].append((anchor.begin, anchor.end, number))
            notes.append(comment(number, remark.paragraphs))
    written = {parts[part].name: marked(parts[part], several) for part, several in placed.items()}
    return with_parts(file, data, written | comments_part(package, main, name, "".join(notes)))


def next_id(package: Package, name: str) -> int:
    """Return the first number that no comment of a document has."""
    if not name or name not in package.names:
        return 0
    numbers = (attribute(each, "id") or "" for each in package.xml(name) if local(each) == "comment")
    return max((int(number) for number in numbers if number.isdigit()), default=-1) + 1


def marked(part: Traces, several: Iterable[tuple[Mark, Mark, int]]) -> bytes:
    """Return a part with the ranges of its comments: where each begins and ends, and its number."""
    begins: dict[Mark, list[int]] = defaultdict(list)
    ends: dict[Mark, list[int]] = defaultdict(list)
    for begin, end, number in several:
        begins[begin].append(number)
        ends[end].append(number)
    w = part.prefix
    edits = {preserved(part, place.text) for place in {**begins, **ends} if place.text is not None}
    for place in {**begins, **ends}:
        text = "".join(
            f'<{w}commentRangeEnd {w}id="{number}"/><{w}r><{w}commentReference {w}id="{number}"/></{w}r>'
            for number in ends.get(place, ())
        ) + "".join(f'<{w}commentRangeStart {w}id="{number}"/>' for number in begins.get(place, ()))
        if place.text is not None:
            text = f'</{w}t></{w}r>{text}<{w}r>{properties(part, place.text)}<{w}t xml:space="preserve">'
        edits.add(Edit(place.at, place.at, text))
    return part.mark + changed(part.raw, [edit for edit in edits if edit.text]).encode(part.encoding)


def properties(part: Traces, text: Element) -> str:
    """Return the format of the run that a text belongs to, as it stands in the part."""
    run = text.getparent()
    own = None if run is None else run.find("{*}rPr")
    return "" if own is None else part.raw[part.nodes[own].start : part.nodes[own].end]


def preserved(part: Traces, text: Element) -> Edit:
    """Return the edit by which the spaces at the end of a text count, which is to be parted there."""
    at = part.nodes[text].text[0][0] - 1
    return Edit(at, at, "" if text.get(SPACE) else ' xml:space="preserve"')


def comment(number: int, paragraphs: Iterable[str]) -> str:
    """Return a comment as XML, for a part whose prefix is w."""
    each = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in paragraphs)
    return f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}">{each}</w:comment>'


def comments_part(package: Package, main: str, name: str, notes: str) -> dict[str, bytes]:
    """Return the part of comments with more of them at its end; where there is none, with what makes it known."""
    if name in package.names:
        return {name: before_end(package.read(name), notes)}
    folder, _, last = main.rpartition("/")
    relations = f"{folder}/_rels/{last}.rels".lstrip("/")
    relation = f'<Relationship Id="termalignComments" Type="{KIND}" Target="comments.xml"/>'
    known = (
        package.read(relations)
        if relations in package.names
        else f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode()
    )
    name = f"{folder}/comments.xml".lstrip("/")
    return {
        name: f'{DECLARATION}<w:comments xmlns:w="{W}">{notes}</w:comments>'.encode(),
        relations: before_end(known, relation),
        TYPES: before_end(package.read(TYPES), f'<Override PartName="/{name}" ContentType="{TYPE}"/>'),
    }


def before_end(data: bytes, text: str) -> bytes:
    """Return XML with more in its root element, before the end of it."""
    mark, encoding = byte_order(data, markup.encoding_of(data))
    raw = data[len(mark) :].decode(encoding)
    closed = EMPTY.sub(r"<\g<name>\g<about>></\g<name>>", raw) if EMPTY.search(raw) else raw
    at = closed.rindex("</")
    return mark + (closed[:at] + text + closed[at:]).encode(encoding)
