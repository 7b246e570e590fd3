"""Fixes are written where a target stands, and nothing else of a file changes, whatever its format."""

from __future__ import annotations

import csv
import io
import re
from html import escape
from zipfile import ZipFile

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from termalign.formats import csv as csv_format
from termalign.formats import markdown, parallel, po, tmx, tsv, xliff, xlsx
from termalign.formats.edits import Edit, changed
from termalign.formats.exchange import DraftOptions

OPTIONS = DraftOptions("ja", "en")
TEXTS = st.text(st.sampled_from("ab \t\"\\,;&<>'é反能😀-"), min_size=1, max_size=12).filter(
    lambda text: text.strip().isprintable() and any(map(str.isalpha, text)) and text == text.strip()
)
SOURCE = "反撃能力を保有する。"


def po_file(texts) -> bytes:
    catalogue = polib.POFile(wrapwidth=20)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "en"}
    catalogue += [polib.POEntry(msgid=f"{SOURCE}{n}", msgstr=text, comment="x") for n, text in enumerate(texts)]
    return str(catalogue).replace("\n", "\r\n").encode()


def csv_file(texts) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([["原文", "訳文"], *[[SOURCE, text] for text in texts]])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def tsv_file(texts) -> bytes:
    return "".join(f"{SOURCE}\t{text}\r\n" for text in ["target", *texts]).replace(SOURCE, "source", 1).encode("utf-16")


def xliff_file(texts) -> bytes:
    units = "".join(
        f"<trans-unit id='{n}'><!-- {n} --><source>{SOURCE}</source><target>{half(text)}</target></trans-unit>\r\n"
        for n, text in enumerate(texts)
    )
    return (
        "<?xml version='1.0'?><xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' "
        f"source-language='ja' target-language='en' datatype='x'><body>{units}</body></file></xliff>"
    ).encode()


def half(text: str) -> str:
    """Half of a text as it is, half in a section of its own."""
    middle = len(text) // 2
    return f"{escape(text[:middle])}<![CDATA[{text[middle:]}]]>"


def tmx_file(texts) -> bytes:
    units = "".join(
        f"<tu><note>{n}</note><tuv xml:lang='ja'><seg>{SOURCE}</seg></tuv>\n<tuv xml:lang='en'><seg>{escape(text)}</seg></tuv></tu>"
        for n, text in enumerate(texts)
    )
    return f"<?xml version='1.0'?>\n<tmx version='1.4'><header srclang='ja'/><body>{units}</body></tmx>".encode()


FORMATS = [(po, po_file), (csv_format, csv_file), (tsv, tsv_file), (xliff, xliff_file), (tmx, tmx_file)]


@pytest.mark.parametrize(("module", "write"), FORMATS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_but_the_edit_changes(module, write, data):
    texts = data.draw(st.lists(TEXTS, min_size=2, max_size=4))
    before = write(texts)
    draft = module.segment_pairs("draft", before, OPTIONS)
    which = data.draw(st.integers(0, len(draft.pairs) - 1))
    target = draft.pairs[which].target
    start = data.draw(st.integers(0, len(target) - 1))
    end = data.draw(st.integers(start + 1, len(target)))
    edit = Edit(start, end, data.draw(TEXTS))
    written = module.write_segments(draft, before, OPTIONS, {which: [edit]})
    if written.refused:
        assert written.data == before
        return
    wanted = [pair.target for pair in draft.pairs]
    wanted[which] = changed(target, [edit])
    again = module.segment_pairs("draft", written.data, OPTIONS)
    assert [pair.target for pair in again.pairs] == wanted
    assert [pair.source for pair in again.pairs] == [pair.source for pair in draft.pairs]
    back = module.write_segments(
        again, written.data, OPTIONS, {which: [Edit(start, start + len(edit.text), target[start:end])]}
    )
    if not back.refused and module not in (xliff, tmx):  # these have several ways to write a character
        assert back.data == before


def edited(module, data: bytes, old: str, new: str, options=OPTIONS) -> bytes:
    draft = module.segment_pairs("draft", data, options)
    edits = {
        number: [Edit(pair.target.index(old), pair.target.index(old) + len(old), new)]
        for number, pair in enumerate(draft.pairs)
        if old in pair.target
    }
    assert edits
    written = module.write_segments(draft, data, options, edits)
    assert not written.refused
    return written.data


def xliff_with(target: str) -> bytes:
    return xliff_file(["x"]).replace(half("x").encode(), target.encode())


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("A <g id='1'>Safty</g>  Manager", "Safty", "Safety", "A <g id='1'>Safety</g>  Manager"),
        ("Alliance <g id='1'>Coordinating</g> Mechanism", "Alliance Coordinating Mechanism",
         "Alliance Coordination Mechanism", "Alliance <g id='1'>Coordination</g> Mechanism"),
        ("R&#38;D <x id='1'/>centre", "centre", "center", "R&#38;D <x id='1'/>center"),
        ("<mrk mtype='seg' mid='1'>one</mrk> <mrk mtype='seg' mid='2'>twoo</mrk>", "twoo", "<two>",
         "<mrk mtype='seg' mid='1'>one</mrk> <mrk mtype='seg' mid='2'>&lt;two&gt;</mrk>"),
    ],
)  # fmt: skip
def test_codes_stay_where_they_are(before, old, new, after):
    assert edited(xliff, xliff_with(before), old, new) == xliff_with(after)


def test_words_that_change_around_a_code_are_left_alone():
    data = xliff_with("enemy <g id='1'>base</g> attack")
    draft = xliff.segment_pairs("draft", data, OPTIONS)
    written = xliff.write_segments(draft, data, OPTIONS, {0: [Edit(0, 17, "counterstrike")]})
    assert (written.data, list(written.refused.values())) == (data, ["a tag stands in it"])


def test_segments_of_segmented_files():
    unit = "<unit id='1'><notes><note>n</note></notes><segment><source>反撃</source><target>a <ph id='1'/> colour</target></segment></unit>"
    data = (
        "<?xml version='1.0' encoding='utf-8'?>\n<xliff version='2.0' srcLang='ja' trgLang='en' "
        f"xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'><unit id='0' translate='no'><segment><source>a</source>"
        f"</segment></unit>{unit}</file></xliff>"
    ).encode()
    assert edited(xliff, data, "colour", "color") == data.replace(b"colour", b"color")


def test_phrase_tags_are_text_in_the_file():
    data = xliff_file(["x"]).replace(half("x").encode(), b"{b&gt;Safty&lt;b} Manager {1}")
    data = data.replace(b"<xliff ", b"<xliff xmlns:m='http://www.memsource.com/mxlf/2.0' ")
    assert edited(xliff, data, "Safty", "Safety") == data.replace(b"Safty", b"Safety")


def test_what_is_added_stands_beside_its_word():
    data = xliff_with("<g id='1'>strike</g> <g id='2'>mechanism</g>")
    assert edited(xliff, data, "strike", "counterstrike") == xliff_with(
        "<g id='1'>counterstrike</g> <g id='2'>mechanism</g>"
    )
    assert edited(xliff, data, "mechanism", "mechanisms") == xliff_with("<g id='1'>strike</g> <g id='2'>mechanisms</g>")
    draft = xliff.segment_pairs("draft", data, OPTIONS)
    written = xliff.write_segments(draft, data, OPTIONS, {0: [Edit(16, 16, "s"), Edit(0, 0, "a ")]})
    assert written.data == xliff_with("<g id='1'>a strike</g> <g id='2'>mechanisms</g>")


def test_plural_forms_and_broken_lines():
    data = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n#~ msgid "旧"\n#~ msgstr "coulor"\n\n#, fuzzy\nmsgid "一つ"\nmsgid_plural "多く"\n'
        'msgstr[0] "a \\"red\\" colour\\n"\nmsgstr[1] ""\n"many col"\n"ours"\n\nmsgctxt "x"\nmsgid "色"\nmsgstr "no colour"'
    ).encode()
    after = (
        data.replace(b'" colour', b'" color').replace(b'col"\n"ours', b'col"\n"ors').replace(b"no colour", b"no color")
    )
    assert edited(po, data, "colour", "color") == after


def test_cells_that_would_need_quotes_are_left_alone():
    data = "原文,訳文\n反撃,red blue\n".encode()
    draft = csv_format.segment_pairs("draft", data, OPTIONS)
    written = csv_format.write_segments(draft, data, OPTIONS, {0: [Edit(3, 4, ", ")]})
    assert (written.data, list(written.refused.values())) == (data, ["the cell would have to be put in quotes"])


def test_an_encoding_without_the_character():
    data = "原文\t訳文\n反撃\tred\n".encode("cp932")
    draft = tsv.segment_pairs("draft", data, OPTIONS)
    written = tsv.write_segments(draft, data, OPTIONS, {0: [Edit(0, 3, "é😀")]})
    assert (written.data, list(written.refused.values())) == (data, ["cp932 lacks a character of it"])
    assert edited(tsv, data, "red", "赤") == "原文\t訳文\n反撃\t赤\n".encode("cp932")


def test_markdown_beside_its_source():
    source = markdown.document("ja.md", "# 概要\r\n\r\n反撃**能力**。\r\n".encode())
    data = b"# Overview\r\n\r\nA counter **strikes** capability.\r\n"
    draft = parallel.pair_documents(source, markdown.document("en.md", data), "ja", "en")
    written = markdown.write_segments(draft, data, OPTIONS, {1: [Edit(12, 19, "strike")]})
    assert written.data == data.replace(b"strikes", b"strike")


@pytest.fixture
def inline():
    """A workbook whose cells hold their texts."""
    book = Workbook()
    sheet = book.active
    sheet.append(["原文", "訳文", "備考"])
    sheet.append(["反撃", "the same", "the same"])
    sheet.append(["攻撃", "the same", "=1+1"])
    sheet.append(["色", CellRichText("a ", TextBlock(InlineFont(b=True), "colour"), " & more"), ""])
    sheet.append(["別", "another", ""])
    sheet["B2"].font = Font(bold=True)
    book.create_sheet("空").append(["x"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def workbook(inline):
    """The same as Excel saves it: texts in a table, each once, with readings."""
    texts: dict[str, int] = {}
    old, parts = ZipFile(io.BytesIO(inline)), {}
    for name in old.namelist():
        parts[name] = old.read(name).decode()
        if "worksheets/" in name:
            parts[name] = re.sub(
                r't="inlineStr"><is>(.*?)</is>',
                lambda cell: f't="s"><v>{texts.setdefault(cell[1], len(texts))}</v>',
                parts[name],
            )
    reading = '<rPh sb="0" eb="2"><t>そのた</t></rPh>'
    items = "".join(f"<si>{text}{reading if 'another' in text else ''}</si>" for text in texts)
    for name, what in (("[Content_Types].xml", OVERRIDE), ("xl/_rels/workbook.xml.rels", RELATIONSHIP)):
        if "sharedStrings" not in parts[name]:
            parts[name] = re.sub(r"(</\w+>)$", lambda end, what=what: what + end[1], parts[name])
    parts["xl/sharedStrings.xml"] = f'{SHARED[:-1]} count="12" uniqueCount="{len(texts)}">{items}</sst>'
    return packed(parts)


OVERRIDE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
RELATIONSHIP = (
    '<Relationship Id="rIdS" Target="sharedStrings.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)
SHARED = '<?xml version="1.0"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def packed(parts) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["inline", "workbook"])
def test_cells_of_a_workbook(kind, request):
    data = request.getfixturevalue(kind)
    draft = xlsx.segment_pairs("draft.xlsx", data, OPTIONS)
    edits = {0: [Edit(4, 8, "<other>")], 2: [Edit(2, 8, "color")], 3: [Edit(0, 7, "one more")]}
    written = xlsx.write_segments(draft, data, OPTIONS, edits)
    assert not written.refused
    book = load_workbook(io.BytesIO(written.data), rich_text=True)
    cells = [[cell.value for cell in row] for row in book.worksheets[0]]
    assert cells[1:3] == [["反撃", "the <other>", "the same"], ["攻撃", "the same", "=1+1"]]
    assert str(cells[3][1]) == "a color & more"
    assert cells[3][1][1].font.b
    assert str(cells[4][1]) == "one more"
    assert book.worksheets[0]["B2"].font.b
    before, after = (ZipFile(io.BytesIO(each)) for each in (data, written.data))
    assert before.namelist() == after.namelist()
    differing = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert differing <= {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}
    assert not any("そのた".encode() in after.read(name) for name in after.namelist())


def test_a_formula_is_left_alone(inline):
    parts = {name: ZipFile(io.BytesIO(inline)).read(name).decode() for name in ZipFile(io.BytesIO(inline)).namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(
        r'<c r="B5"[^>]*>.*?</c>', '<c r="B5" t="str"><f>"an"&amp;"other"</f><v>another</v></c>', parts[name]
    )
    data = packed(parts)
    draft = xlsx.segment_pairs("draft.xlsx", data, OPTIONS)
    written = xlsx.write_segments(draft, data, OPTIONS, {3: [Edit(0, 7, "one")]})
    assert list(written.refused.values()) == ["the cell holds a formula"]
