"""lint --fix, --unsafe-fixes and --diff as a user runs them: what changes in the file, and what never does."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TERMBASE = """Japanese,English,abbreviation,forbidden
同盟調整メカニズム,Alliance Coordination Mechanism,ACM,
反撃能力,counterstrike capability,,enemy base attack capability
"""
WRONG = (
    "source\ttarget\r\n同盟調整メカニズムを使う。\tUse the Alliance Coordinating Mechanism.\r\n"
    "反撃能力の例\tAn enemy base attack capability\r\n"
)
SAFE = WRONG.replace("Coordinating", "Coordination")


@pytest.fixture
def files(tmp_path):
    for name, text in (("tb.csv", TERMBASE), ("draft.tsv", WRONG)):
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def read(file) -> str:
    return file.read_bytes().decode()


def test_safe_fixes_are_made_and_the_old_file_is_kept(termalign, files):
    code, out, err = termalign("lint", "draft.tsv", "-t", "tb.csv", "--fix")
    assert code == 1
    assert "near-miss" not in out
    assert "enemy base attack capability" in out
    assert "draft.tsv: 1 fix made; the file that was there is now draft.tsv.bak" in err
    assert read(files / "draft.tsv") == SAFE
    assert read(files / "draft.tsv.bak") == WRONG


def test_an_article_that_would_be_wrong_makes_a_fix_unsafe(termalign, files):
    assert termalign("lint", "draft.tsv", "-t", "tb.csv", "--fix", "--unsafe-fixes", "--no-backup")[0] == 0
    assert read(files / "draft.tsv") == SAFE.replace("enemy base attack capability", "counterstrike capability")
    assert not (files / "draft.tsv.bak").exists()


def test_a_second_run_changes_nothing(termalign, files):
    termalign("lint", "draft.tsv", "-t", "tb.csv", "--fix", "--unsafe-fixes", "--no-backup")
    before = read(files / "draft.tsv")
    _, _, err = termalign("lint", "draft.tsv", "-t", "tb.csv", "--fix", "--unsafe-fixes")
    assert (read(files / "draft.tsv"), err) == (before, "")


def test_a_patch_is_shown_and_nothing_is_written(termalign, files):
    code, out, _ = termalign("lint", "draft.tsv", "-t", "tb.csv", "--diff")
    assert code == 1
    assert out.startswith("--- a/draft.tsv\n+++ b/draft.tsv\n@@ -1,3 +1,3 @@\n")
    assert "\n-同盟調整メカニズムを使う。\tUse the Alliance Coordinating Mechanism.\r\n+同盟" in out
    assert read(files / "draft.tsv") == WRONG
    (files / "draft.tsv").write_bytes(SAFE.encode())
    assert termalign("lint", "draft.tsv", "-t", "tb.csv", "--diff")[:2] == (0, "")


def test_the_report_says_what_could_be_fixed(termalign, files):
    assert "--fix would correct 1, --unsafe-fixes 1 more" in termalign("lint", "draft.tsv", "-t", "tb.csv")[1]


def test_words_around_markup_are_left_alone_and_named(termalign, files):
    (files / "draft.tsv").write_text(
        "source\ttarget\n反撃能力\tthe enemy <b>base</b> attack capability\n", encoding="utf-8"
    )
    _, _, err = termalign("lint", "draft.tsv", "-t", "tb.csv", "--fix")
    assert "“enemy <b>base</b> attack capability” was left as it is: markup stands in it" in err
    assert "<b>base</b>" in read(files / "draft.tsv")


def test_emphasis_stays_around_the_words_that_do_not_change(termalign, files):
    (files / "ja.md").write_text("# 概要\n\n**同盟調整メカニズム**を使う。\n", encoding="utf-8")
    (files / "en.md").write_text("# Overview\n\nUse the **Alliance** Coordinating *Mechanism*.\n", encoding="utf-8")
    assert termalign("lint", "--source", "ja.md", "en.md", "-t", "tb.csv", "--fix")[0] == 0
    assert read(files / "en.md") == "# Overview\n\nUse the **Alliance** Coordination *Mechanism*.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
        (["--fix", "--diff"], "choose one of them"),
        (["--diff", "-o", "x.txt"], "leave out -o"),
    ],
)
def test_options_that_do_not_go_together(termalign, files, arguments, said):
    code, _, err = termalign("lint", "draft.tsv", "-t", "tb.csv", *arguments)
    assert code == 2
    assert said in err


def test_standard_input_can_only_be_compared(termalign, files, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert termalign("lint", "-", "-t", "tb.csv", "--fix")[0] == 2
    code, out, _ = termalign("lint", "-", "-t", "tb.csv", "--diff")
    assert code == 1
    assert "+同盟調整メカニズムを使う。\tUse the Alliance Coordination Mechanism." in out


ENGLISH = st.lists(
    st.sampled_from(
        "the an counter-strike|enemy base attack capabilities|Enemy base attack capability|Alliance|<b>Alliance</b>|Coordinating"
        "|Mechanism|ACM|mechanisms|,|counterstrike capability|反撃能力|(ACM)|&amp;|`enemy base attack capability`".split(
            "|"
        )
    ),
    max_size=8,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["反撃能力", "同盟調整メカニズム", "反撃能力と同盟調整メカニズム"]), ENGLISH),
        min_size=1,
    )
)
def test_fixing_twice_is_fixing_once(termalign, files, pairs):
    draft = files / "any.csv"
    draft.write_text(
        "source,target\n" + "".join(f'{source},"{target}"\n' for source, target in pairs), encoding="utf-8"
    )
    before = read(draft)
    termalign("lint", draft.name, "-t", "tb.csv", "--fix", "--unsafe-fixes", "--no-backup")
    once = read(draft)
    termalign("lint", draft.name, "-t", "tb.csv", "--fix", "--unsafe-fixes", "--no-backup")
    assert read(draft) == once
    assert [line.split(",", 1)[0] for line in once.splitlines()] == [
        line.split(",", 1)[0] for line in before.splitlines()
    ]


@pytest.mark.parametrize(
    ("entry", "wrong", "right"),
    [
        ("消防士,firefighter,,fireman", "Firemen came.", "Firefighters came."),
        ("消防士,firefighter,,fireman", "FIREMAN", "FIREFIGHTER"),
        ("利用する,use,,utilize", "It was utilized.", "It was used."),
        ("利用する,take,,utilize", "It was often utilized.", "It was often taken."),
    ],
)
def test_a_fix_has_the_form_of_what_it_replaces(termalign, files, entry, wrong, right):
    (files / "tb.csv").write_text(f"Japanese,English,abbreviation,forbidden\n{entry}\n", encoding="utf-8")
    source = entry.split(",")[0]
    (files / "draft.tsv").write_text(f"source\ttarget\n{source}\t{wrong}\n", encoding="utf-8")
    assert termalign("lint", "draft.tsv", "-t", "tb.csv", "--fix", "--unsafe-fixes")[0] == 0
    assert read(files / "draft.tsv") == f"source\ttarget\n{source}\t{right}\n"
