"""Terms without English and the user's own termbases join the glosses; what a person decided on them stays."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

import termalign
from termalign import workflow
from termalign.model import LACKS_ENGLISH
from termalign.workflow import Reading

SOURCE = (
    "宇宙領域把握（SDA：Space Domain Awareness）を進める。軌道傾斜角を測る。軌道傾斜角は大きい。"
    "軌道傾斜角と地上局を選ぶ。地上局は三つある。姿勢制御装置を積む。姿勢制御装置が動く。\n"
)
CLIENT = "Japanese,English\n地上局,ground station\n宇宙領域把握,SSA\n拡大抑止,extended deterrence\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "白書.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "client.csv").write_text(CLIENT, encoding="utf-8")
    return tmp_path


def built(folder, candidates=10, *, client=False):
    reading = Reading(termbases=[folder / "client.csv"] if client else [])
    file = folder / "用語集.xlsx"
    termbase = workflow.build(folder / "白書.txt", reading=reading, candidates=candidates)
    termalign.write_termbase(termbase, file, overwrite=True)
    return file


def rebuilt(file, **options):
    result = workflow.rebuild(file.parent / "白書.txt", file, reviewer="山田", **options)
    termalign.write_termbase(result.termbase, file, overwrite=True)
    return result, termalign.read_termbase(file)


def waiting(termbase):
    return [task.concept.text("ja") for task in termbase.worklist if task.reason == LACKS_ENGLISH]


def fill(file, japanese, **cells):
    """Let a person type into a row of the worklist."""
    book = load_workbook(file)
    page = book["Worklist"]
    columns = {cell.value: cell.column for cell in page[1]}
    (row,) = [row[0].row for row in page.iter_rows(min_row=2) if row[columns["Japanese"] - 1].value == japanese]
    for column, value in cells.items():
        page.cell(row, columns[column], value)
    book.save(file)


def test_the_likeliest_terms_without_english_wait_on_the_worklist(folder):
    assert set(waiting(termalign.read_termbase(built(folder)))) == {"軌道傾斜角", "地上局", "姿勢制御装置"}
    assert waiting(termalign.read_termbase(built(folder, 1))) == ["軌道傾斜角"]
    assert waiting(termalign.read_termbase(built(folder, 0))) == []


def test_a_row_of_a_candidate_shows_its_sentence_and_place(folder):
    book = load_workbook(built(folder, 1))
    rows = [[cell.value for cell in row] for row in book["Worklist"].iter_rows()]
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["what to do"], row["Japanese"], row["quote"]) == (LACKS_ENGLISH, "軌道傾斜角", "軌道傾斜角を測る。")
    assert row["found at"].endswith("白書.txt:1:40")


def test_a_rebuild_without_news_changes_nothing_and_keeps_as_many_candidates(folder):
    file = built(folder, 2)
    before = waiting(termalign.read_termbase(file))
    result, after = rebuilt(file)
    assert (result.changed, waiting(after)) == (False, before)
    assert len(waiting(rebuilt(file, candidates=10)[1])) == 3
    assert waiting(rebuilt(file, candidates=0)[1]) == []


def test_what_a_person_completed_stays_and_is_not_said_to_be_gone(folder):
    file = built(folder)
    fill(file, "軌道傾斜角", English="orbital inclination", review="approved")
    for _ in range(2):
        result, after = rebuilt(file)
        assert (result.gone, result.conflicts) == (0, 0)
        assert [concept.label for concept in after.concepts if concept.text("ja") == "軌道傾斜角"] == [
            "軌道傾斜角 = orbital inclination"
        ]
        assert "軌道傾斜角" not in waiting(after)


def test_english_that_nobody_has_approved_yet_waits_through_rebuilds(folder):
    file = built(folder, 1)
    fill(file, "軌道傾斜角", English="orbital tilt")
    for candidates in (None, 0, 2):
        result, after = rebuilt(file, candidates=candidates)
        assert (result.gone, result.added) == (0, 0 if candidates != 2 else 2)
        assert "軌道傾斜角" in waiting(after)
        (task,) = [task for task in after.worklist if task.concept.text("ja") == "軌道傾斜角"]
        assert task.concept.text("en") == "orbital tilt"


def test_a_candidate_that_left_the_documents_after_it_was_completed_is_told(folder):
    file = built(folder)
    fill(file, "軌道傾斜角", English="orbital inclination", review="approved")
    rebuilt(file)
    (folder / "白書.txt").write_text(SOURCE.replace("軌道傾斜角", "軌道面"), encoding="utf-8")
    result, after = rebuilt(file)
    assert result.gone == 1
    assert any(task.reason.startswith("no longer in the sources") for task in after.worklist)


def test_a_rejected_candidate_takes_no_place_again(folder):
    file = built(folder, 1)
    fill(file, "軌道傾斜角", review="rejected")
    after = rebuilt(file, candidates=2)[1]
    assert set(waiting(after)) == {"地上局", "姿勢制御装置"}


def test_a_candidate_that_is_glossed_later_becomes_a_concept(folder):
    file = built(folder)
    text = SOURCE + "姿勢制御装置（ACE：Attitude Control Equipment）を置く。\n"
    (folder / "白書.txt").write_text(text, encoding="utf-8")
    after = rebuilt(file)[1]
    (concept,) = [each for each in after.concepts if each.text("ja") == "姿勢制御装置"]
    assert concept.text("en") == "Attitude Control Equipment"
    assert "姿勢制御装置" not in waiting(after)


def test_a_termbase_of_ones_own_is_taken_over_and_says_so(folder):
    termbase = termalign.read_termbase(built(folder, client=True))
    origins = {
        (term.text, *(extra.value for extra in term.extras)) for each in termbase.concepts for term in each.terms
    }
    assert {
        ("地上局", "client.csv"),
        ("ground station", "client.csv"),
        ("extended deterrence", "client.csv"),
    } <= origins
    assert ("Space Domain Awareness",) in origins
    assert "地上局" not in waiting(termbase)
    assert any(
        task.reason == "conflict: the Japanese term 宇宙領域把握 also stands for 宇宙領域把握 = SSA"
        for task in termbase.worklist
    )


def test_what_a_person_changed_of_a_termbase_taken_over_stays(folder):
    file = built(folder, client=True)
    book = load_workbook(file)
    page = book["Terms"]
    columns = {cell.value: cell.column for cell in page[1]}
    for row in page.iter_rows(min_row=2):
        if row[columns["term"] - 1].value == "ground station":
            page.cell(row[0].row, columns["term"], "earth station")
    book.save(file)
    reading = Reading(termbases=[folder / "client.csv"])
    after = rebuilt(file, reading=reading)[1]
    (concept,) = [each for each in after.concepts if each.text("ja") == "地上局"]
    assert [term.text for term in concept.find("en")] == ["earth station"]
    assert rebuilt(file, reading=reading)[0].changed is False


@pytest.mark.parametrize("suffix", [".xlsx", ".tbx", ".jsonl"])
def test_a_rebuild_through_files_of_every_format_that_keeps_proposals_changes_nothing(folder, suffix):
    reading = Reading(termbases=[folder / "client.csv"])
    file = folder / f"用語集{suffix}"
    termalign.write_termbase(workflow.build(folder / "白書.txt", reading=reading, candidates=2), file)
    assert rebuilt(file, reading=reading)[0].changed is False
    assert len(waiting(termalign.read_termbase(file))) == 2


def test_a_concept_of_a_termbase_taken_over_that_was_deleted_does_not_come_back(folder):
    file = built(folder, client=True)
    book = load_workbook(file)
    page = book["Terms"]
    columns = {cell.value: cell.column for cell in page[1]}
    rows = [row[0].row for row in page.iter_rows(min_row=2)
            if row[columns["term"] - 1].value in ("拡大抑止", "extended deterrence")]  # fmt: skip
    for row in reversed(rows):
        page.delete_rows(row)
    book.save(file)
    result, after = rebuilt(file, reading=Reading(termbases=[folder / "client.csv"]))
    assert result.suppressed == 1
    assert not [each for each in after.concepts if each.text("ja") == "拡大抑止"]


TRANSLATION = (
    "Space Domain Awareness (SDA) is promoted. The orbital inclination is measured. The orbital inclination is large. "
    "The orbital inclination and a ground station are chosen.\n\nThere are three ground stations. An attitude control "
    "device is carried. The attitude control device moves.\n"
)


def translated(folder, **options):
    (folder / "白書.txt").write_text(SOURCE.replace("選ぶ。", "選ぶ。\n\n"), encoding="utf-8")
    (folder / "white-paper.txt").write_text(TRANSLATION, encoding="utf-8")
    return {"aligned": [(folder / "白書.txt", folder / "white-paper.txt")], **options}


def test_translations_give_terms_english_and_say_so(folder):
    termbase = workflow.build(folder / "白書.txt", **translated(folder, candidates=10))
    (concept,) = [each for each in termbase.concepts if each.text("ja") == "姿勢制御装置"]
    assert concept.text("en") == "attitude control device"
    assert {each.construction for each in concept.evidence} == {"aligned"}
    assert "姿勢制御装置" not in waiting(termbase)
    (glossed,) = [each for each in termbase.concepts if each.text("ja") == "宇宙領域把握"]
    assert {each.construction for each in glossed.evidence} >= {"bracketed"}


def test_a_translation_against_a_termbase_is_a_conflict(folder):
    (folder / "client.csv").write_text("Japanese,English\n姿勢制御装置,attitude controller\n", encoding="utf-8")
    reading = Reading(termbases=[folder / "client.csv"])
    termbase = workflow.build(folder / "白書.txt", reading=reading, **translated(folder))
    (concept,) = [each for each in termbase.concepts if each.text("ja") == "姿勢制御装置"]
    assert [term.text for term in concept.find("en")] == ["attitude controller"]
    assert "conflict: the translation has attitude control device" in {task.reason for task in termbase.worklist}


def test_a_rebuild_with_the_translation_changes_nothing_and_without_it_nothing_is_gone(folder):
    options = translated(folder, candidates=3)
    file = folder / "用語集.xlsx"
    termalign.write_termbase(workflow.build(folder / "白書.txt", **options), file)
    assert rebuilt(file, **options)[0].changed is False
    result, after = rebuilt(file)
    assert result.gone == 0
    assert "姿勢制御装置" in {concept.text("ja") for concept in after.concepts}
    assert "軌道傾斜角" not in waiting(after)
