"""The workbook of findings: what is in it, what a person decides in it, and that it comes back."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from termalign.errors import FileError
from termalign.model import Decision, Finding, LintReport, Place, SegmentPair
from termalign.reports.findings import Options
from termalign.reports.findings.xlsx import FINDINGS, data, decisions
from termalign.workflow.decisions import decide, gone

NAMES = [column.name for column in FINDINGS.columns]


def sheet(workbook, name="Findings", **options):
    return load_workbook(io.BytesIO(workbook), **options)[name]


def records(workbook):
    header, *rows = sheet(workbook).iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def changed(workbook, **cells):
    """Return the workbook as a person saves it, with cells such as A2 changed."""
    book = load_workbook(io.BytesIO(workbook), rich_text=True)
    for name, value in cells.items():
        book["Findings"][name] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_row_for_each_finding(report):
    workbook = data(report, Options(version="1.2"))
    first, second, empty, japanese, fault = records(workbook)
    assert list(first) == NAMES
    assert (first["severity"], first["rule"], first["line"], first["segment"]) == ("error", "forbidden-term", 12, "s7")
    assert (first["write"], first["ignore"], first["note"]) == ("counterstrike capability", None, None)
    assert second["source"] == report.findings[1].pair.source
    assert (empty["target"], empty["write"]) == (None, "Space Domain Awareness")
    assert japanese["file"] == "messages,ja.po"
    assert (fault["file"], fault["segment"], fault["line"], fault["source"]) == (
        "terms/用語集.xlsx",
        "c-12",
        None,
        None,
    )
    book = load_workbook(io.BytesIO(workbook))
    assert book.sheetnames == ["Findings", "By term", "By rule", "Info"]
    assert ("remark", report.remarks[0]) in list(book["Info"].iter_rows(values_only=True))


def test_spans_are_marked_and_nothing_is_lost(report):
    page = sheet(data(report, Options()), rich_text=True)
    for row, finding in zip(page.iter_rows(min_row=2), report.findings, strict=True):
        cells = dict(zip(NAMES, row, strict=True))
        for side, span in (("source", finding.source_span), ("target", finding.target_span)):
            value = cells[side].value
            marked = [str(part.text) for part in value if not isinstance(part, str)] if isinstance(value, list) else []
            text = getattr(finding.pair, side) if finding.pair else ""
            assert str(value or "") == text
            assert marked == ([text[slice(*span)]] if span else [])


def test_it_can_be_filtered_and_the_key_is_out_of_sight(report):
    page = sheet(data(report, Options()))
    assert page.auto_filter.ref == "A1:M6"
    assert page.freeze_panes == "B2"
    assert page.column_dimensions["M"].hidden
    assert any("yes" in rule.formula1 for rule in page.data_validations.dataValidation)


def test_the_same_report_is_the_same_file(report):
    whole = data(report, Options())
    assert data(report, Options()) == whole
    with ZipFile(io.BytesIO(whole)) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
        assert set(re.findall(rb"\d{4}-\d\d-\d\d", package.read("docProps/core.xml"))) == {b"2000-01-01"}


def test_more_findings_than_rows_are_refused(report):
    many = replace(report, findings=report.findings[:1] * 1_048_576)
    with pytest.raises(FileError, match="a workbook holds 1,048,575 findings at most"):
        data(many, Options())


def test_drafts_write_no_formulas(report_of):
    pair = SegmentPair('=HYPERLINK("http://x")', "+1\x00\ufffe", Place("=1+1.po", 1, 1, 1))
    workbook = data(
        report_of(Finding("near-miss", "error", pair.place, "@SUM(1)", "-", pair, "=a", ("=b",))), Options()
    )
    for page in load_workbook(io.BytesIO(workbook)):
        assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}


def test_a_decision_is_read_back(report):
    saved = changed(data(report, Options()), A2="x", B2="the client's own", A3="no", B4="ask", A5=" はい ")
    assert decisions("r.xlsx", saved) == {
        ("白書 1.xlf", "0123456789abcdef"): Decision(is_ignored=True, note="the client's own"),
        ("白書 1.xlf", "00000000aaaaaaaa"): Decision(note="ask"),
        ("messages,ja.po", "1111111122222222"): Decision(is_ignored=True),
    }


def test_decisions_survive_the_next_run(report):
    found = decisions("r.xlsx", changed(data(report, Options()), A3="yes", B3="quoted", B2="ask"))
    after = decide(report, found)
    assert [each.rule for each in after.ignored] == ["near-miss"]
    assert report.findings[1] not in after.findings
    again = data(after, Options())
    assert decisions("r.xlsx", again) == found
    assert records(again)[-1]["ignore"] == "yes"
    assert gone(after, found) == 0
    assert gone(LintReport((), (), 0, 0, 0, 0), found) == 2


def test_columns_may_be_moved(report):
    book = load_workbook(io.BytesIO(data(report, Options())))
    page = book["Findings"]
    page["A2"] = "yes"
    page.move_range("A1:A6", cols=20)
    page.move_range("M1:M6", rows=0, cols=-12, translate=False)
    saved = io.BytesIO()
    book.save(saved)
    assert decisions("r.xlsx", saved.getvalue()) == {("白書 1.xlf", "0123456789abcdef"): Decision(is_ignored=True)}


@pytest.mark.parametrize(
    ("content", "said"), [(b"not a workbook", "is no Excel workbook"), (None, "is no report of findings")]
)
def test_other_files_are_refused(content, said):
    if content is None:
        book, stream = Workbook(), io.BytesIO()
        book.save(stream)
        content = stream.getvalue()
    with pytest.raises(FileError, match=f"r.xlsx: {said}"):
        decisions("r.xlsx", content)


NOTES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30).map(
    str.strip
)


@given(
    st.dictionaries(st.from_regex(r"[0-9a-f]{16}(-\d)?", fullmatch=True), st.tuples(st.booleans(), NOTES), max_size=5)
)
def test_any_decision_comes_back(given):
    findings = tuple(
        Finding("near-miss", "info", Place("a.po", 1, 1, 1), "m", "r", fingerprint=fingerprint) for fingerprint in given
    )
    wanted = {("a.po", key): Decision(*each) for key, each in given.items() if any(each)}
    report = decide(LintReport(findings, ("a.po",), 1, 0, 1, 0), wanted)
    assert decisions("r.xlsx", data(report, Options())) == wanted
