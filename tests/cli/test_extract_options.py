"""What may be known beforehand, and several processes: termalign extract --termbase, --dictionary, --learn, --jobs."""

from __future__ import annotations

import pytest

TEXT = "本機では、各種の継手圧送弁（fitting pump valve）を点検する。\n"


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "docs"
    inside.mkdir()
    for number in range(6):
        (inside / f"{number}.txt").write_text(f"第{number}号の宇宙領域把握 (SDA) を進める。\n", encoding="utf-8")
    return inside


def row(output, english):
    return next((line.split("\t") for line in output.splitlines() if english in line), None)


def test_a_termbase_and_a_dictionary_say_what_words_mean(termalign, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    code, output, _ = termalign("extract", source, "--format", "tsv")
    assert code == 0
    before = row(output, "fitting pump valve")[3]
    (tmp_path / "terms.csv").write_text("ja,en\n継手,fitting\n圧送,pump\n弁,valve\n", encoding="utf-8")
    (tmp_path / "edict").write_text(
        "継手 [つぎて] /(n) fitting/\n圧送 [あっそう] /(n) pump/\n送弁 [べん] /(n) valve/\n", "euc_jp"
    )
    for option in (("--termbase", "terms.csv"), ("--dictionary", "edict")):
        code, output, complaints = termalign("extract", source, "--format", "tsv", *option)
        assert code == 0, complaints
        assert row(output, "fitting pump valve")[3] < before


def test_several_processes_write_the_same(termalign, folder, tmp_path):
    for jobs in (1, 3):
        code, _, complaints = termalign("extract", folder, "-o", f"{jobs}.jsonl", "--jobs", jobs)
        assert code == 0, complaints
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "3.jsonl").read_bytes()


def test_one_bad_file_of_several_processes_is_named(termalign, folder, tmp_path):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    code, _, complaints = termalign("extract", folder, "-o", "a.tsv", "-j", 2)
    assert code == 3
    assert "bad.txt" in complaints
    assert (tmp_path / "a.tsv").read_text(encoding="utf-8").count("宇宙領域把握") == 12


def test_learning_does_not_depend_on_the_order_of_files(termalign, tmp_path):
    (tmp_path / "a.txt").write_text("船外活動（extravehicular activity）を行う。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("船外服（extravehicular suit）を着る。\n", encoding="utf-8")
    outputs = set()
    for names in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        code, output, _ = termalign("extract", *names, "--learn", "--format", "tsv")
        assert code == 0
        outputs.add(tuple(sorted(output.splitlines())))
    assert len(outputs) == 1


@pytest.mark.parametrize("option", ["--termbase", "--dictionary"])
def test_a_missing_file_is_named(termalign, sample, option):
    code, _, complaints = termalign("extract", sample, option, "none.csv")
    assert code == 2
    assert "none.csv: no such file" in complaints


def test_a_report_that_is_the_same_is_not_written_again(termalign, sample, tmp_path):
    for _ in range(2):
        assert termalign("extract", sample, "-o", "a.tsv")[0] == 0
    assert not (tmp_path / "a.tsv.bak").exists()
    sample.write_text(TEXT, encoding="utf-8")
    _, _, complaints = termalign("extract", sample, "-o", "a.tsv")
    assert "a.tsv.bak" in complaints


@pytest.mark.parametrize("command", [["extract"], ["build", "-o", "out.jsonl"], ["candidates", "--least", "1"]])
def test_only_files_of_the_names_that_are_asked_for_are_read(termalign, tmp_path, command):
    (tmp_path / "docs").mkdir()
    for name, text in (
        ("one.md", "拡大抑止（Extended Deterrence）と軌道傾斜角。\n"),
        ("two.txt", "反撃能力（Counterstrike Capability）と姿勢制御。\n"),
    ):
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    code, out, _ = termalign(*command, "docs", "--glob", "*.md")
    assert code == 0
    assert ("反撃能力" in out, "姿勢制御" in out) == (False, False)
    assert "拡大抑止" in out or "軌道傾斜角" in out
