"""The workbook as people open it: sheets, header, filters, pick-lists, text cells, order, locks."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

import termalign


@pytest.fixture
def book(termbase, saved):
    return load_workbook(saved(termbase, ".xlsx"))


def test_sheets(book):
    assert book.sheetnames == ["Terms", "Concepts", "Worklist", "Evidence", "Info"]


def test_header_filter_and_widths(book):
    for page in book:
        assert page.auto_filter.ref.startswith("A1:")
        assert page.freeze_panes is not None
        assert all(5 <= dimension.width <= 90 for dimension in page.column_dimensions.values())


@pytest.mark.parametrize("column", ["language", "term type", "administrative status", "part of speech", "review"])
def test_pick_lists(book, column):
    page = book["Terms"]
    letter = next(cell.column_letter for cell in page[1] if cell.value == column)
    lists = [rule for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert any(f"{letter}2" in str(rule.sqref) for rule in lists)


def test_all_cells_are_text(book):
    for page in book:
        for row in page.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type in ("s", "n" if cell.value is None else "s"), cell.value
    values = {cell.value for cell in book["Terms"]["C"]}
    assert {"=1+1", "007", "NA", "1/2"} <= values


def test_concepts_stand_in_the_order_of_their_readings(tmp_path):
    source = tmp_path / "a.txt"
    source.write_text(
        "無人航空機（UAV：Unmanned Aerial Vehicle）、宇宙領域把握（SDA：Space Domain Awareness）、"
        "海洋状況把握（MDA：Maritime Domain Awareness）、電子戦（EW：Electronic Warfare）。",
        encoding="utf-8",
    )
    termalign.write_termbase(termalign.build(source), tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx")["Concepts"]
    assert [cell.value for cell in page["B"]][1:] == ["宇宙領域把握", "海洋状況把握", "電子戦", "無人航空機"]


def test_views_are_locked_and_say_so(book):
    for name, locked in (("Terms", False), ("Concepts", True), ("Worklist", False), ("Evidence", True), ("Info", True)):
        page = book[name]
        assert page.protection.sheet is locked
        prompts = [rule.prompt or "" for rule in page.data_validations.dataValidation]
        assert any("Locked" in prompt for prompt in prompts) is locked


def test_a_task_that_a_person_completes_becomes_a_concept(termbase, saved):
    file = saved(termbase, ".xlsx")
    book = load_workbook(file)
    page = book["Worklist"]
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["English"]).value = "extended deterrence"
    page.cell(2, columns["review"]).value = "approved"
    book.save(file)
    again = termalign.read_termbase(file)
    concept = again.concepts[-1]
    assert (concept.text("ja"), concept.text("en"), concept.terms[0].review) == (
        "拡大抑止",
        "extended deterrence",
        "approved",
    )
    assert again.worklist == ()


def test_edits_in_terms_are_read_whatever_the_order_of_columns(termbase, saved):
    file = saved(termbase, ".xlsx")
    book = load_workbook(file)
    page = book["Terms"]
    page.insert_cols(2)
    page["B1"] = "my own column"
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["term"]).value = "直した用語"
    book.save(file)
    assert termalign.read_termbase(file).concepts[0].terms[0].text == "直した用語"


def test_long_and_forbidden_text_is_cut_not_refused(termbase, saved):
    from dataclasses import replace  # noqa: PLC0415

    concept = replace(termbase.concepts[0], definition="長" * 40_000 + "\x0b")
    again = termalign.read_termbase(saved(replace(termbase, concepts=(concept,)), ".xlsx"))
    assert again.concepts[0].definition == "長" * 32_767


def test_a_term_of_forty_thousand_characters_is_cut_and_told(saved, tmp_path):
    from termalign.formats import xlsx  # noqa: PLC0415
    from termalign.model import Concept, Term, Termbase  # noqa: PLC0415

    termbase = Termbase((Concept("c1", (Term("長" * 40_000, "ja"), Term("long", "en"))),))
    with (tmp_path / "long.xlsx").open("wb") as stream:
        dropped = xlsx.write_termbase(termbase, stream)
    assert "32,767" in dropped[0].reason
    assert len(termalign.read_termbase(tmp_path / "long.xlsx").concepts[0].terms[0].text) == 32_767
