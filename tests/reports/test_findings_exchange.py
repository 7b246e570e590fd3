"""The reports csv and junit: what programs read in them."""

from __future__ import annotations

import csv
import io

from lxml import etree

from termalign.model import Finding, LintReport, Place, SegmentPair
from termalign.reports.findings import Options, find

NASTY = SegmentPair('a,"b"\r\n=1+1\x00<&>\'', "x\x1b\ufffe]]>", Place('a&"<b>.po', 1, 3, 1))


def written(name, report):
    return "".join(find(name).lines(report, Options()))


def nasty(severity="warning"):
    return Finding("near-miss", severity, NASTY.place, "found <b>", "write", NASTY, "<i>", (), "x", (3, 6), (0, 1))


def test_csv_has_a_row_for_each_finding_and_its_spans(report):
    rows = list(csv.DictReader(io.StringIO(written("csv", report), newline="")))
    assert len(rows) == len(report.findings)
    for row, finding in zip(rows, report.findings, strict=True):
        assert (row["rule"], row["severity"], row["fingerprint"]) == (
            finding.rule,
            finding.severity,
            finding.fingerprint,
        )
        if finding.target_span:
            assert row["target"][int(row["target_start"]) : int(row["target_end"])] == row["found"] == finding.found
        else:
            assert row["target_start"] == ""


def test_a_row_of_csv_is_a_line_and_spans_stay_right(report_of):
    text = written("csv", report_of(nasty()))
    assert len(text.splitlines()) == 2
    row = next(csv.DictReader(io.StringIO(text)))
    assert len(row["source"]) == len(NASTY.source)
    assert row["source"][int(row["source_start"]) : int(row["source_end"])] == 'b" '


def test_junit_counts_and_fails(report):
    root = etree.fromstring(written("junit", report).encode())
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "5", "4")
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["drafts/白書 1.xlf", "messages,ja.po", "terms/用語集.xlsx"]
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    case = suites["drafts/白書 1.xlf"][0]
    assert (case.get("name"), case.get("file"), case.get("line")) == (
        "forbidden-term: 反撃能力",
        "drafts/白書 1.xlf",
        "12",
    )
    assert case[0].get("message").startswith("error: “enemy base attack capability” must not")
    assert "政府は、反撃能力の保有を決めた。" in case[0].text
    assert suites["messages,ja.po"].find("testcase/system-out") is not None


def test_a_clean_draft_is_a_test_that_passes():
    root = etree.fromstring(written("junit", LintReport((), ("draft.po",), 300, 0, 10, 0)).encode())
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert len(root[0]) == 1
    assert len(root[0][0]) == 0


def test_junit_holds_any_text(report_of):
    root = etree.fromstring(written("junit", report_of(nasty(), nasty("info"))).encode())
    assert root[1].get("name") == NASTY.place.file
    assert "x ]]>" in root[1][0][0].text
