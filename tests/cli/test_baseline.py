"""A baseline as a team lives with it: written, checked against, pruned; in whatever folder the program is called."""

from __future__ import annotations

import json

import pytest

TERMBASE = (
    "Japanese,English,forbidden\n反撃能力,counterstrike capability,enemy base attack\n拡大抑止,extended deterrence,\n"
)
ONE = "反撃能力を保有する。\tAn enemy base attack unit.\n"
TWO = "拡大抑止を保つ。\tKeep up the deterence.\n"
HEAD = "source\ttarget\n"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "tb.csv").write_text(TERMBASE, encoding="utf-8")
    draft(tmp_path, ONE)
    return tmp_path


def draft(folder, *rows, name="draft.tsv"):
    (folder / name).write_text(HEAD + "".join(rows), encoding="utf-8")


def known(folder):
    return json.loads((folder / "base.json").read_text(encoding="utf-8"))["findings"]


def lint(termalign, *more, drafts=("draft.tsv",)):
    return termalign("lint", *drafts, "-t", "tb.csv", "--baseline", "base.json", "--format", "line", *more)


def test_what_is_known_is_passed_over_wherever_it_moves(termalign, files):
    code, _, err = lint(termalign, "--write-baseline")
    assert (code, "base.json: 1 finding; --baseline base.json passes over them" in err) == (0, True)
    assert lint(termalign)[:2] == (0, "")
    draft(files, "別の文。\tAnother sentence.\n", ONE)
    assert lint(termalign)[:2] == (0, "")
    draft(files, TWO, ONE, ONE.replace("An", "One"))
    code, out, _ = lint(termalign)
    assert code == 1
    assert {line.split(":")[4] for line in out.splitlines()} >= {"forbidden-term", "missing-approved-term"}
    assert (
        "1 finding is passed over: 1 by the baseline"
        in termalign("lint", "draft.tsv", "-t", "tb.csv", "--baseline", "base.json")[1]
    )


def test_what_is_corrected_is_stale_until_it_is_pruned(termalign, files):
    lint(termalign, "--write-baseline")
    draft(files, ONE.replace("enemy base attack", "counterstrike capability"))
    code, out, _ = lint(termalign)
    assert code == 1
    assert "stale-baseline" in out
    assert lint(termalign, "--select", "near-miss")[:2] == (0, "")
    code, _, err = lint(termalign, "--prune-baseline")
    assert (code, "1 of 1 finding taken out" in err) == (0, True)
    assert known(files) == []
    assert lint(termalign)[:2] == (0, "")


def test_other_drafts_are_left_alone(termalign, files):
    draft(files, ONE, name="other.tsv")
    lint(termalign, "--write-baseline", drafts=("draft.tsv", "other.tsv"))
    assert [each["file"] for each in known(files)] == ["draft.tsv", "other.tsv"]
    draft(files, "別。\tOther.\n")
    lint(termalign, "--write-baseline")
    assert [each["file"] for each in known(files)] == ["other.tsv"]
    lint(termalign, "--prune-baseline")
    assert [each["file"] for each in known(files)] == ["other.tsv"]


def test_a_draft_that_was_renamed(termalign, files):
    lint(termalign, "--write-baseline")
    (files / "draft.tsv").rename(files / "new.tsv")
    assert lint(termalign, drafts=("new.tsv",))[:2] == (0, "")


def test_a_draft_that_was_deleted_says_nothing_of_others(termalign, files):
    lint(termalign, "--write-baseline")
    (files / "draft.tsv").unlink()
    draft(files, "別。\tOther.\n", name="other.tsv")
    assert lint(termalign, drafts=("other.tsv",))[:2] == (0, "")
    lint(termalign, "--prune-baseline", drafts=("other.tsv",))
    assert known(files) == []


def test_the_same_mistake_in_another_draft_keeps_nothing(termalign, files):
    draft(files, ONE, name="other.tsv")
    both = ("draft.tsv", "other.tsv")
    lint(termalign, "--write-baseline", drafts=both)
    draft(files, "別。\tOther.\n")
    lint(termalign, "--prune-baseline", drafts=both)
    assert [each["file"] for each in known(files)] == ["other.tsv"]


def test_from_another_folder(termalign, files, monkeypatch):
    lint(termalign, "--write-baseline")
    (files / "sub").mkdir()
    monkeypatch.chdir(files / "sub")
    assert termalign("lint", "../draft.tsv", "-t", "../tb.csv", "--baseline", "../base.json")[0] == 0


def test_the_settings_may_name_it(termalign, files):
    (files / "termalign.toml").write_text('termbase = "tb.csv"\nbaseline = "base.json"\n')
    assert termalign("lint", "draft.tsv", "--write-baseline")[0] == 0
    assert termalign("lint", "draft.tsv")[0] == 0


def test_what_is_known_is_not_corrected(termalign, files):
    lint(termalign, "--write-baseline")
    lint(termalign, "--fix", "--unsafe-fixes")
    assert "enemy base attack" in (files / "draft.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--baseline", "none.json"], 2, "none.json: no such file; --write-baseline makes it"),
        (["--write-baseline"], 2, "name it with --baseline FILE"),
        (["--baseline", "tb.csv"], 3, "tb.csv: is no baseline"),
        (["--baseline", "tb.csv", "--write-baseline"], 3, "tb.csv: is no baseline"),
        (["--baseline", "b.json", "--write-baseline", "--prune-baseline"], 2, "one at a time"),
        (["--baseline", "b.json", "--write-baseline", "--fix"], 2, "one at a time"),
    ],
)
def test_mistakes(termalign, files, arguments, code, said):
    found, _, err = termalign("lint", "draft.tsv", "-t", "tb.csv", *arguments)
    assert found == code
    assert said in err
    assert (files / "tb.csv").read_text(encoding="utf-8") == TERMBASE
