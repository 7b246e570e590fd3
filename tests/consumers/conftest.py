"""What other programs make of termalign's files: each is a fixture, and its tests are skipped where it is missing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import termalign
from termalign.model import Concept, Term, Termbase

OMEGAT_JAR = Path("/usr/share/omegat/OmegaT.jar")
READER = Path(__file__).with_name("omegat_glossary.groovy")
PATIENCE = 180
"""Seconds that a program may take; LibreOffice first makes a profile, and a machine may be busy."""


def pytest_configure(config):
    config.addinivalue_line("markers", "consumers: other programs read what termalign writes; `make test-consumers`")


def ja(text, status="preferred", review="approved", **more):
    return Term(text, "ja", administrative_status=status, review=review, **more)


def en(text, status="preferred", review="approved", **more):
    return Term(text, "en", administrative_status=status, review=review, **more)


@pytest.fixture(scope="session")
def reviewed():
    """A reviewed termbase: concepts in every state, and terms that break careless writers and readers."""
    concepts = (
        Concept(
            "c-0000000001",
            (
                ja("敵基地攻撃能力", "deprecated"),
                ja("反撃能力", reading="はんげきのうりょく"),
                ja("カウンターストライク能力", "admitted"),
                en("ability to strike back", "admitted"),
                en("enemy base attack capability", "deprecated"),
                en("enemy base strike capability", "superseded"),
                en("first-strike capability", "forbidden"),
                en("counter-attack power", review="rejected"),
                en("counter strike ability", review="candidate"),
                en("counterstrike capability", note="見本"),
                en("CSC", "admitted", term_type="acronym"),
            ),
            subject_field="防衛",
            definition="相手の領域において有効な反撃を\n加える\t能力",
            note="注",
        ),
        Concept("c-0000000002", (ja("同盟調整メカニズム", review="candidate"), en("ACM", review="candidate"))),
        Concept("c-0000000003", (ja("拡大抑止", review="rejected"), en("extended deterrence", review="rejected"))),
        Concept("c-0000000004", (ja("統合作戦司令部"), en("Joint Operations Command", "deprecated"))),
        Concept("c-0000000005", (ja("領域横断作戦"),)),
        Concept("c-0000000006", (ja("#始まり"), en("#beginning"))),
        Concept("c-0000000007", (ja("比較<&>演算"), en("""<b>less & "more"</b> ]]> 'x'"""))),
        Concept("c-0000000008", (ja("=1+1"), en("=SUM(A1:A9)"))),
        Concept("c-0000000009", (ja("𠮷野家🍚"), en("Yoshinoya"))),
        Concept("c-000000000a", (ja("タブ\t付き"), en("with\ttab"))),
        Concept("c-000000000b", (ja('"引用"'), en('"quoted", it says'))),
        Concept("c-000000000c", (ja("007"), en("1/2"))),
        Concept("c-000000000d", (ja("NA"), en("+81"))),
        Concept("c-000000000e", (ja("TRUE"), en("-1"), en("@home", "admitted"))),
    )
    return Termbase(concepts, info=(("made by", "termalign"), ("made on", "2024-01-31")))


OFFERED = [
    ("反撃能力", "counterstrike capability"),
    ("反撃能力", "ability to strike back"),
    ("反撃能力", "CSC"),
    ("カウンターストライク能力", "counterstrike capability"),
    ("カウンターストライク能力", "ability to strike back"),
    ("カウンターストライク能力", "CSC"),
    ("#始まり", "#beginning"),
    ("比較<&>演算", """<b>less & "more"</b> ]]> 'x'"""),
    ("=1+1", "=SUM(A1:A9)"),
    ("𠮷野家🍚", "Yoshinoya"),
    ("タブ 付き", "with tab"),
    ('"引用"', '"quoted", it says'),
    ("007", "1/2"),
    ("NA", "+81"),
    ("TRUE", "-1"),
    ("TRUE", "@home"),
]


@pytest.fixture(scope="session")
def offered():
    """The pairs of `reviewed` that a tool may suggest, in the order in which it should."""
    return OFFERED


@pytest.fixture(scope="session")
def unsaid():
    """The designations of `reviewed` that no tool may suggest: rejected, unreviewed, or not to be used."""
    return {
        "敵基地攻撃能力", "enemy base attack capability", "enemy base strike capability", "first-strike capability",
        "counter-attack power", "counter strike ability", "同盟調整メカニズム", "ACM", "拡大抑止",
        "extended deterrence", "Joint Operations Command",
    }  # fmt: skip


@pytest.fixture
def export(tmp_path, reviewed):
    """Export a termbase with the command line, as a user does."""

    def run(name, file_name, *options, termbase=reviewed):
        source, file = tmp_path / "用語集.jsonl", tmp_path / file_name
        termalign.write_termbase(termbase, source, overwrite=True)
        command = [sys.executable, "-m", "termalign", "export", source, "--format", name, "-o", file, *options]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        assert done.returncode == 0, done.stderr
        return file

    return run


@pytest.fixture
def omegat(tmp_path):
    """Read a glossary with OmegaT's classes; returns (source, target, comment) in OmegaT's order."""
    java = shutil.which("java")
    if not java or not OMEGAT_JAR.exists():
        pytest.skip("OmegaT is not installed. Debian: apt install omegat")

    def read(file, source="ja", target="en"):
        command = [
            java, "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", f"-Duser.home={tmp_path}",
            "-cp", OMEGAT_JAR, "groovy.ui.GroovyMain", READER, source, target, file,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr
        records = map(json.loads, done.stdout.splitlines())
        return [(record["source"], record["target"], record["comment"]) for record in records]

    return read


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory):
    """Convert a file with LibreOffice, which has a profile of its own; returns the new file."""
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("localc"):
        pytest.skip("LibreOffice Calc is not installed. Debian: apt install libreoffice-calc")
    profile = tmp_path_factory.mktemp("profile")

    def convert(file, to, folder):
        command = [
            soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
            "--convert-to", to, "--outdir", folder, file,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
        made = folder / f"{file.stem}.{to.partition(':')[0]}"
        assert made.exists(), done.stdout + done.stderr
        return made

    return convert


@pytest.fixture
def toolkit():
    """Return a storage module of the Translate Toolkit, "tmx" for example."""

    def load(name):
        reason = f"The Translate Toolkit is not installed. {sys.executable} -m pip install translate-toolkit"
        pytest.importorskip("translate.storage", reason=reason)
        return pytest.importorskip(f"translate.storage.{name}", reason=reason)

    return load
