"""Layouts in HTML, set by Chromium (ruby, or spans placed absolutely) and by WeasyPrint (spans)."""

# ruff: noqa: E501 - markup in long lines

from __future__ import annotations

import html
import subprocess
import tempfile
from pathlib import Path

from layouts.content import Content, Gloss, Paragraph, Ruby, Style


def weasyprint(content: Content, style: Style) -> bytes:
    """Make a PDF with WeasyPrint."""
    from weasyprint import HTML  # noqa: PLC0415

    data: bytes = HTML(string=page(content, style)).write_pdf()
    return data


def chromium(content: Content, style: Style) -> bytes:
    """Make a PDF with headless Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page(content, style), encoding="utf-8")
        subprocess.run(  # noqa: S603
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",  # noqa: S607
             f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return target.read_bytes()


def page(content: Content, style: Style) -> str:
    """Return the HTML of a document."""
    body = "\n".join(element(paragraph, style) for paragraph in content.paragraphs)
    return f"""<!doctype html><html lang="ja"><meta charset="utf-8"><style>{sheet(content, style)}</style>
<div class="head">{content.head}</div><main>{body}</main></html>"""


def sheet(content: Content, style: Style) -> str:
    """Return the style sheet."""
    family = "Noto Serif CJK JP" if style.serif else "Noto Sans CJK JP"
    away = style.gap + 0.5 + style.small / 2
    side = f"bottom: {away - style.small / 2 + 0.5}em" if style.above else f"top: {away - style.small / 2 + 0.5}em"
    shift = "left: 50%; transform: translateX(-50%)" if style.centred else "left: 0"
    return f"""
@page {{ size: {style.width}pt {style.height}pt; margin: {style.margin}pt;
  @top-left {{ content: "{content.head}"; font: {style.size * 0.8}pt "{family}" }}
  @bottom-center {{ content: counter(page); font: {style.size * 0.8}pt "{family}" }} }}
body {{ margin: 0; font: {style.size}pt "{family}"; line-height: {style.leading};
  {"writing-mode: vertical-rl; height: " + str(style.height - 2 * style.margin) + "pt;" if style.vertical else ""} }}
main {{ {f"columns: {style.columns}; column-gap: {style.gutter}em;" if style.columns > 1 else ""} text-align: justify }}
.head {{ display: none }}
p {{ margin: 0 0 {0 if style.indent else 0.6}em; text-indent: {1 if style.indent else 0}em }}
h2 {{ font-size: 1.35em; line-height: 1.4; margin: .6em 0 .4em; break-after: avoid }}
figure {{ margin: .6em 0; break-inside: avoid; text-indent: 0 }}
figure div {{ border: 1px solid #888; height: 5em }}
figcaption, .note {{ font-size: .8em; line-height: 1.4 }}
.note {{ {"float: footnote; text-indent: 0" if style.engine == "weasyprint" else ""} }}
rt {{ font-size: {style.small}em; line-height: 1.1 }}
ruby {{ ruby-position: {"over" if style.above else "under"} }}
ruby.kana {{ ruby-position: over }} ruby.kana rt {{ font-size: .5em }}
.g {{ position: relative; white-space: nowrap }}
.g i {{ position: absolute; {side}; {shift}; font-style: normal; font-size: {style.small}em; line-height: 1; white-space: nowrap; text-indent: 0 }}
.b {{ font-size: {style.small}em }}
.s {{ display: inline-block; text-indent: 0; text-align: center; line-height: 1.1; vertical-align: top; padding-top: {(style.leading - 1) / 2:.2f}em }}
.s i {{ display: block; font-style: normal; font-size: {style.small}em }}
.g i {{ {side.split(":", maxsplit=1)[0]}: {(0.5 + style.leading / 2 * 0 + style.gap + 0.5) / style.small * 1.05:.2f}em }}
"""


def element(paragraph: Paragraph, style: Style) -> str:
    """Return the HTML of a paragraph."""
    inner = "".join(inline(piece, style) for piece in paragraph.pieces)
    if paragraph.kind == "heading":
        return f"<h2>{inner}</h2>"
    if paragraph.kind == "caption":
        return f"<figure><div></div><figcaption>{inner}</figcaption></figure>"
    if paragraph.kind == "note":
        return (
            f'<span class="note">{inner}</span>' if style.engine == "weasyprint" else f'<p class="note">※　{inner}</p>'
        )
    return f"<p>{inner}</p>"


def inline(piece: str | Gloss | Ruby, style: Style) -> str:
    """Return the HTML of a piece of a paragraph."""
    if isinstance(piece, str):
        return html.escape(piece)
    base = html.escape(piece.base)
    if isinstance(piece, Ruby):
        return base if style.engine == "weasyprint" else f'<ruby class="kana">{base}<rt>{piece.reading}</rt></ruby>'
    if style.manner == "behind":
        return f'{base}<span class="b">{html.escape(piece.said)}</span>'
    if style.manner == "stack" and not style.vertical:
        return f'<span class="s">{base}<i>{html.escape(piece.said)}</i></span>'
    if style.ruby or style.vertical:
        return f"<ruby>{base}<rt>{html.escape(piece.said)}</rt></ruby>"
    return f'<span class="g">{base}<i>{html.escape(piece.said)}</i></span>'
