"""Findings that a team has decided to live with: they are passed over until the sentence on 反撃能力 changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from termalign.model import Finding


class Known(NamedTuple):
    """A finding as a baseline keeps it: its fingerprint, and for people its rule, its file ("" where that is gone), and what it said."""

    fingerprint: str
    rule: str
    file: str
    message: str


def without_known(findings: Iterable[Finding], known: Mapping[str, Known]) -> list[Finding]:
    """Return the findings that are not known, by their fingerprints."""
    return [each for each in findings if each.fingerprint not in known]


def gone(findings: Sequence[Finding], known: Collection[Known], rules: Collection[str]) -> list[Known]:
    """Return what is known of a file and no longer found, as far as the rules that run can tell."""
    prints = {each.fingerprint for each in findings}
    return [each for each in known if each.file and each.fingerprint not in prints and each.rule in rules]
