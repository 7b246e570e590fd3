"""Damaged, torn and odd files: every reader gives a document or one sentence, and a folder is read to its end."""

from __future__ import annotations

import os
from pathlib import Path

import office
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termalign.errors import TermalignError
from termalign.formats import FORMATS, find_document
from termalign.formats.exchange import OPEN

SENTENCE = "政府は宇宙領域把握（SDA: Space Domain Awareness）を強化する。"
SOUND = {
    ".txt": SENTENCE.encode("cp932"),
    ".md": f"# 題\n\n|用語|英語|\n|-|-|\n|抑止|deterrence|\n\n```\nx\n```\n<ruby>抑止<rt>deterrence</rt></ruby>{SENTENCE}".encode(),
    ".html": f"<meta charset=utf-8><dl><dt>抑止<dd>deterrence</dl><table><tr><td>用語<td>英語</table>{SENTENCE}".encode(),
    ".epub": office.epub(f"<p>{SENTENCE}</p>"),
    ".docx": office.docx(office.paragraph(SENTENCE) + office.table(("用語", "英語"), ("抑止", "deterrence"))),
    ".pptx": office.pptx(office.shape(SENTENCE), office.grid(("用語", "英語"))),
    ".xlsx": office.xlsx(用語=[("用語", "英語"), ("抑止", "deterrence")]),
}
DOCUMENTS = sorted(suffix for name, each in FORMATS.items() if "document" in each.views for suffix in each.suffixes[:1])


def read(suffix, data):
    try:
        found = find_document(Path(f"x{suffix}")).document(f"x{suffix}", data, None, OPEN)
    except TermalignError as error:
        return str(error)
    assert all(found.text[line.start : line.end].strip() for line in found.lines)
    return f"x{suffix}: "


def test_every_format_is_damaged_here():
    assert {*SOUND, ".pdf"} == set(DOCUMENTS), "PDF runs in a process of its own: test_pdf.py"


@settings(deadline=None)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_damaged_bytes_give_a_document_or_a_sentence(suffix, drawn):
    data = bytearray(SOUND[suffix])
    for _ in range(drawn.draw(st.integers(1, 6))):
        at = drawn.draw(st.integers(0, len(data) - 1))
        piece = drawn.draw(st.one_of(st.binary(max_size=4), st.sampled_from([b"<", b">", b"\0", b"\xff", data[:40]])))
        data[at : at + drawn.draw(st.integers(0, 40))] = piece
        if not data:
            break
    assert is_sentence(read(suffix, bytes(data)))


@pytest.mark.parametrize("suffix", sorted(SOUND))
@pytest.mark.parametrize("other", sorted(SOUND))
def test_a_wrong_suffix_gives_a_document_or_a_sentence(suffix, other):
    assert is_sentence(read(suffix, SOUND[other]))


def is_sentence(text):
    return text.startswith("x.") and "\n" not in text


def test_one_bad_file_does_not_stop_a_folder(termalign, tmp_path):
    folder = tmp_path / "原稿"
    folder.mkdir()
    for suffix, data in SOUND.items():
        (folder / f"sound{suffix}").write_bytes(data)
        (folder / f"torn{suffix}").write_bytes(
            data[: len(data) // 3] if suffix in (".docx", ".xlsx", ".pptx", ".epub") else b""
        )
    (folder / "folder.html").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "line\nbreak.txt").write_bytes(SOUND[".txt"])
    code, output, said = termalign("extract", folder, "--format", "tsv")
    assert code == 3
    assert "7 of 15 files could not be read" in said
    assert output.count("Space Domain Awareness") >= 6


def test_a_pipe_is_read_or_told(termalign, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    code, _, said = termalign("extract", "pipe.txt")
    assert code in (2, 3)
    assert "pipe.txt: " in said


@pytest.mark.parametrize("suffix", [".doc", ".jtd", ".ppt", ".xls", ".odt", ".rtf", ".zip", ".azw3"])
def test_formats_that_cannot_be_read_are_named_with_a_remedy(termalign, tmp_path, suffix):
    (tmp_path / f"白書{suffix}").write_bytes(b"x")
    code, _, said = termalign("extract", f"白書{suffix}")
    assert code == 2
    assert "cannot be read; " in said


def test_a_glob_chooses_inside_folders(termalign, tmp_path):
    (tmp_path / "ja").mkdir()
    for suffix in (".docx", ".html"):
        (tmp_path / "ja" / f"白書{suffix}").write_bytes(SOUND[suffix])
    _, output, _ = termalign("extract", "ja", "--glob", "*.docx", "--format", "tsv")
    assert "白書.docx" in output
    assert "白書.html" not in output
    code, _, said = termalign("extract", "ja", "--glob", "*.pptx")
    assert code == 2
    assert "looked for *.pptx" in said
