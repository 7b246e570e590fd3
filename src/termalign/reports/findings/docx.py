"""The draft itself as a Word document, each finding as a comment at its words: 敵基地攻撃 is not to be written so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from termalign.errors import CommandError
from termalign.files import read_bytes
from termalign.formats.docx import Remark, with_remarks
from termalign.model import Place

if TYPE_CHECKING:
    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

SUFFIXES = (".docx", ".docm")


def data(report: LintReport, options: Options) -> bytes:  # noqa: ARG001
    """Return the draft with its comments.

    Raises CommandError where there is not one draft and a Word document, FileError where it cannot be read any more.
    """
    if len(report.drafts) != 1 or Path(report.drafts[0]).suffix.lower() not in SUFFIXES:
        message = "the report docx gives a draft back with comments; check one draft, a Word document"
        raise CommandError(message)
    (file,) = report.drafts
    remarks = [remark for finding in report.findings if (remark := remark_of(finding))]
    return with_remarks(file, read_bytes(Path(file)), remarks)


def remark_of(finding: Finding) -> Remark | None:
    """Return a finding as a remark on its words, or on its segment where it is about none of them."""
    if finding.pair is None or not isinstance(finding.pair.place, Place):
        return None
    start, end = finding.target_span or (0, len(finding.pair.target))
    said = (finding.message, finding.remedy, f"{finding.severity}: {finding.rule}")
    return Remark(finding.pair.place, start, end - start, [line for each in said for line in each.split("\n") if line])
