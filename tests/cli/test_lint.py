"""The command lint as a user runs it: what it prints, how it ends, what it says of mistakes."""

from __future__ import annotations

import io
import json

import pytest

TERMBASE = """Japanese,English,abbreviation,forbidden
同盟調整メカニズム,Alliance Coordination Mechanism,ACM,
反撃能力,counterstrike capability,,enemy base attack capability
"""
WRONG = "source\ttarget\n同盟調整メカニズムを使う。\tUse the Alliance Coordinating Mechanism.\n反撃能力の例\t\n"
RIGHT = "source\ttarget\n反撃能力を保有する。\tJapan will possess counterstrike capabilities.\n"


@pytest.fixture
def files(tmp_path):
    for name, text in (("tb.csv", TERMBASE), ("wrong.tsv", WRONG), ("right.tsv", RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_draft_with_mistakes(termalign, files):
    code, out, err = termalign("lint", "wrong.tsv", "--termbase", "tb.csv")
    assert (code, err) == (1, "")
    assert "“Alliance Coordinating Mechanism” should be “Alliance Coordination Mechanism”" in out
    assert "wrong.tsv:2" in out
    assert "1 segment is not translated" in out


def test_a_draft_without(termalign, files):
    code, out, _ = termalign("lint", "right.tsv", "-t", "tb.csv")
    assert code == 0
    assert "nothing wrong in 1 segment" in out


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(termalign, files, level, code):
    assert termalign("lint", "wrong.tsv", "-t", "tb.csv", "--fail-on", level)[0] == code


def test_json_holds_what_is_documented(termalign, files):
    report = json.loads(termalign("lint", "wrong.tsv", "-t", "tb.csv", "--format", "json")[1])
    finding = next(each for each in report["findings"] if each["rule"] == "near-miss")
    assert (finding["file"], finding["line"], finding["segment"]) == ("wrong.tsv", 2, "1")
    assert finding["target"][slice(*finding["target_span"])] == finding["found"] == "Alliance Coordinating Mechanism"
    assert finding["fix"] == finding["expected"] == "Alliance Coordination Mechanism"
    assert report["summary"]["untranslated"] == 1


def test_rules_are_chosen_and_weighed(termalign, files):
    only = termalign("lint", "wrong.tsv", "-t", "tb.csv", "--select", "near-miss", "--format", "line")[1]
    assert [line.split(":")[4] for line in only.splitlines()] == ["near-miss"]
    without = termalign("lint", "wrong.tsv", "-t", "tb.csv", "--ignore", "near-miss,untranslated-term")
    assert without[0] == 0
    worse = termalign("lint", "wrong.tsv", "-t", "tb.csv", "--severity", "near-miss=error", "--format", "line")[1]
    assert ":error:near-miss:" in worse


def test_settings_of_the_project_and_the_last_word(termalign, files):
    (files / "pyproject.toml").write_text(
        '[tool.termalign]\ntermbase = "tb.csv"\nfail-on = "never"\nignore = ["near-miss"]\n'
    )
    code, out, _ = termalign("lint", "wrong.tsv", "--format", "line")
    assert code == 0
    assert "near-miss" not in out
    assert termalign("lint", "wrong.tsv", "--fail-on", "warning")[0] == 1


def test_settings_under_the_heading_of_pyproject(termalign, files):
    (files / "termalign.toml").write_text('[tool.termalign]\ntermbase = "tb.csv"\nfail-on = "never"\n')
    assert termalign("lint", "wrong.tsv", "--format", "line")[0] == 0


def test_the_first_termbase_has_priority(termalign, files):
    (files / "client.csv").write_text("Japanese,English\n反撃能力,strike-back capability\n", encoding="utf-8")
    assert termalign("lint", "right.tsv", "-t", "tb.csv", "-t", "client.csv")[0] == 0
    code, out, _ = termalign("lint", "right.tsv", "-t", "client.csv", "-t", "tb.csv", "--format", "line")
    assert code == 1
    assert "strike-back capability" in out


def test_candidates_never_pass_silently(termalign, files):
    (files / "source.txt").write_text("部隊は、反撃能力（counterstrike capability）を保有する。\n", encoding="utf-8")
    assert termalign("build", "source.txt", "-o", "built.xlsx")[0] == 0
    (files / "draft.tsv").write_text("source\ttarget\n反撃能力\tthe ability\n", encoding="utf-8")
    code, out, _ = termalign("lint", "draft.tsv", "-t", "built.xlsx")
    assert code == 0
    assert "1 candidate" in out
    assert "missing-approved-term, info" in out


def test_parallel_files(termalign, files):
    (files / "a.md").write_text("# 概要\n\n反撃**能力**を保有する。\n", encoding="utf-8")
    (files / "b.md").write_text("# Overview\n\nWe have an enemy base **attack** capability.\n", encoding="utf-8")
    code, out, _ = termalign("lint", "--source", "a.md", "b.md", "-t", "tb.csv", "--format", "line")
    assert code == 1
    assert out.startswith("b.md:3:1:error:forbidden-term:")


def test_a_text_of_one_language(termalign, files):
    (files / "one.md").write_text("# Overview\n\nIt has an **enemy** base attack capability.\n", encoding="utf-8")
    (files / "ja.txt").write_text("サーバーを置く。\n\nサーバーを使う。\n\nサーバを見る。\n", encoding="utf-8")
    code, out, _ = termalign("lint", "one.md", "ja.txt", "-t", "tb.csv")
    assert code == 1
    assert "one.md:3" in out
    assert "forbidden-term, error" in out
    assert "ja.txt:5" in out
    assert "long-vowel-variant, warning" in out
    assert "one.md was checked as a text in en alone; --source FILE checks it against its original" in out
    assert termalign("lint", "ja.txt", "-t", "tb.csv", "--fix")[0] == 0
    assert (files / "ja.txt").read_text(encoding="utf-8").endswith("サーバーを見る。\n")


def test_a_folder_of_texts(termalign, files):
    (files / "docs").mkdir()
    (files / "docs" / "one.md").write_text("An enemy base attack capability.\n", encoding="utf-8")
    (files / "docs" / "code.md").write_text("```\ncode\n```\n", encoding="utf-8")
    code, out, err = termalign("lint", "docs", "-t", "tb.csv", "--format", "line")
    assert (code, err) == (1, "")
    assert out.startswith("docs/one.md:1:1:error:forbidden-term")


def test_a_folder_is_searched_for_drafts_and_not_for_its_termbase(termalign, files):
    code, out, err = termalign("lint", ".", "-t", "tb.csv", "--format", "line")
    assert (code, err) == (1, "")
    assert {line.split(":")[0] for line in out.splitlines()} == {"wrong.tsv"}


def test_a_termbase_in_a_folder_is_passed_over_and_said_to_be(termalign, files):
    (files / "job").mkdir()
    (files / "job" / "draft.tsv").write_text(WRONG, encoding="utf-8")
    assert termalign("export", "tb.csv", "-o", "job/house.xlsx")[0] == 0
    code, out, err = termalign("lint", "job", "-t", "tb.csv", "--format", "line")
    assert code == 1
    assert "near-miss" in out
    assert err == "termalign: job/house.xlsx: passed over, for it is a termbase, not a draft\n"
    assert termalign("lint", "job", "job/house.xlsx", "-t", "tb.csv")[0] == 3


def test_standard_input(termalign, files, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert termalign("lint", "-", "-t", "tb.csv", "--format", "line")[0] == 1


def test_a_broken_draft_does_not_stop_the_others(termalign, files):
    (files / "bad.xlf").write_text("<xliff>")
    code, out, err = termalign("lint", "wrong.tsv", "bad.xlf", "-t", "tb.csv", "--format", "line")
    assert code == 3
    assert "near-miss" in out
    assert "bad.xlf: line 1 is not well-formed" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["right.tsv"], 2, "no termbase is named"),
        (["none.tsv", "-t", "tb.csv"], 2, "none.tsv: no such file"),
        (["right.tsv", "-t", "none.csv"], 2, "none.csv: no such file"),
        (["right.tsv", "-t", "tb.csv", "--select", "nonsense"], 2, "'nonsense' is no rule"),
        (["right.tsv", "-t", "tb.csv", "--severity", "near-miss"], 2, "write RULE=LEVEL"),
        (["right.tsv", "-t", "tb.csv", "--severity", "near-miss=bad"], 2, "is no severity"),
        (["right.tsv", "-t", "tb.csv", "--from", "en", "--to", "ja"], 3, "holds no Japanese in its target"),
        (["right.tsv", "-t", "tb.csv", "--to", "fr"], 3, "has no terms in fr"),
        (["right.tsv", "-t", "tb.csv", "--subject", "law"], 3, "no term counts"),
        (["right.tsv", "-t", "empty.csv"], 3, "holds no concepts"),
        (["empty.tsv", "-t", "tb.csv"], 3, "empty.tsv: is empty"),
        (["ja.txt", "-t", "tb.csv", "--to", "en"], 3, "is written in Japanese, not in en"),
        (["only", "-t", "only/tb.csv"], 2, "no draft in this folder, only termbases"),
        (["right.tsv", "-t", "tb.csv", "--source", "text.md", "wrong.tsv"], 2, "goes with one draft"),
        (["right.tsv", "-t", "tb.csv", "-o", "report.pdf"], 2, "no report of findings"),
        (["right.tsv", "-t", "tb.csv", "--config", "none.toml"], 2, "none.toml: no such file"),
    ],
)
def test_mistakes_are_told_in_a_sentence(termalign, files, arguments, code, said):
    (files / "empty.csv").write_text("ja,en\n")
    (files / "empty.tsv").write_text("")
    (files / "text.md").write_text("hello\n")
    (files / "ja.txt").write_text("文。\n", encoding="utf-8")
    (files / "only").mkdir()
    (files / "only" / "tb.csv").write_text(TERMBASE, encoding="utf-8")
    found = termalign("lint", *arguments)
    assert found[0] == code
    assert said in found[2]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("termbse = 'x'", "'termbse' is no setting"),
        ("from = 1", "from must be"),
        ("x =", "not valid TOML"),
        ("severity = {near-miss = 'bad'}", "termalign.toml: the severity of near-miss is 'bad'"),
    ],
)
def test_settings_that_are_wrong(termalign, files, text, said):
    (files / "termalign.toml").write_text(text)
    code, _, err = termalign("lint", "right.tsv", "-t", "tb.csv")
    assert code == 2
    assert said in err


def test_rule_explains(termalign):
    assert "near-miss" in termalign("rule")[1]
    assert "How to silence:" in termalign("rule", "near-miss")[1]
    assert termalign("rule", "nonsense")[0] == 2


def test_terms_of_which_none_occurs_are_told(termalign, tmp_path):
    termbase, draft = tmp_path / "terms.csv", tmp_path / "draft.tsv"
    termbase.write_text("ja,en\n反撃能力,counterstrike capability\n", encoding="utf-8")
    draft.write_text("source\ttarget\n" + "雨が降った。\tIt rained.\n" * 5, encoding="utf-8")
    code, out, _ = termalign("lint", str(draft), "--termbase", str(termbase))
    assert code == 0
    assert "no term of the termbase occurs in the 5 segments" in out
