"""The commands as a user runs them: what they print, write and complain about, and how they exit."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

import termalign as package
from termalign.linter import RULES
from termalign.text.scripts import display_width

COLUMNS = "ja abbreviation en band confidence construction file page line column quote locator".split()


def tsv(text):
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def program(*arguments, stdin=b"", **environment):
    return subprocess.run(
        [sys.executable, "-m", "termalign", *arguments],
        input=stdin,
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def test_table(termalign, sample):
    code, out, err = termalign("extract", "sample.txt")
    assert (code, err) == (0, "")
    assert "同盟調整メカニズム" in out
    assert "sample.txt:5" in out


def test_tsv_columns_and_rows(termalign, sample):
    _, out, _ = termalign("extract", "sample.txt", "--format", "tsv")
    assert out.splitlines()[0].split("\t") == COLUMNS
    rows = {(row["ja"], row["abbreviation"], row["en"], row["band"]) for row in tsv(out)}
    assert rows == {
        ("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism", "A"),
        ("宇宙領域把握", "SDA", "", "C"),
        ("", "FDO", "Flexible Deterrent Options", ""),
        ("水陸両用車", "AAV7", "", "D"),
        ("拡大抑止", "", "", ""),
    }


@pytest.mark.parametrize(("band", "count"), [("A", 1), ("B", 1), ("C", 2), ("D", 3)])
def test_min_band(termalign, sample, band, count):
    _, out, _ = termalign("extract", "sample.txt", "--format", "tsv", "--min-band", band)
    assert len(tsv(out)) == count


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_json_lines_quote_the_file(termalign, sample, line_break):
    text = sample.read_text(encoding="utf-8").replace("\n", line_break)
    sample.write_bytes(text.encode())
    _, out, _ = termalign("extract", "sample.txt", "--format", "jsonl")
    lines = text.split("\n")
    for record in map(json.loads, out.splitlines()):
        for fragment in record["fragments"]:
            assert set(fragment) == {"role", "file", "page", "line", "column", "locator", "end", "quote"}
            rest = "\n".join(lines[fragment["line"] - 1 :])[fragment["column"] - 1 :]
            assert rest.startswith(fragment["quote"])


def test_explain(termalign, sample):
    _, out, _ = termalign("extract", "sample.txt", "--explain")
    assert "because: the initials spell ACM" in out


def test_rejected_lists_look_alikes_and_unattached_english(termalign, sample, tmp_path):
    code, _, _ = termalign("extract", "sample.txt", "--rejected", "rejected.tsv")
    rows = tsv((tmp_path / "rejected.tsv").read_text(encoding="utf-8"))
    assert code == 0
    assert {(row["kind"], row["reason"], row["quote"]) for row in rows} == {
        ("anchor", "place", "(東京都)"),
        ("english", "spells no abbreviation of this document", "Partnership Through Dialogue"),
    }


def test_folder_and_relative_paths(termalign, sample, tmp_path):
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "folder" / ".hidden.txt").write_text("核抑止（ND）", encoding="utf-8")
    sample.rename(tmp_path / "folder" / "inner" / "b.txt")
    (tmp_path / "folder" / "a.md").write_text("# 見出し\n\n**海洋状況把握** (MDA) を進める。\n", encoding="utf-8")
    _, out, _ = termalign("extract", "folder", "--format", "tsv")
    assert list(dict.fromkeys(row["file"] for row in tsv(out))) == ["folder/a.md", "folder/inner/b.txt"]


def test_standard_input():
    done = program("extract", "-", "--format", "tsv", stdin="宇宙領域把握（SDA）を進める。".encode("cp932"))
    assert done.returncode == 0
    assert tsv(done.stdout.decode())[0]["ja"] == "宇宙領域把握"


def test_a_console_that_is_not_unicode(sample):
    sample.write_text("部隊は𠮷野同盟調整メカニズム（ACM）を活用する。", encoding="utf-8")
    table = program("extract", str(sample), PYTHONIOENCODING="cp932")
    assert "同盟調整メカニズム" in table.stdout.decode("cp932")
    lines = program("extract", str(sample), "--format", "jsonl", PYTHONIOENCODING="cp932")
    assert "𠮷" in json.loads(lines.stdout.decode("cp932"))["passage"]


def test_help_loads_no_heavy_package():
    code = (
        "import sys; from termalign.cli import run; run(['--help']); run(['build', '--help']);"
        "print([name for name in ('pandas', 'openpyxl', 'sudachipy', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "text"),
        ("paper.pdf", b"%PDF-1.7 ...", "PDF"),
        ("paper.docx", b"PK\x03\x04....", "Word"),
        ("broken.txt", "日本".encode() + b"\x80\xff\xfe\xa0", "at byte 6"),
    ],
)
def test_files_that_are_not_text(termalign, tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    code, out, err = termalign("extract", name)
    assert (code, out) == (3, "")
    assert err.startswith(f"termalign: {name}:")
    assert words in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "nothing.txt"], "no such file"),
        (["extract", "vacant"], "no document"),
        (["extract", "sample.txt", "--encoding", "klingon"], "klingon"),
        (["extract", "sample.txt", "-o", "out.docx"], ".docx"),
        (["extract", "sample.txt", "-o", "missing/out.tsv"], "does not exist"),
        (["extract", "sample.txt", "-o", "vacant", "--format", "tsv"], "folder"),
        (["extract", "sample.txt", "-o", "sample.txt"], "is a source"),
        (["extract", ".", "-o", "sample.txt"], "is a source"),
        (["build", "sample.txt", "table.tsv", "-o", "table.tsv", "--overwrite"], "is a source"),
        (["extract", "sample.txt", "-o", "out.tsv", "--rejected", "out.tsv"], "two files"),
        (["extract", "sample.txt", "--encoding", "undefined"], "undefined"),
        (["extract", "sample.txt", "--explain", "--format", "tsv"], "--explain"),
        (["extract", "sample.txt", "--rejected", "out.txt"], ".tsv"),
        (["build", "sample.txt", "-o", "out.docx"], ".xlsx"),
        (["build", "sample.txt", "-o", "missing/out.tbx"], "does not exist"),
        (["build", "sample.txt"], "output"),
        (["fly"], "termalign --help names them"),
        (["extrct", "sample.txt"], "'extrct' is no command; did you mean extract?"),
        (["rule", "near-mis"], "'near-mis' is no rule; did you mean near-miss?"),
        (["rule", "xyz"], "'xyz' is no rule; termalign rule names them"),
        (["export", "table.tsv", "--format", "omega", "-o", "x.utf8"], "did you mean omegat?"),
        (["lint", "table.tsv", "-t", "table.tsv", "--select", "forbiden-term"], "did you mean forbidden-term?"),
        (["extract", "sample.txt", "--fast"], "--fast"),
    ],
)
def test_wrong_command_lines(termalign, sample, tmp_path, arguments, words):
    (tmp_path / "vacant").mkdir()
    (tmp_path / "table.tsv").write_text("用語\t英語\n抑止\tdeterrence\n", encoding="utf-8")
    before = sample.read_bytes()
    code, _, err = termalign(*arguments)
    assert code == 2
    assert words in err
    assert sample.read_bytes() == before


def test_encoding_overrides(termalign, sample):
    sample.write_bytes("宇宙領域把握（SDA）".encode("euc_jp"))
    assert termalign("extract", "sample.txt", "--encoding", "utf-8")[0] == 3
    assert "宇宙領域把握" in termalign("extract", "sample.txt", "--encoding", "euc_jp")[1]


def test_good_files_are_done_beside_bad_ones(termalign, sample, tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    code, out, err = termalign("extract", "bad.txt", "sample.txt")
    assert code == 3
    assert "同盟調整メカニズム" in out
    assert "1 of 2 files" in err
    assert "bad.txt: is empty" in err


@pytest.mark.parametrize("suffix", [".xlsx", ".tbx", ".csv", ".tsv", ".jsonl"])
def test_build_keeps_what_is_there(termalign, sample, tmp_path, suffix):
    output = tmp_path / f"termbase{suffix}"
    assert termalign("build", "sample.txt", "-o", output.name)[0] == 0
    first = output.read_bytes()
    code, _, err = termalign("build", "sample.txt", "-o", output.name)
    assert (code, output.read_bytes()) == (2, first)
    assert "--overwrite" in err
    for copy in (f"{output.name}.bak", f"{output.name}.bak2"):
        assert termalign("build", "sample.txt", "-o", output.name, "--overwrite")[0] == 0
        assert (tmp_path / copy).exists()
    assert (tmp_path / f"{output.name}.bak2").read_bytes() == first
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("suffix", [".tbx", ".tsv", ".jsonl"])
def test_the_same_input_gives_the_same_bytes(termalign, sample, tmp_path, suffix):
    for name in ("one", "two"):
        termalign("build", "sample.txt", "-o", name + suffix)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_what_enters_the_termbase_and_what_is_left_to_do(termalign, sample, tmp_path):
    _, out, _ = termalign("build", "sample.txt", "-o", "termbase.jsonl")
    termbase = package.read_termbase(tmp_path / "termbase.jsonl")
    assert [concept.text("ja") for concept in termbase.concepts] == ["同盟調整メカニズム"]
    assert {(task.reason, task.concept.text("ja")) for task in termbase.worklist} == {
        ("no English full form for SDA", "宇宙領域把握"),
        ("no Japanese term for FDO", ""),
        ("low band: a class and its designation", "水陸両用車"),
        ("no English", "拡大抑止"),
    }
    assert any(task.concept.definition for task in termbase.worklist)
    assert "4 tasks left for you" in out
    assert ("made on", "2023-11-14") in termbase.info


def test_a_report_that_is_replaced_is_kept(termalign, sample, tmp_path):
    (tmp_path / "out.tsv").write_text("mine", encoding="utf-8")
    code, _, err = termalign("extract", "sample.txt", "-o", "out.tsv")
    assert code == 0
    assert (tmp_path / "out.tsv.bak").read_text(encoding="utf-8") == "mine"
    assert "out.tsv.bak" in err


def test_a_damaged_workbook_is_refused_in_one_sentence(tmp_path):
    file = tmp_path / "termbase.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("something.xml", "<a/>")
    with pytest.raises(package.TermalignError, match="termbase.xlsx"):
        package.read_termbase(file)


def test_a_reader_that_has_seen_enough(sample):
    command = [sys.executable, "-m", "termalign", "extract", *[str(sample)] * 2, "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_reader_of_complaints_that_has_seen_enough(tmp_path):
    (tmp_path / "empty.txt").touch()
    command = [sys.executable, "-m", "termalign", "extract", str(tmp_path / "empty.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == 3


@pytest.mark.parametrize("suffix", ["ods", "xls", "doc"])
@pytest.mark.parametrize("arguments", [["stats", "{}"], ["lint", "{}", "-t", "tb.csv"], ["lint", "tb.csv", "-t", "{}"]])
def test_files_of_other_programs_are_told_how_to_be_saved(termalign, tmp_path, arguments, suffix):
    file = f"用語集.{suffix}"
    (tmp_path / file).write_bytes(b"x")
    (tmp_path / "tb.csv").write_text("日本語,英語\n抑止,deterrence\n", encoding="utf-8")
    code, _, err = termalign(*(each.format(file) for each in arguments))
    assert code == 2
    assert f"{file}: " in err
    assert "and save it as ." in err


def test_a_file_that_was_written_is_told(termalign, sample):
    code, out, _ = termalign("extract", sample, "-o", "glosses.tsv", "--min-band", "B")
    assert (code, out) == (0, "glosses.tsv: 1 gloss from 1 document\n")
    code, out, err = termalign("extract", sample, "--min-band", "A", "--rejected", "rejected.tsv")
    assert (out.splitlines()[0].split()[0], err) == ("band", "termalign: rejected.tsv: 2 turned down\n")
    code, _, err = termalign("extract", sample, "--rejected", "rejected.xlsx")
    assert (code, err) == (2, "termalign: rejected.xlsx: what was rejected is written to .tsv or .jsonl\n")


@pytest.mark.parametrize("columns", [0, 50, 80, 120])
def test_the_rules_keep_to_the_width_of_the_terminal(termalign, monkeypatch, columns):
    monkeypatch.setattr("termalign.cli.rule.width", lambda: columns)
    code, out, _ = termalign("rule")
    assert code == 0
    longest = max(map(display_width, out.splitlines()))
    assert longest <= columns if columns >= 80 else len(out.splitlines()) == len(RULES)
