"""Where a finding stands in the text that an editor shows: “counterstrike” in a msgstr over three lines, in a quoted cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from termalign.workflow.fixing import edit_of

if TYPE_CHECKING:
    from termalign.formats.edits import Edit, InPlace
    from termalign.model import Finding

LINE_BREAK = re.compile("\r\n|\r|\n")
"""What ends a line by the protocol."""


class Spans:
    """A text with its lines, and the file whose targets stand in it."""

    def __init__(self, text: str, targets: InPlace | None) -> None:
        """Find the lines; a file that the editor has changed since it was read says nothing of places."""
        self.text = text
        self.starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        self.targets = targets if targets is not None and targets.text == text else None
        self.numbers = {id(pair): number for number, pair in enumerate(self.targets.pairs if self.targets else ())}

    def of(self, finding: Finding) -> tuple[int, int] | None:
        """Return the span of what was found, of the whole target where no words of it are; None where it is not known."""
        number = self.numbers.get(id(finding.pair))
        if self.targets is None or finding.pair is None or number is None:
            return None
        traced = self.targets.target(number)
        if traced is None or traced.text != finding.pair.target:
            return None
        first, last = finding.target_span or (0, len(traced.text))
        return (traced.spans[first][0], traced.spans[last - 1][1]) if first < last else None

    def fix(self, finding: Finding) -> list[Edit]:
        """Return the edits that make the fix of a finding; none where it has none, or would tear markup in two."""
        number = self.numbers.get(id(finding.pair))
        if self.targets is None or finding.pair is None or number is None:
            return []
        if finding.fix is None or finding.target_span is None:
            return []
        edit = edit_of(finding.pair, finding.target_span, finding.fix)
        made = self.targets.made(number, self.targets.target(number), edit) if edit else ""
        return [] if isinstance(made, str) else made

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, from 0, of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]

    def line(self, number: int) -> tuple[int, int]:
        """Return the span of a line, from 1, the last where there are fewer, without its line break and outer space."""
        number = min(number, len(self.starts))
        content = self.text[self.starts[number - 1] : [*self.starts, len(self.text)][number]].rstrip()
        start = self.starts[number - 1]
        return start + len(content) - len(content.lstrip()), start + len(content)
