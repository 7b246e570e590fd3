"""What README and docs/ say is so: links lead somewhere, options exist, and the samples come out as they are printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from termalign.cli import COMMANDS, run, termalign
from termalign.linter import RULES, describe

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")])
SAMPLE = re.compile(r"^```\n((?:\$ cd .*\n)?\$ termalign .*?)^```", re.MULTILINE | re.DOTALL)
FILES = {
    "draft.xliff": (
        '<xliff version="1.2">\n<file original="a" source-language="ja" target-language="en" datatype="plaintext">'
        "\n\n\n\n\n\n\n\n\n<body>\n<trans-unit id='s7'>\n<source>同盟調整メカニズムを活用した。</source>"
        "\n<target>The Alliance Coordinating Mechanism was used.</target></trans-unit>"
        "<trans-unit id='s8'><source>部隊</source><target>units</target></trans-unit></body></file></xliff>"
    ),
    "draft.po": 'msgid ""\nmsgstr "Language: en\\n"\n' + "\n" * 12 + 'msgid "同盟調整メカニズムを活用した。"\n'
    'msgstr "The Alliance Coordinating Mechanism was used."\n',
    "glossary.csv": "日本語,英語\n拡大抑止,extended deterrence\n抑止,deterrence\n反撃能力,\n",
    "client.csv": "日本語,英語\n拡大抑止,extended deterrence\n",
    "house.csv": "日本語,英語,定義,使用区分\n拡大抑止,extended deterrence,抑止力を同盟国にも及ぼすこと,forbidden\n"
    "反撃能力,counterstrike capability,,\n",
}
MECHANISM = "日本語,英語\n同盟調整メカニズム,Alliance Coordination Mechanism\n"


def samples():
    for page in PAGES:
        for number, block in enumerate(SAMPLE.findall(page.read_text(encoding="utf-8"))):
            if not any(name in block for name in ("drafts/ ", "source.ja")):
                yield pytest.param(block, id=f"{page.name}-{number}")


def plain(line):
    """A line without what a better extraction changes: numbers and widths."""
    return re.sub(r"\s+|-{2,}", " ", re.sub(r"\d[\d,.]*", "0", line)).strip()


@pytest.mark.parametrize("block", list(samples()))
def test_samples_come_out_as_they_are_printed(block, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    if "termalign lint" in block:
        block = block.replace("termbase.xlsx", "mechanism.csv")
        (tmp_path / "mechanism.csv").write_text(MECHANISM, encoding="utf-8")
    elif "-t termbase.xlsx" in block:
        assert run(["build", "corpora/defence", "-o", "termbase.xlsx"]) == 0
    capsys.readouterr()
    said = []
    for command in re.findall(r"^\$ termalign (.*)$", block, re.MULTILINE):
        assert run(command.split()) in (0, 1)
        output = capsys.readouterr()
        said += (output.out + output.err).splitlines()
    lines = iter(plain(line) for line in said)
    for line in block.splitlines():
        if not line.startswith("$ ") and line.strip() not in ("", "..."):
            words = plain(line.removesuffix("...").rstrip(" ,"))
            assert any(each.startswith(words.partition("...")[0].strip()) for each in lines), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page):
    for target in re.findall(r"\]\((?!https?:)([^)\s]*)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = target.partition("#")
        file = (page.parent / name) if name else page
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}, target


def test_options_that_are_named_exist():
    commands = [termalign.get_command(None, name) for name in COMMANDS]
    known = {option for command in commands for parameter in command.params for option in parameter.opts}
    known |= {option for command in commands for parameter in command.params for option in parameter.secondary_opts}
    for page in PAGES:
        for line in page.read_text(encoding="utf-8").splitlines():
            if "termalign" in line or line.startswith("| `-"):
                named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)) - {"--help", "--user", "--no"}
                assert named <= known, f"{page.name}: {line}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page(name):
    assert any(f"termalign {name}" in page.read_text(encoding="utf-8") for page in ROOT.glob("docs/*.md"))


def test_the_page_of_the_rules_has_them_all():
    text = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert [name for name in RULES if f"## {name}" not in text or describe(name).summary not in text] == []
