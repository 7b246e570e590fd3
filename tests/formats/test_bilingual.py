"""Drafts of XLIFF, PO and TMX are read segment by segment, whatever tool wrote them."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.errors import FileError
from termalign.formats import po, tmx, xliff
from termalign.formats.exchange import DraftOptions

NO_OPTIONS = DraftOptions()
JA, EN = "反撃能力を保有する。", "Japan will possess counterstrike capabilities."
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1
)


def version1(units: str, source="ja", target='target-language="en"') -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
        f'<file original="a" source-language="{source}" {target} datatype="plaintext"><body>\n{units}\n</body></file></xliff>'
    ).encode()


def version2(units: str, version="2.0", languages='srcLang="ja" trgLang="en"') -> bytes:
    return (
        f'<xliff version="{version}" {languages} xmlns="urn:oasis:names:tc:xliff:document:{version}">'
        f'<file id="f">{units}</file></xliff>'
    ).encode()


def unit(source: str, target: str) -> str:
    return f'<trans-unit id="1"><source>{source}</source><target>{target}</target></trans-unit>'


def read(data: bytes, options=NO_OPTIONS):
    return xliff.segment_pairs("draft.xlf", data, options)


def texts(draft):
    return [(pair.source, pair.target) for pair in draft.pairs]


def test_a_unit_is_a_segment_with_its_place_and_state():
    draft = read(
        version1(f'<trans-unit id="7"><source>{JA}</source>\n<target state="translated">{EN}</target></trans-unit>')
    )
    (pair,) = draft.pairs
    assert (draft.source_language, draft.target_language) == ("ja", "en")
    assert (pair.source, pair.target, pair.id, pair.state, pair.place.line) == (JA, EN, "7", "translated", 5)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("counter<g id='1'>strike</g> capability", "counterstrike capability"),
        ("counter<bpt id='1'>&lt;b&gt;</bpt>strike<ept id='1'>&lt;/b&gt;</ept>", "counterstrike"),
        ("a<x id='1'/>b", "a\ufffcb"),
        ("a<x id='1' ctype='lb'/>b", "a b"),
        ("a<x id='1' equiv-text='&lt;br/&gt;'/>b", "a b"),
        ("a<ph id='1'>{0}</ph>b", "a\ufffcb"),
        ("10<ph id='1'>&lt;mq:ch val=\"\u00a0\" /&gt;</ph>km", "10 km"),
        ("a<it id='1' pos='open'>x</it>b", "ab"),
        ("<mrk mtype='x-term'>deterrence</mrk>", "deterrence"),
        ("a<mrk mtype='x-sdl-deleted'>old</mrk>b", "ab"),
        ("<g id='1'>a <g id='2'>b</g> c</g>", "a b c"),
        ("a &amp; b<!-- remark -->", "a & b"),
        (" leading", " leading"),
    ],
)
def test_inline_codes(written, seen):
    assert texts(read(version1(unit(JA, written)))) == [(JA, seen)]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("counter<pc id='1'>strike</pc>", "counterstrike"),
        ("a<ph id='1'/>b", "a\ufffcb"),
        ("a<ph id='1' type='fmt' subType='xlf:lb'/>b", "a b"),
        ("a<sc id='1'/>b<ec startRef='1'/>", "ab"),
        ("a<cp hex='0009'/>b", "a\tb"),
        ("<mrk id='m' type='term'>deterrence</mrk>", "deterrence"),
    ],
)
def test_inline_codes_of_version_2(written, seen):
    data = version2(f"<unit id='u'><segment><source>{JA}</source><target>{written}</target></segment></unit>")
    assert texts(read(data)) == [(JA, seen)]


def test_segments_of_a_unit_are_parted_by_their_marks():
    marks = "<mrk mtype='seg' mid='0'>{}</mrk> <g id='1'><mrk mtype='seg' mid='1'>{}</mrk></g>"
    data = version1(
        f"<trans-unit id='9'><source>一。二。</source><seg-source>{marks.format('一。', '二。')}</seg-source>"
        f"<target>{marks.format('One.', 'Two.')}</target></trans-unit>",
    )
    pairs = read(data).pairs
    assert [(pair.source, pair.target, pair.id) for pair in pairs] == [("一。", "One.", "9/0"), ("二。", "Two.", "9/1")]
    assert pairs[0].paragraph == pairs[1].paragraph != ""


def test_sdlxliff_names_and_states_its_segments():
    data = b"\xef\xbb\xbf" + version1(
        "<trans-unit id='a' translate='no'><source>skip</source></trans-unit>"
        "<trans-unit id='b'><source>x</source><seg-source><mrk mtype='seg' mid='12'>抑止</mrk></seg-source>"
        "<target><mrk mtype='seg' mid='12'>deterrence</mrk></target>"
        "<sdl:seg-defs xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'><sdl:seg id='12' conf='Draft'/></sdl:seg-defs>"
        "</trans-unit>",
    )
    (pair,) = xliff.segment_pairs("a.sdlxliff", data, NO_OPTIONS).pairs
    assert (pair.source, pair.target, pair.id, pair.state) == ("抑止", "deterrence", "12", "Draft")


def test_what_is_not_the_translation_is_left_out():
    data = version1(
        f"<trans-unit id='1'><source>{JA}</source><alt-trans><source>x</source><target>old</target></alt-trans></trans-unit>"
        "<group translate='no'><trans-unit id='2'><source>x</source></trans-unit></group>"
        "<trans-unit id='3'><source></source><target></target></trans-unit>",
    )
    assert texts(read(data)) == [(JA, "")]
    two = "<unit id='u'><ignorable><source> </source></ignorable><segment><source>抑止</source></segment></unit>"
    assert texts(read(version2(two))) == [("抑止", "")]
    assert texts(read(version2(f"<group id='g'><group id='h'>{two}</group></group>", "2.1"))) == [("抑止", "")]


@pytest.mark.parametrize(
    ("data", "options", "languages"),
    [
        (version1(unit(JA, EN), target=""), NO_OPTIONS, ("ja", "en")),
        (version1(unit(EN, JA), source="en", target=""), NO_OPTIONS, ("en", "ja")),
        (version1(unit(EN, JA), source="en-US", target='target-language="ja-JP"'), NO_OPTIONS, ("en-US", "ja-JP")),
        (version1(unit(JA, EN), source="en", target=""), DraftOptions("ja", "en"), ("ja", "en")),
        (
            version2("<unit id='u'><segment><source>x</source></segment></unit>", languages='srcLang="de"'),
            NO_OPTIONS,
            ("de", "en"),
        ),
    ],
)
def test_languages(data, options, languages):
    draft = read(data, options)
    assert (draft.source_language, draft.target_language) == languages


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (version1(unit(JA, EN))[:-20], "not well-formed"),
        (version1(unit(JA, "<g id='1'>")), "not well-formed"),
        (b"<html/>", "the root is html"),
        (version1(""), "holds no segments"),
        (b"PK\x03\x04xxxx", "zip"),
        (b"version https://git-lfs.github.com/spec/v1", "Git LFS"),
        (b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + version1(unit(JA, "&e;"))[39:], "entities"),
        (
            version1(unit(JA, EN)).replace(
                b"</file>", b"</file><file source-language='de' target-language='fr'><body/></file>"
            ),
            "several languages",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data, said):
    with pytest.raises(FileError, match=said) as error:
        read(data)
    assert str(error.value).startswith("draft.xlf: ")


def test_a_segment_of_a_megabyte():
    (pair,) = read(version1(unit("抑止" * 200_000, "x " * 500_000))).pairs
    assert (len(pair.source), len(pair.target)) == (400_000, 1_000_000)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_texts_come_back(pairs):
    units = "".join(
        f"<trans-unit id='{number}'><source>{escape(source)}</source><target>{escape(target)}</target></trans-unit>"
        for number, (source, target) in enumerate(pairs)
    )
    kept = [pair for pair in pairs if pair[0].strip() or pair[1].strip()]
    if kept:
        assert texts(read(version1(units))) == kept


PO = """msgid ""
msgstr ""
"Language: ja\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy
msgctxt "menu"
msgid "Safety manager"
msgstr "安全責任者"

msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d 個のファイル"

msgid "multi"
"line"
msgstr ""

#~ msgid "old"
#~ msgstr "古い"
"""


def test_po_entries():
    draft = po.segment_pairs("ja.po", PO.encode(), NO_OPTIONS)
    assert (draft.source_language, draft.target_language) == ("en", "ja")
    assert texts(draft) == [("Safety manager", "安全責任者"), ("%d files", "%d 個のファイル"), ("multiline", "")]
    assert (draft.pairs[0].state, draft.pairs[0].context, draft.pairs[0].place.line) == ("fuzzy", "menu", 6)


def test_po_in_other_encodings_and_directions():
    japanese = PO.replace("UTF-8", "EUC-JP").encode("euc_jp")
    assert texts(po.segment_pairs("ja.po", japanese, NO_OPTIONS))[0][1] == "安全責任者"
    turned = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "抑止"\nmsgstr "deterrence"\n'
    draft = po.segment_pairs("en.po", turned.encode(), NO_OPTIONS)
    assert (draft.source_language, draft.target_language) == ("ja", "en")


@pytest.mark.parametrize("text", ['msgid "a\nmsgstr "b"\n', "hello\n", 'msgid ""\nmsgstr ""\n'])
def test_bad_po_is_said_in_a_sentence(text):
    with pytest.raises(FileError, match=r"^x\.po: "):
        po.segment_pairs("x.po", text.encode(), NO_OPTIONS)


def memory(units: str, srclang="ja") -> bytes:
    return f'<tmx version="1.4"><header srclang="{srclang}"/><body>{units}</body></tmx>'.encode()


def tu(**texts):
    variants = "".join(
        f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>' for tag, text in texts.items()
    )
    return f"<tu>{variants}</tu>"


def test_tmx_by_language():
    several = memory(
        tu(de="Abschreckung", en_US="deterrence", ja="抑止", en_GB="deterrent") + tu(ja="国", en="country")
    )
    draft = tmx.segment_pairs("m.tmx", several, NO_OPTIONS)
    assert texts(draft) == [("抑止", "deterrence"), ("国", "country")]
    british = tmx.segment_pairs("m.tmx", several, DraftOptions("ja", "en-GB"))
    assert texts(british) == [("抑止", "deterrent"), ("国", "country")]
    german = tmx.segment_pairs("m.tmx", several, DraftOptions("de", "ja"))
    assert texts(german) == [("Abschreckung", "抑止")]


def test_tmx_the_header_tells_the_source():
    draft = tmx.segment_pairs("m.tmx", memory(tu(en="country", ja="国"), "en-US"), NO_OPTIONS)
    assert (draft.source_language, texts(draft)) == ("en", [("country", "国")])
    with pytest.raises(FileError, match="name two of them"):
        tmx.segment_pairs("m.tmx", memory(tu(de="Land", fr="pays", es="pais"), "*all*"), NO_OPTIONS)
    with pytest.raises(FileError, match="holds no units"):
        tmx.segment_pairs("m.tmx", memory(tu(de="Land", fr="pays")), DraftOptions("ja", "en"))
