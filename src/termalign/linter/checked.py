"""What the rules read: a draft, and what became of each term of its sources, 反撃能力 in segment 7 for one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from termalign.linter.acronyms import Definition, definitions
from termalign.linter.sides import Side, Use

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from termalign.linter.baseline import Known
    from termalign.linter.entries import Entry
    from termalign.linter.index import Owner
    from termalign.linter.otherwise import Otherwise
    from termalign.linter.spelling import Variant
    from termalign.model import Draft


class Hit(NamedTuple):
    """A source term that stands in a folded source, as text[start:end]."""

    start: int
    end: int
    owner: Owner


@dataclass(slots=True, eq=False)
class Rendering:
    """What became of an entry in a segment; spans are those of the folded texts."""

    segment: int
    entry: Entry
    hits: list[Hit]
    uses: list[Use]
    avoided: list[Use]
    otherwise: Otherwise | None = None
    is_part: bool = False
    """Whether the source term is but a part of a longer compound, which may be translated as a whole."""


class Stray(NamedTuple):
    """A term to avoid in a target whose source does not have the concept."""

    segment: int
    entry: Entry
    use: Use


class ShortUse(NamedTuple):
    """An acronym of the termbase in a target."""

    segment: int
    entry: Entry
    use: Use


@dataclass(slots=True)
class Checked:
    """A draft with what the rules need to know of it."""

    draft: Draft
    entries: Sequence[Entry]
    find: Callable[[str], list[tuple[int, int, int]]] = field(default=lambda _: [])
    """Finds the source terms of the termbases in a folded text."""
    renderings: list[Rendering] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    shorts: list[ShortUse] = field(default_factory=list)
    untranslated: list[int] = field(default_factory=list)
    """The segments without a translation, or with their source in its place."""
    found: dict[int, Entry] = field(default_factory=dict)
    """The entries that stand in the draft, by id()."""
    first: dict[int, int] = field(default_factory=dict)
    """The first segment of each of them."""
    sides: dict[tuple[int, bool], Side] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    """The numbers of the segments that have findings, by id()."""
    definitions_: list[Definition] | None = None
    spellings: list[Variant] | None = None
    """What is spelt in several ways, once somebody has looked."""
    vocabulary: frozenset[str] | None = None
    """The words of an English target, once somebody has asked."""
    unlisted: list[tuple[int, str, int, int]] | None = None
    """The expansions of acronyms that no entry has, likewise."""
    rules: Collection[str] = ()
    """The rules that run."""
    silenced: set[tuple[int, str]] = field(default_factory=set)
    """(number of a segment, rule) where a remark in the file has silenced a finding."""
    silenced_count: int = 0
    known_count: int = 0
    """Findings that the baseline has."""
    stale: list[Known] = field(default_factory=list)
    """What the baseline has and the draft no longer does."""

    def definitions(self) -> list[Definition]:
        """Return where the draft explains acronyms of the termbase."""
        if self.definitions_ is None:
            self.definitions_ = list(definitions(self))
        return self.definitions_

    def source(self, index: int) -> Side:
        """Return the source of a segment."""
        return self.side(index, is_target=False)

    def target(self, index: int) -> Side:
        """Return the target of a segment."""
        return self.side(index, is_target=True)

    def side(self, index: int, *, is_target: bool) -> Side:
        """Return a text of a segment, ready to be searched; the last few are kept."""
        key = (index, is_target)
        if key not in self.sides:
            if len(self.sides) > 4_000:
                self.sides.clear()
            pair = self.draft.pairs[index]
            self.sides[key] = (
                Side(pair.target, pair.target_hidden) if is_target else Side(pair.source, pair.source_hidden)
            )
        return self.sides[key]

    def note_entry(self, entry: Entry, number: int) -> None:
        """Remember that an entry stands in the draft."""
        if id(entry) not in self.found:
            self.found[id(entry)] = entry
            self.first[id(entry)] = number
