"""A project on the disk: settings, a termbase, drafts of each format with one mistake, and its sources."""

from __future__ import annotations

import pytest

TERMBASE = """Japanese,English,abbreviation,forbidden
同盟調整メカニズム,Alliance Coordination Mechanism,ACM,
反撃能力,counterstrike capability,,enemy base attack capability
"""
PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en\\n"

# 髙 stands before the entry
#, fuzzy
msgctxt "title"
msgid "反撃能力を保有する。"
msgstr ""
"Japan has \\"an 𠮟 enemy base "
"attack capability\\"\\tnow.\\n"

msgid "%d の反撃能力"
msgid_plural "%d の反撃能力"
msgstr[0] "one counterstrike capability"
msgstr[1] "%d enemy base attack capability"
"""
TSV = 'source\ttarget\n反撃能力を保有する。\t"An ""enemy base attack capability"", 𠮟"\n'
FILES = {
    "termbase.csv": TERMBASE,
    "termalign.toml": 'termbase = ["termbase.csv"]\nignored = []\n',
    "messages.po": PO,
    "table.tsv": TSV,
    "guide.ja.md": "# 概要\n\n𠮟る 反撃能力を保有する。\n",
    "guide.md": "# Overview\n\n𠮟 It has **an** enemy base attack capability.\n",
    "text.md": "A text without a source.\n",
}


@pytest.fixture
def project(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path
