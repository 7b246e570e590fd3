"""Writes small PDFs by hand: objects as they are, or a sentence in a font that is not part of the file."""

from __future__ import annotations

PAGES = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>")


def made(*objects):
    """Write a PDF of objects, the first of which is the catalog; without a table of them, which PDFium makes itself."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 99 >>\n%%EOF"


def pdf(text):
    """Write a page with a line of Japanese on it."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    )
    show = b"BT /F 10 Tf 60 700 Td <%s> Tj ET" % text.encode("utf-16-be").hex().encode()
    stream = b"<< /Length %d >> stream\n%s\nendstream" % (len(show), show)
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPr6N /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>"
    kind = (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPr6N /FontDescriptor 7 0 R /DW 1000 /W [1 [%s]]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> >>" % (b"500 " * 230)
    )
    box = (
        b"<< /Type /FontDescriptor /FontName /KozMinPr6N /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
    )
    return made(*PAGES, page, stream, font, kind, box)
