"""All source terms in one automaton, and all target terms to avoid in another: 反撃能力 is found in one pass.

The automaton is that of Aho & Corasick (CACM 18, 1975), leftmost-longest, by ahocorasick-rs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from termalign.linter.entries import merged
from termalign.linter.forms import forms_of, is_cased, surfaces
from termalign.linter.sides import is_letter
from termalign.text.folding import fold
from termalign.text.regional import elsewhere
from termalign.text.respelling import other_spellings
from termalign.text.scripts import HAS_JAPANESE, KATAKANA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termalign.linter.entries import Entry
    from termalign.linter.forms import Form
    from termalign.model import Term

SHORTEST_VARIANT = 4
"""Characters of a katakana word from which on a long vowel at its end may be missing."""


ENDS_IN_KATAKANA = re.compile(f"[{KATAKANA}]{{2}}$")


EVERY_MATCH = MatchKind.Standard
"""What lets matches overlap."""


class Owner(NamedTuple):
    """What a string of an automaton belongs to."""

    entry: Entry
    form: Form
    is_plain: bool
    """Whether neither letters at its edges nor its case need a look."""


class Index:
    """Strings in an automaton, each with its owners."""

    def __init__(self, owners: dict[str, Owner]) -> None:
        """Build the automaton."""
        self.strings = list(owners)
        self.owners = list(owners.values())
        self.by_string = owners
        self.longest = max(map(len, self.strings), default=0)
        self.automaton = automaton_of(self.strings)

    def find(self, low: str) -> list[tuple[int, int, int]]:
        """Return (number of the owner, start, end) of the strings in a folded text, leftmost and longest."""
        return self.automaton.find_matches_as_indexes(low) if self.automaton else []


def automaton_of(strings: list[str], kind: Any = MatchKind.LeftmostLongest) -> AhoCorasick | None:
    """Return what finds strings in a text, None where there are none."""
    return AhoCorasick(strings, kind, False, Implementation.ContiguousNFA) if strings else None  # noqa: FBT003


def owner(entry: Entry, form: Form, text: str) -> Owner:
    """Make an owner."""
    return Owner(entry, form, not (form.cased or is_letter(text[0]) or is_letter(text[-1])))


def source_index(entries: Iterable[Entry]) -> Index:
    """Return the index of the source terms; the homographs of one string share an entry."""
    found: dict[str, list[tuple[Entry, Form]]] = {}
    spare: dict[str, tuple[Entry, Form]] = {}
    for entry in entries:
        for term in entry.sources:
            for form in forms_of(term):
                for text in surfaces(form):
                    found.setdefault(text, []).append((entry, form))
                for text in variants(form.stem) if form.endings == ("",) else ():
                    spare.setdefault(text, (entry, form))
                for text in other_spellings(fold(term.text).text) if is_spelled_freely(term, form) else ():
                    spare.setdefault(text, (entry, form))
    owners: dict[str, Owner] = {}
    joint: dict[tuple[int, ...], Entry] = {}
    for text, pairs in found.items():
        several = {id(entry): entry for entry, _ in pairs}
        if len(several) == 1:
            owners[text] = owner(*pairs[0], text)
            continue
        key = tuple(several)
        if key not in joint:
            joint[key] = merged(list(several.values()))
        owners[text] = owner(joint[key], pairs[0][1], text)
    for text, (entry, form) in spare.items():
        if text not in owners:
            owners[text] = owner(entry, form, text)
    return Index(owners)


def is_spelled_freely(term: Term, form: Form) -> bool:
    """Tell whether a term may have other spellings: Japanese that does not conjugate, 取り扱い among it."""
    return HAS_JAPANESE.search(term.text) is not None and (form.endings == ("",) or term.text.endswith("い"))


def variants(text: str) -> Iterable[str]:
    """Yield other spellings of a Japanese source term: without ・, without or with a long vowel at its end."""
    if not HAS_JAPANESE.search(text):
        return
    bare = text.replace("・", "").replace(" ", "")
    if bare != text and len(bare) > 1:
        yield bare
    if text.endswith("ー") and len(text) >= SHORTEST_VARIANT:
        yield text[:-1]
    elif len(text) >= SHORTEST_VARIANT - 1 and ENDS_IN_KATAKANA.search(text):
        yield text + "ー"


def target_index(entries: Iterable[Entry]) -> tuple[Index, list[list[Owner]]]:
    """Return the index of the target terms to look for by themselves, and the owners of each of its strings.

    They are the terms to avoid, and the acronyms that a usable full form explains.
    """
    owners: dict[str, list[Owner]] = {}
    for entry in entries:
        shorts = [term for term in entry.usable if term.is_short and is_cased(term)]
        explained = any(not term.is_short for term in entry.usable)
        allowed = {text for form in entry.forms() for text in surfaces(form)} if entry.avoided else set()
        for term in (*entry.avoided, *(shorts if explained else ())):
            for form in forms_of(term):
                loose = form if term in shorts else form._replace(hyphens=False)
                for text in surfaces(form):
                    owners.setdefault(text, []).append(owner(entry, loose, text))
                    if loose is not form and (other := elsewhere(text)) not in (text, *allowed):
                        owners.setdefault(other, []).append(owner(entry, loose, other))
    return Index({text: several[0] for text, several in owners.items()}), list(owners.values())
