"""Where terms stand: whole words alone, and just those that the linter looks for in the sources of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

import termalign
from termalign.linter.checking import Checker
from termalign.linter.entries import entries_of
from termalign.linter.occurrences import occurrences
from termalign.model import Draft, Place, SegmentPair, Termbase
from termalign.workflow.draft_files import read_draft
from termalign.workflow.runs import Linted

DRAFTS = Path(__file__).parents[2] / "corpora/drafts"


def checker(tmp_path, rows):
    file = tmp_path / "tb.csv"
    file.write_text("Japanese,English\n" + "\n".join(rows) + "\n", encoding="utf-8")
    termbase: Termbase = termalign.read_termbase(file)
    return Checker(entries_of([("tb", termbase)], "ja", "en"))


def found(checker, text, hidden=()):
    pair = SegmentPair(text, "", Place("a", 1, 1, 1), source_hidden=hidden)
    return [text[each.start : each.end] for each in occurrences(checker, Draft("a", "ja", "en", (pair,)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("京都と東京都と京都タワー", ["京都", "京都"]),
        ("ＳＤＡとSDAはSDATAと違う", ["ＳＤＡ", "SDA"]),
        ("サーバを置き、サーバーを除く", ["サーバ", "サーバー"]),
        ("宇宙領域把握の領域把握", ["宇宙領域把握", "領域把握"]),
        ("反撃\n能力を持つ", ["反撃\n能力"]),
        ("`反撃能力`と{反撃能力}", []),
    ],
)
def test_terms_stand_as_words(tmp_path, text, wanted):
    rows = ["京都,Kyoto", "SDA,SDA", "サーバー,server", "宇宙領域把握,space domain awareness", "領域把握,domain awareness",
            "反撃能力,counterstrike capability"]  # fmt: skip
    assert found(checker(tmp_path, rows), text) == wanted


def test_what_markup_hides_is_passed_over(tmp_path):
    assert found(checker(tmp_path, ["反撃能力,x"]), "**反撃**能力", ((0, 2), (4, 6))) == ["反撃**能力"]


@pytest.mark.parametrize("name", ["defence/draft.tsv", "defence/clean.tsv", "resilience/draft.tsv"])
def test_what_occurs_is_what_the_linter_has_found(name):
    file = DRAFTS / name
    termbase = termalign.read_termbase(file.with_name("termbase.csv"))
    draft = read_draft(file, Linted().reading())
    ready = Checker(entries_of([("tb", termbase)], draft.source_language, draft.target_language))
    occurring = {each.entry.name for each in occurrences(ready, draft)}
    assert occurring
    assert occurring == {entry.name for entry in ready.check(draft).found.values()}
