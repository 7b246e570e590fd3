"""Small Office files for tests, written by hand: what Word itself would write around 同盟調整メカニズム, and no more."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
MAIN = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Pack parts into a zip file."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def relations(targets: dict[str, str]) -> str:
    """Write a part of relations: r1 is the first target, with the last word of its type."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def package(main: str, parts: dict[str, str]) -> bytes:
    """Pack an Office file with its main part."""
    override = f'<Override PartName="/{main}" ContentType="{MAIN[main]}"/>'
    whole = {"[Content_Types].xml": TYPES.format(override), "_rels/.rels": relations({main: "officeDocument"})}
    return zipped(whole | parts)


def docx(body: str, **parts: str) -> bytes:
    """Pack a Word document: its body, and parts such as footnotes="<w:footnote …>"."""
    written = {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>' for name, content in parts.items()}
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    targets = {f"{name}.xml": name for name in parts}
    return package(
        "word/document.xml",
        {"word/document.xml": document, "word/_rels/document.xml.rels": relations(targets)} | written,
    )


def paragraph(content: str, style: str = "") -> str:
    """Write a paragraph of Word: text, or elements of it."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content if content.startswith('<') else run(content)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Write a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def ruby(base: str, said: str) -> str:
    """Write a ruby as Word does."""
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(said)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """Write a table of Word."""
    cells = ("".join(f"<w:tc>{paragraph(cell) if cell else '<w:p/>'}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


STYLES = (
    '<w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="own"><w:name w:val="章の名"/><w:basedOn w:val="h1"/></w:style>'
    '<w:style w:styleId="list"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="cap"><w:name w:val="caption"/></w:style><w:style w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
)


def pptx(*slides: str, notes: str = "") -> bytes:
    """Pack a presentation of slides, each its shapes; notes belong to the first one."""
    parts = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>'
        + "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(1, len(slides) + 1))
        + "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations({f"slides/slide{n + 1}.xml": "slide" for n in range(len(slides))}),
    }
    for number, shapes in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{number}.xml"] = slide(shapes)
    if notes:
        parts["ppt/slides/_rels/slide1.xml.rels"] = relations({"../notesSlides/notesSlide1.xml": "notesSlide"})
        parts["ppt/notesSlides/notesSlide1.xml"] = slide(notes)
    return package("ppt/presentation.xml", parts)


def slide(shapes: str) -> str:
    """Write a slide of shapes."""
    return f'<p:sld xmlns:p="{P}" xmlns:a="{A}"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>'


def shape(*paragraphs: str, kind: str = "body") -> str:
    """Write a shape of paragraphs; its kind is that of a placeholder."""
    text = "".join(f"<a:p><a:r><a:t>{each}</a:t></a:r></a:p>" for each in paragraphs)
    placeholder = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
    return f"<p:sp>{placeholder}<p:txBody>{text}</p:txBody></p:sp>"


def grid(*rows: tuple[str, ...]) -> str:
    """Write a table on a slide."""
    cells = (
        "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{cell}</a:t></a:r></a:p></a:txBody></a:tc>" for cell in row)
        for row in rows
    )
    return f"<p:graphicFrame><a:tbl>{''.join(f'<a:tr>{row}</a:tr>' for row in cells)}</a:tbl></p:graphicFrame>"


def epub(*chapters: str, encryption: str = "") -> bytes:
    """Pack a book of chapters, each the body of a page."""
    names = [f"chapter{number}.xhtml" for number in range(1, len(chapters) + 1)]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": f'<package><manifest>{items}<item id="nav" href="nav.xhtml" properties="nav" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>'
        + "".join(f'<itemref idref="{name}"/>' for name in names)
        + "</spine></package>",
        "OPS/nav.xhtml": "<html><body><nav>目次</nav></body></html>",
    }
    page = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    parts |= {f"OPS/{name}": page.format(body) for name, body in zip(names, chapters, strict=True)}
    return zipped(parts | ({"META-INF/encryption.xml": encryption} if encryption else {}))


def xlsx(**sheets: list[tuple[object, ...]]) -> bytes:
    """Make a workbook of sheets, each a list of rows."""
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
