"""A workbook to go through: a row for each finding on 反撃能力 and others, with a column `ignore` that is read back."""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

from termalign.collector import collector_paused
from termalign.errors import FileError
from termalign.model import Decision, Place
from termalign.reports.findings import statistics
from termalign.reports.findings.places import concept_of, file_of, key_of, segment_of
from termalign.workbook import Column, Sheet
from termalign.workbook.reading import DAMAGED, as_text
from termalign.workbook.writing import Value, fill, marked, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

MOST_FINDINGS = 1_048_575
YES = "yes"
NO = ("", "no", "n", "0", "false", "-", "いいえ", "否", "×")
"""What in the column `ignore` does not mean yes, in any case; x, ✓ and はい do."""
COLORS = {"error": "FFB3261E", "warning": "FF8A5A00", "info": "FF2A6496"}
FINDINGS = Sheet(
    "Findings",
    (
        Column("ignore", 9, (YES, "no")), Column("note", 24), Column("severity", 10), Column("rule", 28),
        Column("message", 44), Column("source", 44), Column("target", 44), Column("write", 28), Column("term", 20),
        Column("file", 24), Column("segment", 12), Column("line", 7, is_number=True), Column("fingerprint", 0),
    ),
    1,
    "A row for each finding. Set ignore to yes where the draft is right, say why in note, and save; the next run that "
    "writes this file, or reads it with --ignored, passes over these.",
    quiet='AND($A2<>"",$A2<>"no")',
)  # fmt: skip
BY_TERM = Sheet(
    "By term", (Column("term", 40), Column("write", 44), Column("findings", 10, is_number=True)), 0,
    "How many findings there are of each term. Locked.", locked=True,
)  # fmt: skip
BY_RULE = Sheet(
    "By rule", (Column("rule", 34), Column("what it finds", 80), Column("findings", 10, is_number=True)), 0,
    "How many findings there are of each rule. Locked.", locked=True,
)  # fmt: skip
INFO = Sheet("Info", (Column("name", 24), Column("value", 80)), 0, "What was checked. Locked.", locked=True)
NEEDED = ("ignore", "file", "fingerprint")


def data(report: LintReport, options: Options) -> bytes:
    """Return the bytes of the workbook; what is ignored comes last, in grey.

    Raises FileError where there are more findings than a sheet has rows.
    """
    if len(report.findings) + len(report.ignored) > MOST_FINDINGS:
        message = (
            f"a workbook holds {MOST_FINDINGS:,} findings at most; choose rules with --select, or write .csv or .jsonl"
        )
        raise FileError(message)
    book = Workbook(write_only=True)
    with collector_paused():
        fill(book, FINDINGS, rows(report))
        fill(book, BY_TERM, ((each.term, each.expected, each.findings) for each in statistics.by_term(report.findings)))
        counts = statistics.by_rule(report.findings).items()
        fill(book, BY_RULE, ((rule, options.rules.get(rule, ""), number) for rule, number in counts))
        fill(book, INFO, info(report, options))
        return packed(book)


def rows(report: LintReport) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of the findings, then of the ignored ones."""
    for findings, is_ignored in ((report.findings, ""), (report.ignored, YES)):
        for finding in findings:
            note = report.notes.get(key_of(finding), "")
            yield is_ignored, note, *row(finding)


def row(finding: Finding) -> tuple[Value, ...]:
    """Return what a finding says, its term and what was found marked in the segment."""
    color, pair = COLORS[finding.severity], finding.pair
    return (
        marked(finding.severity, (0, len(finding.severity)), color),
        finding.rule,
        finding.message,
        marked(pair.source, finding.source_span, color) if pair else "",
        marked(pair.target, finding.target_span, color) if pair else "",
        " | ".join([finding.fix] if finding.fix is not None else finding.expected),
        finding.term,
        file_of(finding),
        segment_of(finding) or concept_of(finding),
        finding.place.line if isinstance(finding.place, Place) else 0,
        finding.fingerprint,
    )


def info(report: LintReport, options: Options) -> Iterator[tuple[str, str]]:
    """Yield what was checked, and what a person should know of it."""
    yield "termalign", options.version
    yield "segments", f"{report.segments:,}"
    yield "not translated", f"{report.untranslated:,}"
    yield "terms", f"{report.terms:,}"
    yield "candidates among them", f"{report.candidates:,}"
    yield "ignored findings", f"{len(report.ignored):,}"
    yield from (("draft", draft) for draft in report.drafts)
    yield from (("remark", remark) for remark in report.remarks)
    yield FINDINGS.name, FINDINGS.hint


def decisions(file: str, data: bytes) -> dict[tuple[str, str], Decision]:
    """Read back what a person has set in the columns ignore and note, by the `key_of` the findings.

    Raises FileError where the file is no workbook,
    or no report of findings.
    """
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            page = book[FINDINGS.name] if FINDINGS.name in book.sheetnames else book.worksheets[0]
            table = [[as_text(value) for value in each] for each in page.iter_rows(values_only=True)]
        finally:
            book.close()
    except DAMAGED:
        message = (
            f"{file}: is no Excel workbook, or a damaged one; open it in the program that made it and save it again"
        )
        raise FileError(message) from None
    header = [name.strip().lower() for name in table[0]] if table else []
    if not set(NEEDED).issubset(header):
        message = f"{file}: is no report of findings; it has no columns {', '.join(NEEDED)} in its first row"
        raise FileError(message)
    return decided(dict(zip(header, each, strict=False)) for each in table[1:])


def decided(records: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Decision]:
    """Return what rows say, where they say anything."""
    found: dict[tuple[str, str], Decision] = {}
    for record in records:
        note, is_ignored = record.get("note", ""), record["ignore"].strip().lower() not in NO
        if record["fingerprint"] and (is_ignored or note):
            found[PurePath(record["file"]).name, record["fingerprint"]] = Decision(is_ignored, note)
    return found
