"""EPUB: the chapters of a book in reading order, each as a web page, with what its ruby says: 海洋状況把握 and the English above it.

EPUB 3.3, 4 (Open Container Format) and 5 (package documents). The table of contents is not read: it repeats headings.
"""

from __future__ import annotations

from posixpath import basename
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats.composing import Composer
from termalign.formats.containers import Package, resolved
from termalign.formats.exchange import OPEN
from termalign.formats.html import compose, parse
from termalign.formats.html.decoding import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.formats.exchange import Access
    from termalign.model import Document

WHAT = "EPUB book"
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""What is done to fonts alone, and protects no text."""


def document(file: str, data: bytes, encoding: str | None = None, access: Access = OPEN) -> Document:
    """Read a book; raises FileError where it is none, is protected, damaged or larger than the limits."""
    package = Package(file, data, access, WHAT)
    refuse_protected(package)
    composer = Composer(file)
    for name in chapters(package):
        composer.turn_page()
        composer.locate(basename(name))
        text = read_text(f"{file}: {name}", package.read(name), encoding)
        compose(composer, parse(f"{file}: {name}", text))
    return composer.document()


def refuse_protected(package: Package) -> None:
    """Raise FileError where more than fonts is encrypted."""
    if ENCRYPTION not in package.names:
        return
    methods = [each.get("Algorithm") or "" for each in package.xml(ENCRYPTION).iter("{*}EncryptionMethod")]
    if any(method not in OBFUSCATED for method in methods):
        message = f"{package.file}: is protected against copying, and cannot be read; get it without protection"
        raise FileError(message)


def chapters(package: Package) -> Iterator[str]:
    """Yield the parts of a book that hold its text, in reading order; those that are missing are passed over."""
    root = next(package.xml(CONTAINER).iter("{*}rootfile"), None)
    name = "" if root is None else root.get("full-path") or ""
    book = package.xml(name)
    items = {each.get("id"): each for each in book.iter("{*}item")}
    for reference in book.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in PAGES or "nav" in (item.get("properties") or "").split():
            continue
        part = resolved(name, item.get("href") or "")
        if part in package.names:
            yield part
