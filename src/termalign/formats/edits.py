"""Writing fixes into a draft: of “Alliance Coordinating Mechanism” only “ing” changes, all else stays byte for byte.

A format's `write_segments(draft, data, options, edits) -> Written` finds where the targets of a draft stand in its
file, as Traced texts, and lets a Rewrite change them there.
"""

from __future__ import annotations

import codecs
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import FileError

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from termalign.model import Draft

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""The codec of what follows a byte-order mark; the mark of UTF-32 begins with that of UTF-16."""
NOWHERE = (-1, -1)
"""Where a character stands that the file does not hold as such: the sign for a code."""


class Edit(NamedTuple):
    """text[start:end] of a target becomes another text; offsets count code points."""

    start: int
    end: int
    text: str


Edits = Mapping[int, Sequence[Edit]]
"""The edits of each segment, by its number in the draft from 0; those of one segment do not overlap."""


class Written(NamedTuple):
    """A file with its fixes, and for each edit that could not be made (segment, edit) why."""

    data: bytes
    refused: Mapping[tuple[int, Edit], str] = {}


class Traced(NamedTuple):
    """A text that was read out of a file; its character i stands there as raw[slice(*spans[i])]."""

    text: str
    spans: Sequence[tuple[int, int]]

    def part(self, start: int, end: int) -> Traced:
        """Return text[start:end]."""
        return Traced(self.text[start:end], self.spans[start:end])


def joined(parts: Iterable[Traced]) -> Traced:
    """Return several texts as one."""
    several = list(parts)
    return Traced("".join(each.text for each in several), [span for each in several for span in each.spans])


def plain(raw: str, start: int, end: int) -> Traced:
    """Return raw[start:end] as it stands there."""
    return Traced(raw[start:end], [(at, at + 1) for at in range(start, end)])


def decoded(raw: str, start: int, end: int, token: re.Pattern[str], value: Callable[[str], str]) -> Traced:
    """Return raw[start:end] token by token, each of which says one character or none: &lt; is <."""
    found = [(value(match[0]), match.span()) for match in token.finditer(raw, start, end)]
    return Traced("".join(text for text, _ in found), [span for text, span in found for _ in text])


def trimmed(old: str, edit: Edit) -> Edit:
    """Return an edit without what begins and ends both texts; any white space in the old one is as good as a space."""
    start, end, new = edit

    def same(char: str, other: str) -> bool:
        return char == other or (other == " " and char.isspace())

    while start < end and new and same(old[start], new[0]):
        start, new = start + 1, new[1:]
    while start < end and new and same(old[end - 1], new[-1]):
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)


def located(traced: Traced, edit: Edit, *, bridge: bool = False) -> Iterator[Edit]:
    """Yield the edits of the file that make an edit of a text read out of it; nothing where code stands within.

    With `bridge` what stands between the characters (the quotes that break a line of PO) is stepped over.
    """
    start, end, new = trimmed(traced.text, edit)
    spans = traced.spans[start:end]
    if not spans:
        is_before = start == edit.start < edit.end or not start
        at = traced.spans[start][0] if is_before else traced.spans[start - 1][1]
        if at >= 0:
            yield Edit(at, at, new)
        return
    runs: list[tuple[int, int]] = []
    for first, last in spans:
        if runs and runs[-1][1] == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    if NOWHERE in spans or (len(runs) > 1 and not bridge):
        return
    for number, (first, last) in enumerate(runs):
        yield Edit(first, last, "" if number else new)


class Rewrite:
    """A file's text in its encoding, and the edits to be made in it."""

    bridge = False
    """Whether what stands between the characters of a target is stepped over: see `located`."""

    def __init__(self, draft: Draft, data: bytes, encoding: str) -> None:
        """Decode the bytes; raises FileError where they would not come back as they were."""
        self.mark, self.encoding = marked(data, encoding)
        self.text = data[len(self.mark) :].decode(self.encoding)
        self.pairs = draft.pairs
        self.edits: list[Edit] = []
        self.refused: dict[tuple[int, Edit], str] = {}
        if self.mark + self.text.encode(self.encoding) != data:
            message = f"{draft.file}: cannot be corrected in place in {encoding}; save it as UTF-8 first"
            raise FileError(message)

    def change(self, segment: int, traced: Traced | None, edits: Sequence[Edit]) -> None:
        """Note the edits of a segment whose target was read out of the file, None where it was not found."""
        for edit in edits:
            made = self.made(segment, traced, edit)
            if isinstance(made, str):
                self.refused[segment, edit] = made
            else:
                self.edits += made

    def made(self, segment: int, traced: Traced | None, edit: Edit) -> list[Edit] | str:
        """Return the edits of the file that make an edit of a segment, or why there are none."""
        if traced is None or traced.text != self.pairs[segment].target:
            return "its place in the file was not found"
        found = list(located(traced, edit, bridge=self.bridge))
        if not found:
            return "a tag stands in it"
        problems = filter(None, (self.problem(each.text, each.start) for each in found))
        return next(problems, None) or [each._replace(text=self.escaped(each.text, each.start)) for each in found]

    def escaped(self, text: str, at: int) -> str:  # noqa: ARG002
        """Return a text as it may stand at an offset of the file."""
        return text

    def problem(self, text: str, at: int) -> str:  # noqa: ARG002
        """Say what keeps a text from being written at an offset of the file, "" where nothing does."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return f"{self.encoding} lacks a character of it"
        return ""

    def written(self) -> Written:
        """Return the file with the edits made."""
        return Written(self.mark + changed(self.text, self.edits).encode(self.encoding), self.refused)


class InPlace(Rewrite, ABC):
    """A file whose targets stand in it as an editor shows it, each found by its number: a text, a table, a catalogue."""

    @abstractmethod
    def target(self, segment: int) -> Traced | None:
        """Return where the target of a segment stands, None where it is not found."""

    def with_edits(self, edits: Edits) -> Written:
        """Return the file with the edits of its segments made."""
        for segment, mine in edits.items():
            self.change(segment, self.target(segment), mine)
        return self.written()


def changed(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made that do not overlap."""
    parts, at = [], 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def marked(data: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the byte-order mark of a file, "" where there is none, and the codec of what follows it."""
    for mark, codec in MARKS.items():
        if data.startswith(mark):
            return mark, codec
    return b"", encoding
