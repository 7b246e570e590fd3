"""Layouts set glyph by glyph with ReportLab: every text an object of its own, or every character; vertical too."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from layouts.content import Content, Gloss, Paragraph, Ruby, Style

NOT_FIRST = "、。，．）」』ーっゃゅょッャュョァィゥェォ・"


@dataclass
class Mark:
    """Small print to be set beside a base, which may be cut by a line's end."""

    said: str
    spots: list[tuple[float, float, float]] = field(default_factory=list)
    """(u0, u1, v) of the base's parts."""


@dataclass
class Pen:
    """Sets lines into the columns of pages."""

    style: Style
    canvas: Any
    font: str
    head: str
    page: int = 0
    column: int = 0
    v: float = 0.0
    notes: list[str] = field(default_factory=list)
    late: list[tuple[float, float, str, float]] = field(default_factory=list)

    def width(self, text: str, size: float) -> float:
        """Return the advance of a text."""
        if self.style.vertical:
            return sum(size if ord(char) > 255 else size * 0.55 for char in text)
        return float(self.canvas.stringWidth(text, self.font, size))

    @property
    def extent(self) -> tuple[float, float]:
        """Return the length of the page along the writing, and across it."""
        style = self.style
        return (style.height, style.width) if style.vertical else (style.width, style.height)

    @property
    def measure(self) -> float:
        """Return the length of a line."""
        style = self.style
        free = self.extent[0] - 2 * style.margin - (style.columns - 1) * style.gutter * style.size
        return free / style.columns // style.size * style.size

    @property
    def left(self) -> float:
        """Return where lines of this column begin."""
        return self.style.margin + self.column * (self.measure + self.style.gutter * self.style.size)

    def bottom(self) -> float:
        """Return where the column ends: above the footnotes."""
        return self.extent[1] - self.style.margin - len(self.notes) * self.style.size * 1.3

    def turn(self) -> None:
        """Begin the next column or page."""
        if self.page and self.column + 1 < self.style.columns:
            self.column += 1
        else:
            self.finish()
            self.page, self.column = self.page + 1, 0
            size = self.style.size * 0.8
            text = f"{self.head}　{self.page}"
            self.canvas.setFont(self.font, size)
            if not self.style.vertical:
                self.canvas.drawString(self.style.margin, self.style.height - self.style.margin * 0.6, text)
        self.v = self.style.margin + self.style.size

    def finish(self) -> None:
        """Set what comes last on a page: its notes, and the small print that is drawn late."""
        for u, v, text, size in self.late:
            self.draw(u, v, text, size)
        self.late = []
        if self.page:
            size = self.style.size * 0.75
            for number, note in enumerate(self.notes):
                v = self.extent[1] - self.style.margin - (len(self.notes) - number - 1) * size * 1.5
                self.draw(self.style.margin, v, note, size)
            self.notes = []
            self.canvas.showPage()

    def draw(self, u: float, v: float, text: str, size: float) -> None:
        """Draw a text with its middle line at v."""
        for piece in text if self.style.single else (text,):
            if self.style.vertical:
                self.draw_down(u, v, piece, size)
            else:
                self.canvas.setFont(self.font, size)
                self.canvas.drawString(u, self.style.height - v - 0.38 * size, piece)
            u += self.width(piece, size)

    def draw_down(self, u: float, v: float, text: str, size: float) -> None:
        """Draw a text downwards: what is Japanese upright, the rest turned."""
        canvas, x = self.canvas, self.style.width - v
        for char in text:
            y = self.style.height - u
            canvas.setFont(self.font, size)
            if ord(char) > 255 and char not in "ー（）「」":
                canvas.drawString(x - size / 2, y - 0.88 * size, char)
            else:
                canvas.saveState()
                canvas.translate(x - 0.38 * size, y)
                canvas.rotate(-90)
                canvas.drawString(0, 0, char)
                canvas.restoreState()
            u += self.width(char, size)


def reportlab(content: Content, style: Style) -> bytes:
    """Make a PDF."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    font = "HeiseiMin-W3" if style.serif else "HeiseiKakuGo-W5"
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    stream = io.BytesIO()
    pen = Pen(style, Canvas(stream, pagesize=(style.width, style.height)), font, content.head)
    pen.turn()
    for paragraph in content.paragraphs:
        place(pen, paragraph)
    pen.finish()
    pen.canvas.save()
    return stream.getvalue()


def place(pen: Pen, paragraph: Paragraph) -> None:
    """Set a paragraph, a heading, a figure with its caption, or keep a note for the foot of the page."""
    style = pen.style
    step = style.size * style.leading
    if paragraph.kind == "note":
        pen.notes.append(f"{len(pen.notes) + 1}　{paragraph.text}")
    elif paragraph.kind == "heading":
        if pen.v + 3 * step > pen.bottom():
            pen.turn()
        pen.v += step * 0.5
        pen.draw(pen.left, pen.v, paragraph.text, style.size * 1.35)
        pen.v += step * 1.2
    elif paragraph.kind == "caption":
        if pen.v + 5 * step > pen.bottom():
            pen.turn()
        if not style.vertical:
            pen.canvas.rect(pen.left, style.height - pen.v - 3 * step, pen.measure, 3 * step)
        pen.draw(pen.left, pen.v + 3 * step + style.size * 0.8, paragraph.text, style.size * 0.8)
        pen.v += 4.6 * step
    else:
        body(pen, paragraph, step)


def body(pen: Pen, paragraph: Paragraph, step: float) -> None:
    """Set a paragraph of the body, line by line."""
    style = pen.style
    tokens = list(tokens_of(paragraph))
    u = style.size if style.indent else 0.0
    line: list[tuple[float, str, Mark | None]] = []
    for number, (text, mark) in enumerate(tokens):
        width = pen.width(text, style.size)
        follows = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        hanging = follows[:1] in NOT_FIRST and follows != ""
        over = u + width + (style.size if hanging else 0) > pen.measure + 0.01
        if line and over and text not in NOT_FIRST:
            set_line(pen, line, step)
            line, u = [], 0.0
        line.append((u, text, mark))
        u += width
    set_line(pen, line, step)
    if not style.indent:
        pen.v += step * 0.6


def tokens_of(paragraph: Paragraph) -> list[tuple[str, Mark | None]]:
    """Return the unbreakable pieces of a paragraph with the small print they belong to."""
    found: list[tuple[str, Mark | None]] = []
    for piece in paragraph.pieces:
        mark = (
            Mark(piece.said if isinstance(piece, Gloss) else piece.reading) if isinstance(piece, Gloss | Ruby) else None
        )
        text = piece if isinstance(piece, str) else piece.base
        word = ""
        for char in text:
            if char.isascii() and not char.isspace():
                word += char
                continue
            if word:
                found.append((word, mark))
                word = ""
            found.append((char, mark))
        if word:
            found.append((word, mark))
    return found


def set_line(pen: Pen, line: list[tuple[float, str, Mark | None]], step: float) -> None:
    """Set a line, and the small print of the bases that end in it."""
    if pen.v > pen.bottom() - pen.style.size:
        pen.turn()
    texts: list[tuple[float, str, Mark | None]] = []
    for u, text, mark in line:
        if texts and texts[-1][2] is mark:
            texts[-1] = (texts[-1][0], texts[-1][1] + text, mark)
        else:
            texts.append((u, text, mark))
    reached = pen.left - 3
    for u, text, mark in texts:
        pen.draw(pen.left + u, pen.v, text, pen.style.size)
        if pen.style.doubled and mark:
            pen.draw(pen.left + u + 0.3, pen.v, text, pen.style.size)
        if mark:
            mark.spots.append((pen.left + u, pen.left + u + pen.width(text, pen.style.size), pen.v))
            if len(mark.spots) == 1:
                reached = small_print(pen, mark, reached)
    pen.v += step


def small_print(pen: Pen, mark: Mark, reached: float) -> float:
    """Set the small print of a base's first part; it is pushed on where other print stands. Return where it ends."""
    style = pen.style
    left, right, v = mark.spots[0]
    kana = not mark.said.isascii()
    size = style.size * (0.5 if kana else style.small)
    width = pen.width(mark.said, size)
    u = (left + right - width) / 2 if style.centred or kana else left
    u = min(max(u, pen.left), pen.left + pen.measure - width)
    u = max(u, reached + size * 0.45, 2.0)
    away = style.size / 2 + style.gap * style.size + size / 2
    across = v - away if style.above or kana else v + away
    if style.late:
        pen.late.append((u, across, mark.said, size))
    else:
        pen.draw(u, across, mark.said, size)
    return u + width
