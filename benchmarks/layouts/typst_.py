"""Layouts set by Typst: columns, footnotes, figures and running heads of its own; small print in placed boxes."""

# ruff: noqa: E501, ISC004 - markup in long lines

from __future__ import annotations

import json

from layouts.content import Content, Gloss, Paragraph, Ruby, Style


def typst(content: Content, style: Style) -> bytes:
    """Make a PDF."""
    import typst as engine  # noqa: PLC0415

    data: bytes = engine.compile(source(content, style).encode())
    return data


def source(content: Content, style: Style) -> str:
    """Return the document in Typst's language."""
    family = "Noto Serif CJK JP" if style.serif else "Noto Sans CJK JP"
    where = "top" if style.above else "bottom"
    away = style.gap + style.small
    shift = f"{-away}em" if style.above else f"{away}em"
    along = "(b.width - s.width) / 2" if style.centred else "0pt"
    parts = [
        f"#set page(width: {style.width}pt, height: {style.height}pt, margin: {style.margin}pt, columns: {style.columns}, "
        f'header: text(size: .8em)[{content.head}], numbering: "1")',
        f"#set columns(gutter: {style.gutter}em)",
        f'#set text(font: "{family}", size: {style.size}pt, lang: "ja", top-edge: .88em, bottom-edge: -.12em)',
        f"#set par(justify: true, leading: {style.leading - 1}em, spacing: {style.leading - 1 + (0 if style.indent else 0.6)}em, "
        f"first-line-indent: (amount: {1 if style.indent else 0}em, all: true))",
        "#show heading: it => block(above: 1.6em, below: 1em, text(size: 1.35em / 1.4, it.body))",
        "#show figure.caption: it => text(size: .8em, it.body)",
        manners(style)
        or f"#let g(base, said) = context {{ let said = text(size: {style.small}em, top-edge: .88em, bottom-edge: -.12em, said); "
        f"let b = measure(base); let s = measure(said); box({{ set par(first-line-indent: 0pt); base; place({where} + left, dx: {along}, "
        f"dy: {shift}, box(width: s.width + 1pt, said)) }}) }}",
        "#let k(base, said) = box({ set par(first-line-indent: 0pt); base; place(top + center, dy: -.55em, text(size: .5em, said)) })",
    ]
    return "\n".join(parts) + "\n\n" + "\n\n".join(element(paragraph) for paragraph in content.paragraphs)


def manners(style: Style) -> str:
    """Return how small print is set where it is not placed above or below its base; "" where it is."""
    said = f"text(size: {style.small}em, said)"
    return {
        "behind": f"#let g(base, said) = [#base#{said}]",
        "stack": f"#let g(base, said) = box(baseline: {style.small + 0.2}em, {{ set par(first-line-indent: 0pt); "
        f"stack(spacing: .2em, base, {said}) }})",
        "right": f"#let g(base, said) = box({{ set par(first-line-indent: 0pt); base; place(bottom + right, "
        f"dy: {style.small + style.gap}em, box({said})) }})",
    }.get(style.manner, "")


def element(paragraph: Paragraph) -> str:
    """Return a paragraph in Typst's language."""
    inner = "".join(map(inline, paragraph.pieces))
    if paragraph.kind == "heading":
        return f"#heading[{inner}]"
    if paragraph.kind == "caption":
        return f"#figure(rect(width: 100%, height: 5em), caption: [{inner}], supplement: none, numbering: none)"
    if paragraph.kind == "note":
        return f"調査の対象は、公表された資料に限った。#footnote[{inner}]その他の点は、後の節で述べる。"
    return inner


def inline(piece: str | Gloss | Ruby) -> str:
    """Return a piece of a paragraph in Typst's language."""
    if isinstance(piece, str):
        return f"#{json.dumps(piece, ensure_ascii=False)}"
    said = piece.said if isinstance(piece, Gloss) else piece.reading
    return f"#{'g' if isinstance(piece, Gloss) else 'k'}({json.dumps(piece.base, ensure_ascii=False)}, {json.dumps(said, ensure_ascii=False)})"
