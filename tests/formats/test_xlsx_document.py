"""Workbooks as documents: rows of cells with their names; a termbase of termalign is none."""

from office import xlsx

from termalign.extraction import extract_document
from termalign.formats.xlsx import document
from termalign.workflow import list_sources


def test_rows_and_cells_have_their_names():
    found = document(
        "用語.xlsx",
        xlsx(用語=[("用語集",), (), ("No.", "用語", "略語", "英語"), (2, "低軌道", None, "Low Earth Orbit")]),
    )
    assert found.place(found.text.index("低軌道")).locator == "用語!B4"
    assert [row for gloss in extract_document(found).glosses for row in gloss.rows()] == [
        ("低軌道", "", "Low Earth Orbit")
    ]


def test_a_single_cell_is_text_with_its_lines():
    found = document("説明.xlsx", xlsx(本文=[("政府は拡大抑止\n（Extended Deterrence）を協議する。",)]))
    assert [row[0] for gloss in extract_document(found).glosses for row in gloss.rows()] == ["拡大抑止"]


def test_a_termbase_is_no_document_and_is_passed_over_in_folders(termalign, sample, tmp_path):
    assert termalign("build", sample, "-o", "用語集.xlsx")[0] == 0
    code, _, said = termalign("extract", "用語集.xlsx")
    assert code == 3
    assert "is a termbase that termalign wrote" in said
    assert termalign("extract", tmp_path)[0] == 0
    assert [path.name for path in list_sources(tmp_path)] == ["sample.txt"]
