"""Reports of lint as a user asks for them, the decisions that people make in the workbook, and the server's command."""

from __future__ import annotations

import builtins
import json

import pytest
from openpyxl import load_workbook

TERMBASE = (
    "Japanese,English,forbidden\n反撃能力,counterstrike capability,enemy base attack\n拡大抑止,extended deterrence,\n"
)
DRAFT = (
    "source\ttarget\n反撃能力を保有する。\tIt has enemy base attack.\n拡大抑止を強める。\tWe add to the deterrent.\n"
)


@pytest.fixture
def files(tmp_path):
    for name, text in (("tb.csv", TERMBASE), ("draft.tsv", DRAFT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def lint(termalign, *arguments):
    return termalign("lint", "draft.tsv", "-t", "tb.csv", *arguments)


def decide(file, **cells):
    """Set cells of the sheet Findings and save, as a person does."""
    book = load_workbook(file)
    for name, value in cells.items():
        book["Findings"][name] = value
    book.save(file)


def column(file, name):
    header, *rows = load_workbook(file)["Findings"].iter_rows(values_only=True)
    return [row[header.index(name)] for row in rows]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.htm", b"<!DOCTYPE html>"),
        ("r.xlsx", b"PK"),
        ("r.csv", b"rule,"),
        ("r.XML", b"<?xml"),
    ],
)
def test_the_suffix_tells_the_report(termalign, files, name, begins):
    assert lint(termalign, "-o", name) == (1, f"{name}: 1 error and 1 warning in 2 segments\n", "")
    assert (files / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(("name", "begins"), [("html", "<!DOCTYPE html>"), ("csv", "rule,"), ("junit", "<?xml")])
def test_text_reports_go_to_the_terminal_too(termalign, files, name, begins):
    code, out, err = lint(termalign, "--format", name)
    assert (code, err) == (1, "")
    assert out.startswith(begins)


def test_a_workbook_needs_a_file(termalign, files):
    assert lint(termalign, "--format", "xlsx") == (
        2, "", "termalign: the report xlsx is no text for a terminal; name a file for it with -o\n",
    )  # fmt: skip


def test_what_is_decided_in_the_workbook_is_kept_and_not_found_again(termalign, files):
    lint(termalign, "-o", "r.xlsx")
    assert column("r.xlsx", "rule") == ["forbidden-term", "missing-approved-term"]
    decide("r.xlsx", A2="yes", B2="the client's word", B3="ask Mori")
    code, _, err = lint(termalign, "-o", "r.xlsx")
    assert (code, err) == (1, "termalign: r.xlsx: replaced; the file that was there is now r.xlsx.bak\n")
    assert column("r.xlsx", "rule") == ["missing-approved-term", "forbidden-term"]
    assert column("r.xlsx", "ignore") == [None, "yes"]
    assert column("r.xlsx", "note") == ["ask Mori", "the client's word"]
    decide("r.xlsx", A2="x")
    assert lint(termalign, "-o", "r.xlsx")[0] == 0
    assert lint(termalign, "-o", "r.xlsx") == (0, "r.xlsx: nothing wrong in 2 segments; 2 findings ignored\n", "")


def test_decisions_count_in_every_report(termalign, files):
    lint(termalign, "-o", "r.xlsx")
    decide("r.xlsx", A2="yes", A3="yes")
    code, out, _ = lint(termalign, "--ignored", "r.xlsx")
    assert (code, out) == (0, "nothing wrong in 2 segments; 2 findings ignored\n")
    known = json.loads(lint(termalign, "--ignored", "r.xlsx", "--format", "json")[1])
    assert (known["findings"], known["summary"]["ignored"]) == ([], 2)
    assert "2 ignored findings" in lint(termalign, "--ignored", "r.xlsx", "--format", "html")[1]
    (files / "termalign.toml").write_text('ignored = "r.xlsx"\n')
    assert lint(termalign)[0] == 0


def test_a_decision_moves_with_its_line_and_ends_with_its_source(termalign, files):
    lint(termalign, "-o", "r.xlsx")
    decide("r.xlsx", A2="yes", A3="yes")
    moved = DRAFT.replace("反撃", "新しい文。\tA new sentence.\n反撃", 1)
    (files / "draft.tsv").write_text(moved, encoding="utf-8")
    assert lint(termalign, "--ignored", "r.xlsx")[0] == 0
    (files / "draft.tsv").write_text(moved.replace("反撃能力を", "反撃能力をも"), encoding="utf-8")
    assert lint(termalign, "--ignored", "r.xlsx")[0] == 1
    assert "r.xlsx: findings are gone that had a decision or a note (1)" in lint(termalign, "-o", "r.xlsx")[2]


def test_a_decision_holds_for_its_file_wherever_that_is(termalign, files):
    (files / "other.tsv").write_text(DRAFT, encoding="utf-8")
    assert termalign("lint", "draft.tsv", "other.tsv", "-t", "tb.csv", "-o", "r.xlsx")[0] == 1
    assert column("r.xlsx", "file") == ["draft.tsv"] * 2 + ["other.tsv"] * 2
    decide("r.xlsx", A2="yes", A3="yes")
    assert termalign("lint", "other.tsv", "-t", "tb.csv", "--ignored", "r.xlsx")[0] == 1
    (files / "moved").mkdir()
    (files / "draft.tsv").rename(files / "moved/draft.tsv")
    assert termalign("lint", files / "moved", "-t", "tb.csv", "--ignored", "r.xlsx")[0] == 0


def test_a_report_in_the_folder_is_no_draft(termalign, files):
    for name in ("r.xlsx", "r.csv"):
        assert termalign("lint", ".", "-t", "tb.csv", "-o", name)[0] == 1
        code, _, err = termalign("lint", ".", "-t", "tb.csv", "-o", name)
        assert (code, err) == (
            1,
            f"termalign: {name}: replaced; the file that was there is now {name}.bak\n",
        ) or not err
        (files / name).unlink()
        (files / f"{name}.bak").unlink(missing_ok=True)


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv"])
def test_a_report_is_told_from_a_draft(termalign, files, name):
    lint(termalign, "-o", name)
    code, _, err = termalign("lint", name, "-t", "tb.csv")
    assert code == 3
    assert f"{name}: is a report of findings, not a draft" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--ignored", "none.xlsx"], 2, "none.xlsx: no such file"),
        (["--ignored", "draft.tsv"], 3, "draft.tsv: is no Excel workbook"),
        (["--ignored", "tb.xlsx"], 3, "tb.xlsx: is no report of findings"),
        (["-o", "tb.xlsx"], 3, "tb.xlsx: is no report of findings"),
        (["-o", "none/r.html"], 2, "the folder none does not exist"),
    ],
)
def test_mistakes(termalign, files, arguments, code, said):
    assert termalign("export", "tb.csv", "--format", "multiterm", "-o", "tb.xlsx", "--include", "candidates")[0] == 0
    before = (files / "tb.xlsx").read_bytes()
    found = lint(termalign, *arguments)
    assert found[0] == code
    assert said in found[2]
    assert (files / "tb.xlsx").read_bytes() == before


def test_the_server_says_what_it_needs(termalign, monkeypatch):
    load = builtins.__import__

    def without(name, *others):
        if name.startswith("termalign.server"):
            raise ModuleNotFoundError(name="pygls.lsp")
        return load(name, *others)

    monkeypatch.setattr(builtins, "__import__", without)
    assert termalign("lsp") == (
        3, "", "termalign: termalign lsp needs the library pygls; install it with  pip install 'termalign[lsp]'\n",
    )  # fmt: skip
