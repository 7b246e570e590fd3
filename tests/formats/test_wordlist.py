"""Strangers' lists of words, as sheets and as CSV: headers of all kinds, none, titles above, merged cells."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

import termalign

TITLES = [["用語対訳表", None], [None, None], ["日本語", "英語"], ["抑止", "deterrence"]]
CASES = {
    "titles above": TITLES,
    "English headers": [["Japanese", "English", "Notes"], ["抑止", "deterrence", "n"]],
    "no header": [["抑止", "deterrence"], ["反撃能力", "counterstrike capability"]],
    "English first": [["No.", "English Term", "日本語訳", "担当"], [1, "deterrence", "抑止", "山田"]],
    "用語 and 訳語": [["2024年版", "", ""], ["分類", "用語", "訳語"], ["防衛", "抑止", "deterrence"]],
    "in brackets": [["用語（日本語）", "用語（英語）", "説明"], ["抑止", "deterrence", "やめさせること"]],
    "codes": [["ja-JP", "en-US"], ["抑止", "deterrence"]],
    "source and target": [["source", "target", "status"], ["deterrence", "抑止", "approved"]],
}


def saved_as_sheet(folder, rows, merged=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    book.save(folder / "社内.xlsx")
    return folder / "社内.xlsx"


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv"])
def test_the_pair_is_found(name, suffix, tmp_path):
    rows = CASES[name]
    if suffix == ".xlsx":
        file = saved_as_sheet(tmp_path, rows)
    else:
        file = tmp_path / f"社内{suffix}"
        delimiter = {".csv": ";", ".tsv": "\t"}[suffix]
        lines = (delimiter.join(str(cell or "") for cell in row) for row in rows)
        file.write_bytes("\r\n".join(lines).encode("cp932"))
    concept = termalign.read_termbase(file).concepts[0]
    assert (concept.text("ja"), concept.text("en").removesuffix("-US")) == ("抑止", "deterrence")
    assert all(term.review == "approved" for term in concept.terms)


def test_merged_cells_count_for_each_row(tmp_path):
    rows = [["日本語", "英語"], ["抑止", "deterrence"], [None, "deterrent"], ["盾", "shield"]]
    concepts = termalign.read_termbase(saved_as_sheet(tmp_path, rows, ["A2:A3"])).concepts
    assert [(each.text("ja"), each.text("en")) for each in concepts] == [
        ("抑止", "deterrence"), ("抑止", "deterrent"), ("盾", "shield")
    ]  # fmt: skip


def test_a_status_that_forbids_is_one_of_the_target(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("source,target,status,options\n反撃,strike back,禁止,exact\n", encoding="utf-8-sig")
    source, target = termalign.read_termbase(file).concepts[0].terms
    assert (source.administrative_status, target.administrative_status) == ("", "forbidden")


def test_synonyms_readings_abbreviations_and_forbidden_words(tmp_path):
    rows = [
        ["日本語", "読み", "略語", "英語", "禁止訳", "担当"],
        ["宇宙領域把握", "うちゅう", "SDA", "space domain awareness | space awareness", "SSA", "山田"],
    ]
    (concept,) = termalign.read_termbase(saved_as_sheet(tmp_path, rows)).concepts
    told = {term.text: (term.language, term.administrative_status) for term in concept.terms}
    assert told["SDA"] == ("en", "admitted")
    assert told["SSA"] == ("en", "forbidden")
    assert {"space domain awareness", "space awareness"} <= set(told)
    assert concept.terms[0].reading == "うちゅう"
    assert concept.extras == (("担当", "山田"),)


def test_a_list_without_japanese_is_read_too(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("house,Haus\ntree,Baum\nbrook,Bach\n", encoding="utf-8")
    concepts = termalign.read_termbase(file).concepts
    assert [[term.text for term in each.terms] for each in concepts][1:] == [["tree", "Baum"], ["brook", "Bach"]]
