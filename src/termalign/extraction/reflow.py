"""Sentences put together again over torn lines: 宇宙領域把 / caption / footnote / 握 (SDA) reads 宇宙領域把握 (SDA).

The document's text is never changed. A Flow is a second reading of it, with a map back to every character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from termalign.extraction.lines import NUMBERED, PARAGRAPH, SENTENCE_END, classify, is_isolated, unclosed
from termalign.text.letters import TOKEN, initial_strings
from termalign.text.scripts import HIRAGANA, KANJI, KATAKANA, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.extraction.lines import LineKind
    from termalign.model import Document, Fragment, Line

TRIVIAL = re.compile(r"[\s*_~>]*")
CONTINUES = re.compile(
    r"[、。，．）)」』】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ・（(]"
    r"|(?:を|が|は(?!じめ|たして|っきり)|に(?!もかか|わか)|で(?!も、|きる限)|と(?!もに、|りわけ|くに|ころで)|も(?!し|ちろん|っとも|のづ)"
    r"|の(?!ち)|へ|や(?!がて|はり)|から|まで|など|する|した|して|され|させ|でき)",
)
ENDS_IN_HIRAGANA = re.compile(rf"[{HIRAGANA}、，,]$")
UNFINISHED = re.compile(
    rf"[{HIRAGANA}、，,](?<!など)(?<!ついて)(?<!とは)(?<!あり方)(?<!取組み)(?<!向けて)$|^[{HIRAGANA}]+、|[はがをにでと]、|した|された|して|ている"
)
GLOSS = re.compile(r"[（(][^（）()]*[A-ZＡ-Ｚ][^（）()]*[）)]")
WORD_GOES_ON = re.compile(r"[ーぁぃぅぇぉっゃゅょァィゥェォッャュョ・、。）)]")
MARKS = ("*", "_", "`", "]", "[")
EMPHASIS = re.compile(r"\*\*")

ENDS_IN_NOUN = re.compile(f"[{KANJI}{KATAKANA}]$")
CLAUSE = re.compile(r"[、。，]|(?:が|を|は|に|や|など|における|について|のための)(?!ん)")
LONGEST_BOXED = 24

LINES_ABOVE = 5
SHORT = 30
"""Characters under which an unfinished line with blank lines around it may be a heading."""
ASIDE = range(7, 41)
"""Lengths at which an unmarked, isolated, unfinished line inside a sentence is a caption."""


DOUBLED = re.compile(rf"(?:([{KANJI}{KATAKANA}])\1){{2,}}|(?<![A-Za-z])(?:([A-Za-z])\2){{4,}}(?![A-Za-z])")
"""What a bold face gives that is printed twice: 同同盟盟."""
READING_INSIDE = re.compile(rf"[（(](?<=[{KANJI}].)[{HIRAGANA}・\s]{{2,12}}[）)](?=[{KANJI}{KATAKANA}])")
"""A reading in the middle of a term: 疾病(しっぺい)対策センター."""


class Unit(NamedTuple):
    """A run of joined lines in the flow, flow.text[start:end], and the kind of its first line."""

    kind: LineKind
    start: int
    end: int
    first: Line
    last: Line


@dataclass(slots=True)
class Flow:
    """The re-flowed text: units parted by line breaks, with the map back to the document.

    Piece i is text[starts[i]:ends[i]] and stands in the document from origins[i] on; between pieces
    there may be a line break or a space that the document does not have.
    """

    document: Document
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    latin: list[Line] = field(default_factory=list)
    _order: list[int] | None = None

    def origin(self, offset: int) -> int:
        """Return the document offset of a flow offset."""
        piece = max(0, bisect_right(self.starts, offset) - 1)
        return self.origins[piece] + min(offset, self.ends[piece]) - self.starts[piece]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the document spans of flow.text[start:end]; one where only line breaks or markup part them."""
        found: list[tuple[int, int]] = []
        source = self.document.text
        for piece in range(max(0, bisect_right(self.starts, start) - 1), len(self.starts)):
            if self.starts[piece] >= end:
                break
            left, right = max(start, self.starts[piece]), min(end, self.ends[piece])
            if left >= right:
                continue
            shift = self.origins[piece] - self.starts[piece]
            span = (left + shift, right + shift)
            if found and TRIVIAL.fullmatch(source, found[-1][1], span[0]):
                span = (found.pop()[0], span[1])
            found.append(span)
        return found

    def offset_of(self, origin: int) -> int:
        """Return the flow offset of a document offset, -1 where the flow does not have it."""
        if self._order is None:
            self._order = sorted(range(len(self.origins)), key=self.origins.__getitem__)
        found = bisect_right(self._order, origin, key=self.origins.__getitem__) - 1
        if found < 0:
            return -1
        piece = self._order[found]
        offset = self.starts[piece] + origin - self.origins[piece]
        return offset if offset <= self.ends[piece] else -1

    def fragments(self, role: str, start: int, end: int) -> Iterator[Fragment]:
        """Quote flow.text[start:end] from the document, one fragment for each stretch of it."""
        for left, right in self.spans(start, end):
            yield self.document.fragment(role, left, right)

    def opener(self, end: int) -> int:
        """Return the flow offset where markup opens that closes at flow offset `end`, -1 where none does: **X** (EN)."""
        piece = max(0, bisect_right(self.starts, end - 1) - 1)
        source = self.document.text
        behind = self.origins[piece] + self.ends[piece] - self.starts[piece]
        before = self.origins[piece]
        marked = (
            self.ends[piece] == end and source[behind : behind + 1] in MARKS and source[before - 1 : before] in MARKS
        )
        return self.starts[piece] if marked and before and behind < len(source) else -1

    def line_number(self, offset: int) -> int:
        """Return the line number in the file of a flow offset."""
        return bisect_right(self.document.line_starts, self.origin(offset))

    def unit_at(self, offset: int) -> Unit:
        """Return the unit that a flow offset lies in."""
        return self.units[max(0, bisect_right(self.units, offset, key=lambda unit: unit.start) - 1)]


class Group(NamedTuple):
    """Indexes of the lines of one unit-to-be."""

    kind: LineKind
    members: list[int]


def reflow(document: Document) -> Flow:
    """Join the lines of a document into units and lay them out as one flow."""
    kinds = classify(document)
    groups = Joiner(document, kinds).groups()
    flow = lay_out(document, groups)
    inside = {index for group in groups for index in group.members}
    flow.latin = [
        line
        for index, (line, kind) in enumerate(zip(document.lines, kinds, strict=True))
        if kind == "latin" and index not in inside
    ]
    return flow


class Joiner:
    """Puts the lines into groups, in one pass, with a sentence, a footnote and a box open at most."""

    def __init__(self, document: Document, kinds: list[LineKind]) -> None:
        """Take the lines with their kinds."""
        self.text, self.lines, self.kinds = document.text, document.lines, kinds
        lengths = sorted(line.end - line.start for line in document.lines)
        self.width = lengths[len(lengths) * 9 // 10] if lengths else 0
        isolated = sum(is_isolated(self.lines, index) for index in range(len(self.lines)))
        self.spaced = 2 * isolated > len(self.lines)
        self.whole = self.are_whole()
        self.body: list[int] = []
        self.note: list[int] = []
        self.outer: list[int] = []
        self.box: LineKind | None = None
        self.boxed = self.listing = False

    def content(self, index: int) -> str:
        """Return the text of a line."""
        return self.text[self.lines[index].start : self.lines[index].end]

    def are_whole(self) -> bool:
        """Tell whether what a format states as paragraphs are such, and no printed lines: most long ones end a sentence."""
        stated = [index for index, line in enumerate(self.lines) if line.kind == PARAGRAPH]
        long = [index for index in stated if len(self.content(index)) > SHORT and self.kinds[index] == "body"]
        return 2 * sum(self.finished([index]) for index in long) >= len(long)

    def finished(self, members: list[int]) -> bool:
        """Tell whether the last line so far ends a sentence; no line does."""
        return not members or SENTENCE_END.search(self.content(members[-1])) is not None

    def groups(self) -> list[Group]:
        """Return the groups in the order of their first lines."""
        groups: list[Group] = []
        for index, kind in enumerate(self.kinds):
            if kind in ("furniture", "code"):
                continue
            members = self.continued(index, kind)
            if members:
                members.append(index)
            elif kind != "latin":
                groups.append(self.opened(index, kind))
        return groups

    def continued(self, index: int, kind: LineKind) -> list[int]:
        """Return the open group that a line goes on with; an empty one where it starts its own."""
        if kind == "latin":
            inside = self.body and unclosed(self.content(self.body[-1])) and not self.is_small_print(index)
            return self.body if inside else []
        if kind == "item" and self.goes_on_with_dot(index):
            return self.body
        if kind != "body":
            return []
        if self.note and self.continues_note(index):
            return self.note
        self.note = []
        if self.box:
            return []
        if self.outer and self.finished(self.body):
            self.body, self.outer = self.outer, []
        if self.is_boxed_term(index) or not self.continues(index) or self.is_aside(index):
            return []
        return self.body

    def is_small_print(self, index: int) -> bool:
        """Tell whether an English line spells an abbreviation in parentheses a few lines above, whatever is open before it."""
        above = "\n".join(self.content(line) for line in self.body[-LINES_ABOVE:])
        initials = initial_strings(TOKEN.findall(narrow(self.content(index))))
        return any(
            len(key) > 1 and re.search(rf"[（(]\s*{key}s?\s*[）)]", narrow(above), re.IGNORECASE) for key in initials
        )

    def opened(self, index: int, kind: LineKind) -> Group:
        """Start a group with a line, and note what that opens or closes."""
        members = [index]
        if kind == "footnote":
            self.note = members
        elif kind == "keyword":
            self.box, self.boxed = "term", True
        elif kind == "heading" and self.is_note(index):
            self.note = members
            return Group("footnote", members)
        elif kind in ("heading", "label") and not self.over_page(index):
            self.body, self.outer, self.box, self.boxed = [], [], None, False
        elif kind == "item":
            self.body, self.listing = members, True
        elif kind == "body":
            return self.opened_body(members)
        return Group(kind, members)

    def opened_body(self, members: list[int]) -> Group:
        """Start a term or a definition in a KEY WORD box, a caption without mark, or a sentence."""
        if self.box == "term":
            self.box = "definition"
            return Group("term", members)
        if self.box == "definition":
            self.box, self.outer, self.body = None, self.body, members
            return Group("definition", members)
        if self.is_boxed_term(members[0]):
            self.box = "definition"
            return Group("term", members)
        if self.continues(members[0]):
            return Group("caption", members)  # an aside: the sentence goes on behind it
        self.boxed = self.listing = False
        self.body = members
        return Group("body", members)

    def goes_on_with_dot(self, index: int) -> bool:
        """Tell whether a line that begins with ・ goes on with a compound (人道支援 / ・災害救援), and is no list item."""
        content = self.content(index)
        return (
            content[0] == "・"
            and not content[1:2].isspace()
            and not self.listing
            and not self.finished(self.body)
            and ENDS_IN_NOUN.search(self.content(self.body[-1])) is not None
        )

    def is_boxed_term(self, index: int) -> bool:
        """Tell whether a line behind a definition is the box's next term: short, alone, a noun, then a sentence."""
        following = index + 1
        return (
            self.boxed
            and len(self.content(index)) <= LONGEST_BOXED
            and CLAUSE.search(self.content(index)) is None
            and following < len(self.kinds)
            and (is_isolated(self.lines, index) or (self.finished(self.body) and self.indented(following)))
            and self.kinds[following] in ("body", "latin")
        )

    def continues_note(self, index: int) -> bool:
        """Tell whether a line right below a footnote goes on with it: the note is unfinished, or the line a paragraph of it."""
        if self.lines[index].number != self.lines[self.note[-1]].number + 1:
            return False
        return not self.finished(self.note) or (self.indented(index) and not self.finished(self.body))

    def is_note(self, index: int) -> bool:
        """Tell whether a numbered line inside an unfinished sentence is the first of a footnote, not a heading: it is prose."""
        content = self.content(index)
        return NUMBERED.match(content) is not None and "、" in content and not self.finished(self.body)

    def indented(self, index: int) -> bool:
        """Tell whether a line begins with a full-width space, as paragraphs do."""
        return self.text[max(0, self.lines[index].start - 1)] == "\u3000"

    def over_page(self, index: int) -> bool:
        """Tell whether a page ends between the unfinished sentence and a line, so that a head may stand there."""
        return not self.finished(self.body) and self.lines[self.body[-1]].page < self.lines[index].page

    def is_page_top(self, index: int) -> bool:
        """Tell whether a line is one of the first three of a page that the open sentence did not start on."""
        return self.over_page(index) and self.lines[max(0, index - 3)].page < self.lines[index].page

    def continues(self, index: int) -> bool:
        """Tell whether a line goes on with the sentence that the open group left unfinished."""
        if self.finished(self.body):
            return False
        before, content = self.content(self.body[-1]), self.content(index)
        if unclosed(before) or content[0] in "(（":
            return True
        if self.indented(index):
            return False
        if CONTINUES.match(content):
            return True
        if self.whole and self.lines[index].kind == PARAGRAPH:
            return False
        titled = (
            len(self.body) == 1
            and len(before) < min(SHORT, self.width * 3 // 4)
            and (not self.spaced or is_isolated(self.lines, self.body[-1]))
        )
        return not titled or UNFINISHED.search(before) is not None

    def is_aside(self, index: int) -> bool:
        """Tell whether a line inside a sentence is a caption or a running head without any mark.

        It is short, a noun at its end, and alone or at the top of a page.
        """
        content = self.content(index)
        following = self.content(index + 1) if index + 1 < len(self.lines) else ""
        return (
            len(content) in ASIDE
            and WORD_GOES_ON.match(following) is None
            and (is_isolated(self.lines, index) or (self.is_page_top(index) and len(content) < self.width * 3 // 4))
            and not unclosed(self.content(self.body[-1]))
            and SENTENCE_END.search(content) is None
            and ENDS_IN_HIRAGANA.search(content) is None
            and GLOSS.search(content) is None
            and CONTINUES.match(content) is None
            and "。" not in content
            and "、" not in content
            and content[0] not in "(（"
        )


def lay_out(document: Document, groups: list[Group]) -> Flow:
    """Write the groups one after another, each on a line of its own, and keep the map."""
    flow = Flow(document)
    parts: list[str] = []
    offset = 0
    hidden = Hidden(document)
    for kind, members in groups:
        start, last = offset, ""
        for index in members:
            for left, right in hidden.visible(document.lines[index]):
                piece = document.text[left:right]
                if last.isascii() and last.isalnum() and piece[0].isascii() and piece[0].isalnum():
                    parts.append(" ")
                    offset += 1
                parts.append(piece)
                flow.starts.append(offset)
                offset += right - left
                flow.ends.append(offset)
                flow.origins.append(left)
                last = piece[-1]
        flow.units.append(Unit(kind, start, offset, document.lines[members[0]], document.lines[members[-1]]))
        parts.append("\n")
        offset += 1
    flow.text = "".join(parts)
    return flow


class Hidden:
    """Cuts markup out of lines: the spans that the format states, and ** wherever it stands."""

    def __init__(self, document: Document) -> None:
        """Collect the hidden spans of the document."""
        spans = document.hidden or tuple(match.span() for match in EMPHASIS.finditer(document.text))
        doubled = [
            (at, at + 1) for match in DOUBLED.finditer(document.text) for at in range(match.start() + 1, match.end(), 2)
        ]
        readings = [match.span() for match in READING_INSIDE.finditer(document.text)]
        if doubled or readings:
            spans = tuple(sorted({*spans, *doubled, *readings}))
        self.spans = spans
        self.starts = [start for start, _ in spans]

    def visible(self, line: Line) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a line that are text."""
        left = line.start
        first = max(0, bisect_right(self.starts, line.start) - 1) if self.spans else 0
        for index in range(first, len(self.spans)):
            start, end = self.spans[index]
            if start >= line.end:
                break
            if end <= left:
                continue
            if start > left:
                yield left, start
            left = end
        if left < line.end:
            yield left, line.end
