"""Reports of lint findings: each format's shape, what is escaped, what fits, and the promise of the JSON."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from termalign.errors import CommandError
from termalign.model import Finding, LintReport, Place, SegmentPair
from termalign.reports.findings import REPORTS, Options, find, name_for
from termalign.reports.findings.excerpt import Marks, excerpt, marks_for, wrapped
from termalign.text.scripts import display_width

DOCS = Path(__file__).parents[2] / "docs"
MARKS = Marks("«", "»", "…", "→")
NASTY = '50%: a, b\r\n\x1b[31m"c" {0} [d](1) \u2028\u202e\x9b2J'
SEGMENT = SegmentPair("警報を止める。", NASTY, Place("a,b:c%.po", 1, 3, 5), "id\n1")
NASTY_FINDING = Finding(
    "near-miss", "warning", SEGMENT.place, f"found {NASTY}", "write it", SEGMENT, "警報", (NASTY,), NASTY, (0, 2),
    (0, len(NASTY)), NASTY, "abc",
)  # fmt: skip


TEXTS = [name for name in REPORTS if hasattr(find(name), "lines")]


def written(name, report, **options):
    return "".join(find(name).lines(report, Options(**options)))


def plain(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_text_tells_the_sentence_first_and_the_rule_last(report):
    text = written("text", report, width=80)
    assert text.startswith(
        "drafts/白書 1.xlf\n\n"
        "  “enemy base attack capability” must not be used; write “counterstrike\n"
        "  capability” for 「反撃能力」\n"
        "    政府は、«反撃能力»の保有を決めた。\n"
        "    The Government decided to have an «enemy base attack capability».\n"
        "    → counterstrike capability\n"
        "    drafts/白書 1.xlf:12 (segment s7)  forbidden-term, error\n"
        "\n"
    )
    assert (
        "    «サーバー»を再起動してください。\n    → サーバ\n    messages,ja.po:4  inconsistent-rendering, info\n"
        in text
    )
    assert "    → correct the entry; it is not checked\n    terms/用語集.xlsx: c-12  termbase-fault, warning\n" in text
    assert "translate it" not in text


def test_text_ends_with_remarks_and_a_summary(report):
    assert written("text", report, width=200).endswith(
        "\n\ndrafts/白書 1.xlf: line 40 has no counterpart in its source\n"
        "1 error, 3 warnings and 1 info finding in 1,300 segments of 2 drafts; 2 segments are not translated; "
        "45 candidates count as info only: review the termbase\n"
    )


def test_nothing_wrong():
    report = LintReport((), ("draft.po",), 300, 0, 10, 0)
    assert written("text", report) == "nothing wrong in 300 segments\n"
    assert written("text", report, statistics=True) == "nothing wrong in 300 segments\n"
    assert written("line", report) + written("github", report) + written("jsonl", report) == ""
    assert json.loads(written("json", report))["findings"] == []
    assert json.loads(written("sarif", report))["runs"][0]["results"] == []


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_segments_fit_the_terminal(report, width, ascii_only):
    rows = written("text", report, width=width, ascii_only=ascii_only, statistics=True).split("\n")
    assert all(display_width(row) <= width for row in rows if not re.search(r"(error|warning|info)$", row))


def test_colour_changes_no_character(report):
    coloured = written("text", report, width=100, color=True)
    assert "\x1b[4;31m反撃能力\x1b[0m" in coloured
    assert "\x1b[2mdrafts/白書 1.xlf:12 (segment s7)  forbidden-term, error\x1b[0m\n" in coloured
    assert plain(coloured).count("→") == written("text", report, width=100).count("→")


def test_a_console_without_unicode_gets_ascii_marks(report):
    text = written("text", report, width=80, ascii_only=True)
    assert ">>enemy base attack capability<<" in text
    assert "-> counterstrike" in text
    assert not set("«»…→") & set(text)
    assert written("json", report, ascii_only=True).isascii()


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("color", [False, True])
def test_nothing_of_a_file_reaches_the_terminal_but_text(name, color, report_of):
    text = plain(written(name, report_of(NASTY_FINDING), width=80, color=color, statistics=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", text)
    text.encode()


@pytest.mark.parametrize("name", TEXTS)
def test_half_of_a_character_can_be_written(name, report_of):
    pair = SegmentPair("\ud842", "\udfb7x", Place("a.po", 1, 1, 1))
    finding = NASTY_FINDING._replace(pair=pair, message="\ud842", found="\udfb7", target_span=(0, 1), fix="\ud842")
    written(name, report_of(finding)).encode()
    if name == "jsonl":
        assert json.loads(written(name, report_of(finding)))["found"] == "\udfb7"


def test_untranslated_segments_are_folded(report_of):
    pair = SegmentPair("宇宙領域把握", "", Place("draft.po", 1, 1, 1))
    empty = Finding("untranslated-term", "warning", pair.place, "the segment is not translated", "translate it", pair)
    other = empty._replace(rule="near-miss", message="near")
    report = report_of(*[empty] * 37, *[other] * 203)
    text = written("text", report)
    assert text.count("the segment is not translated\n") == 10
    assert text.count("  near\n") == 200
    assert "  and 27 more of untranslated-term; the other formats list them all\n" in text
    assert "  and 3 more of near-miss; the other formats list them all\n" in text
    assert "240 warnings in 1 segment\n" in text
    assert len(written("line", report).splitlines()) == 240


@pytest.mark.parametrize(
    ("text", "span", "room", "expected"),
    [
        ("反撃能力を保有する。", (0, 4), 40, "«反撃能力»を保有する。"),
        ("保有する反撃能力", (4, 8), 40, "保有する«反撃能力»"),
        ("反撃能力", (0, 4), 40, "«反撃能力»"),
        ("one two three", None, 40, "one two three"),
        ("one two three", (4, 4), 40, "one two three"),
        ("one\ntwo\tthree", (4, 7), 40, "one «two» three"),
        ("  one  two  ", (2, 5), 40, "«one» two"),
        ("alpha beta gamma delta epsilon", (0, 5), 20, "«alpha» beta gamma…"),
        ("alpha beta gamma delta epsilon", (23, 30), 20, "…delta «epsilon»"),
        ("alpha beta gamma delta epsilon", (11, 16), 22, "…beta «gamma» delta…"),
        ("alpha beta gamma delta epsilon", (0, 30), 20, "«alpha beta…»"),
        ("か\u3099" * 30, (58, 60), 20, "…" + "か\u3099" * 7 + "«か\u3099»"),
        ("", None, 20, ""),
    ],
)
def test_excerpts(text, span, room, expected):
    assert excerpt(text, span, room, MARKS) == expected
    assert display_width(expected) <= room


def test_a_long_segment_is_cut_quickly(report_of):
    text = "反撃能力を保有する。" * 100_000
    middle = 500_000
    pair = SegmentPair(text, text, Place("a.po", 1, 1, 1))
    finding = NASTY_FINDING._replace(
        pair=pair, source_span=(middle, middle + 4), target_span=(0, len(text)), found="", message="m" * 10**6
    )
    started = time.perf_counter()
    written("text", report_of(*[finding] * 100), width=80)
    assert time.perf_counter() - started < 2
    assert "«反撃能力»" in written("text", report_of(finding), width=80)


@pytest.mark.parametrize("width", [40, 41, 60])
def test_sentences_break_between_words(width):
    text = "「反撃能力」 should be “counterstrike capability”, which is not in the translation 反撃能力を保有する"
    rows = wrapped(text, width)
    assert all(display_width(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert not any(row.startswith(("」", "、")) for row in rows)


def test_marks_follow_the_terminal():
    assert marks_for(Options(), "31") == MARKS
    assert marks_for(Options(color=True, ascii_only=True), "31") == ("\x1b[4;31m", "\x1b[0m", "...", "->")


def test_line(report, report_of):
    lines = written("line", report).splitlines()
    assert lines[0].startswith("drafts/白書 1.xlf:12:9:error:forbidden-term:“enemy base attack capability” must not")
    assert lines[4] == "terms/用語集.xlsx:1:1:warning:termbase-fault:拡大抑止: a term is forbidden, and preferred too"
    assert len(written("line", report_of(NASTY_FINDING)).splitlines()) == 1


def test_github(report, report_of):
    lines = written("github", report).splitlines()
    assert lines[0].startswith("::error file=drafts/白書 1.xlf,line=12,title=forbidden-term::“enemy base attack")
    assert lines[3].startswith("::notice file=messages%2Cja.po,line=4,title=inconsistent-rendering::")
    assert lines[4].startswith("::warning file=terms/用語集.xlsx,title=termbase-fault::拡大抑止: a term")
    nasty = written("github", report_of(NASTY_FINDING))
    assert nasty.startswith("::warning file=a%2Cb%3Ac%25.po,line=3,title=near-miss::found 50%25: a, b%0D%0A [31m")
    assert nasty.count("\n") == 1


def test_json_is_what_it_promises(report):
    schema = json.loads((DOCS / "schemas/lint-report-1.json").read_text(encoding="utf-8"))
    known = json.loads(written("json", report, version="0.1.0", statistics=True))
    assert list(known) == list(schema["properties"])
    assert [*schema["required"], "statistics"] == [key for key in known if key != "statistics"] + ["statistics"]
    assert known["version"] == schema["properties"]["version"]["const"]
    assert known["tool"] == {"name": "termalign", "version": "0.1.0"}
    for name in ("tool", "summary", "statistics"):
        promised = schema["properties"][name]
        assert list(known[name]) == list(promised["properties"]) == promised["required"]
    promised = schema["$defs"]["finding"]
    for each in known["findings"]:
        assert list(each) == list(promised["properties"]) == promised["required"]


def test_the_keys_are_explained():
    page = (DOCS / "lint-report.md").read_text(encoding="utf-8")
    schema = json.loads((DOCS / "schemas/lint-report-1.json").read_text(encoding="utf-8"))
    keys = {*schema["properties"]["summary"]["properties"], *schema["$defs"]["finding"]["properties"]}
    assert {key for key in keys if f"`{key}`" not in page} == set()
    example = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])
    assert list(example["findings"][0]) == list(schema["$defs"]["finding"]["properties"])
    finding = example["findings"][0]
    assert finding["target"][slice(*finding["target_span"])] == finding["found"]


def test_json_holds_everything(report):
    known = json.loads(written("json", report))
    assert "statistics" not in known
    assert known["summary"]["errors"] == 1
    assert known["summary"]["drafts"] == ["drafts/白書 1.xlf", "messages,ja.po"]
    first, second, empty, _, fault = known["findings"]
    assert first["source"][slice(*first["source_span"])] == first["term"] == "反撃能力"
    assert (second["expected"], second["accepted"]) == (
        "Alliance Coordination Mechanism",
        ["Alliance Coordination Mechanism", "ACM"],
    )
    assert (empty["target"], empty["target_span"], empty["fix"]) == ("", None, None)
    assert fault["file"] == "terms/用語集.xlsx"
    assert [fault[key] for key in ("line", "column", "source", "target", "expected", "segment")] == [None] * 4 + [
        ""
    ] * 2
    assert '"反撃能力"' in written("json", report)


def test_jsonl_has_the_findings_of_json(report, report_of):
    lines = written("jsonl", report).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written("json", report))["findings"]
    assert json.loads(written("jsonl", report_of(NASTY_FINDING)))["target"] == NASTY


def test_a_place_without_a_file_stands_for_itself(report_of):
    finding = Finding("duplicate-term", "warning", "c-7", "twice", "delete one")
    assert json.loads(written("jsonl", report_of(finding)))["file"] == "c-7"
    location = json.loads(written("sarif", report_of(finding)))["runs"][0]["results"][0]["locations"][0]
    assert location == {"logicalLocations": [{"name": "c-7", "kind": "element"}]}


def test_segments_that_come_from_no_file(report_of):
    pair = SegmentPair("警報", "alert", Place("", 1, 3, 1), "3")
    finding = Finding("near-miss", "info", pair.place, "an alert", "write alarm", pair, "警報", ("alarm",))
    assert "    line 3 (segment 3)  near-miss, info\n" in written("text", report_of(finding))
    assert written("github", report_of(finding)) == "::notice line=3,title=near-miss::an alert\n"
    location = json.loads(written("sarif", report_of(finding)))["runs"][0]["results"][0]["locations"][0]
    assert "physicalLocation" not in location


def test_sarif(report):
    rules = {"near-miss": "A near miss", "forbidden-term": "A forbidden term {stands} there"}
    log = json.loads(written("sarif", report, rules=rules, severities={"forbidden-term": "error"}, version="0.1.0"))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == report.remarks[0]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("termalign", "0.1.0")
    assert driver["rules"][:2] == [
        {"id": "near-miss", "shortDescription": {"text": "A near miss"}, "defaultConfiguration": {"level": "warning"}},
        {
            "id": "forbidden-term",
            "shortDescription": {"text": "A forbidden term {{stands}} there"},
            "defaultConfiguration": {"level": "error"},
        },
    ]
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["partialFingerprints"] == {"termalign/v1": finding.fingerprint}
        assert "fixes" not in result
    first, *_, info, fault = run["results"]
    assert first["locations"] == [{
        "physicalLocation": {
            "artifactLocation": {"uri": "drafts/%E7%99%BD%E6%9B%B8%201.xlf"},
            "region": {"startLine": 12, "snippet": {"text": "The Government decided to have an enemy base attack capability."}},
        },
        "logicalLocations": [{"name": "s7", "kind": "element"}],
    }]  # fmt: skip
    assert first["properties"]["fix"] == "counterstrike capability"
    assert (first["level"], info["level"], fault["level"]) == ("error", "note", "warning")
    assert "region" not in fault["locations"][0]["physicalLocation"]


def test_sarif_keeps_messages_from_being_templates(report_of):
    result = json.loads(written("sarif", report_of(NASTY_FINDING)))["runs"][0]["results"][0]
    assert "{{0}} [d\\](1)" in result["message"]["text"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%2Cb%3Ac%25.po"
    assert result["properties"]["found"] == NASTY


def test_sarif_of_an_absolute_path(tmp_path, report_of):
    file = tmp_path / "下書き.po"
    finding = NASTY_FINDING._replace(place=Place(str(file), 1, 3, 5))
    result = json.loads(written("sarif", report_of(finding)))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file.as_uri()


def test_statistics_are_aligned(report, report_of):
    more = report_of(*report.findings, *[report.findings[1]] * 11)
    tables = written("text", more, width=80, statistics=True).split("\n\n")[-2:]
    assert tables[0].split("\n")[:3] == ["findings  rule", "      12  near-miss", "       1  forbidden-term"]
    assert tables[1].split("\n")[:4] == [
        "findings  term                write",
        "      12  同盟調整メカニズム  Alliance Coordination Mechanism",
        "       1  server              サーバ",
        "       1  反撃能力            counterstrike capability",
    ]
    counts = json.loads(written("json", more, statistics=True))["statistics"]
    assert next(iter(counts["rules"].items())) == ("near-miss", 12)
    assert counts["terms"][0] == {"term": "同盟調整メカニズム", "findings": 12}


def test_statistics_of_many_terms_end_with_a_count(report, report_of):
    many = report_of(*(report.findings[0]._replace(term=f"語{number}") for number in range(60)))
    assert written("text", many, statistics=True).endswith("and 10 terms more\n")


@pytest.mark.parametrize(
    ("file", "name"),
    [("a.txt", "text"), ("A.JSON", "json"), ("a.jsonl", "jsonl"), ("a.sarif", "sarif"), ("a.sarif.json", "sarif")],
)
def test_the_suffix_names_the_report(file, name):
    assert name_for(file) == name


def test_an_unknown_suffix_is_refused():
    with pytest.raises(CommandError, match=r"^report\.pdf: no report of findings has the suffix \.pdf; choose one of"):
        name_for("report.pdf")
