"""Where a comment may begin and end: at 反撃能力 within its run, but around a field or a content control as a whole.

Word takes no comments inside text boxes, and LibreOffice none inside footnotes, fields and content controls, where it
would lose text: there the comment goes to the reference of the footnote, around the field, or to the nearest text outside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats.containers import attribute, local
from termalign.formats.edits import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from termalign.formats.docx.tracing import Traces

WHOLE = ("sdt", "fldSimple")
REFERENCES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}


class Mark(NamedTuple):
    """A place in the raw XML where comments begin or end: within a text that is to be parted, or between elements."""

    at: int
    text: Element | None


class Anchor(NamedTuple):
    """The part that a comment goes to, and where it begins and ends."""

    part: int
    begin: Mark
    end: Mark


class Anchors:
    """Finds the anchors in the parts of a document, the first of which is its body."""

    def __init__(self, parts: Sequence[Traces]) -> None:
        """Find the fields and the references to notes."""
        self.parts = parts
        self.free = [list(free_characters(part)) or list(shown_characters(part)) for part in parts]
        self.fields = [dict(fields_of(part.root)) for part in parts]
        self.notes = {
            (name, attribute(each, "id")): each.getparent()
            for name, reference in REFERENCES.items()
            for each in parts[0].root.iter("{*}" + reference)
        }

    def anchor(self, offset: int, length: int) -> Anchor | None:
        """Return the anchor of a stretch of the document; None where there is no text that takes one."""
        number = max(0, bisect_right([part.start for part in self.parts], offset) - 1)
        characters = self.characters(number, offset - self.parts[number].start, max(1, length))
        if not characters:
            return None
        first = text_at(self.parts[number], characters[0])
        note = next((each for each in first.iterancestors() if local(each) in REFERENCES), None)
        run = None if note is None else self.notes.get((local(note), attribute(note, "id")))
        if run is not None:
            node = self.parts[0].nodes[run]
            return Anchor(0, Mark(node.start, None), Mark(node.end, None))
        return Anchor(
            number, self.mark(number, characters[0], is_end=False), self.mark(number, characters[-1], is_end=True)
        )

    def characters(self, number: int, start: int, length: int) -> list[int]:
        """Return the characters of a stretch of a part that take a comment; where there are none, the nearest one."""
        free = self.free[number]
        first, last = bisect_left(free, start), bisect_left(free, start + length)
        return free[first:last] or sorted(free[max(0, first - 1) : first + 1], key=lambda at: abs(at - start))[:1]

    def mark(self, number: int, character: int, *, is_end: bool) -> Mark:
        """Return the place before a character, or behind it, outside of what is not to be parted."""
        part = self.parts[number]
        text = text_at(part, character)
        around = self.around(number, text)
        if around:
            node = part.nodes[around[is_end]]
            return Mark(node.end if is_end else node.start, None)
        at = part.traced.spans[character][is_end]
        stretches = [stretch for stretch in part.nodes[text].text if stretch[0] < stretch[1]]
        edge = stretches[-1][1] if is_end else stretches[0][0]
        run = text.getparent()
        assert run is not None
        own = [child for child in run if local(child) != "rPr"]
        if at == edge and text is own[-1 if is_end else 0]:
            node = part.nodes[run]
            return Mark(node.end if is_end else node.start, None)
        return Mark(at, text)

    def around(self, number: int, text: Element) -> tuple[Element, Element] | None:
        """Return the first and the last element of what a comment on a text must go around; None where it need not."""
        found = None
        for each in text.iterancestors():
            if local(each) in WHOLE:
                found = (each, each)
            elif local(each) == "r" and each in self.fields[number]:
                found = self.fields[number][each]
            elif local(each) == "txbxContent":
                run = next(outer for outer in each.iterancestors() if local(outer) == "r")
                found = (run, run)
            elif local(each) == "p" and not any(local(outer) == "txbxContent" for outer in each.iterancestors()):
                break
        return found


def text_at(part: Traces, character: int) -> Element:
    """Return the element of text that a character of a part belongs to."""
    return part.owners[bisect_right(part.owners, character, key=itemgetter(0)) - 1][1]


def shown_characters(part: Traces) -> Iterator[int]:
    """Yield the characters of a part that stand in its XML as such."""
    yield from (at for at, span in enumerate(part.traced.spans) if span != NOWHERE)


def free_characters(part: Traces) -> Iterator[int]:
    """Yield those of them that are not the content of a control."""
    ends = [*(start for start, _ in part.owners[1:]), len(part.traced.spans)]
    for (start, text), end in zip(part.owners, ends, strict=False):  # a part may be empty
        if not is_controlled(text):
            yield from (at for at in range(start, end) if part.traced.spans[at] != NOWHERE)


def is_controlled(text: Element) -> bool:
    """Tell whether the paragraph of a text, or a table around it, is the content of a control."""
    outer = [local(each) for each in text.iterancestors()]
    return "sdt" in outer[outer.index("p") :] if "p" in outer else False


def fields_of(root: Element) -> Iterator[tuple[Element, tuple[Element, Element]]]:
    """Yield for each run inside a field the first and the last run of the outermost field around it."""
    runs: list[Element] = []
    depth = 0
    for run in root.iter("{*}r"):
        kinds = [attribute(mark, "fldCharType") for mark in run.iterfind("{*}fldChar")]
        depth += kinds.count("begin")
        if depth:
            runs.append(run)
        depth = max(0, depth - kinds.count("end"))
        if runs and not depth:
            yield from ((each, (runs[0], runs[-1])) for each in runs)
            runs = []
