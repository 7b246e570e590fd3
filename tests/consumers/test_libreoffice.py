"""A workbook that a reviewer opened in LibreOffice and saved says what it said before."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from openpyxl import load_workbook

import termalign
from termalign.model import Concept, Evidence, Place, Task, Termbase

pytestmark = pytest.mark.consumers

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
"""A comma, quotes, UTF-8, from the first row on, cells as they are shown."""


@pytest.fixture(scope="module")
def book(tmp_path_factory, reviewed):
    """A workbook with something on each sheet, but without tabs, which LibreOffice 7.4 forgets when it opens .ods."""
    file = tmp_path_factory.mktemp("written") / "用語集 1.xlsx"
    evidence = Evidence(
        "anchor", Place("白書/第1章.txt", 2, 7, 3), "=1+1（ABC）", "文に=1+1がある。\n二行目", "bracketed", "A", 0.95
    )
    first, *others = (concept for concept in reviewed.concepts if "\t" not in concept.label)
    first = replace(first, definition=first.definition.replace("\t", ""))
    task = Task("no English", Concept("c-ffffffffff", (others[0].terms[0],), definition="=定義"))
    concepts = (replace(first, evidence=(evidence,)), *others)
    whole = Termbase(concepts, (task,), reviewed.info, (first, *others[:2]))
    termalign.write_termbase(whole, file)
    return file


@pytest.fixture(scope="module")
def saved(book, libreoffice, tmp_path_factory):
    """The workbook as LibreOffice saved it: as .xlsx, and as .ods and then as .xlsx."""
    folders = [tmp_path_factory.mktemp(name) for name in ("xlsx", "ods", "back")]
    ods = libreoffice(book, "ods", folders[1])
    return {"xlsx": libreoffice(book, "xlsx", folders[0]), "ods": libreoffice(ods, "xlsx", folders[2])}


@pytest.fixture(params=["xlsx", "ods"])
def again(request, saved):
    return saved[request.param]


def cells(file):
    """Return all sheets as rows of text, without the empty cells and rows behind the last one in use."""
    sheets = {}
    for page in load_workbook(file).worksheets:
        rows = [["" if value is None else value for value in row] for row in page.iter_rows(values_only=True)]
        while rows and not any(rows[-1]):
            rows.pop()
        width = max((number for row in rows for number, value in enumerate(row, start=1) if value != ""), default=0)
        sheets[page.title] = [row[:width] for row in rows]
    return sheets


def lists(file):
    """Return the drop-downs of a workbook: (sheet, column, row) of the first cell to its choices, and the last row."""
    found = {}
    for page in load_workbook(file).worksheets:
        for rule in page.data_validations.dataValidation:
            if rule.type == "list":
                for span in rule.sqref.ranges:
                    found[page.title, span.min_col, span.min_row] = (rule.formula1, span.max_row)
    return found


def test_it_reads_back_equal(book, again):
    assert termalign.read_termbase(again) == termalign.read_termbase(book)


def test_tabs_survive_in_a_workbook(reviewed, libreoffice, tmp_path):
    file = tmp_path / "tabs.xlsx"
    termalign.write_termbase(reviewed, file)
    again = libreoffice(file, "xlsx", tmp_path / "again")
    assert termalign.read_termbase(again) == termalign.read_termbase(file)


def test_every_cell_is_what_it_was(book, again):
    assert cells(again) == cells(book)


def test_cells_stay_text(again):
    page = load_workbook(again)["Terms"]
    values = {cell.value: cell for row in page.iter_rows() for cell in row}
    for text in ("=1+1", "=SUM(A1:A9)", "007", "1/2", "+81", "-1", "TRUE", "NA", "@home"):
        assert values[text].data_type == "s", text
        assert values[text].number_format == "@", text


def test_drop_downs_survive(book, again):
    before, after = lists(book), lists(again)
    assert before
    assert {place: choices for place, (choices, _) in after.items()} == {
        place: choices for place, (choices, _) in before.items()
    }
    rows = {title: len(rows) for title, rows in cells(book).items()}
    for (title, *_), (_, last) in after.items():
        assert last > rows[title], "the drop-down must be there for the next row too"


def test_sheets_views_and_hints_survive(book, again):
    before, after = load_workbook(book), load_workbook(again)
    assert after.sheetnames == before.sheetnames
    for page in before.worksheets:
        other = after[page.title]
        assert other.sheet_state == page.sheet_state
        assert other.protection.sheet == page.protection.sheet
        assert (other["A1"].comment is None) == (page["A1"].comment is None)
        assert bool(other.auto_filter.ref) == bool(page.auto_filter.ref)


def test_the_csv_of_the_first_sheet_is_what_the_sheet_says(book, libreoffice, tmp_path):
    file = libreoffice(book, CSV, tmp_path)
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows == next(iter(cells(book).values()))


def test_the_csv_of_the_first_sheet_is_a_termbase(book, libreoffice, tmp_path):
    """A person who sends the sheet as CSV sends all terms."""
    file = libreoffice(book, CSV, tmp_path)
    concepts = [replace(concept, evidence=()) for concept in termalign.read_termbase(book).concepts]
    assert list(termalign.read_termbase(file).concepts) == concepts
