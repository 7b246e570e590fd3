"""PDFs of several engines: small print goes with its term, wherever and however it is set; what cannot be read is told."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from termalign.errors import FileError
from termalign.extraction import extract_document
from termalign.formats.exchange import OPEN, Access

pytest.importorskip("pypdfium2")
from pdf_file import PAGES, made

from termalign.formats.pdf import document

FOLDER = Path(__file__).with_name("pdf")
ROWS = [
    ("同盟調整メカニズム", "ACM", "Alliance Coordination Mechanism"),
    ("宇宙領域把握", "SDA", "Space Domain Awareness"),
    ("拡大抑止", "", "Extended Deterrence"),
    ("弾道ミサイル防衛", "BMD", "Ballistic Missile Defense"),
    ("無人水上航走体", "USV", "Unmanned Surface Vehicle"),
]
SENTENCE = "宇宙空間の安定的な利用を確保するため、宇宙領域把握（SDA）の体制を整え、脅威となる物体の動きを常に見守ることとした。"
ENGINES = ["reportlab", "typst", "chromium", "vertical"]


def read(name, access=OPEN):
    return document(f"{name}.pdf", (FOLDER / f"{name}.pdf").read_bytes(), None, access)


@pytest.mark.parametrize("engine", ENGINES)
def test_small_print_goes_with_its_term(engine):
    assert [row for gloss in extract_document(read(engine)).glosses for row in gloss.rows()] == ROWS


@pytest.mark.parametrize("engine", ENGINES)
def test_the_body_is_read_as_it_was_written_without_small_print_and_readings(engine):
    found = read(engine)
    shown = [found.text[line.start : line.end] for line in found.lines]
    assert SENTENCE in shown
    assert not any("よう" in line and "きょう" in line for line in shown)
    assert not any("Awareness" in line for line in shown)
    assert [line.replace(" ", "") for line in shown if line.startswith("図表")] == ["図表1取組の全体像"]


@pytest.mark.parametrize("engine", ENGINES)
def test_evidence_says_page_and_box(engine):
    found = read(engine)
    (gloss,) = (gloss for gloss in extract_document(found).glosses if gloss.abbreviation == "SDA")
    english = next(fragment for fragment in gloss.fragments if fragment.role == "english")
    assert english.place.locator.startswith("page 1, box ")
    left, bottom, right, top = map(int, english.place.locator.split(" and ")[0].split()[-4:])
    assert 0 < left < right < 517
    assert 0 < bottom < top < 401


def test_a_password_is_asked_for_and_used():
    with pytest.raises(FileError, match=r"encrypted\.pdf: is encrypted; give its password with --password"):
        read("encrypted")
    with pytest.raises(FileError, match="the password is wrong"):
        read("encrypted", Access("hitotsu"))
    assert "宇宙領域把握" in read("encrypted", Access("mitsu")).text


def test_pictures_of_pages_are_told():
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    with pytest.raises(FileError, match="holds no text, only pictures: run OCR on it first"):
        document("scan.pdf", made(*PAGES, page))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", "白書".encode(), b"PK\x03\x04" + bytes(50)])
def test_what_is_no_pdf_is_told(data):
    with pytest.raises(FileError, match=r"x\.pdf: is damaged or no PDF"):
        document("x.pdf", data)


def test_truncated_files_are_told_or_read():
    data = (FOLDER / "reportlab.pdf").read_bytes()
    for part in range(1, 6):
        with suppress(FileError):
            assert document("x.pdf", data[: len(data) * part // 6]).lines


def test_forms_in_forms_in_forms_are_stopped():
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>"
    )
    calls = b"/F Do " * 12
    stream = b"<< /Length %d >> stream\n%s\nendstream" % (len(calls), calls)
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >> /Length %d >> stream\n%s\nendstream"
        % (number + 1, len(calls), calls)
        for number in range(5, 25)
    ]
    start = time.monotonic()
    with pytest.raises(FileError, match=r"bomb\.pdf: "):
        document("bomb.pdf", made(*PAGES, page, stream, *forms), None, Access(max_seconds=1))
    assert time.monotonic() - start < 20
