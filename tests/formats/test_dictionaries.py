"""Dictionaries and exports that are only read: MultiTerm XML, EDICT and JMdict."""

from __future__ import annotations

import pytest

from termalign.errors import FileError
from termalign.formats import edict, jmdict, multiterm_xml, tmx, utx
from termalign.model import Extra

MTF = """<mtf><conceptGrp><concept>12</concept><system type="entryClass">1</system>
<descripGrp><descrip type="Subject">宇宙</descrip></descripGrp>
<descripGrp><descrip type="Definition">軌道上の<xref Tlink="x">物体</xref></descrip></descripGrp>
<languageGrp><language type="Japanese" lang="JA"/>
<descripGrp><descrip type="Source">見本</descrip></descripGrp>
<termGrp><term>宇宙ゴミ</term><descripGrp><descrip type="Status">Preferred</descrip></descripGrp>
<descripGrp><descrip type="Part of speech">Noun</descrip></descripGrp>
<descripGrp><descrip type="Note">注 &lt;&amp;&gt;</descrip></descripGrp>
<transacGrp><transac type="origination">誰か</transac></transacGrp></termGrp>
<termGrp><term/></termGrp></languageGrp>
<languageGrp><language type="English" lang="EN-US"/>
<termGrp><term>space debris</term><descripGrp><descrip type="Usage">spoken</descrip></descripGrp></termGrp>
<termGrp><term>SD</term><descripGrp><descrip type="Status">draft</descrip></descripGrp>
<descripGrp><descrip type="Gender">m</descrip></descripGrp></termGrp></languageGrp></conceptGrp>
<conceptGrp><concept>12</concept><languageGrp><language type="日本語"/><termGrp><term>𠮷</term></termGrp></languageGrp></conceptGrp>
<conceptGrp><concept>13</concept></conceptGrp></mtf>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_multiterm(encoding):
    data = MTF.encode(encoding)
    assert multiterm_xml.is_it(data)
    debris, other = multiterm_xml.read_termbase("x.xml", data).concepts
    assert (debris.id, debris.subject_field, debris.definition) == ("12", "宇宙", "軌道上の物体")
    assert debris.extras == (Extra("ja: descrip/Source", "見本"),)
    first, second, third = debris.terms
    assert (first.text, first.language, first.administrative_status, first.part_of_speech, first.note, first.review) == (
        "宇宙ゴミ", "ja", "preferred", "noun", "注 <&>", "approved",
    )  # fmt: skip
    assert (second.language, second.administrative_status, second.part_of_speech) == ("en-US", "", "")
    assert second.extras == (Extra("descrip/Usage", "spoken"),)
    assert (third.term_type, third.review, third.extras) == ("acronym", "candidate", (Extra("descrip/Gender", "m"),))
    assert (other.id, other.label) == ("c2", "𠮷")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_that_calls_itself_utf_16(encoding):
    data = f"<?xml version='1.0' encoding='UTF-16' ?>{MTF}".encode(encoding)
    assert multiterm_xml.read_termbase("x.xml", data).concepts[1].label == "𠮷"


@pytest.mark.parametrize("text", ["", "x", "<mtf>", "<tbx/>"])
def test_what_is_not_of_multiterm_is_refused(text):
    with pytest.raises(FileError, match=r"x.xml: line \d"):
        multiterm_xml.read_termbase("x.xml", text.encode())


EDICT = """　？？？？ /EDICT of a test/
試験語;試験用語(P);試検語(iK) [しけんご(試験語,試検語);しけんようご(試験用語)] /(n,vs) (1) {comp} test word/trial term/(2) (uk) (See 単語・1) (語 for short) word (of a test)/(P)/EntL1000001X/
ためす /(v5s,vt) to try/(the) attempt/
静か [しずか] /(adj-na,n) (very) quiet/TSW/EntL1000001X/
"""  # noqa: E501


@pytest.mark.parametrize("encoding", ["utf-8", "euc_jp", "utf-8-sig"])
def test_edict(encoding):
    data = EDICT.encode(encoding)
    assert edict.is_it(data)
    first, second, verb, quiet = edict.read_termbase("edict2", data).concepts
    assert [each.id for each in (first, second, verb, quiet)] == ["1000001-1", "1000001-2", "c3", "c4"]
    forms = [(term.text, term.term_type, term.administrative_status, term.reading) for term in first.find("ja")]
    assert forms == [
        ("試験語", "fullForm", "", "しけんご"),
        ("試験用語", "variant", "", "しけんようご"),
        ("試検語", "variant", "deprecated", "しけんご"),
    ]
    glosses = [(term.text, term.term_type, term.administrative_status) for term in first.find("en")]
    assert glosses == [("test word", "fullForm", ""), ("trial term", "variant", "admitted")]
    assert (first.subject_field, second.subject_field) == ("comp", "")
    assert second.text("en") == "word (of a test)"
    assert second.extras == (Extra("marks", "uk, See 単語・1, 語 for short"),)
    assert {term.part_of_speech for term in (*first.terms, *second.terms)} == {"noun"}
    assert [term.text for term in verb.terms] == ["ためす", "to try", "(the) attempt"]
    assert (verb.terms[0].part_of_speech, verb.terms[0].reading) == ("verb", "")
    assert [(term.text, term.term_type) for term in quiet.terms] == [
        ("静か", "fullForm"), ("(very) quiet", "fullForm"), ("TSW", "acronym"),
    ]  # fmt: skip
    assert quiet.terms[0].part_of_speech == "adjective"


@pytest.mark.parametrize("between", ",;")
def test_readings_that_are_limited_to_several_forms(between):
    line = f"甲語;乙語;丙語 [こうご(甲語{between}乙語);へいご(丙語)(ok)] /(n) x/"
    terms = edict.read_termbase("edict", line.encode()).concepts[0].find("ja")
    assert [term.reading for term in terms] == ["こうご", "こうご", "へいご"]


def test_edict_with_the_second_kanji_table_of_jis():
    data = "丂語 [こうご] /(n) x/\n".encode("euc_jp")
    assert b"\x8f" in data
    assert edict.read_termbase("edict", data).concepts[0].text("ja") == "丂語"


@pytest.mark.parametrize("text", ["", "ただの文。\n", "用語\tterm\n" * 3, "語 /n/\n文。\n"])
def test_what_is_no_edict_is_refused(text):
    with pytest.raises(FileError, match=r"edict: line \d"):
        edict.read_termbase("edict", text.encode())


@pytest.mark.parametrize(
    ("codes", "part"),
    [
        ("n", "noun"), ("vs", "noun"), ("vs-i", "verb"), ("v5k-s", "verb"), ("vt", "verb"), ("adj-i", "adjective"),
        ("adv-to", "adverb"), ("n-pr", "properNoun"), ("exp", "other"), ("exp n", "noun"), ("aux-v", "other"), ("", ""),
    ],
)  # fmt: skip
def test_parts_of_speech(codes, part):
    assert edict.part_of(codes.split()) == part


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("noun (common) (futsuumeishi)", "noun"), ("Godan verb with 'su' ending", "verb"), ("transitive verb", "verb"),
        ("noun or participle which takes the aux. verb suru", "noun"), ("adverb (fukushi)", "adverb"),
        ("adjective (keiyoushi)", "adjective"), ("auxiliary verb", "other"), ("proper noun", "properNoun"),
    ],
)  # fmt: skip
def test_parts_of_speech_in_words(words, part):
    assert edict.part_of([words]) == part


DOCTYPE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE JMdict [
<!ELEMENT JMdict (entry*)> <!-- a [comment] -->
<!ENTITY n "noun (common)">
<!ENTITY vs "takes suru">
<!ENTITY astron "astronomy">
<!ENTITY outside SYSTEM "file:///etc/passwd">
]>
"""
ENTRIES = """<JMdict><entry><ent_seq>2000001</ent_seq>
<k_ele><keb>試験語</keb><ke_pri>news1</ke_pri></k_ele><k_ele><keb>試検語</keb><ke_inf>&iK;</ke_inf></k_ele>
<r_ele><reb>しけんご</reb><re_restr>試験語</re_restr></r_ele><r_ele><reb>ためしご</reb></r_ele>
<r_ele><reb>シケンゴ</reb><re_nokanji/></r_ele>
<sense><pos>&n;</pos><pos>&vs;</pos><field>&astron;</field><misc>&uk;</misc><s_inf>注 &amp; 記</s_inf>
<gloss>test word</gloss><gloss xml:lang="eng">trial <pri>term</pri></gloss><gloss xml:lang="ger">Testwort</gloss>
<gloss g_type="expl">a word that is tested</gloss></sense>
<sense><stagk>試検語</stagk><gloss>&outside; word</gloss></sense></entry>
<entry><ent_seq>2000001</ent_seq><r_ele><reb>ためす</reb></r_ele><sense><pos>&v5s;</pos><gloss>to try</gloss></sense></entry>
</JMdict>"""


@pytest.mark.parametrize("head", [DOCTYPE, ""])
def test_jmdict(head):
    data = (head + ENTRIES).encode()
    assert jmdict.is_it(data)
    first, second, verb = jmdict.read_termbase("x.xml", data).concepts
    assert [each.id for each in (first, second, verb)] == ["2000001-1", "2000001-2", "c2"]
    assert [(term.text, term.term_type, term.administrative_status, term.reading) for term in first.find("ja")] == [
        ("試験語", "fullForm", "", "しけんご"),
        ("試検語", "variant", "deprecated", "ためしご"),
        ("シケンゴ", "variant", "", ""),
    ]
    assert [(term.text, term.language) for term in first.terms[3:]] == [
        ("test word", "en"), ("trial term", "en"), ("Testwort", "de"),
    ]  # fmt: skip
    assert (first.subject_field, first.definition, first.note) == ("astron", "a word that is tested", "注 & 記")
    assert first.extras == (Extra("misc", "uk"),)
    assert [term.text for term in second.terms] == ["試検語", "シケンゴ", "outside word"]
    assert {term.part_of_speech for term in (*first.terms, *second.terms)} == {"noun"}
    assert verb.terms[0].part_of_speech == "verb"


def test_an_entry_alone_may_stand_behind_a_comment():
    data = "<!-- x --><entry><r_ele><reb>ためす</reb></r_ele><sense><gloss>to try</gloss></sense></entry>".encode()
    assert jmdict.read_termbase("x.xml", data).concepts[0].label == "ためす = to try"


@pytest.mark.parametrize("text", ["", "x", "<JMdict>", "<tbx/>"])
def test_what_is_no_jmdict_is_refused(text):
    with pytest.raises(FileError, match=r"x.xml: line \d"):
        jmdict.read_termbase("x.xml", text.encode())


def test_no_format_takes_another_one_for_its_own():
    samples = {
        multiterm_xml: MTF.encode(),
        jmdict: (DOCTYPE + ENTRIES).encode(),
        edict: EDICT.encode("euc_jp"),
        tmx: b'<?xml version="1.0"?><tmx version="1.4"/>',
        utx: b"#UTX 1.11; ja/en\r\n#src\ttgt\tsrc:pos\r\n",
    }
    for module in samples:
        assert [each for each, data in samples.items() if module.is_it(data)] == [module]
