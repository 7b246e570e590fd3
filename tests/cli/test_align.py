"""termalign align as a user runs it."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "corpora" / "aligned"
SAMPLE = str(FOLDER / "harbour.ja.txt"), str(FOLDER / "harbour.en.txt")


def test_a_termbase(termalign, tmp_path):
    output = tmp_path / "out.xlsx"
    code, out, err = termalign("align", *SAMPLE, "-o", str(output))
    assert code == 0
    assert "28 pairs of sentences (26 of 1-1, 1 of 1-2, 1 of 2-1)" in out
    assert "推進協議会 = promotion council" in out
    assert "without counterpart" in err
    assert output.exists()
    code, _, err = termalign("align", *SAMPLE, "-o", str(output))
    assert (code, "exists already" in err) == (2, True)


def test_sentences(termalign, tmp_path):
    output = tmp_path / "out.tsv"
    code, out, _ = termalign("align", *SAMPLE, "-o", str(output))
    assert (code, "terms" in out) == (0, False)
    rows = output.read_text(encoding="utf-8").splitlines()
    assert len(rows) == 31
    assert rows[0].split("\t")[:3] == ["Japanese", "English", "bead"]


def test_an_output_that_is_neither(termalign, tmp_path):
    code, _, err = termalign("align", *SAMPLE, "-o", str(tmp_path / "out.docx"))
    assert code == 2
    assert ".xlsx" in err
    assert ".tmx" in err


def test_a_file_that_is_missing(termalign):
    code, _, err = termalign("align", SAMPLE[0], "missing.txt")
    assert (code, "missing.txt: no such file" in err) == (2, True)
