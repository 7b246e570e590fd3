"""Layouts set by LibreOffice Writer: ruby, columns, notes, running heads, vertical writing."""

# ruff: noqa: E501 - markup in long lines

from __future__ import annotations

import html
import subprocess
import tempfile
from pathlib import Path

from layouts.content import Content, Gloss, Paragraph, Ruby, Style

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def office(content: Content, style: Style) -> bytes:
    """Make a PDF with LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.fodt"
        source.write_text(document(content, style), encoding="utf-8")
        subprocess.run(  # noqa: S603
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",  # noqa: S607
             "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return source.with_suffix(".pdf").read_bytes()


def document(content: Content, style: Style) -> str:
    """Return the document as flat ODT; commas do not hang, as LibreOffice leaves out those beyond the last column."""
    family = "Noto Serif CJK JP" if style.serif else "Noto Sans CJK JP"
    font = f'style:font-name-asian="{family}" fo:font-family="{family}" style:font-family-asian="{family}"'
    mode = 'style:writing-mode="tb-rl"' if style.vertical else ""
    columns = (
        f'<style:columns fo:column-count="{style.columns}" fo:column-gap="{style.gutter * style.size}pt"/>'
        if style.columns > 1
        else ""
    )
    size = style.size
    numbers = {"notes": 0}
    body = "\n".join(element(paragraph, numbers) for paragraph in content.paragraphs)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMES.replace("xsl-fo-compatible", "xsl-fo-compatible")} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties {font} fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="ja" fo:country="JP" style:language-asian="ja" style:country-asian="JP"/></style:default-style>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties style:punctuation-wrap="simple" fo:text-align="justify" fo:line-height="{style.leading * 100 * 0.72:.0f}%" fo:text-indent="{size if style.indent else 0}pt" fo:margin-bottom="{0 if style.indent else 0.6 * size}pt"/></style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties fo:margin-top="{size}pt" fo:margin-bottom="{0.5 * size}pt" fo:keep-with-next="always"/><style:text-properties fo:font-size="{1.35 * size}pt" style:font-size-asian="{1.35 * size}pt"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:margin-top="{size}pt" fo:margin-bottom="{size}pt"/><style:text-properties fo:font-size="{0.8 * size}pt" style:font-size-asian="{0.8 * size}pt"/></style:style>
<style:style style:name="Rubies" style:family="text"><style:text-properties fo:font-size="{style.small * size}pt" style:font-size-asian="{style.small * size}pt"/></style:style>
<text:notes-configuration text:note-class="footnote" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="RA" style:family="ruby"><style:ruby-properties style:ruby-position="above" style:ruby-align="center"/></style:style>
<style:style style:name="RB" style:family="ruby"><style:ruby-properties style:ruby-position="{"above" if style.above else "below"}" style:ruby-align="{style.manner or ("center" if style.centred else "left")}"/></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="{style.width}pt" fo:page-height="{style.height}pt" fo:margin="{style.margin}pt" {mode}>{columns}</style:page-layout-properties><style:header-style><style:header-footer-properties fo:min-height="0pt" fo:margin-bottom="10pt"/></style:header-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"><style:header><text:p text:style-name="C">{content.head}　<text:page-number/></text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def element(paragraph: Paragraph, numbers: dict[str, int]) -> str:
    """Return a paragraph as ODT."""
    inner = "".join(map(inline, paragraph.pieces))
    if paragraph.kind == "heading":
        return f'<text:p text:style-name="H">{inner}</text:p>'
    if paragraph.kind == "caption":
        return f'<text:p text:style-name="C">{inner}</text:p>'
    if paragraph.kind == "note":
        numbers["notes"] += 1
        note = (
            f'<text:note text:note-class="footnote"><text:note-citation>{numbers["notes"]}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="C">{inner}</text:p></text:note-body></text:note>'
        )
        return f'<text:p text:style-name="B">調査の対象は、公表された資料に限った。{note}その他の点は、後の節で述べる。</text:p>'
    return f'<text:p text:style-name="B">{inner}</text:p>'


def inline(piece: str | Gloss | Ruby) -> str:
    """Return a piece of a paragraph as ODT."""
    if isinstance(piece, str):
        return html.escape(piece)
    said, name = (piece.said, "RB") if isinstance(piece, Gloss) else (piece.reading, "RA")
    return (
        f'<text:ruby text:style-name="{name}"><text:ruby-base>{html.escape(piece.base)}</text:ruby-base>'
        f'<text:ruby-text text:style-name="Rubies">{html.escape(said)}</text:ruby-text></text:ruby>'
    )
