"""Which settings, termbases and sources a draft has."""

from __future__ import annotations

import os

import pytest
from openpyxl import load_workbook

from termalign.errors import CommandError
from termalign.server.project import Given, Project, source_of


@pytest.mark.parametrize(
    ("draft", "source", "languages"),
    [
        ("guide.md", "guide.ja.md", ("ja", "en")),
        ("guide.en.md", "guide.ja.md", ("ja", "en")),
        ("guide_en.md", "guide_ja.md", ("ja", "en")),
        ("guide-en.txt", "guide-ja.txt", ("ja", "en")),
        ("guide.en.md", "guide.md", ("ja", "en")),
        ("en/docs/guide.md", "ja/docs/guide.md", ("ja", "en")),
        ("guide.md", "guide.en.md", ("en", "ja")),
        ("guide.ja.md", "guide.en.md", None),
        ("ja/guide.md", "en/guide.md", None),
        ("guide.md", "other.ja.md", None),
    ],
)
def test_sources_stand_beside_their_drafts(tmp_path, draft, source, languages):
    for name in (draft, source):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = source_of(tmp_path / draft, "", "")
    assert found == ((tmp_path / source, *languages) if languages else None)


def test_languages_that_are_given_count(tmp_path):
    for name in ("guide.ja.md", "guide.en.md"):
        (tmp_path / name).touch()
    assert source_of(tmp_path / "guide.ja.md", "en", "ja") == (tmp_path / "guide.en.md", "en", "ja")
    assert source_of(tmp_path / "guide.en.md", "en", "ja") is None
    assert source_of(tmp_path / "guide.fr.md", "ja", "fr") == (tmp_path / "guide.ja.md", "ja", "fr")


@pytest.mark.parametrize("name", ["guide.md", "table.tsv", "messages.po"])
def test_drafts_are_checked_with_the_settings_beside_them(project, name):
    report = Project(Given()).check(project / name).report
    assert "forbidden-term" in {each.rule for each in report.findings}


def test_what_is_no_draft_is_not_checked(project):
    assert Project(Given()).check(project / "text.md") is None
    assert Project(Given()).check(project / "guide.ja.md") is None


def test_a_termbase_is_read_again_when_it_has_changed(project):
    known = Project(Given())
    before = known.ready(known.settings(project / "table.tsv"))
    assert known.ready(known.settings(project / "table.tsv")) is before
    termbase = project / "termbase.csv"
    termbase.write_text("Japanese,English\n反撃能力,strike-back\n", encoding="utf-8")
    os.utime(termbase, ns=(1, 1))
    assert {each.rule for each in known.check(project / "table.tsv").report.findings} == {"missing-approved-term"}


def test_what_is_decided_is_passed_over(project, termalign):
    assert termalign("lint", "table.tsv", "-o", "findings.csv")[0] == 1
    assert termalign("lint", "table.tsv", "-o", "findings.xlsx")[0] == 1
    book = load_workbook(project / "findings.xlsx")
    book["Findings"]["A2"] = "yes"
    book.save(project / "findings.xlsx")
    (project / "termalign.toml").write_text('termbase = "termbase.csv"\nignored = "findings.xlsx"\n')
    assert Project(Given()).check(project / "table.tsv").report.findings == ()


def test_no_termbase(project):
    (project / "termalign.toml").write_text("")
    with pytest.raises(CommandError, match="no termbase is named"):
        Project(Given()).check(project / "table.tsv")
    assert Project(Given((project / "termbase.csv",))).check(project / "table.tsv").report.findings
