"""Where the text of a Word document stands in its parts: of 反撃能力, two runs, each character in the raw XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termalign.formats import markup
from termalign.formats.composing import INVISIBLE
from termalign.formats.docx.reading import WHAT, read
from termalign.formats.edits import NOWHERE, Traced, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from termalign.formats.containers import Package
    from termalign.formats.docx.reading import Part
    from termalign.model import Document

__all__ = ["WHAT", "Traces", "trace"]


class Traces(NamedTuple):
    """A part of a document, `raw`, and where each character of document.text[start:] up to the next part stands in it."""

    name: str
    root: Element
    start: int
    mark: bytes
    """The byte-order mark of the part, mostly none."""
    encoding: str
    raw: str
    prefix: str
    """What stands before the names of its elements: "w:"."""
    traced: Traced
    nodes: dict[Element, markup.Node]
    """Where each element of the part stands in it."""
    owners: Sequence[tuple[int, Element]]
    """The elements of text, with the offsets in `traced` at which they begin."""


def trace(package: Package) -> tuple[Document, list[Traces]]:
    """Return a Word document with where its text stands; raises FileError where it cannot be read."""
    document, parts = read(package)
    ends = [*(part.start for part in parts[1:]), len(document.text)]
    return document, [
        trace_part(package.zip.read(part.name), part, document.text[part.start : end])
        for part, end in zip(parts, ends, strict=True)
    ]


def trace_part(data: bytes, part: Part, text: str) -> Traces:
    """Tell where each character of a part's text stands in its bytes, decoded."""
    mark, encoding = marked(data, markup.encoding_of(data))
    raw, root = data[len(mark) :].decode(encoding), part.root
    prefix = f"{root.prefix}:" if root.prefix else ""
    (nodes,) = markup.units(raw, (str(root.tag).rpartition("}")[2],))
    by_element = dict(zip(root.iter(), nodes, strict=True))
    spans = [NOWHERE] * len(text)
    owners = []
    for offset, element in part.texts:
        if element.tag.partition("}")[0] != root.tag.partition("}")[0]:
            continue  # a formula, which has no runs
        at = offset - part.start
        owners.append((at, element))
        for stretch in by_element[element].text:
            for char, span in zip(*markup.characters(raw, *stretch), strict=True):
                if not INVISIBLE.match(char):
                    spans[at] = span
                    at += 1
    return Traces(part.name, root, part.start, mark, encoding, raw, prefix, Traced(text, spans), by_element, owners)
