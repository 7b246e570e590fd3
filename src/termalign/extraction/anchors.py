"""What constructions find and hand on: an anchor is one passage that glosses a term, e.g. (ACM) behind 同盟調整メカニズム.

An anchor knows where the Japanese term ends; where it begins is decided later, with the English at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.scripts import normalize_term

if TYPE_CHECKING:
    from termalign.extraction.brackets import Bracket
    from termalign.extraction.reflow import Flow
    from termalign.extraction.vocabulary import Lexicon
    from termalign.model import Rejection

Spans = tuple[tuple[int, int], ...]


class Piece(NamedTuple):
    """A designation as found: its normalised text, and where it stands in the document (offsets)."""

    text: str
    spans: Spans

    @property
    def start(self) -> int:
        """The document offset of its first character."""
        return self.spans[0][0]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One passage that says something about a term.

    `at` is what the passage hangs on: the parenthesis, the abbreviation, the boxed term; `offset` is where
    that stands in the flow, -1 where the flow does not have it. The Japanese
    term is `term` where the passage delimits it (a quotation, a box), or ends at the flow offset
    `term_end`, or is absent (-1). `weak` says why the pairing is a guess at best.
    """

    construction: str
    at: Piece
    offset: int = -1
    term_end: int = -1
    term: Piece | None = None
    abbreviation: Piece | None = None
    english: Piece | None = None
    definition: Piece | None = None
    reading: str = ""
    weak: str = ""
    several: bool = False
    """Whether the abbreviation is one of several names in its parentheses, which may be members of a class."""

    @property
    def has_japanese(self) -> bool:
        """Tell whether the passage holds a Japanese term."""
        return self.term is not None or self.term_end >= 0


@dataclass(slots=True)
class Findings:
    """What has been read so far of one document; constructions read it, the driver adds to it.

    `brackets` are the parentheses that no look-alike rule turned down. A construction that looked at
    one and let it go may say why in `declined` (by the bracket's flow offset). `unattached` is the English
    of lines of its own that belongs to nothing yet.
    """

    flow: Flow
    lexicon: Lexicon
    brackets: list[Bracket] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    declined: dict[int, str] = field(default_factory=dict)
    unattached: list[Piece] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)

    def piece(self, start: int, end: int) -> Piece:
        """Take flow.text[start:end] as a designation."""
        return Piece(normalize_term(self.flow.text[start:end]), tuple(self.flow.spans(start, end)))
