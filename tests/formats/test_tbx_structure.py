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
SUBJECT = '<descrip type="subjectField">防衛</descrip>'
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
    ("tbx-header", "<p>見本</p>", "", 2),
    ("tbx-language", 'xml:lang="ja">\n<tbxHeader>', 'xml:lang="日本">\n<tbxHeader>', 2),
    ("tbx-language", '"en-US"', '"JA"', 14),
    ("tbx-language", '"en-US"', '"en-x"', 14),
    ("tbx-order", "</langSec>\n</conceptEntry>", "</langSec>\n<note>注</note></conceptEntry>", 17),
    ("tbx-order", "</term>\n", "</term><note>注</note>\n", 10),
    ("tbx-level", '<langSec xml:lang="ja">', f'<langSec xml:lang="ja">{SUBJECT}', 8),
    ("tbx-level", "</term>\n", '</term><xref type="xGraphic" target="x.png">図</xref>\n', 9),
    ("tbx-level", SUBJECT, '<termNote type="termLocation">menuItem</termNote>', 6),
    ("tbx-target", SUBJECT, '<xref type="externalCrossReference">白書</xref>', 6),
    ("tbx-date", "2024-02-29", "2024-02-29T1200", 7),
    ("tbx-date", "2024-02-29", "2024-13-01Z", 7),
]
RIGHT = [
    ('"en-US"', '"en-x-mod"'),
    ('"en-US"', '"x-klingon"'),
    ("2024-02-29", "2024-02-29Z"),
    ("2024-02-29", "2024-02-29+09:00"),
    ("2024-02-29", "2024-02-29T23:59:59.123456789Z"),
    ("</term>\n", "</term><!-- 注 -->\n"),
    (SUBJECT, f"{SUBJECT}<note>注</note>"),
    (SUBJECT, '<xref type="externalCrossReference" target="https://example.org/">白書</xref>'),
]


def flaws(text):
    return list(find("見本.tbx", text.encode()))


def test_a_good_file_has_no_flaw():
    assert flaws(GOOD) == []


@pytest.mark.parametrize(("rule", "old", "new", "line"), WRONG)
def test_a_flaw_is_found_at_its_line(rule, old, new, line):
    assert old in GOOD
    assert (rule, f"見本.tbx:{line}") in [(flaw.rule, flaw.place) for flaw in flaws(GOOD.replace(old, new))]


@pytest.mark.parametrize(("old", "new"), RIGHT)
def test_a_near_miss_is_no_flaw(old, new):
    assert old in GOOD
    assert flaws(GOOD.replace(old, new, 1)) == []


def test_larger_dialects_may_have_a_category_elsewhere():
    default = GOOD.replace("TBX-Basic", "TBX-Default").replace(
        '<langSec xml:lang="ja">', f'<langSec xml:lang="ja">{SUBJECT}'
    )
    assert {(flaw.rule, flaw.severity) for flaw in flaws(default)} == {("tbx-level", "warning")}


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
