"""No decision of a person is lost in a rebuild, or lands on another concept."""

from __future__ import annotations

import io

import pytest
from histories import History
from openpyxl import Workbook, load_workbook

import termalign
from termalign import workflow
from termalign.formats import jsonl, tbx, xlsx
from termalign.formats.tbx import version3


@pytest.mark.parametrize("block", range(10))
def test_random_histories_keep_every_decision(block):
    for seed in range(block * 100, block * 100 + 100):
        history = History(seed)
        for _ in range(6):
            history.step()
            history.check()


@pytest.mark.parametrize("format_", [xlsx, tbx, version3, jsonl], ids=lambda module: module.__name__)
def test_histories_keep_every_decision_through_files(format_):
    for seed in range(20):
        history = History(seed)
        for _ in range(6):
            history.step()
            if history.termbase.concepts:
                stream = io.BytesIO()
                format_.write_termbase(history.termbase, stream)
                history.termbase = format_.read_termbase("用語集", stream.getvalue())
            history.check()


def edit(file, change):
    """Let a person change the sheet Terms and Worklist of a workbook; `change` gets them as dicts of columns."""
    book = load_workbook(file)
    change(book)
    book.save(file)


def columns(page):
    return {cell.value: cell.column for cell in page[1]}


def row_of(page, text):
    number = columns(page)["term"]
    return next(row[0].row for row in page.iter_rows(min_row=2) if page.cell(row[0].row, number).value == text)


SOURCE = (
    "宇宙領域把握（SDA：Space Domain Awareness）、海洋状況把握（MDA：Maritime Domain Awareness）、"
    "電子戦（EW：Electronic Warfare）、無人航空機（UAV：Unmanned Aerial Vehicle）。また、陸上装備研究所（GSRC）を置く。\n"
)


@pytest.fixture
def workbook(tmp_path):
    (tmp_path / "白書.txt").write_text(SOURCE, encoding="utf-8")
    file = tmp_path / "用語集.xlsx"
    termalign.write_termbase(termalign.build(tmp_path / "白書.txt"), file)
    return file


def rebuild_with(workbook, text=SOURCE, name="白書.txt"):
    (workbook.parent / name).write_text(text, encoding="utf-8")
    rebuilt = workflow.rebuild(workbook.parent / name, workbook, reviewer="山田")
    termalign.write_termbase(rebuilt.termbase, workbook, overwrite=True)
    return rebuilt, termalign.read_termbase(workbook)


def texts(termbase):
    return {term.text for concept in termbase.concepts for term in concept.terms}


def test_a_rebuild_without_news_changes_nothing(workbook):
    before = termalign.read_termbase(workbook)
    rebuilt, after = rebuild_with(workbook)
    assert not rebuilt.changed
    assert after.concepts == before.concepts
    assert after.worklist == before.worklist


def test_edits_reviews_and_columns_of_ones_own_stay_and_are_signed(workbook):
    def change(book):
        page = book["Terms"]
        page.insert_cols(1)
        page["A1"] = "訳者メモ"
        row = row_of(page, "電子戦")
        page.cell(row, 1).value = "要確認"
        page.cell(row, columns(page)["term"]).value = "電子の戦い"
        page.cell(row, columns(page)["review"]).value = "承認"
        page.cell(row_of(page, "Maritime Domain Awareness"), columns(page)["administrative status"]).value = "禁止"

    edit(workbook, change)
    _, after = rebuild_with(workbook)
    term = next(term for concept in after.concepts for term in concept.terms if term.text == "電子の戦い")
    assert (term.review, term.reviewed_by) == ("approved", "山田")
    assert term.reviewed_on
    assert ("訳者メモ", "要確認") in term.extras
    assert "電子戦" not in texts(after)
    mda = next(term for concept in after.concepts for term in concept.terms if term.text == "Maritime Domain Awareness")
    assert mda.administrative_status == "forbidden"


def test_what_was_deleted_or_rejected_is_not_proposed_again(workbook):
    def change(book):
        page = book["Terms"]
        number = columns(page)["concept id"]
        identifier = page.cell(row_of(page, "無人航空機"), number).value
        for row in reversed(range(2, page.max_row + 1)):
            if page.cell(row, number).value == identifier:
                page.delete_rows(row)
        book["Worklist"].cell(2, columns(book["Worklist"])["review"]).value = "rejected"

    edit(workbook, change)
    rebuilt, after = rebuild_with(workbook)
    assert rebuilt.suppressed == 2
    assert "無人航空機" not in texts(after)
    assert after.worklist == ()
    assert rebuild_with(workbook)[1].concepts == after.concepts


def test_rows_that_a_person_adds_become_concepts(workbook):
    def change(book):
        page = book["Terms"]
        place = columns(page)
        for language, text in (
            ("ja", "拡大抑止"),
            ("en", "extended deterrence"),
            ("ja", "反撃能力"),
            ("en", "counterstrike"),
        ):
            row = page.max_row + 1
            page.cell(row, place["language"]).value, page.cell(row, place["term"]).value = language, text

    edit(workbook, change)
    _, after = rebuild_with(workbook)
    pairs = {(concept.text("ja"), concept.text("en")) for concept in after.concepts}
    assert {("拡大抑止", "extended deterrence"), ("反撃能力", "counterstrike")} <= pairs


def test_what_the_sources_no_longer_say_is_marked_and_found_again(workbook):
    without = SOURCE.replace("電子戦（EW：Electronic Warfare）、", "")
    rebuilt, after = rebuild_with(workbook, without)
    assert rebuilt.gone == 1
    assert "電子戦" in texts(after)
    assert any("no longer in the sources" in task.reason for task in after.worklist)
    _, again = rebuild_with(workbook)
    assert not any("no longer" in task.reason for task in again.worklist)


def test_other_documents_add_and_leave_the_rest_alone(workbook):
    before = termalign.read_termbase(workbook)
    rebuilt, after = rebuild_with(workbook, "極超音速滑空兵器（HGV：Hypersonic Glide Vehicle）。", "新.txt")
    assert (rebuilt.added, rebuilt.gone) == (1, 0)
    assert after.concepts[: len(before.concepts)] == before.concepts


def test_a_contradiction_of_an_approved_term_goes_to_the_worklist(workbook):
    def change(book):
        page = book["Terms"]
        for row in range(2, page.max_row + 1):
            page.cell(row, columns(page)["review"]).value = "approved"

    edit(workbook, change)
    text = SOURCE.replace("Electronic Warfare", "Electromagnetic Warfare")
    rebuilt, after = rebuild_with(workbook, text)
    assert rebuilt.conflicts == 1
    assert "Electromagnetic Warfare" not in texts(after)
    task = next(task for task in after.worklist if task.reason.startswith("conflict"))
    assert [term.text for term in task.concept.terms] == ["Electromagnetic Warfare"]


def test_a_full_form_found_later_stands_before_its_acronym_as_if_found_at_once(workbook):
    text = "陸上装備研究所（GSRC：Ground Systems Research Center）を置く。\n"
    rebuilt, after = rebuild_with(workbook, text, "続.txt")
    assert (rebuilt.added, rebuilt.completed) == (0, 1)
    concept = next(concept for concept in after.concepts if concept.text("ja") == "陸上装備研究所")
    assert [(term.text, term.administrative_status) for term in concept.find("en")] == [
        ("Ground Systems Research Center", "preferred"), ("GSRC", "admitted"),
    ]  # fmt: skip


def test_a_stranger_s_list_can_be_rebuilt_into(tmp_path):
    book = Workbook()
    for row in (
        ["用語集 2024"],
        [],
        ["日本語", "英語", "備考"],
        ["電子戦", "electronic warfare", "旧版"],
        ["反撃能力", "counterstrike capability"],
    ):
        book.active.append(row)
    file = tmp_path / "社内.xlsx"
    book.save(file)
    rebuilt, after = rebuild_with(file)
    assert "反撃能力" in texts(after)
    concept = next(concept for concept in after.concepts if concept.text("ja") == "電子戦")
    assert {term.text for term in concept.terms} >= {"electronic warfare"}
    assert all(term.review == "approved" for term in concept.terms if term.text == "electronic warfare")
    assert rebuilt.added == 4  # GSRC, which has no English, waits on the worklist
