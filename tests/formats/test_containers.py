"""Packages that are damaged, hostile or something else cost little and one sentence."""

import io
from zipfile import ZipFile

import pytest
from office import docx, paragraph, pptx, shape, xlsx, zipped

from termalign.errors import FileError
from termalign.formats import find_document
from termalign.formats.exchange import OPEN, Access

SOUND = {
    "docx": docx(paragraph("宇宙領域把握（SDA: Space Domain Awareness）を強化する。")),
    "pptx": pptx(shape("宇宙領域把握（SDA: Space Domain Awareness）")),
    "xlsx": xlsx(用語=[("用語", "英語"), ("低軌道", "Low Earth Orbit")]),
}
MAIN = {"docx": "word/document.xml", "pptx": "ppt/slides/slide1.xml", "xlsx": "xl/worksheets/sheet1.xml"}


def read(name, data, access=OPEN):
    from pathlib import Path  # noqa: PLC0415

    file = Path(f"白書.{name}")
    return find_document(file).document(file.as_posix(), data, None, access)


def with_part(name, part, change):
    with ZipFile(io.BytesIO(SOUND[name])) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return zipped(parts | {part: change(parts[part])})


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_are_read(name):
    assert "英語" in read(name, SOUND[name]).text or "宇宙領域把握" in read(name, SOUND[name]).text


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no"),
        (b"PK\x03\x04", "is no"),
        ("白書である。".encode(), "is no"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (zipped({"a.txt": "a"}), "missing|no Excel workbook"),
    ],
)
def test_other_files_are_told_in_a_sentence(name, data, said):
    with pytest.raises(FileError, match=rf"白書\.{name}: .*({said})"):
        read(name, data)


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("kind", SOUND)
def test_an_office_file_of_another_kind_is_named(name, kind):
    if name != kind:
        with pytest.raises(FileError, match=rf"白書\.{name}: is no .* but a file of the kind .*; name it \.{kind}$"):
            read(name, SOUND[kind])


@pytest.mark.parametrize("name", SOUND)
def test_truncated_files_are_told(name):
    for part in range(1, 8):
        with pytest.raises(FileError):
            read(name, SOUND[name][: len(SOUND[name]) * part // 8])


@pytest.mark.parametrize("name", SOUND)
def test_a_part_that_is_no_xml_is_told(name):
    with pytest.raises(FileError, match="damaged"):
        read(name, with_part(name, MAIN[name], lambda data: data[: len(data) // 2]))


@pytest.mark.parametrize("name", ["docx", "pptx"])
def test_a_doctype_is_refused(name):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(FileError, match="DOCTYPE"):
        read(name, with_part(name, MAIN[name], lambda data: bomb + data))


@pytest.mark.parametrize("name", SOUND)
def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(name):
    data = with_part(name, MAIN[name], lambda data: data + b" " * 3_000_000)
    with pytest.raises(FileError, match=r"unpacks to more than 2 MB; if you trust it, raise --max-unpacked"):
        read(name, data, Access(max_unpacked=2))


def test_depth_without_end_is_told():
    deep = "<w:p>" + "<w:ins>" * 100_000 + "</w:ins>" * 100_000 + "</w:p>"
    with pytest.raises(FileError, match="damaged"):
        read("docx", docx(deep))


def test_a_cell_far_away_costs_little():
    row = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>端</t></is></c></row></sheetData>'.encode()
    far = with_part("xlsx", MAIN["xlsx"], lambda data: data.replace(b"</sheetData>", row))
    assert len(read("xlsx", far).lines) == 3
