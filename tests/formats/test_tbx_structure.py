"""The structure of TBX files: each flaw is found at its line, and what termalign writes has none."""

from __future__ import annotations

import io

import pytest

import termalign
from termalign.formats import tbx
from termalign.formats.exchange import Options
from termalign.formats.tbx import version3
from termalign.formats.tbx.structure import find

GOOD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="ja">
<tbxHeader><fileDesc><sourceDesc><p>見本</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
<conceptEntry id="c1">
<descrip type="subjectField">防衛</descrip>
<transacGrp><transac type="transactionType">origination</transac><date>2024-02-29</date></transacGrp>
<langSec xml:lang="ja">
<termSec id="t1"><term>拡大抑止</term>
<termNote type="partOfSpeech">noun</termNote>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
</termSec>
</langSec>
<langSec xml:lang="en-US">
<termSec><term>extended deterrence</term><ref type="crossReference" target="t1">拡大抑止</ref></termSec>
</langSec>
</conceptEntry>
</body></text></tbx>
"""
WRONG = [
    ("tbx-id", ' id="c1"', "", 5),
    ("tbx-id", 'id="c1"', 'id="1875"', 5),
    ("tbx-id", 'id="t1"', 'id="c1"', 9),
    ("tbx-target", 'target="t1"', 'target="t9"', 15),
    ("tbx-language", ' xml:lang="en-US"', "", 14),
    ("tbx-language", '"en-US"', '"---"', 14),
    ("tbx-language", '"en-US"', '"ja"', 14),
    ("tbx-term", "<termSec><term>extended deterrence</term>", "<termSec>", 15),
    ("tbx-term", "<term>拡大抑止</term>", "<term>拡大抑止</term><term>核の傘</term>", 9),
    ("tbx-empty-term", "<term>extended deterrence</term>", "<term/>", 15),
    ("tbx-value", ">noun<", ">preposition<", 10),
    ("tbx-value", ">preferredTerm-admn-sts<", ">forbidden<", 11),
    ("tbx-value", ">origination<", ">deletion<", 7),
    ("tbx-date", "2024-02-29", "2023-02-29", 7),
    ("tbx-date", "2024-02-29", "29.2.2024", 7),
    ("tbx-level", '<descrip type="subjectField">防衛</descrip>', '<descrip type="context">文</descrip>', 6),
    ("tbx-category", '<descrip type="subjectField">', "<descrip>", 6),
    ("tbx-category", '"subjectField"', '"reliabilityCode"', 6),
    ("tbx-element", "descrip", "description", 6),
    ("tbx-attribute", '<descrip type="subjectField">', '<descrip type="subjectField" colour="red">', 6),
    ("tbx-dialect", 'type="TBX-Basic"', 'type="Basic"', 2),
    ("tbx-style", 'style="dca"', 'style="dcx"', 2),
    ("tbx-namespace", "urn:iso:std:iso:30042:ed-2", "urn:x", 2),
    ("tbx-header", "<sourceDesc><p>見本</p></sourceDesc>", "", 2),
]


def flaws(text):
    return list(find("見本.tbx", text.encode()))


def test_a_good_file_has_no_flaw():
    assert flaws(GOOD) == []


@pytest.mark.parametrize(("rule", "old", "new", "line"), WRONG)
def test_a_flaw_is_found_at_its_line(rule, old, new, line):
    assert old in GOOD
    assert (rule, f"見本.tbx:{line}") in [(flaw.rule, flaw.place) for flaw in flaws(GOOD.replace(old, new))]


def test_what_is_not_well_formed_is_refused_and_nothing_is_fetched():
    with pytest.raises(termalign.TermalignError, match="well-formed"):
        flaws(GOOD.replace("</tbx>", ""))
    entity = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert "root:" not in str(flaws(GOOD.replace("?>\n", f"?>\n{entity}", 1).replace("防衛", "&a;")))


@pytest.mark.parametrize("writer", [tbx, version3])
@pytest.mark.parametrize("style", ["dca", "dct"])
def test_what_termalign_writes_has_no_flaw(writer, style, termbase):
    stream = io.BytesIO()
    writer.write_termbase(termbase, stream, Options(style=style))
    assert [flaw for flaw in find("x.tbx", stream.getvalue()) if flaw.severity == "error"] == []
