"""The draft itself as a Word document, each finding as a comment at its words: 敵基地攻撃 is not to be written so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from termalign.errors import CommandError
from termalign.files import read_bytes
from termalign.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termalign.formats.docx import Remark
    from termalign.model import Finding, LintReport

SUFFIXES = (".docx", ".docm")


def check_reviewable(drafts: Sequence[Path | str]) -> None:
    """Raise CommandError where there is not one draft, a Word document."""
    if len(drafts) != 1 or Path(drafts[0]).suffix.lower() not in SUFFIXES:
        message = "the report docx gives a draft back with comments; check one draft, a Word document"
        raise CommandError(message)


def reviewed(report: LintReport) -> bytes:
    """Return the draft that was checked, a Word document, with its findings as comments.

    Raises CommandError where it is none, FileError where it cannot be read any more.
    """
    from termalign.formats.docx import with_remarks  # noqa: PLC0415 - heavy, loaded when work is to be done

    check_reviewable(report.drafts)
    (file,) = report.drafts
    remarks = [remark for finding in report.findings if (remark := remark_of(finding))]
    return with_remarks(file, read_bytes(Path(file)), remarks)


def remark_of(finding: Finding) -> Remark | None:
    """Return a finding as a remark on its words, or on its segment where it is about none of them."""
    if finding.pair is None or not isinstance(finding.pair.place, Place):
        return None
    from termalign.formats.docx import Remark  # noqa: PLC0415

    start, end = finding.target_span or (0, len(finding.pair.target))
    said = (finding.message, finding.remedy, f"{finding.severity}: {finding.rule}")
    return Remark(finding.pair.place, start, end - start, [line for each in said for line in each.split("\n") if line])
