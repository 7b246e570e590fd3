"""PowerPoint slides: what stands on them in the order of drawing, tables row by row, 宇宙領域把握 in the notes too.

Office Open XML, ECMA-376 part 1, chapter 19 (slides) and 20.1 (their text). The locator is the number of the slide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.formats.composing import Composer
from termalign.formats.containers import Package, attribute, local
from termalign.formats.exchange import OPEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from termalign.formats.exchange import Access
    from termalign.model import Document

WHAT = "PowerPoint presentation"
FURNITURE = ("sldNum", "dt", "hdr", "ftr", "sldImg")
"""Placeholders of what is the same on all slides."""
TITLES = ("title", "ctrTitle", "subTitle")
DRAWN = ("diagramData", "chart")
"""Parts beside a slide that hold text shown on it."""


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:  # noqa: ARG001
    """Read a presentation; raises FileError where it is none, is damaged or larger than the limits."""
    package = Package(file, data, access, WHAT)
    main = package.main_part() or "ppt/presentation.xml"
    relations = package.relations(main)
    composer = Composer(file)
    for number, slide in enumerate(package.xml(main).iterfind("{*}sldIdLst/{*}sldId"), start=1):
        name = relations[relation_id(slide)].target if relation_id(slide) in relations else ""
        composer.turn_page()
        composer.locate(f"slide {number}")
        shapes(composer, package.xml(name))
        beside = package.relations(name).values()
        for relation in beside:
            if relation.kind in DRAWN and relation.target in package.names:
                for paragraph in package.xml(relation.target).iter("{*}p"):
                    compose(composer, paragraph, "item")
        for relation in beside:
            if relation.kind == "notesSlide" and relation.target in package.names:
                composer.locate(f"slide {number}, notes")
                shapes(composer, package.xml(relation.target), "paragraph")
    return composer.document()


def relation_id(element: Element) -> str:
    """Return the id of a relation; an element has an id of its own besides."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def shapes(composer: Composer, parent: Element, kind: str = "item") -> None:
    """Compose the shapes of a slide, groups and all; of alternatives the first is read."""
    for child in parent:
        name = local(child)
        if name == "sp":
            shape(composer, child, kind)
        elif name == "tbl":
            table(composer, child)
        elif name != "Fallback":
            shapes(composer, child, kind)


def shape(composer: Composer, element: Element, kind: str) -> None:
    """Compose the paragraphs of a shape: a title is a heading."""
    placeholder = attribute(element.find("{*}nvSpPr/{*}nvPr/{*}ph"), "type") or ""
    if placeholder not in FURNITURE:
        for paragraph in element.iterfind("{*}txBody/{*}p"):
            compose(composer, paragraph, "heading" if placeholder in TITLES else kind)


def compose(composer: Composer, paragraph: Element, kind: str) -> None:
    """Compose a paragraph on a line of its own; where it breaks lines by hand, on several."""
    inside(composer, paragraph)
    composer.end(kind)


def inside(composer: Composer, parent: Element) -> None:
    """Compose the characters of a paragraph."""
    for child in parent:
        name = local(child)
        if name == "t":
            composer.write((child.text or "").replace("\v", "\n"))
        elif name == "br":
            composer.write("\n")
        elif name == "tab":
            composer.add("\t")
        else:
            inside(composer, child)


def table(composer: Composer, element: Element) -> None:
    """Compose the rows of a table on a line each; a cell that another one reaches over is empty."""
    for row in element.iterfind("{*}tr"):
        for number, cell in enumerate(row.iterfind("{*}tc")):
            if number:
                composer.next_cell()
            with composer.on_one_line():
                for count, paragraph in enumerate(cell.iterfind("{*}txBody/{*}p")):
                    if count:
                        composer.add(" ")
                    inside(composer, paragraph)
        composer.end("table")
