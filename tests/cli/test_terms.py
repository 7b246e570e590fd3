"""termalign terms, as a newcomer runs it: what it finds is what the linter would look for."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

import termalign as api

TERMBASE = (
    "Japanese,English,forbidden\n反撃能力,counterstrike capability,enemy base attack\n京都,Kyoto,\n"
    "拡大抑止,extended deterrence,\n多国間協力,multilateral cooperation,\n"
)
JOB = "# 反撃能力\n\n反撃能力と**拡大抑止**を、東京都で論じた。`反撃能力`は数えない。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tb.csv").write_text(TERMBASE, encoding="utf-8")
    (tmp_path / "job.md").write_text(JOB, encoding="utf-8")
    (tmp_path / "job.txt").write_text("Extended deterrence and counterstrike capabilities.\n", encoding="utf-8")
    return tmp_path


def counts(out):
    rows = [line.split() for line in out.splitlines()[2:-1]]
    return {row[1]: int(row[0]) for row in rows}


def test_terms_are_counted_as_words_of_the_text(termalign, folder):
    code, out, _ = termalign("terms", "job.md", "-t", "tb.csv")
    assert (code, counts(out)) == (0, {"反撃能力": 2, "拡大抑止": 1})
    assert out.splitlines()[-1] == "2 of 4 concepts occur in job.md, 3 times"


def test_of_an_english_document_the_english_terms_count(termalign, folder):
    _, out, _ = termalign("terms", "job.txt", "-t", "tb.csv")
    assert "2 of 4 concepts occur in job.txt, 2 times" in out
    assert "拡大抑止" in out


def test_of_a_bilingual_file_the_source_counts_and_a_folder_holds_both(termalign, folder):
    (folder / "draft.tsv").write_text("source\ttarget\n拡大抑止を保つ。\tKeep it.\n", encoding="utf-8")
    _, out, _ = termalign("terms", "draft.tsv", "-t", "tb.csv")
    assert counts(out) == {"拡大抑止": 1}
    (folder / "job.txt").unlink()
    _, out, _ = termalign("terms", ".", "-t", "tb.csv")
    assert counts(out) == {"反撃能力": 2, "拡大抑止": 2}
    assert "in 2 documents" in out


@pytest.mark.parametrize(
    ("name", "options", "wanted"),
    [
        ("list.txt", [], "反撃能力 = counterstrike capability (not: enemy base attack)\n拡大抑止 = extended deterrence\n"),
        ("deepl.tsv", ["--profile", "deepl"], "反撃能力\tcounterstrike capability\n拡大抑止\textended deterrence\n"),
        (
            "omegat.utf8", [],
            "反撃能力\tcounterstrike capability\t禁止: enemy base attack\n拡大抑止\textended deterrence\n",
        ),
    ],
)  # fmt: skip
def test_lists_of_just_these_terms(termalign, folder, name, options, wanted):
    code, out, _ = termalign("terms", "job.md", "-t", "tb.csv", "-o", name, *options)
    assert (code, (folder / name).read_text(encoding="utf-8")) == (0, wanted)
    assert "2 of 4 concepts occur in job.md" in out


@pytest.mark.parametrize("name", ["job.tbx", "job.csv", "job.xlsx", "job.jsonl"])
def test_termbases_of_just_these_terms(termalign, folder, name):
    assert termalign("terms", "job.md", "-t", "tb.csv", "-o", name)[0] == 0
    assert [concept.text("ja") for concept in api.read_termbase(folder / name).concepts] == ["反撃能力", "拡大抑止"]


def test_of_an_english_document_the_list_goes_from_english(termalign, folder):
    termalign("terms", "job.txt", "-t", "tb.csv", "-o", "list.txt")
    assert (folder / "list.txt").read_text(encoding="utf-8").splitlines() == [
        "counterstrike capability = 反撃能力", "extended deterrence = 拡大抑止",
    ]  # fmt: skip


def test_the_first_of_several_termbases_has_priority(termalign, folder):
    (folder / "house.csv").write_text(
        "Japanese,English\n拡大抑止,expanded deterrence\n東京都,Tokyo\n", encoding="utf-8"
    )
    termalign("terms", "job.md", "-t", "tb.csv", "-t", "house.csv", "-o", "list.txt")
    assert (folder / "list.txt").read_text(encoding="utf-8").splitlines()[1:] == [
        "拡大抑止 = extended deterrence", "東京都 = Tokyo",
    ]  # fmt: skip


def test_candidates_are_shown_and_written_only_when_asked_for(termalign, folder):
    (folder / "白書.txt").write_text("同盟調整メカニズム（ACM：Alliance Coordination Mechanism）。\n", encoding="utf-8")
    termalign("build", "白書.txt", "-o", "tb.xlsx")
    _, out, _ = termalign("terms", "白書.txt", "-t", "tb.xlsx")
    assert "1 of them nobody has approved yet; --include candidates writes them too" in out
    code, _, err = termalign("terms", "白書.txt", "-t", "tb.xlsx", "-o", "list.txt")
    assert (code, "list.txt: nothing to export (3 not approved" in err) == (3, True)
    assert termalign("terms", "白書.txt", "-t", "tb.xlsx", "-o", "list.txt", "--include", "candidates")[0] == 0


def test_a_finished_file_is_not_replaced_unasked(termalign, folder):
    (folder / "list.txt").write_text("mine\n", encoding="utf-8")
    code, _, err = termalign("terms", "job.md", "-t", "tb.csv", "-o", "list.txt")
    assert (code, "exists already" in err) == (2, True)
    assert termalign("terms", "job.md", "-t", "tb.csv", "-o", "list.txt", "--overwrite")[0] == 0
    assert (folder / "list.txt.bak").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["job.md"], 2, "no termbase is named; name one with --termbase FILE"),
        (["job.md", "-t", "nothing.csv"], 2, "nothing.csv: no such file"),
        (["job.md", "-t", "empty.jsonl"], 3, "empty.jsonl: is empty"),
        (
            ["other.md", "-t", "tb.csv", "-o", "x.tbx"],
            3,
            "x.tbx: was not written, since none of the 4 concepts occurs in",
        ),
        (["job.md", "-t", "tb.csv", "-o", "list.docx"], 2, "list.docx: no format has the suffix .docx; choose one of"),
        (["job.md", "-t", "tb.csv", "--format", "tbx"], 2, "--format tbx goes with -o FILE"),
        (["job.md", "-t", "tb.csv", "--format", "nothing", "-o", "x"], 2, "'nothing' is no export format"),
        (["job.md", "-t", "tb.csv", "-o", "tb.csv", "--overwrite"], 2, "tb.csv: is a source"),
        (["job.md", "-t", "tb.csv", "--from", "en"], 3, "job.md: is written in Japanese, not in en"),
    ],
)
def test_mistakes_get_one_sentence(termalign, folder, arguments, code, complaint):
    (folder / "empty.jsonl").write_text("", encoding="utf-8")
    (folder / "other.md").write_text("関係のない文。\n", encoding="utf-8")
    got, _, err = termalign("terms", *arguments)
    assert got == code
    assert complaint in err


def test_a_document_without_any_of_the_terms_says_so(termalign, folder):
    (folder / "other.md").write_text("関係のない文。\n", encoding="utf-8")
    code, out, _ = termalign("terms", "other.md", "-t", "tb.csv")
    assert (code, out) == (0, "none of the 4 concepts occurs in other.md\n")


def test_a_workbook_of_the_terms_has_no_worklist_of_others(termalign, folder):
    termalign("terms", "job.md", "-t", "tb.csv", "-o", "job.xlsx")
    assert load_workbook(folder / "job.xlsx")["Worklist"].max_row == 1
