"""Zip packages of XML (白書.docx, 用語.xlsx, 本.epub) opened with care: what may be hostile costs little and is told.

Entities are never resolved and nothing is fetched; a part is measured by the directory before it is unpacked. Sizes
are bytes. The limits are those of `Access`.
"""

from __future__ import annotations

import io
import re
import zlib
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from termalign.errors import FileError

if TYPE_CHECKING:
    from termalign.formats.exchange import Access

MOST_MEMBERS = 20_000
"""Members of a package; a workbook with many pictures has a few thousand."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KINDS = {
    "Word document": ("word/", ".docx"),
    "Excel workbook": ("xl/", ".xlsx"),
    "PowerPoint presentation": ("ppt/", ".pptx"),
}
"""The folder that each kind of Office file keeps its parts in, and its suffix."""
DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
UNREADABLE = (BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the part."""

    kind: str
    target: str


class Package:
    """A zip file's members, unpacked one at a time and no more in all than the limit allows."""

    def __init__(self, file: str, data: bytes, access: Access, what: str) -> None:
        """Open a package; `what` names what it should be ("Word document"). Raises FileError where it is none."""
        self.file, self.access, self.what = file, access, what
        self.unpacked = 0
        if data.startswith(OLE):
            message = (
                f"{file}: is protected by a password, or saved in the format of Office 97; "
                "open it in Office and save it without password in today's format"
            )
            raise FileError(message)
        try:
            self.zip = ZipFile(io.BytesIO(data))
        except UNREADABLE:
            message = f"{file}: is no {what}, or a damaged one; open it in the program that made it and save it again"
            raise FileError(message) from None
        if len(self.zip.infolist()) > MOST_MEMBERS:
            message = f"{file}: packs {len(self.zip.infolist()):,} files; more than {MOST_MEMBERS:,} are refused"
            raise FileError(message)
        self.names = frozenset(self.zip.namelist())
        self.check_kind()

    def check_kind(self) -> None:
        """Refuse an Office file of another kind, whose suffix is wrong."""
        held = [kind for kind, (folder, _) in KINDS.items() if any(name.startswith(folder) for name in self.names)]
        if len(held) == 1 and self.what in KINDS and self.what not in held:
            message = f"{self.file}: is no {self.what}, but a file of the kind {held[0]}; name it {KINDS[held[0]][1]}"
            raise FileError(message)

    def check(self, name: str) -> None:
        """Count what a part unpacks to; raises FileError where it is too much in all."""
        self.unpacked += self.zip.getinfo(name).file_size
        limit = self.access.max_unpacked * 1_000_000
        if self.unpacked > limit:
            message = (
                f"{self.file}: unpacks to more than {self.access.max_unpacked:,} MB; "
                "if you trust it, raise --max-unpacked"
            )
            raise FileError(message)

    def read(self, name: str) -> bytes:
        """Return a part's bytes; raises FileError where it is missing, damaged or too much."""
        if name not in self.names:
            message = f"{self.file}: is no {self.what}: {name} is missing in it"
            raise FileError(message)
        self.check(name)
        try:
            return self.zip.read(name)
        except UNREADABLE:
            message = f"{self.file}: is damaged at {name}; open it in the program that made it and save it again"
            raise FileError(message) from None

    def xml(self, name: str) -> etree._Element:
        """Return a part's root element; a DOCTYPE, which no Office program writes, is refused."""
        data = self.read(name)
        if DOCTYPE.search(data, 0, 4096):
            message = f"{self.file}: {name} has a DOCTYPE, as such files never do; it is refused"
            raise FileError(message)
        try:
            return etree.fromstring(data, parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            message = f"{self.file}: is damaged at {name} ({plainly(error)}); save it again in the program that made it"
            raise FileError(message) from None

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to inside the package, by the relations' ids (OPC, ECMA-376 part 2, 6.5)."""
        folder, _, last = name.rpartition("/")
        path = f"{folder}/_rels/{last}.rels".lstrip("/")
        if path not in self.names:
            return {}
        return {
            each.get("Id") or "": Relation(
                (each.get("Type") or "").rpartition("/")[2], resolved(name, each.get("Target") or "")
            )
            for each in self.xml(path)
            if isinstance(each.tag, str) and each.get("TargetMode") != "External"
        }

    def main_part(self) -> str:
        """Return the part that the package says is its document."""
        return next((each.target for each in self.relations("").values() if each.kind == "officeDocument"), "")


def resolved(name: str, target: str) -> str:
    """Return the name of a part that another one refers to."""
    if target.startswith("/"):
        return normpath(target).lstrip("/")
    return normpath(join(dirname(name), unquote(target))).lstrip("/")


def parser() -> etree.XMLParser:
    """Return a parser that resolves no entities, fetches nothing and keeps to libxml2's limits on depth and size."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def plainly(error: Exception) -> str:
    """Return what a parser says is wrong, in its first line."""
    return str(error).partition("\n")[0]


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute by its name without namespace; None where there is none."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
