"""Fixes put into a draft, pass by pass, until none is left: “Alliance Coordinating Mechanism” is corrected where it stands.

Each pass makes the fixes that do not touch each other, reads the file again, and makes sure that nothing but their
words has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from termalign.errors import FileError
from termalign.formats.edits import Edit, Edits, Traced, Written, changed, located
from termalign.model import SEVERITIES, Draft, Finding, SegmentPair
from termalign.text.protected import protected_spans

MOST_PASSES = 10
MARKUP = "markup stands in it"


class Fixed(NamedTuple):
    """A file as it was and as it is to be, with the draft that it holds then."""

    file: Path
    before: bytes
    after: bytes
    draft_before: Draft
    draft: Draft
    made: int
    """How many fixes."""
    refused: tuple[tuple[Finding, str], ...]
    """Findings whose fix cannot be made, and why."""


def fixed(  # noqa: PLR0913 - a file and what is done with it
    file: Path,
    data: bytes,
    read: Callable[[bytes], Draft],
    check: Callable[[Draft], Iterable[Finding]],
    write: Callable[[Draft, bytes, Edits], Written],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Return a draft with the fixes of its findings made.

    Args:
        file: its name.
        data: its bytes.
        read: makes a draft of bytes.
        check: finds what is wrong in one.
        write: makes edits in bytes.
        unsafe: whether fixes are made too that are not safe.

    Raises:
        FileError: the file would be read otherwise than it should be, so that nothing may be written.
    """
    before, made = data, 0
    first = draft = read(data)
    refused: dict[str, tuple[Finding, str]] = {}
    for _ in range(MOST_PASSES):
        chosen = choose(draft, check(draft), refused, unsafe=unsafe)
        if not chosen:
            break
        edits = by_segment(chosen)
        written = write(draft, data, edits)
        for (segment, edit), reason in written.refused.items():
            finding = chosen[segment, edit]
            refused[finding.fingerprint] = (finding, reason)
        done = {key: finding for key, finding in chosen.items() if key not in written.refused}
        if done:
            data, draft = written.data, confirmed(draft, by_segment(done), read(written.data))
            made += len(done)
    return Fixed(file, before, data, first, draft, made, tuple(refused.values()))


def choose(
    draft: Draft, findings: Iterable[Finding], refused: dict[str, tuple[Finding, str]], *, unsafe: bool
) -> dict[tuple[int, Edit], Finding]:
    """Return the edits to make, the worst findings first where several touch one place; adds to what is refused."""
    numbers = {id(pair): number for number, pair in enumerate(draft.pairs)}
    chosen: dict[tuple[int, Edit], Finding] = {}
    for finding in sorted(findings, key=lambda each: SEVERITIES.index(each.severity)):
        pair = finding.pair
        if (
            not (finding.is_safe or (unsafe and finding.severity != "info"))
            or finding.fix is None
            or finding.target_span is None
            or pair is None
        ):
            continue
        if finding.fingerprint in refused or finding.fix == finding.found:
            continue
        edit = edit_of(pair, finding.target_span, finding.fix)
        number = numbers[id(pair)]
        if edit is None:
            refused[finding.fingerprint] = (finding, MARKUP)
        elif not any(touch(edit, other) for segment, other in chosen if segment == number):
            chosen[number, edit] = finding
    return chosen


def touch(one: Edit, other: Edit) -> bool:
    """Tell whether two edits overlap or stand side by side."""
    return one.start <= other.end and other.start <= one.end


def edit_of(pair: SegmentPair, span: tuple[int, int], fix: str) -> Edit | None:
    """Return the edit that makes a fix around the markup in its span, None where markup stands in what changes."""
    marks = [*protected_spans(pair.target), *pair.target_hidden]
    shown = [at for at in range(*span) if not any(start <= at < end for start, end in marks)]
    if len(shown) == span[1] - span[0]:
        return Edit(*span, fix)
    text = "".join(pair.target[at] for at in shown)
    if not text:
        return None
    traced = Traced(text, [(at, at + 1) for at in shown])
    found = list(located(traced, Edit(0, len(text), fix)))
    return found[0] if found else None


def by_segment(chosen: Iterable[tuple[int, Edit]]) -> dict[int, list[Edit]]:
    """Return edits by their segments."""
    edits: dict[int, list[Edit]] = {}
    for segment, edit in chosen:
        edits.setdefault(segment, []).append(edit)
    return edits


def confirmed(draft: Draft, edits: Edits, new: Draft) -> Draft:
    """Return a draft that was read again, if nothing but the edits has changed; raises FileError where more has."""
    wanted = [changed(pair.target, edits.get(number, ())) for number, pair in enumerate(draft.pairs)]
    if texts(draft.pairs, wanted) != texts(new.pairs, [pair.target for pair in new.pairs]):
        raise FileError(
            f"{draft.file}: a fix would have changed more than its words, so that none was made; correct it by hand"
        )
    return new


def texts(pairs: Sequence[SegmentPair], targets: Sequence[str]) -> list[tuple[str, str]]:
    """Return the texts of segments."""
    return [(pair.source, target) for pair, target in zip(pairs, targets, strict=True)]
