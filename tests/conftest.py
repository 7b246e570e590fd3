"""What several tests share: a document of our own, and the command line run in this process or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from termalign.cli import run as run_command_line

SAMPLE = """\
第1節 地域の備え

県は関係機関と情報を分け合うため、広域調整会議（RCC）を開いている。
Regional Coordination Council

また、臨時通信網（TCN：Temporary Communication
Network）を整え、港には沿岸監視装置（CSE）を置いた。詳しくは図表2（3頁）に示す。

KEY WORD

避難経路案内

浸水の深さと混雑を地図に示し、住民が安全な道を選べるようにする仕組みをいう。
"""
"""Three glosses, one with displaced and one with torn English, one KEY WORD box, one look-alike: （3頁）."""


class Result(NamedTuple):
    """What a command did: its exit code, and what it wrote on standard output and standard error."""

    code: int
    out: str
    err: str


class ProcessResult(NamedTuple):
    """The same of a process, as bytes."""

    code: int
    out: bytes
    err: bytes


@pytest.fixture
def sample_text():
    return SAMPLE


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return an empty folder that is the current one, with a fixed date of the build."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    return tmp_path


@pytest.fixture
def sample(folder):
    """Return the relative name of the sample document in the current folder."""
    (folder / "sample.txt").write_bytes(SAMPLE.encode())
    return "sample.txt"


@pytest.fixture
def run(capsys):
    """Return a function that runs the command line in this process."""

    def in_process(*arguments):
        code = run_command_line([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Result(int(code), out, err)

    return in_process


@pytest.fixture
def start():
    """Return a function that starts the command line as a process of its own, warnings being errors."""

    def process(*arguments, environment=None, **options):
        command = [sys.executable, "-W", "error", "-m", "termalign", *map(str, arguments)]
        usual = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
        return subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | usual | (environment or {}),
            **options,
        )

    return process


@pytest.fixture
def run_process(start):
    """Return a function that runs the command line as a process of its own, to its end."""

    def process(*arguments, data=b"", **options):
        with start(*arguments, stdin=subprocess.PIPE, **options) as running:
            out, err = running.communicate(data, timeout=60)
        assert b"Traceback" not in out + err
        return ProcessResult(running.returncode, out, err)

    return process
