"""termalign score as a user runs it, with what goes right and what goes wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

SAMPLE = Path(__file__).parents[2] / "corpora" / "drafts" / "systems"
WITH_REFERENCE = ("--ref", "reference.en")
WITH_TERMS = ("--source", "source.ja", "--termbase", "termbase.csv")
QUICK = ("--resamples", "20")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    for file in SAMPLE.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(name, number, text):
    lines = Path(name).read_text(encoding="utf-8").splitlines()
    lines[number - 1 : number] = [text] if text is not None else []
    Path("changed.en").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_terms_tell_what_bleu_does_not(termalign):
    code, out, err = termalign("score", "system-a.en", "system-b.en", *WITH_REFERENCE, *WITH_TERMS, "--format", "json")
    assert (code, err) == (0, "")
    one, other = ({each["metric"]: each for each in system["measures"]} for system in json.loads(out)["systems"])
    assert one["BLEU"]["value"] < other["BLEU"]["value"]
    assert one["term accuracy, inflected"]["value"] > other["term accuracy, inflected"]["value"]
    assert all(each["signature"] for each in one.values())


def test_terms_need_no_reference(termalign):
    code, out, _ = termalign("score", "system-a.en", *WITH_TERMS, *QUICK)
    assert code == 0
    assert "BLEU" not in out
    assert "自主防災組織" in out


def test_quality_needs_no_termbase(termalign):
    code, out, _ = termalign("score", "system-a.en", *WITH_REFERENCE, *QUICK)
    assert code == 0
    assert "tok:13a" in out
    assert "term accuracy" not in out


def test_bilingual_file_brings_its_source(termalign):
    lines = [Path(name).read_text(encoding="utf-8").splitlines() for name in ("source.ja", "system-a.en")]
    rows = "".join(f"{ja}\t{en}\n" for ja, en in zip(*lines, strict=True))
    Path("a.tsv").write_text("source\ttarget\n" + rows, encoding="utf-8")
    texts = [termalign("score", *arguments, "--resamples", "0", "--format", "json")[1] for arguments in (
        ("a.tsv", "-t", "termbase.csv", "-r", "reference.en"), ("system-a.en", *WITH_TERMS, *WITH_REFERENCE))]  # fmt: skip
    one, other = (json.loads(text)["systems"][0] for text in texts)
    assert one["measures"] == other["measures"]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("system-a.en",), 2, "nothing to measure against"),
        (("system-a.en", "--ref", "nowhere.en"), 2, "nowhere.en: no such file"),
        (("system-a.en", "-t", "termbase.csv"), 2, "name its source with --source FILE"),
        (("a.md", "-t", "termbase.csv"), 2, "name its source with --source FILE"),
        (("system-a.en", *WITH_REFERENCE, "--source", "nowhere.ja"), 2, "nowhere.ja: no such file"),
        ((".", *WITH_REFERENCE), 2, ".: is a folder"),
        (("system-a.en", *WITH_REFERENCE, "--tokenize", "foo"), 2, "'foo' is no tokenizer"),
        (("system-a.en", *WITH_REFERENCE, "-o", "x.pdf"), 2, "no report has the suffix .pdf"),
        (("system-a.en", *WITH_REFERENCE, "-o", "reference.en", "--format", "text"), 2, "is a source"),
        (
            ("system-a.en", *WITH_REFERENCE, "--to", "ja"),
            3,
            "holds no Japanese in its target segments; name its language with --to\n",
        ),
        (("system-a.en", *WITH_TERMS, "--from", "de", "--to", "fr"), 3, "has no terms in de, only in en, ja"),
    ],
)
def test_mistakes_are_told(termalign, arguments, code, sentence):
    shutil.copy("system-a.en", "a.md")
    found, _, err = termalign("score", *arguments)
    assert (found, sentence in err) == (code, True), err


def test_different_lengths_are_told_with_both_counts(termalign):
    change("reference.en", 3, None)
    code, _, err = termalign("score", "system-a.en", "--ref", "changed.en")
    assert code == 3
    assert "changed.en: has 19 segments, and system-a.en has 20" in err
    assert "19 lines, and the source source.ja has 20" in termalign("score", "changed.en", *WITH_TERMS)[2]


def test_empty_lines(termalign):
    change("system-a.en", 3, "")
    code, out, _ = termalign("score", "changed.en", *WITH_REFERENCE, *QUICK)
    assert code == 0
    assert "1 of 20 segments are empty, the first of them segment 3" in out
    code, _, err = termalign("score", "system-a.en", "--ref", "changed.en")
    assert code == 3
    assert "a reference has to have them all" in err


def test_page_loads_nothing_and_escapes(termalign):
    shutil.copy("system-a.en", "a&b.en")
    code, _, _ = termalign("score", "a&b.en", *WITH_REFERENCE, *WITH_TERMS, *QUICK, "-o", "report.html")
    page = Path("report.html").read_text(encoding="utf-8")
    assert code == 0
    assert "a&amp;b.en" in page
    assert "a&b.en" not in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_workbook_has_all_terms_and_signatures(termalign):
    code, _, _ = termalign(
        "score", "system-a.en", "system-b.en", *WITH_REFERENCE, *WITH_TERMS, *QUICK, "-o", "report.xlsx"
    )
    book = load_workbook("report.xlsx")
    assert code == 0
    assert book.sheetnames == ["Metrics", "Terms", "Signatures"]
    assert book["Terms"].max_row == 13
    assert all(row[1].value for row in book["Signatures"].iter_rows(min_row=2))
