"""Word documents as their readers see them: tracked changes accepted, hidden text out, 宇宙領域把握 with what its ruby says.

Office Open XML, ECMA-376 part 1, chapter 17. Paragraphs, rows of tables and text boxes come in the order of the
document, then footnotes, endnotes and comments. Elements go by their local names, so that the strict namespaces serve too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.composing import Composer
from termalign.formats.containers import Package, attribute, local
from termalign.formats.exchange import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from termalign.formats.exchange import Access
    from termalign.model import Document

WHAT = "Word document"
MAIN = "word/document.xml"
LEFT_OUT = frozenset(("del", "moveFrom", "delText", "pPr", "rPr", "sdtPr", "rt", "Fallback"))
"""Elements whose content no reader sees; of alternatives the first is read, so that a text box comes once."""
BLOCKS = {"sdt": "sdtContent", "customXml": "", "ins": "", "moveTo": "", "smartTag": ""}
"""What may stand around paragraphs and tables, and the child that holds these ("" for the element itself)."""
NOTES = {"footnotes": ("footnote", "footnote"), "endnotes": ("endnote", "footnote"), "comments": ("comment", "comment")}
"""The kinds of parts that hold notes: what each note is called, and the kind of its lines."""
HEADING = re.compile(r"heading\s?\d|見出し\s?\d|title|表題|subtitle|副題", re.IGNORECASE)
CAPTION = re.compile("caption|図表番号", re.IGNORECASE)
CONTENTS = re.compile(r"toc\s?\d|目次\s?\d|table of figures", re.IGNORECASE)
FIELD_RUBY = re.compile(
    r"^\s*EQ\b.*?\\o\s*(?:\\a[dlrc]\s*)?\(\s*\\s\s*\\up\s*\d*\s*\((?P<said>[^()]*)\)\s*[,;]\s*(?P<base>.*)\)\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""A ruby as Word wrote it before it had an element for it: EQ \\o\\ad(\\s\\up 9(said),base)."""


class Part(NamedTuple):
    """A part that was read: where its text begins in the document, and its elements of text with their offsets there."""

    name: str
    root: Element
    start: int
    texts: list[tuple[int, Element]]


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:  # noqa: ARG001
    """Read a Word document; raises FileError where it is none, is damaged or larger than the limits."""
    return read(Package(file, data, access, WHAT))[0]


def read(package: Package) -> tuple[Document, list[Part]]:
    """Read a Word document, and tell where its text stands in its parts; raises FileError as `document` does."""
    main = package.main_part() or MAIN
    relations = package.relations(main).values()
    named = {relation.kind: relation.target for relation in relations if relation.target in package.names}
    composer = Composer(package.file)
    walker = Walker(composer, Styles(package.xml(named["styles"])) if "styles" in named else Styles())
    root = package.xml(main)
    parts = [Part(main, root, 0, walker.texts)]
    walker.blocks(root.find("{*}body"))
    for kind, (name, of_lines) in NOTES.items():
        if kind in named:
            walker.texts = []
            parts.append(Part(named[kind], package.xml(named[kind]), composer.length, walker.texts))
            walker.notes(parts[-1].root, name, of_lines)
    return composer.document(), parts


class Styles:
    """What the paragraph styles of a document make of a paragraph: a heading, an item of a list, a caption."""

    def __init__(self, root: Element | None = None) -> None:
        """Read the styles."""
        self.styles = {} if root is None else {attribute(each, "styleId"): each for each in root.iterfind("{*}style")}

    def kind(self, properties: Element | None) -> str:
        """Return the kind of a paragraph with some properties."""
        if properties is None:
            return "paragraph"
        style = self.styles.get(attribute(properties.find("{*}pStyle"), "val"))
        numbered = is_numbered(properties)
        for _ in range(10):  # styles are based on others
            level = attribute(properties.find("{*}outlineLvl"), "val")
            if level is not None and level != "9":
                return "heading"
            if style is None:
                break
            name = attribute(style.find("{*}name"), "val") or ""
            for kind, pattern in (("heading", HEADING), ("caption", CAPTION), ("furniture", CONTENTS)):
                if pattern.fullmatch(name):
                    return kind
            inner = style.find("{*}pPr")
            properties = properties if inner is None else inner
            numbered = is_numbered(properties) if numbered is None else numbered
            style = self.styles.get(attribute(style.find("{*}basedOn"), "val"))
        return "item" if numbered else "paragraph"


def is_numbered(properties: Element) -> bool | None:
    """Tell whether properties make a paragraph an item of a list; None where they do not say."""
    number = attribute(properties.find("{*}numPr/{*}numId"), "val")
    return None if number is None else number != "0"


class Walker:
    """Walks through the elements of a document and composes what they show."""

    def __init__(self, composer: Composer, styles: Styles) -> None:
        """Take where to write, and the styles."""
        self.composer, self.styles = composer, styles
        self.boxes: list[Element] = []
        """Text boxes anchored in the open paragraph, which stand behind it."""
        self.field: list[str] = []
        """The instructions of the open fields, innermost last."""
        self.texts: list[tuple[int, Element]] = []
        """The elements of text so far, with their offsets in the document."""
        self.tables = 0
        self.heading = ""
        self.inline: dict[str, Callable[[Element], None]] = {
            "t": self.text, "tab": self.tab, "br": self.line_break, "cr": self.line_break, "noBreakHyphen": self.hyphen,
            "r": self.run, "ruby": self.ruby, "fldChar": self.field_mark, "instrText": self.instruction,
            "txbxContent": self.boxes.append,
        }  # fmt: skip

    def blocks(self, parent: Element | None) -> None:
        """Compose the paragraphs and tables inside an element."""
        for child in parent if parent is not None else ():
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name in BLOCKS:
                self.blocks(child.find("{*}" + BLOCKS[name]) if BLOCKS[name] else child)

    def paragraph(self, paragraph: Element) -> None:
        """Compose a paragraph, on a line of its own unless the end of it was deleted, and its text boxes behind it."""
        properties = paragraph.find("{*}pPr")
        kind = self.styles.kind(properties)
        start = self.composer.length
        self.inside(paragraph)
        if properties is not None and properties.find("{*}rPr/{*}del") is not None:
            return
        if kind == "heading" and self.composer.open_line:
            self.heading = self.composer.open_line
            self.composer.locate(self.heading, start)
        self.composer.end(kind)
        boxes = list(self.boxes)
        self.boxes.clear()
        for box in boxes:
            self.blocks(box)

    def inside(self, parent: Element) -> None:
        """Compose what the elements inside a paragraph show."""
        for child in parent:
            name = local(child)
            if name in self.inline:
                self.inline[name](child)
            elif name not in LEFT_OUT:
                self.inside(child)

    def run(self, run: Element) -> None:
        """Compose a run unless it is hidden."""
        hidden = run.find("{*}rPr/{*}vanish")
        if hidden is None or attribute(hidden, "val") in ("0", "false", "off"):
            self.inside(run)

    def text(self, element: Element) -> None:
        """Compose characters."""
        self.texts.append((self.composer.length, element))
        self.composer.add((element.text or "").replace("\n", " "))

    def tab(self, _: Element) -> None:
        """Compose a tab."""
        self.composer.add("\t")

    def line_break(self, element: Element) -> None:
        """Compose the end of a line or of a page; inside a row of a table it is a space."""
        if attribute(element, "type") == "page":
            self.composer.turn_page()
        else:
            self.composer.write("\n")

    def hyphen(self, _: Element) -> None:
        """Compose a hyphen at which no line is broken."""
        self.composer.add("-")

    def ruby(self, ruby: Element) -> None:
        """Compose the base of a ruby, and state what stands above it."""
        start = self.composer.length
        base, said = ruby.find("{*}rubyBase"), ruby.find("{*}rt")
        if base is not None:
            self.inside(base)
        self.composer.state(start, "" if said is None else "".join(plain(said)))

    def field_mark(self, mark: Element) -> None:
        """Open or close a field; one that draws a ruby shows its base."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self.field.append("")
        elif kind == "end" and self.field:
            drawn = FIELD_RUBY.search(self.field.pop())
            if drawn:
                start = self.composer.length
                self.composer.add(drawn["base"])
                self.composer.state(start, drawn["said"])

    def instruction(self, element: Element) -> None:
        """Remember what a field is to do."""
        if self.field:
            self.field[-1] += element.text or ""

    def table(self, table: Element) -> None:
        """Compose the rows of a table on a line each; where a cell of text stands alone it is no row but paragraphs."""
        self.tables += 1
        number = self.tables
        for count, row in enumerate(rows(table), start=1):
            self.composer.locate(f"table {number}, row {count}")
            own = [cell for cell in cells(row) if cell is not None]
            filled = [cell for cell in own if any(plain(cell))]
            if len(filled) == 1 and (len(own) == 1 or is_text(filled[0])):
                self.blocks(filled[0])
            elif filled:
                self.row(row)
        self.composer.locate(self.heading)

    def row(self, row: Element) -> None:
        """Compose a row on a line, its cells parted by tabs; tables inside come behind it."""
        inner: list[Element] = []
        for number, cell in enumerate(cells(row)):
            if number:
                self.composer.next_cell()
            if cell is None:
                continue
            with self.composer.on_one_line():
                for count, paragraph in enumerate(paragraphs(cell)):
                    if count:
                        self.composer.add(" ")
                    self.inside(paragraph)
            inner += cell.iterfind("{*}tbl")
        self.composer.end("table")
        boxes = list(self.boxes)
        self.boxes.clear()
        for box in boxes:
            self.blocks(box)
        for table in inner:
            self.table(table)

    def notes(self, root: Element, name: str, kind: str) -> None:
        """Compose footnotes, endnotes or comments; separators between text and notes are none."""
        shown = (each for each in root if local(each) == name and attribute(each, "type") in (None, "normal"))
        for number, note in enumerate(shown, start=1):
            self.composer.locate(f"{name} {number}")
            for paragraph in paragraphs(note):
                self.inside(paragraph)
                self.composer.end(kind)


def rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table that were not deleted."""
    for child in table:
        name = local(child)
        if name == "tr" and child.find("{*}trPr/{*}del") is None:
            yield child
        elif name in BLOCKS:
            inner = child.find("{*}" + BLOCKS[name]) if BLOCKS[name] else child
            yield from rows(inner) if inner is not None else ()


def cells(row: Element) -> Iterator[Element | None]:
    """Yield the cells of a row; None where a cell reaches over from the left or from above."""
    for child in row:
        name = local(child)
        if name in BLOCKS:
            inner = child.find("{*}" + BLOCKS[name]) if BLOCKS[name] else child
            yield from cells(inner) if inner is not None else ()
        if name != "tc":
            continue
        merged = child.find("{*}tcPr/{*}vMerge")
        yield None if merged is not None and attribute(merged, "val") != "restart" else child
        span = attribute(child.find("{*}tcPr/{*}gridSpan"), "val") or "1"
        yield from (None for _ in range(1, min(int(span), 100) if span.isdigit() else 1))


def paragraphs(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell or a note, not those of tables inside it."""
    for child in parent:
        name = local(child)
        if name == "p":
            yield child
        elif name in BLOCKS:
            inner = child.find("{*}" + BLOCKS[name]) if BLOCKS[name] else child
            yield from paragraphs(inner) if inner is not None else ()


def is_text(cell: Element) -> bool:
    """Tell whether a cell has several paragraphs, or a table inside."""
    return sum(any(plain(child)) for child in paragraphs(cell)) > 1 or cell.find("{*}tbl") is not None


def plain(parent: Element) -> Iterator[str]:
    """Yield the characters of an element and all inside it."""
    for element in parent.iter("{*}t"):
        if element.text and element.text.strip():
            yield element.text
