"""The characters of a web page: as its byte-order mark, its <meta charset> or what stands in it say, 文字 never guessed first.

HTML Standard, 13.2.3 (determining the character encoding); the names of Shift_JIS all mean CP932 there.
"""

from __future__ import annotations

import codecs
import re

from termalign.formats import text as plain

DECLARED = re.compile(
    rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
HEAD = 4096
MEANT = {
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932"), "cp932"),
    **dict.fromkeys(("euc-jp", "x-euc-jp", "eucjp"), "euc_jis_2004"),
    **dict.fromkeys(("iso-2022-jp", "csiso2022jp"), "iso2022_jp_ext"),
    **dict.fromkeys(("iso-8859-1", "us-ascii", "ascii", "latin1"), "cp1252"),
}
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read_text(file: str, data: bytes, encoding: str | None) -> str:
    """Return the text of a page without its XML declaration; raises FileError where it is not text."""
    text = "" if encoding or data.startswith(MARKS) else declared(data)
    return DECLARATION.sub("", text or plain.read_text(file, data, encoding))


def declared(data: bytes) -> str:
    """Return the text in the encoding that a page declares; "" where it declares none, or is not written in it."""
    found = DECLARED.search(data, 0, HEAD)
    name = (found[1] or found[2]).decode().lower() if found else ""
    try:
        return data.decode(MEANT.get(name, name)) if name and not name.startswith("utf-16") else ""
    except (LookupError, UnicodeDecodeError):
        return ""
