"""Fixes in a workbook: the words of cell D7 change, in its own string; fonts, formulas and all other cells stay.

Texts of cells stand in a table of their own, each once, however many cells show it: a text that several cells
share is copied for the cell that changes.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from posixpath import join, normpath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from lxml import etree

from termalign.formats import markup
from termalign.formats.columns import letters
from termalign.formats.edits import Edit, Written, changed
from termalign.formats.package import with_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termalign.formats.edits import Edits
    from termalign.formats.exchange import DraftOptions
    from termalign.model import Draft

WORKBOOK = "xl/workbook.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRINGS = "sharedStrings"
CELL = re.compile(r"<(?:\w+:)?c\b(?P<about>[^>]*?)(?:/>|>(?P<content>.*?)</(?:\w+:)?c>)", re.DOTALL)
NAME, KIND = re.compile(r'\br="([A-Z]+\d+)"'), re.compile(r'\bt="(\w+)"')
VALUE = re.compile(r"<(?:\w+:)?v>(\d+)</(?:\w+:)?v>")
END = re.compile(r"</(?:\w+:)?sst>\s*$")
UNIQUE = re.compile(r'(\buniqueCount=")(\d+)(?=")')
FORMULA = "the cell holds a formula"


class Strings(markup.XmlRewrite):
    """The texts of a workbook, and the edits to be made in them."""

    def __init__(self, draft: Draft, data: bytes) -> None:
        """Read them."""
        super().__init__(draft, data, markup.encoding_of(data))
        self.elements = list(etree.fromstring(data).iterfind("{*}si"))
        self.nodes = list(markup.units(self.text, ("si",)))
        self.uses: Counter[int] = Counter()
        """How many cells show each text."""
        self.copies: list[str] = []

    def rewrite(self, segment: int, edits: Edits, number: int) -> int:
        """Change a text for one cell; returns its number, that of a copy where other cells show it too."""
        element, nodes = self.elements[number], self.nodes[number]
        before = len(self.edits)
        self.change(segment, markup.traced(self.text, nodes, element, pieces_of(element)), edits[segment])
        if len(self.edits) == before:
            return number
        self.edits += [Edit(start, end, "") for start, end in readings(element, nodes)]
        if self.uses[number] == 1:
            return number
        mine, self.edits = self.edits[before:], self.edits[:before]
        start = nodes[0].start
        moved = [Edit(each.start - start, each.end - start, each.text) for each in mine]
        copy = changed(self.text[start : nodes[0].end], moved)
        if copy not in self.copies:
            self.copies.append(copy)
        return len(self.elements) + self.copies.index(copy)

    def written(self) -> Written:
        """Return the table of texts as it is to be, the copies at its end."""
        end, count = END.search(self.text), UNIQUE.search(self.text)
        if self.copies and end:
            self.edits.append(Edit(end.start(), end.start(), "".join(self.copies)))
        if self.copies and count:
            self.edits.append(Edit(*count.span(2), str(int(count[2]) + len(self.copies))))
        return super().written()


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:  # noqa: ARG001
    """Write targets anew in their cells; formulas are left alone."""
    with ZipFile(io.BytesIO(data)) as package:
        pages = list(sheets(package))
        parts = {name: rewrite_of(draft, package.read(name)) for name in pages if name in package.namelist()}
        shared = next((name for name in package.namelist() if STRINGS in name), "")
        strings = Strings(draft, package.read(shared)) if shared else None
    if strings:
        strings.uses.update(number for part in parts.values() for number in shared_numbers(part.text))
    for number, name in enumerate(pages, start=1):
        places = {segment: draft.pairs[segment].place for segment in edits}
        wanted = {
            f"{letters(place.column)}{place.line}": segment for segment, place in places.items() if place.page == number
        }
        if wanted:
            write_cells(parts[name], wanted, edits, strings)
    rewritten = parts | ({shared: strings} if strings else {})
    new = {name: part.written() for name, part in rewritten.items() if part.edits or part.refused or part is strings}
    refused = {key: reason for each in new.values() for key, reason in each.refused.items()}
    return Written(with_parts(draft.file, data, {name: each.data for name, each in new.items()}), refused)


def rewrite_of(draft: Draft, data: bytes) -> markup.XmlRewrite:
    """Return a part of a workbook to be rewritten."""
    return markup.XmlRewrite(draft, data, markup.encoding_of(data))


def sheets(package: ZipFile) -> Iterator[str]:
    """Yield the parts of the sheets in the order of the workbook."""
    folder = WORKBOOK.rpartition("/")[0]
    relations = etree.fromstring(package.read(f"{folder}/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target") or "" for each in relations}
    for sheet in etree.fromstring(package.read(WORKBOOK)).iterfind("{*}sheets/{*}sheet"):
        yield normpath(join("/", folder, targets[sheet.get(RELATION)])).lstrip("/")


def shared_numbers(text: str) -> Iterator[int]:
    """Yield the number of the text of each cell of a sheet that has one."""
    for cell in CELL.finditer(text):
        kind = KIND.search(cell["about"])
        value = VALUE.search(cell["content"] or "")
        if kind and kind[1] == "s" and value:
            yield int(value[1])


def write_cells(part: markup.XmlRewrite, wanted: Mapping[str, int], edits: Edits, strings: Strings | None) -> None:
    """Write some cells of a sheet anew, given by their names with the numbers of their segments."""
    for cell in CELL.finditer(part.text):
        name, kind = NAME.search(cell["about"]), KIND.search(cell["about"])
        if name is None or name[1] not in wanted:
            continue
        segment = wanted[name[1]]
        value = VALUE.search(part.text, cell.start("content"), cell.end()) if cell["content"] else None
        if kind and kind[1] == "s" and value and strings:
            number = strings.rewrite(segment, edits, int(value[1]))
            if number != int(value[1]):
                part.edits.append(Edit(*value.span(1), str(number)))
        elif kind and kind[1] == "inlineStr":
            write_inline(part, cell, segment, edits)
        else:
            part.refused.update({(segment, edit): FORMULA for edit in edits[segment]})


def write_inline(part: markup.XmlRewrite, cell: re.Match[str], segment: int, edits: Edits) -> None:
    """Write a cell anew that has its text within it."""
    start = cell.start("content")
    for nodes in markup.units(cell["content"], ("is",)):
        element = etree.fromstring(cell["content"], etree.XMLParser(recover=True))
        found = markup.traced(cell["content"], nodes, element, pieces_of(element))
        moved = [(first + start, last + start) for first, last in found.spans]
        part.change(segment, found._replace(spans=moved), edits[segment])


def pieces_of(element: etree._Element) -> Iterator[tuple[str, etree._Element, bool]]:
    """Yield the texts of a cell, run by run, as XML has them; readings are no part of it."""
    for text in element.iterfind("{*}t"):
        yield text.text or "", text, False
    for run in element.iterfind("{*}r"):
        for text in run.iterfind("{*}t"):
            yield text.text or "", text, False


def readings(element: etree._Element, nodes: list[markup.Node]) -> Iterator[tuple[int, int]]:
    """Yield where the readings of a text stand, which no longer fit it."""
    for number, each in enumerate(element.iter()):
        if isinstance(each.tag, str) and etree.QName(each).localname == "rPh":
            yield nodes[number].start, nodes[number].end
