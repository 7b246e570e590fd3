"""Where a finding stands: a file and a line of a draft, or a termbase's file and its concept (用語集.xlsx: c-12)."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from termalign.model import Place

if TYPE_CHECKING:
    from termalign.model import Finding


def file_of(finding: Finding) -> str:
    """Return the file of a finding; a place of a termbase that names no file stands for itself."""
    place = finding.place
    if isinstance(place, Place):
        return place.file
    file, _, concept = place.rpartition(": ")
    return file or concept


def key_of(finding: Finding) -> tuple[str, str]:
    """Return what a decision on a finding goes by: the name of its file, whatever the folder, and its fingerprint."""
    return PurePath(file_of(finding)).name, finding.fingerprint


def concept_of(finding: Finding) -> str:
    """Return the id of the concept that a finding of a termbase is about, "" for one of a draft."""
    return "" if isinstance(finding.place, Place) else finding.place.rpartition(": ")[2]


def segment_of(finding: Finding) -> str:
    """Return what the file calls the segment, "" where it has no name for it."""
    return finding.pair.id if finding.pair else ""
