"""A small document with every kind of row, and the program as a user runs it."""

from __future__ import annotations

import pytest

from termalign.cli import run

SAMPLE = """第2節 日米共同の取組

弾道ミサイルの発射の際には、同盟調整メカニズム

(ACM) も活用し、日米が連携して対処している。

Alliance Coordination Mechanism

部隊は、宇宙領域把握 (SDA) の能力を高め、共同FDOの実施についても議論した。
Flexible Deterrent Options
あわせて、横田基地 (東京都) の施設を使用した。

部隊は水陸両用車（AAV7）を視察した。

KEY WORD

拡大抑止

ある国の抑止力を、その同盟国にも及ぼすこと。

Partnership Through Dialogue
"""


@pytest.fixture
def sample(tmp_path):
    file = tmp_path / "sample.txt"
    file.write_text(SAMPLE, encoding="utf-8", newline="")
    return file


@pytest.fixture
def termalign(capsys, monkeypatch, tmp_path):
    """Run the command line in tmp_path; return (exit code, output, complaints)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        output = capsys.readouterr()
        assert "Traceback" not in output.out + output.err
        return code, output.out, output.err

    return call
