"""In the sample drafts what was planted is found, nothing else, and nothing in their clean twins."""

from __future__ import annotations

from pathlib import Path

import pytest

from termalign.formats.exchange import DraftOptions
from termalign.workflow import lint
from termalign.workflow.draft_files import read_draft

FOLDERS = sorted(file.parent for file in (Path(__file__).parents[2] / "corpora" / "drafts").glob("*/planted.tsv"))


def found(file):
    draft = read_draft(file, DraftOptions())
    report = lint(draft, file.parent / "termbase.csv")
    return {(each.pair.id, each.rule, each.severity) for each in report.findings if each.severity != "info"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_was_planted_is_found(folder):
    lines = (folder / "planted.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert found(folder / "draft.tsv") == {tuple(line.split("\t")[:3]) for line in lines}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_clean_twin_is_clean(folder):
    assert found(folder / "clean.tsv") == set()


def test_there_are_drafts():
    assert FOLDERS
