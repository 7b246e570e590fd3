"""The commands on termbases, run as a person runs them: validate, export, merge, diff, stats, build --into."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from openpyxl import load_workbook

import termalign
from termalign.cli import run
from termalign.formats import FORMATS
from termalign.model import Concept, Term, Termbase

WRITTEN = [
    name for name, each in FORMATS.items() if "write_termbase" in each.views and name != "list"
]  # a list is for people


def concept(number, ja, en, review="approved", **fields):
    return Concept(f"c{number}", (Term(ja, "ja", review=review), Term(en, "en", review=review, **fields)))


TERMBASE = Termbase(
    (
        concept(1, "反撃能力", "counterstrike capability"),
        concept(2, "領域横断作戦", "cross-domain operations", review="candidate"),
        concept(3, "敵基地攻撃能力", "enemy base attack capability", review="rejected"),
        Concept(
            "c4",
            (
                Term("拡大抑止", "ja", review="approved"),
                Term("extended deterrence", "en", review="approved"),
                Term("nuclear umbrella", "en", "variant", "deprecated", review="approved"),
            ),
            subject_field="防衛",
        ),
    )
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    termalign.write_termbase(TERMBASE, "tb.jsonl")
    return tmp_path


@pytest.mark.parametrize("name", WRITTEN)
def test_exports_hold_what_is_approved_and_suggest_nothing_else(name, folder, capsys):
    file = f"out{FORMATS[name].suffixes[0]}"
    assert run(["export", "tb.jsonl", "--format", name, "-o", file]) == 0
    said = capsys.readouterr().out
    assert "not approved" in said
    assert "rejected" in said
    again = termalign.read_termbase(file)
    usable = {term.text for each in again.concepts for term in each.terms if term.is_usable}
    assert {"反撃能力", "counterstrike capability", "拡大抑止", "extended deterrence"} == usable


@pytest.mark.parametrize("name", WRITTEN)
def test_candidates_leave_when_they_are_asked_for(name, folder, capsys):
    file = f"out{FORMATS[name].suffixes[0]}"
    run(["export", "tb.jsonl", "--format", name, "-o", file, "--include", "candidates", "--subject", ""])
    texts = {term.text for each in termalign.read_termbase(file).concepts for term in each.terms}
    assert "cross-domain operations" in texts
    assert "enemy base attack capability" not in texts


def test_export_by_subject_and_direction(folder):
    assert (
        run(["export", "tb.jsonl", "--format", "mt", "-o", "o.tsv", "--from", "en", "--to", "ja", "--subject", "防衛"])
        == 0
    )
    assert (folder / "o.tsv").read_text(encoding="utf-8") == "extended deterrence\t拡大抑止\n"


def test_amazon_wants_a_header_and_deepl_refuses_long_terms(folder, capsys):
    assert run(["export", "tb.jsonl", "--format", "mt", "--profile", "amazon", "-o", "o.csv"]) == 0
    assert (folder / "o.csv").read_text(encoding="utf-8").startswith("ja,en\n")
    termalign.write_termbase(Termbase((concept(1, "長" * 400, "long"), concept(2, "短", "short"))), "long.jsonl")
    assert run(["export", "long.jsonl", "--format", "mt", "-o", "o.tsv"]) == 0
    assert "1,200 bytes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["export", "tb.jsonl", "--format", "docx", "-o", "x"], 2, "--list"),
        (["export", "tb.jsonl", "--format", "tmx", "-o", "tb.jsonl"], 2, "is a source"),
        (["export", "none.xlsx", "--format", "tmx", "-o", "x.tmx"], 2, "no such file"),
        (["export", "tb.jsonl", "--format", "tmx", "-o", "x.tmx", "--from", "ja", "--to", "ja"], 2, "two languages"),
        (["export", "tb.jsonl", "--format", "tmx", "-o", "x.tmx", "--profile", "deepl"], 2, "mt"),
        (["export", "tb.jsonl", "--format", "tmx", "-o", "x.tmx", "--subject", "医学"], 3, "nothing to export"),
        (["export", "tb.jsonl", "--format", "omegat", "-o", "x.xlsx"], 2, ".utf8 or .txt or .tab"),
        (
            ["export", "tb.jsonl", "--format", "omegat", "-o", "x.utf8", "--to", "de"],
            3,
            "no terms in de, only in en, ja",
        ),
        (["export", "tb.jsonl", "-o", "x.odt"], 2, "name --format"),
        (["merge", "tb.jsonl", "-o", "x.xlsx"], 2, "two termbases"),
        (["diff", "tb.jsonl", "tb.jsonl", "--format", "xlsx"], 2, "-o"),
        (["diff", "tb.jsonl", "tb.jsonl", "-o", "x.html"], 2, ".txt, .json, .xlsx"),
        (["stats", "other.jsonl"], 3, "line 1 is no line of a termbase that termalign wrote; export it anew"),
        (["export", "tb.jsonl", "-o", "tb.jsonl/x.utf8"], 2, "tb.jsonl is a file, no folder"),
        (["stats", "empty.tbx"], 3, "empty"),
        (["stats", "pointer.tbx"], 3, "git lfs pull"),
        (["stats", "words.csv"], 3, "Japanese, English"),
        (["build", "tb.jsonl", "--into", "x.csv", "-o", "y.csv"], 2, "not both"),
        (["build", "words.csv", "--into", "plain.csv"], 2, ".xlsx"),
    ],
)
def test_mistakes_end_in_one_sentence(arguments, code, words, folder, capsys):
    (folder / "empty.tbx").write_bytes(b"")
    (folder / "other.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    (folder / "pointer.tbx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    (folder / "words.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (folder / "plain.csv").write_text("日本語,英語\n抑止,deterrence\n", encoding="utf-8")
    assert run(arguments) == code
    said = capsys.readouterr().err
    assert words in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("profile", "name", "row"),
    [
        ("google", "o.csv", "反撃能力,counterstrike capability\n"),
        ("google", "o.tsv", "反撃能力\tcounterstrike capability\n"),
        ("deepl", "o.csv", "反撃能力,counterstrike capability\n"),
        ("amazon", "o.tsv", "反撃能力\tcounterstrike capability\n"),
        ("amazon", "o.txt.new", "反撃能力,counterstrike capability\n"),
    ],
)
def test_a_service_gets_commas_in_a_csv_and_tabs_in_a_tsv(profile, name, row, folder, capsys):
    assert run(["export", "tb.jsonl", "--profile", profile, "-o", name]) == 0
    assert row in (folder / name).read_text(encoding="utf-8")
    assert f"terms for {profile}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "made"), [("g.utf8", "omegat"), ("g.txt", "list"), ("g.tmx", "tmx"), ("g.utx", "utx")]
)
def test_the_suffix_says_the_format(name, made, folder, capsys):
    assert run(["export", "tb.jsonl", "-o", name]) == 0
    assert f"terms for {made}\n" in capsys.readouterr().out


def test_what_a_service_gets_no_translation_of_is_told(folder, capsys):
    alone = Concept("c9", (Term("抑止", "ja", review="approved"),))
    termalign.write_termbase(Termbase((*TERMBASE.concepts, alone)), "more.jsonl")
    assert run(["export", "more.jsonl", "--profile", "deepl", "-o", "o.tsv"]) == 0
    assert "dropped: 抑止" in capsys.readouterr().out


def test_a_csv_stays_exact_and_dangerous_cells_are_listed(folder, capsys):
    termalign.write_termbase(Termbase((concept(1, "足し算", "=1+1"),)), "sum.jsonl")
    assert run(["export", "sum.jsonl", "--format", "csv", "-o", "o.csv"]) == 0
    assert "formulas: =1+1" in capsys.readouterr().out
    assert ",=1+1," in (folder / "o.csv").read_text(encoding="utf-8")


def test_merge_gives_priority_to_the_first_and_reports_contradictions(folder, capsys):
    other = replace(TERMBASE.concepts[3].terms[1], administrative_status="forbidden")
    extra = Concept("c1", (Term("拡大抑止", "ja", review="approved"), other), definition="定義")
    termalign.write_termbase(Termbase((extra, concept(9, "抑止", "deterrence"))), "b.jsonl")
    assert run(["merge", "tb.jsonl", "b.jsonl", "-o", "m.jsonl"]) == 0
    merged = termalign.read_termbase("m.jsonl")
    assert len(merged.concepts) == 5
    four = next(each for each in merged.concepts if each.id == "c4")
    assert (four.definition, four.terms[1].administrative_status) == ("定義", "preferred")
    assert "extended deterrence is preferred in one termbase, forbidden in another" in merged.worklist[0].reason


def test_diff_tells_field_by_field(folder, capsys):
    changed = replace(TERMBASE.concepts[0], definition="新しい定義")
    termalign.write_termbase(Termbase((changed, *TERMBASE.concepts[2:], concept(8, "抑止", "deterrence"))), "new.jsonl")
    assert run(["diff", "tb.jsonl", "new.jsonl", "--format", "json"]) == 0
    changes = {(each["what"], each["field"], each["new"]) for each in json.loads(capsys.readouterr().out)}
    assert ("changed", "definition", "新しい定義") in changes
    assert ("added", "concept", "抑止 | deterrence") in changes
    assert ("removed", "concept", "") in changes
    assert run(["diff", "tb.jsonl", "new.jsonl", "--format", "xlsx", "-o", "d.xlsx"]) == 0
    assert load_workbook("d.xlsx").active.max_row == 4
    assert run(["diff", "tb.jsonl", "tb.jsonl"]) == 0
    assert "no difference" in capsys.readouterr().out


def test_merge_does_not_forbid_a_term_that_the_first_termbase_approves(folder, capsys):
    (folder / "client.csv").write_text("日本語,英語\n拡大抑止,extended deterrence\n", encoding="utf-8")
    (folder / "house.csv").write_text(
        "日本語,英語,定義,使用区分\n拡大抑止,extended deterrence,定義,forbidden\n", encoding="utf-8"
    )
    assert run(["merge", "client.csv", "house.csv", "-o", "m.jsonl"]) == 0
    assert "1 was in several\n  1 contradiction" in capsys.readouterr().out
    (concept,) = termalign.read_termbase("m.jsonl").concepts
    assert (concept.find("en")[0].administrative_status, concept.definition) == ("", "定義")


@pytest.mark.parametrize(("name", "begins"), [("d.xlsx", b"PK"), ("d.json", b"[\n"), ("d.txt", "- 領域".encode())])
def test_the_suffix_says_how_changes_are_written(folder, capsys, name, begins):
    termalign.write_termbase(Termbase((TERMBASE.concepts[0], *TERMBASE.concepts[2:])), "new.jsonl")
    assert run(["diff", "tb.jsonl", "new.jsonl", "-o", name]) == 0
    assert (folder / name).read_bytes().startswith(begins)
    assert capsys.readouterr().out == f"{name}: 1 concept removed\n"
    assert run(["diff", "new.jsonl", "tb.jsonl", "-o", name, "--overwrite"]) == 0
    assert f"is now {name}.bak" in capsys.readouterr().err


def test_stats_count_what_is_there_and_what_is_missing(folder, capsys):
    assert run(["stats", "tb.jsonl", "--format", "json"]) == 0
    numbers = json.loads(capsys.readouterr().out)
    assert (numbers["concepts"], numbers["terms"]) == (4, 9)
    assert numbers["languages"] == {"en": 5, "ja": 4}
    assert numbers["missing"]["definition"] == 4


def test_validate_fails_as_asked(folder, capsys):
    assert run(["validate", "tb.jsonl"]) == 0
    termalign.write_termbase(Termbase((concept(1, "反撃 （能力", "x\x07"),)), "bad.jsonl")
    assert run(["validate", "bad.jsonl", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out.partition("[")[2].join(["[", ""]))
    assert {"invalid-character", "unbalanced-brackets"} <= {each["rule"] for each in found}
    assert run(["validate", "bad.jsonl", "--fail-on", "never"]) == 0


def test_an_open_workbook_is_left_alone(folder, capsys):
    (folder / "白書.txt").write_text("宇宙領域把握（SDA：Space Domain Awareness）を行う。", encoding="utf-8")
    assert run(["build", "白書.txt", "-o", "tb.xlsx"]) == 0
    before = (folder / "tb.xlsx").read_bytes()
    for mark in ("~$tb.xlsx", ".~lock.tb.xlsx#"):
        (folder / mark).write_bytes(b"")
        assert run(["build", "白書.txt", "--into", "tb.xlsx"]) == 3
        assert "is open in Excel or LibreOffice" in capsys.readouterr().err
        (folder / mark).unlink()
    assert (folder / "tb.xlsx").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_killed_at_any_moment_the_termbase_is_the_old_or_the_new_one(folder):
    text = "".join(
        f"宇宙領域把握{number}（SDA{number}：Space Domain Awareness {number}）を行う。\n" for number in range(300)
    )
    (folder / "白書.txt").write_text(text, encoding="utf-8")
    termalign.write_termbase(TERMBASE, "tb.xlsx")
    old = (folder / "tb.xlsx").read_bytes()
    choose = random.Random(3)
    command = [sys.executable, "-m", "termalign", "build", "白書.txt", "--into", "tb.xlsx"]
    for _ in range(8):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(choose.uniform(0.2, 1.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = (folder / "tb.xlsx").read_bytes()
        assert now == old or len(termalign.read_termbase("tb.xlsx").concepts) > 100
        (folder / "tb.xlsx").write_bytes(old)


def test_a_rename_that_the_system_refuses_leaves_the_old_file_and_is_told(folder, monkeypatch, capsys):
    from pathlib import Path  # noqa: PLC0415

    (folder / "白書.txt").write_text("宇宙領域把握（SDA：Space Domain Awareness）を行う。", encoding="utf-8")
    before = (folder / "tb.jsonl").read_bytes()

    def refuse(self, target):
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert run(["build", "白書.txt", "--into", "tb.jsonl"]) == 3
    assert "open in another program" in capsys.readouterr().err
    assert (folder / "tb.jsonl").read_bytes() == before
    assert not list(folder.glob(".*.part"))
