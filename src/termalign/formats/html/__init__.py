"""Web pages: what a reader sees, and what <ruby>宇宙領域把握<rt>…</rt></ruby>, <abbr title>, <dl> and tables state of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from termalign.errors import FileError
from termalign.formats.composing import Composer
from termalign.formats.exchange import OPEN
from termalign.formats.html.decoding import read_text
from termalign.formats.html.walking import compose

if TYPE_CHECKING:
    from termalign.formats.exchange import Access
    from termalign.model import Document

__all__ = ["compose", "document", "parse"]


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:  # noqa: ARG001
    """Read a page in HTML or XHTML; raises FileError where it is not text, or shows none."""
    composer = Composer(file)
    compose(composer, parse(file, read_text(file, data, encoding)))
    return composer.document()


def parse(file: str, text: str) -> etree._Element:
    """Return the elements of a page, however badly it is written; raises FileError where there are none."""
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_comments=False)
    try:
        root = etree.fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        message = f"{file}: nests its elements more than 2,000 deep, as no page does; it is refused"
        raise FileError(message)
    if root is None:
        message = f"{file}: holds no text; check the program that made it"
        raise FileError(message)
    return root
