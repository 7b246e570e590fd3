"""termalign extract: what it prints and writes, where each quotation stands, and how it says what went wrong."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys

import pytest

COLUMNS = "ja abbreviation en band confidence construction file page line column quote".split()
REJECTED_COLUMNS = "kind reason left quote file page line column".split()
FRAGMENT_KEYS = {"role", "file", "page", "line", "column", "end", "quote"}
BANDS = ("A", "B", "C", "D")

COUNCIL = ("広域調整会議", "RCC", "Regional Coordination Council")
NETWORK = ("臨時通信網", "TCN", "Temporary Communication Network")
BUOY = ("沿岸監視装置", "CSE", "")
ROUTE = ("避難経路案内", "", "")

BINARY = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
MOJIBAKE = "核抑止力（ABC）\n".encode() + b"\x81\x20"


def read_tsv(text):
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    return header, [dict(zip(header, row, strict=True)) for row in rows]


def read_jsonl(text):
    return [json.loads(line) for line in text.splitlines()]


def pairs(records):
    return [(record["ja"], record["abbreviation"], record["en"]) for record in records]


def offset(text, point):
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    return starts[point["line"] - 1] + point["column"] - 1


def spans(text, records):
    for record in records:
        for each in (record, *record.get("fragments", ())):
            start = offset(text, each)
            yield start, start + len(each["quote"])


def test_the_table_names_every_gloss_with_its_place(run, sample):
    result = run("extract", sample)
    assert result.code == 0
    assert result.err == ""
    header, _, *rows = result.out.splitlines()
    assert header.split() == ["band", "Japanese", "abbreviation", "English", "found", "at"]
    for row, (gloss, place) in zip(
        rows,
        [(COUNCIL, "sample.txt:3"), (NETWORK, "sample.txt:6"), (BUOY, "sample.txt:7"), (ROUTE, "sample.txt:11")],
        strict=True,
    ):
        assert all(cell in row for cell in gloss)
        assert row.endswith(place)


def test_tsv_has_exactly_these_columns(run, sample):
    header, rows = read_tsv(run("extract", sample, "--format", "tsv").out)
    assert header == COLUMNS
    assert pairs(rows) == [COUNCIL, NETWORK, BUOY, ROUTE]
    assert [row["band"] for row in rows[::2]] == ["A", "C"]
    assert {row["file"] for row in rows} == {sample}
    assert rows[0]["quote"] == "広域調整会議（RCC）"
    assert [rows[0][name] for name in ("page", "line", "column")] == ["1", "3", "18"]
    assert all(re.fullmatch(r"0\.\d\d|1\.00", row["confidence"]) for row in rows if row["band"])


def test_jsonl_has_the_columns_of_tsv_and_more(run, sample):
    first = read_jsonl(run("extract", sample, "--format", "jsonl").out)[0]
    assert list(first)[:3] == COLUMNS[:3]
    assert set(first) >= {*COLUMNS, "fragments", "letters", "words", "boundaries", "reasons", "passage"}
    assert first["letters"]["pairs"] == [["R", "Regional"], ["C", "Coordination"], ["C", "Council"]]


def test_a_key_word_box_yields_its_definition(run, sample):
    boxed = read_jsonl(run("extract", sample, "--format", "jsonl").out)[-1]
    assert boxed["definition"].endswith("道を選べるようにする仕組みをいう。")
    assert [each["role"] for each in boxed["fragments"]] == ["term", "definition"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_fragment_stands_in_the_file_at_its_place(run, folder, sample_text, line_break):
    text = sample_text.replace("\n", line_break)
    (folder / "page.txt").write_bytes(text.encode())
    records = read_jsonl(run("extract", "page.txt", "--format", "jsonl").out)
    assert pairs(records) == [COUNCIL, NETWORK, BUOY, ROUTE]
    fragments = [each for record in records for each in record["fragments"]]
    assert all(set(each) == FRAGMENT_KEYS for each in fragments)
    for each in (*records, *fragments):
        start, end = offset(text, each), offset(text, each["end"])
        assert text[start:end] == each["quote"]
        assert each["file"] == "page.txt"
    torn = [each["quote"] for each in fragments if each["role"] == "english" and "Network" in each["quote"]]
    assert torn == [f"Temporary Communication{line_break}Network"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_tsv_cell_keeps_the_line_break_of_its_quotation(run, folder, sample_text, line_break):
    text = sample_text.replace("\n", line_break)
    (folder / "page.txt").write_bytes(text.encode())
    run("extract", "page.txt", "-o", "found.tsv")
    _, rows = read_tsv((folder / "found.tsv").read_bytes().decode())
    assert pairs(rows) == [COUNCIL, NETWORK, BUOY, ROUTE]
    for row in rows:
        start = offset(text, {"line": int(row["line"]), "column": int(row["column"])})
        assert text.startswith(row["quote"], start)


@pytest.mark.xfail(sys.version_info < (3, 13), reason="a quotation with a lone CR is not quoted in TSV")
def test_a_tsv_cell_keeps_a_lone_carriage_return(run, folder, sample_text):
    (folder / "page.txt").write_bytes(sample_text.replace("\n", "\r").encode())
    run("extract", "page.txt", "-o", "found.tsv")
    _, rows = read_tsv((folder / "found.tsv").read_bytes().decode())
    assert pairs(rows) == [COUNCIL, NETWORK, BUOY, ROUTE]


def test_a_form_feed_starts_a_page(run, folder):
    (folder / "page.txt").write_text("前書き。\n\f本文は広域調整会議（RCC）から始まる。\n", encoding="utf-8")
    record = read_jsonl(run("extract", "page.txt", "--format", "jsonl").out)[0]
    assert (record["page"], record["line"]) == (2, 2)


@pytest.mark.parametrize("band", BANDS)
def test_min_band_keeps_what_is_as_sure(run, sample, band):
    _, rows = read_tsv(run("extract", sample, "--format", "tsv").out)
    _, kept = read_tsv(run("extract", sample, "--format", "tsv", "--min-band", band).out)
    assert kept == [row for row in rows if row["band"] and row["band"] <= band]
    assert kept


def test_min_band_may_leave_nothing(run, folder):
    (folder / "page.txt").write_text("港には沿岸監視装置（CSE）を置いた。\n", encoding="utf-8")
    assert run("extract", "page.txt", "--min-band", "A") == (0, "No glosses found.\n", "")


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl"])
def test_every_parenthesis_is_found_or_rejected(run, folder, sample, sample_text, suffix):
    records = read_jsonl(run("extract", sample, "--format", "jsonl", "--rejected", f"rejected{suffix}").out)
    written = (folder / f"rejected{suffix}").read_bytes().decode()
    if suffix == ".tsv":
        header, rejected = read_tsv(written)
        assert header == REJECTED_COLUMNS
        rejected = [row | {"line": int(row["line"]), "column": int(row["column"])} for row in rejected]
    else:
        rejected = read_jsonl(written)
        assert set(rejected[0]) == {"kind", "reason", "left", *FRAGMENT_KEYS}
    assert all(row["reason"] for row in rejected)
    assert [row["quote"] for row in rejected] == ["（3頁）"]
    found = set(spans(sample_text, [*records, *rejected]))
    for mark in re.finditer("（", sample_text):
        assert any(start <= mark.start() < end for start, end in found), sample_text[mark.start() :][:20]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("訓練は年に二回（春と秋）行う。", "（春と秋）"),
        ("新しい庁舎（2024年4月）で開いた。", "（2024年4月）"),
        ("港は遠い (120km) 所にある。", "(120km)"),
        ("詳しくは前節（第2章3節）で述べた。", "（第2章3節）"),
    ],
)
def test_lookalikes_are_rejected_with_a_reason(run, folder, sentence, quote):
    (folder / "page.txt").write_text(f"{sentence}\n", encoding="utf-8")
    result = run("extract", "page.txt", "--rejected", "rejected.jsonl")
    assert result.out == "No glosses found.\n"
    (rejected,) = read_jsonl((folder / "rejected.jsonl").read_text(encoding="utf-8"))
    assert rejected["quote"] == quote
    assert rejected["reason"]


def test_explain_says_why_below_each_row(run, sample):
    plain = run("extract", sample).out.splitlines()
    explained = run("extract", sample, "--explain").out.splitlines()
    assert [line for line in explained if not line.startswith("      ")] == plain
    because = [line for line in explained if line.startswith("      because: ")]
    assert len(because) >= len(plain) - 2
    assert "      letters: R Regional, C Coordination, C Council" in explained
    assert "      english: line 4, column 1: Regional Coordination Council" in explained


def test_a_folder_is_read_in_order_with_relative_paths(run, folder, sample_text):
    for name in ("papers/b.txt", "papers/a.md", "papers/more/c.TXT", "papers/.hidden/d.txt", "papers/e.csv"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sample_text, encoding="utf-8")
    _, rows = read_tsv(run("extract", "papers", "--format", "tsv").out)
    files = list(dict.fromkeys(row["file"] for row in rows))
    assert files == ["papers/a.md", "papers/b.txt", "papers/more/c.TXT"]


def test_a_file_named_twice_is_read_once(run, sample):
    once = run("extract", sample, "--format", "tsv").out
    assert run("extract", sample, f"./{sample}", "--format", "tsv").out == once


def test_a_file_of_an_unknown_suffix_is_read_as_text(run, folder, sample_text):
    (folder / "sample.log").write_text(sample_text, encoding="utf-8")
    assert COUNCIL in pairs(read_tsv(run("extract", "sample.log", "--format", "tsv").out)[1])


def test_good_files_are_done_when_one_is_bad(run, folder, sample_text):
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(sample_text, encoding="utf-8")
    (folder / "b.txt").write_bytes(BINARY)
    result = run("extract", "a.txt", "b.txt", "c.txt", "-o", "found.tsv", "--rejected", "rejected.tsv")
    assert result.code == 3
    assert "1 of 3 files" in result.err
    assert "b.txt: not a text file" in result.err
    for name in ("found.tsv", "rejected.tsv"):
        _, rows = read_tsv((folder / name).read_text(encoding="utf-8"))
        assert {row["file"] for row in rows} == {"a.txt", "c.txt"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \r\n\f\t", "is empty"),
        ("\ufeff".encode(), "is empty"),
        (BINARY, "not a text file"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1\\ansi", "rich text"),
        (MOJIBAKE, f"byte {len(MOJIBAKE) - 2}"),
        (MOJIBAKE, "--encoding"),
    ],
    ids=["empty", "blank", "mark", "binary", "pdf", "zip", "office", "rtf", "byte", "encoding"],
)
def test_what_is_no_text_is_refused_by_name(run, folder, data, message):
    (folder / "page.txt").write_bytes(data)
    code, out, err = run("extract", "page.txt", "-o", "found.tsv")
    assert (code, out) == (3, "")
    assert err.startswith("termalign: page.txt: ")
    assert message in err
    assert err.count("\n") == 1
    assert not (folder / "found.tsv").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp"])
def test_the_encoding_makes_no_difference(run, folder, sample, sample_text, encoding):
    expected = run("extract", sample, "--format", "jsonl").out
    (folder / sample).write_bytes(sample_text.encode(encoding))
    assert run("extract", sample, "--format", "jsonl").out == expected


def test_encoding_overrides_what_is_detected(run, folder, sample):
    data = "核抑止力（ABC）\n".encode("euc_jp")
    (folder / sample).write_bytes(data)
    _, rows = read_tsv(run("extract", sample, "--format", "tsv", "--encoding", "EUC-JP").out)
    assert pairs(rows) == [("核抑止力", "ABC", "")]
    code, _, err = run("extract", sample, "--format", "tsv", "--encoding", "ascii")
    assert code == 3
    assert "not valid ascii at byte 0" in err


@pytest.mark.parametrize("name", ["nonsense", "", "rot13", "base64"])
def test_an_unknown_encoding_is_refused(run, sample, name):
    code, out, err = run("extract", sample, "--encoding", name)
    assert (code, out) == (2, "")
    assert f"'{name}' is no encoding" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: no such file"),
        (["sample.txt", "nowhere.txt"], "nowhere.txt: no such file"),
        (["empty"], "empty: no document in this folder"),
        (["sample.txt", "-o", "found.docx"], "found.docx: no report has the suffix .docx"),
        (["sample.txt", "-o", "found"], "found: no report has the suffix"),
        (["sample.txt", "-o", "missing/found.tsv"], "the folder missing does not exist"),
        (["sample.txt", "-o", "empty", "--format", "tsv"], "empty: is a folder"),
        (["sample.txt", "-o", "empty.tsv"], "empty.tsv: is a folder"),
        (["sample.txt", "--rejected", "missing/rejected.tsv"], "the folder missing does not exist"),
        (["sample.txt", "--rejected", "rejected.txt"], "rejected.txt: what was rejected"),
        (["sample.txt", "--rejected", "empty.tsv"], "empty.tsv: is a folder"),
        (["sample.txt", "--explain", "--format", "tsv"], "--explain"),
        (["sample.txt", "--explain", "-o", "found.jsonl"], "--explain"),
        (["sample.txt", "--format", "xml"], "--format"),
        (["sample.txt", "--min-band", "E"], "--min-band"),
        (["sample.txt", "--nonsense"], "--nonsense"),
        ([], "SOURCE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_command_line_does_nothing(run, folder, sample, arguments, message):
    for name in ("empty", "empty.tsv"):
        (folder / name).mkdir()
    before = sorted(folder.rglob("*"))
    code, out, err = run("extract", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert sorted(folder.rglob("*")) == before
    assert (folder / sample).is_file()


@pytest.mark.parametrize("option", ["-o", "--rejected"])
@pytest.mark.parametrize("target", ["source.tsv", "./source.tsv", "{folder}/source.tsv", "link.tsv"])
def test_a_source_is_never_written_to(run, folder, sample_text, option, target):
    source = folder / "source.tsv"
    source.write_text(sample_text, encoding="utf-8")
    (folder / "link.tsv").hardlink_to(source)
    code, _, err = run("extract", "source.tsv", option, target.format(folder=folder))
    assert code == 2
    assert "is a source" in err
    assert source.read_text(encoding="utf-8") == sample_text


@pytest.mark.xfail(reason="a document inside a folder that is the source is not seen as a source")
def test_a_source_inside_a_folder_is_never_written_to(run, folder, sample_text):
    (folder / "papers").mkdir()
    (folder / "papers" / "a.txt").write_text(sample_text, encoding="utf-8")
    assert run("extract", "papers", "-o", "papers/a.txt").code == 2
    assert (folder / "papers" / "a.txt").read_text(encoding="utf-8") == sample_text


@pytest.mark.xfail(reason="what was rejected replaces what was found")
def test_both_outputs_cannot_be_one_file(run, sample):
    assert run("extract", sample, "-o", "both.tsv", "--rejected", "both.tsv").code == 2


def test_a_report_that_was_there_is_kept_once(run, folder, sample):
    (folder / "found.tsv").write_text("mine\n", encoding="utf-8")
    code, _, err = run("extract", sample, "-o", "found.tsv")
    assert code == 0
    assert "found.tsv.bak" in err
    assert (folder / "found.tsv.bak").read_text(encoding="utf-8") == "mine\n"
    assert run("extract", sample, "-o", "found.tsv").err == ""
    assert sorted(file.name for file in folder.iterdir()) == ["found.tsv", "found.tsv.bak", sample]


@pytest.mark.parametrize("suffix", [".tsv", ".jsonl"])
def test_two_runs_give_the_same_bytes(run_process, folder, sample, suffix):
    for seed in ("1", "2"):
        assert run_process(
            *("extract", sample, "-o", f"found-{seed}{suffix}", "--rejected", f"rejected-{seed}{suffix}"),
            environment={"PYTHONHASHSEED": seed},
        ) == (0, b"", b"")
    for name in ("found", "rejected"):
        first, second = ((folder / f"{name}-{seed}{suffix}").read_bytes() for seed in "12")
        assert first == second


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_standard_input_is_read_as_bytes(run, run_process, sample, sample_text, encoding):
    code, out, err = run_process("extract", "-", "--format", "tsv", data=sample_text.encode(encoding))
    assert (code, err) == (0, b"")
    expected = run("extract", sample, "--format", "tsv").out.replace(f"\t{sample}\t", "\t-\t")
    assert out.decode() == expected


def test_empty_standard_input_is_refused(run_process):
    assert run_process("extract", "-") == (3, b"", b"termalign: -: is empty; check the program that made it\n")


def test_tsv_on_a_cp932_console_shows_what_it_can(run_process, folder):
    text = "\U00020bb7野計画（YKP）と①号計画（IKP）を進める。\n「\U00020bb7案」（Yoshi Plan）もある。\n"
    (folder / "page.txt").write_text(text, encoding="utf-8")
    console = {"PYTHONIOENCODING": "cp932"}
    code, out, err = run_process("extract", "page.txt", "--format", "tsv", environment=console)
    _, rows = read_tsv(out.decode("cp932"))
    assert code == 0
    assert [row["abbreviation"] for row in rows] == ["YKP", "IKP", ""]
    assert "?案" in rows[2]["quote"]
    lost = sum(line.count("?") for line in out.decode("cp932").splitlines())
    assert f"{lost} characters do not exist in cp932".encode() in err


def test_jsonl_on_a_cp932_console_loses_nothing(run, run_process, folder):
    text = "「\U00020bb7案」（Yoshi Plan）と①号計画（IKP）を進める。\n"
    (folder / "page.txt").write_text(text, encoding="utf-8")
    console = {"PYTHONIOENCODING": "cp932"}
    code, out, err = run_process("extract", "page.txt", "--format", "jsonl", environment=console)
    assert (code, err) == (0, b"")
    assert out.isascii()
    assert read_jsonl(out.decode()) == read_jsonl(run("extract", "page.txt", "--format", "jsonl").out)


def test_a_complaint_on_a_cp932_console_is_written(run_process, folder):
    assert folder.is_dir()
    result = run_process("extract", "\U00020bb7.txt", environment={"PYTHONIOENCODING": "cp932"})
    assert result.code == 2
    assert b"no such file" in result.err


def close_early(start, *arguments):
    with start(*arguments) as running:
        running.stdout.close()
        err = running.stderr.read()
        return running.wait(timeout=60), err


@pytest.mark.parametrize("format_", ["table", "tsv", "jsonl"])
def test_a_broken_pipe_is_no_error_message(start, sample, format_):
    assert close_early(start, "extract", sample, "--format", format_)[1] == b""


@pytest.mark.xfail(reason="click answers a broken pipe with exit code 1 before termalign can")
def test_a_broken_pipe_is_no_failure(start, sample):
    assert close_early(start, "extract", sample)[0] == 0


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["build", "-h"], ["--version"]])
def test_help_loads_nothing_heavy(arguments):
    program = (
        "import sys\n"
        "from termalign.cli import run\n"
        "assert run(sys.argv[1:]) == 0\n"
        "heavy = {'pandas', 'openpyxl', 'sudachipy', 'lxml', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"termalign" in result.stdout


def test_no_command_shows_the_help(run):
    code, out, err = run()
    assert code == 2
    assert "extract" in out + err
    assert "build" in out + err


def test_an_unknown_command_is_named(run):
    code, _, err = run("extrakt")
    assert code == 2
    assert "extrakt" in err
