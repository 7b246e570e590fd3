"""termalign candidates, as a newcomer runs it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from openpyxl import load_workbook

import termalign as api

SOURCE = (
    "宇宙領域把握（SDA：Space Domain Awareness）を進める。軌道傾斜角を測る。軌道傾斜角と地上局を選ぶ。\n\n"
    "地上局は三つある。姿勢制御装置を積む。姿勢制御装置が動く。宇宙領域把握のため、方法と方法を比べる。\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "白書.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "tb.csv").write_text("Japanese,English\n地上局,ground station\n", encoding="utf-8")
    return tmp_path


def test_terms_that_are_glossed_or_general_are_left_out(termalign, folder):
    code, out, _ = termalign("candidates", "白書.txt")
    assert code == 0
    assert [line.split()[1] for line in out.splitlines()[2:]] == ["姿勢制御装置", "軌道傾斜角", "地上局"]
    assert "白書.txt:1" in out


def test_terms_of_a_termbase_are_left_out_or_shown_with_their_english(termalign, folder):
    assert "地上局" not in termalign("candidates", "白書.txt", "-t", "tb.csv")[1]
    code, _, _ = termalign("candidates", "白書.txt", "-t", "tb.csv", "--known", "-o", "list.csv")
    rows = list(csv.DictReader(io.StringIO((folder / "list.csv").read_text(encoding="utf-8-sig"))))
    known = {row["ja"]: (row["en"], row["origin"]) for row in rows}
    assert code == 0
    assert known["地上局"] == ("ground station", "termbase")
    assert known["宇宙領域把握"] == ("Space Domain Awareness", "gloss")
    assert known["軌道傾斜角"] == ("", "")


def test_several_documents_in_several_processes_give_the_same(termalign, folder):
    (folder / "more.md").write_text("# 軌道傾斜角\n\n軌道傾斜角は大きい。\n", encoding="utf-8")
    assert termalign("candidates", ".", "-o", "one.jsonl")[0] == 0
    assert termalign("candidates", ".", "-o", "two.jsonl", "-j", "2")[0] == 0
    assert (folder / "one.jsonl").read_bytes() == (folder / "two.jsonl").read_bytes()
    first = json.loads((folder / "one.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["ja"], first["frequency"], first["documents"]) == ("軌道傾斜角", 4, ["more.md", "白書.txt"])


def test_how_many_and_how_rare(termalign, folder):
    code, out, err = termalign("candidates", "白書.txt", "-n", "1")
    assert (code, len(out.splitlines())) == (0, 3)
    assert "2 more; --number lists more of them" in err
    assert "三つ" not in termalign("candidates", "白書.txt", "--least", "1")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["candidates", "en.txt"], 3, "en.txt: has no Japanese; candidates are looked for in Japanese documents"),
        (
            ["candidates", "白書.txt", "-o", "list.docx"],
            2,
            "list.docx: candidates cannot be written as .docx; choose one of",
        ),
        (["candidates", "白書.txt", "-o", "白書.txt"], 2, "白書.txt: is a source"),
        (["candidates", "nothing.txt"], 2, "nothing.txt: no such file"),
        (["candidates", "白書.txt", "-t", "nothing.xlsx"], 2, "nothing.xlsx: no such file"),
        (["candidates", "白書.txt", "-t", "empty.csv"], 3, "empty.csv: holds no concepts; is it the right termbase?"),
        (["build", "白書.txt", "-t", "empty.csv", "-o", "x.xlsx"], 3, "empty.csv: holds no concepts"),
        (["candidates", "白書.txt", "-n", "0"], 2, "0 is not in the range x>=1"),
    ],
)
def test_mistakes_get_one_sentence(termalign, folder, arguments, code, complaint):
    (folder / "en.txt").write_text("The satellite moves.\n", encoding="utf-8")
    (folder / "empty.csv").write_text("Japanese,English\n", encoding="utf-8")
    got, _, err = termalign(*arguments)
    assert got == code
    assert complaint in err


def test_a_workbook_of_candidates_becomes_a_termbase_when_it_is_filled_in(termalign, folder):
    code, out, _ = termalign("candidates", "白書.txt", "-o", "list.xlsx")
    assert (code, out) == (0, "list.xlsx: 3 of 3 candidates\n")
    book = load_workbook(folder / "list.xlsx")
    page = book["Worklist"]
    columns = {cell.value: cell.column for cell in page[1]}
    assert page.cell(2, columns["Japanese"]).value == "姿勢制御装置"
    page.cell(2, columns["English"], "attitude control equipment")
    page.cell(2, columns["review"], "approved")
    book.save(folder / "list.xlsx")
    termbase = api.read_termbase(folder / "list.xlsx")
    assert [concept.label for concept in termbase.concepts] == ["姿勢制御装置 = attitude control equipment"]
    assert (
        termalign("candidates", "白書.txt", "-o", "again.tsv", "-t", "list.xlsx")[1] == "again.tsv: 2 of 2 candidates\n"
    )


def test_a_text_without_terms_says_so(termalign, folder):
    (folder / "short.txt").write_text("これはものです。\n", encoding="utf-8")
    assert termalign("candidates", "short.txt")[:2] == (0, "No candidates found.\n")
