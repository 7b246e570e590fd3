"""termalign validate: what it prints, and the exit codes that scripts rely on."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import termalign
from termalign.cli import run
from termalign.cli.validate import command
from termalign.errors import CommandError, FileError
from termalign.model import Concept, Term, Termbase

JA, EN = Term("反撃能力", "ja", review="approved"), Term("counterstrike capability", "en", review="approved")
SPACED = Term("反撃能力 ", "ja", review="approved")
UNDATED = Term("counterstrike capability", "en", review="approved", reviewed_on="2024-02-30")
TBX = """<?xml version="1.0"?>
<martif type="TBX-Basic" xml:lang="ja">
<martifHeader><fileDesc><sourceDesc><p>見本</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="e1">
<langSet xml:lang="ja"><tig><term>拡大抑止</term></tig></langSet>
<langSet xml:lang="en"><tig><term>extended deterrence</term></tig></langSet>
</termEntry>
</body></text></martif>
"""


@pytest.fixture
def validate(tmp_path, monkeypatch):
    """Return a function that writes a termbase of one concept and validates it."""
    monkeypatch.chdir(tmp_path)

    def call(*terms, options=(), name="tb.jsonl"):
        termalign.write_termbase(Termbase((Concept("c1", terms),)), name, overwrite=True)
        return CliRunner().invoke(command, [name, *options], standalone_mode=False)

    return call


def test_nothing_wrong_is_one_line(validate):
    result = validate(JA, EN)
    assert (result.return_value, result.output) == (0, "nothing wrong in 1 concept\n")


def test_the_worst_comes_first_and_the_count_last(validate):
    lines = validate(SPACED, UNDATED).output.splitlines()
    severities = [line.split()[1] for line in lines[:-1] if not line.lstrip().startswith("→")]
    assert severities == ["error", "warning"]
    assert lines[-1] == "1 error, 1 warning in 1 concept"


def test_each_finding_has_its_place_and_a_remedy_below(validate):
    first, second, _ = validate(JA, UNDATED).output.splitlines()
    assert first.startswith("c1  error  invalid-date: ")
    assert "2024-02-30" in first
    assert second.strip() == "→ write a date as YYYY-MM-DD"


def test_a_term_tears_no_line_and_moves_no_cursor(validate):
    output = validate(Term("反撃\n能力\x1b[2J（", "ja", review="approved"), EN).output
    assert "\x1b" not in output
    findings, count = output.splitlines()[:-1], output.splitlines()[-1]
    assert count == "1 error, 2 warnings in 1 concept"
    assert [line.lstrip().startswith("→") for line in findings] == [False, True] * 3


@pytest.mark.parametrize(
    ("terms", "level", "code"),
    [
        ((JA, UNDATED), "error", 1),
        ((JA, UNDATED), "warning", 1),
        ((JA, UNDATED), "info", 1),
        ((JA, UNDATED), "never", 0),
        ((SPACED, EN), "error", 0),
        ((SPACED, EN), "warning", 1),
        ((SPACED, EN), "never", 0),
        ((JA, EN), "info", 0),
    ],
)
def test_the_exit_code_is_what_was_asked_for(validate, terms, level, code):
    assert validate(*terms, options=("--fail-on", level)).return_value == code


def test_warnings_alone_pass_by_default_and_errors_do_not(validate):
    assert validate(SPACED, EN).return_value == 0
    assert validate(JA, UNDATED).return_value == 1


def test_json_has_all_fields_and_nothing_else_is_printed(validate):
    (found,) = json.loads(validate(SPACED, EN, options=("--format", "json")).output)
    assert set(found) == {"rule", "severity", "place", "message", "remedy"}
    assert (found["rule"], found["place"]) == ("stray-whitespace", "c1")
    assert json.loads(validate(JA, EN, options=("--format", "json")).output) == []


def test_a_workbook_is_left_as_it_was(validate, tmp_path):
    assert validate(SPACED, EN, name="tb.xlsx").return_value == 0
    before = (tmp_path / "tb.xlsx").read_bytes()
    assert CliRunner().invoke(command, ["tb.xlsx"], standalone_mode=False).return_value == 0
    assert (tmp_path / "tb.xlsx").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["tb.xlsx"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("見本", "見本", ""),
        ("<term>extended deterrence</term>", "<term/>", "tb.tbx:7  error  tbx-empty-term"),
        ('<langSet xml:lang="ja">', "<langSet>", "tb.tbx:6  error  tbx-language"),
        ('id="e1"', 'id="1"', "tb.tbx:5  error  tbx-id"),
    ],
)
def test_of_a_tbx_file_the_structure_is_checked_by_line(tmp_path, monkeypatch, old, new, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tb.tbx").write_text(TBX.replace(old, new), encoding="utf-8")
    result = CliRunner().invoke(command, ["tb.tbx"], standalone_mode=False)
    assert result.return_value == (1 if place else 0)
    assert place in result.output


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tb.tbx", TBX.replace("</martif>", "").encode()),
        ("tb.tbx", b""),
        ("tb.tbx", b"<html/>"),
        ("tb.jsonl", b"{"),
        ("tb.xlsx", b"PK\x03\x04"),
    ],
)
def test_what_cannot_be_read_is_an_error_of_the_file(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    result = CliRunner().invoke(command, [str(tmp_path / name)], standalone_mode=False)
    assert isinstance(result.exception, FileError)
    assert name in str(result.exception)
    assert run(["validate", str(tmp_path / name)]) == 3


def test_xml_that_is_not_well_formed_is_told_with_its_line(tmp_path):
    (tmp_path / "tb.tbx").write_text(TBX.replace("</termEntry>", ""), encoding="utf-8")
    result = CliRunner().invoke(command, [str(tmp_path / "tb.tbx")], standalone_mode=False)
    assert "line 9, column" in str(result.exception)


def test_a_file_that_does_not_exist_is_an_error_of_the_command(tmp_path):
    result = CliRunner().invoke(command, [str(tmp_path / "none.tbx")], standalone_mode=False)
    assert isinstance(result.exception, CommandError)
    assert run(["validate", str(tmp_path / "none.tbx")]) == 2
