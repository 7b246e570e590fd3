"""The file of findings that a team lives with: one line each, 反撃能力 with what was said of it, kept beside the drafts.

Fingerprints hold no line numbers, so that text may move. File names are relative to the baseline's folder; what
stands under a file that is gone counts for any other, for it may have been renamed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import CommandError, FileError
from termalign.files import read_bytes, replacing
from termalign.linter.baseline import Known, gone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from termalign.model import Finding

VERSION = 1
NAMES = Known._fields


class Baseline(NamedTuple):
    """A baseline and its file."""

    file: Path
    known: tuple[Known, ...]

    def of(self, draft: str) -> dict[str, Known]:
        """Return what is known of a draft, by fingerprint; what stands under a file that is gone has no file."""
        name = relative(self.file, draft)
        others = (each for each in self.known if each.file != name)
        homeless = (each._replace(file="") for each in others if not (self.file.parent / each.file).exists())
        mine = (each for each in self.known if each.file == name)
        return {each.fingerprint: each for several in (homeless, mine) for each in several}


def read_baseline(file: Path) -> Baseline:
    """Read a baseline.

    Raises CommandError where there is no such file, FileError where it is no baseline.
    """
    if not file.is_file():
        message = f"{file}: no such file; --write-baseline makes it"
        raise CommandError(message)
    try:
        content = json.loads(read_bytes(file))
        return Baseline(file, tuple(Known(*(str(each[name]) for name in NAMES)) for each in content["findings"]))
    except (ValueError, KeyError, TypeError):
        message = f"{file}: is no baseline of termalign lint; name another file, or write it anew with --write-baseline"
        raise FileError(message) from None


def write_baseline(file: Path, known: Iterable[Known]) -> None:
    """Write a baseline, a line for each finding; raises FileError where another file would be replaced."""
    if file.exists():
        read_baseline(file)
    rows = sorted(set(known), key=lambda each: (each.file, each.rule, each.fingerprint))
    lines = ",\n".join("  " + json.dumps(each._asdict(), ensure_ascii=False) for each in rows)
    with replacing(file) as stream:
        stream.write(f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'.encode())


def renewed(old: Baseline | None, file: Path, findings: Mapping[str, Sequence[Finding]]) -> list[Known]:
    """Return what a new baseline has: the findings of some drafts, by their files, and what was known of others."""
    names = {relative(file, draft) for draft in findings}
    kept = [each for each in old.known if each.file not in names] if old else []
    return kept + [
        Known(each.fingerprint, each.rule, relative(file, draft), each.message)
        for draft, several in findings.items()
        for each in several
    ]


def pruned(old: Baseline, findings: Mapping[str, Sequence[Finding]], rules: Collection[str]) -> list[Known]:
    """Return a baseline without what some drafts no longer have, given their findings, and without files that are gone."""
    stale = {each for draft, several in findings.items() for each in gone(several, old.of(draft).values(), rules)}
    return [each for each in old.known if each not in stale and (old.file.parent / each.file).exists()]


def relative(file: Path, draft: str) -> str:
    """Return how a baseline names a draft."""
    try:
        return Path(os.path.relpath(draft, file.parent)).as_posix()
    except ValueError:  # another drive
        return Path(draft).as_posix()
