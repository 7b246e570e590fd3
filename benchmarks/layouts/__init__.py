"""Page layouts of white papers, made by several engines: 同盟調整メカニズム（ACM） with its English in small print.

Every layout comes with what is in it: the glosses, and the paragraphs of the body. All of it follows from a seed;
seeds below 1000 are for development, those from 1000 on for measuring only. The terms are those of the sample documents, the
sentences are our own.
"""

from __future__ import annotations

from layouts.content import Content, Style, make_content, make_style
from layouts.office import office
from layouts.reportlab_ import reportlab
from layouts.typst_ import typst
from layouts.web import chromium, weasyprint

ENGINES = {
    "reportlab": reportlab,
    "weasyprint": weasyprint,
    "chromium": chromium,
    "typst": typst,
    "libreoffice": office,
}
"""(content, style) -> bytes of a PDF."""

__all__ = ["ENGINES", "Content", "Style", "make", "make_content", "make_style"]


def make(engine: str, seed: int) -> tuple[Content, Style, bytes]:
    """Return the content of a seed, its style, and the PDF that an engine makes of them."""
    style = make_style(engine, seed)
    content = make_content(seed, style)
    return content, style, ENGINES[engine](content, style)
