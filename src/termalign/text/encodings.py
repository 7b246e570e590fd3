"""Decode the bytes of a text file: UTF-8, UTF-16, CP932, EUC-JP or ISO-2022-JP, e.g. 防衛白書 saved by Excel.

A strict ladder: a byte-order mark or an escape sequence decides; then UTF-8 if it decodes; then CP932 or
EUC-JP, whichever gives more kana. Statistical detectors were measured to be worse on short Japanese text.
"""

from __future__ import annotations

import codecs
import re

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ISO_2022_JP_ESCAPE = re.compile(rb"\x1b\$[@B]|\x1b\([IJ]|\x1b\$\([DQOP]")
KANA = re.compile(r"[ぁ-んァ-ヶー、。]")
HALF_WIDTH_KATAKANA = re.compile(r"[ｦ-ﾟ]")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
UNASSIGNED = re.compile(r"[\x80-\xa0\uf8f0-\uf8f3]")
"""What Python's codecs make of single bytes that CP932 and EUC-JP leave unassigned."""

USUAL = re.compile(r"[ -~\n\r\tぁ-んァ-ヶー、。「」（）\u3000]")
LEAST_SHARE = 0.2
"""Share of kana, ASCII and Japanese punctuation that text in UTF-16 has at least."""
COMMON_KANJI = re.compile(rb"(?:[\xb0-\xcf][\xa1-\xfe]|[\x00-\x7f])+")
"""EUC-JP of kanji of JIS level 1 alone: a heading without kana; by chance half-width katakana is hardly ever that."""

SAMPLE = 65_536
"""Bytes that are looked at to choose between CP932 and EUC-JP."""


class DecodingError(ValueError):
    """The bytes are not text in the encoding; the message says where and what to do."""


def decode(data: bytes, encoding: str | None = None) -> str:
    r"""Return the text without a byte-order mark; line breaks stay as they are.

    Raises DecodingError when the bytes are not text, or not in `encoding` where one is given.
    """
    if encoding is None:
        encoding = detect(data)
    elif (codecs.lookup(encoding).name, data[:3]) == ("utf-8", codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"not valid {error.encoding} at byte {error.start:,}; name another encoding with --encoding, or none"
        raise DecodingError(message) from None
    control = CONTROL_CHARACTERS.search(text)
    if control is not None:
        code = ord(control.group())
        message = f"not a text file (control character U+{code:04X} at character {control.start():,})"
        raise DecodingError(message)
    return text


def detect(data: bytes) -> str:
    """Return the codec name for the bytes of a text file.

    Raises DecodingError when no encoding of the ladder fits.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name
    if b"\0" in data[:SAMPLE]:
        return detect_utf16(data[:SAMPLE])
    if ISO_2022_JP_ESCAPE.search(data):
        return "iso2022_jp_ext" if decodes(data, "iso2022_jp_ext") else "iso2022_jp_2004"
    if decodes(data, "utf-8"):
        return "utf-8"
    readable = [name for name in ("cp932", "euc_jis_2004") if decodes(data, name)]
    if not readable:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = (
                f"not text in UTF-8 (first at byte {error.start:,}), UTF-16, CP932, EUC-JP or "
                "ISO-2022-JP; name its encoding with --encoding"
            )
            raise DecodingError(message) from None
    if "euc_jis_2004" in readable and COMMON_KANJI.fullmatch(data[:SAMPLE]):
        return "euc_jis_2004"
    return max(readable, key=lambda name: plausibility(data[:SAMPLE], name))


def detect_utf16(sample: bytes) -> str:
    """Return the byte order of UTF-16 without a mark, by which order gives Japanese or plain English."""
    best, share = "", LEAST_SHARE
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(name, errors="replace")
        usual = len(USUAL.findall(text)) / max(1, len(text))
        if usual > share and not CONTROL_CHARACTERS.search(text) and "\ufffd" not in text[:-1]:
            best, share = name, usual
    if not best:
        message = "not a text file (it holds zero bytes)"
        raise DecodingError(message)
    return best


def decodes(data: bytes, encoding: str) -> bool:
    """Tell whether the bytes are strictly valid in the encoding, and none of them only by Python's leave."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return encoding == "utf-8" or UNASSIGNED.search(text) is None


def plausibility(sample: bytes, encoding: str) -> tuple[int, int]:
    """Score a decoding: full-width kana first, then half-width katakana (the latter only CP932 has)."""
    text = sample.decode(encoding, errors="ignore")
    return len(KANA.findall(text)), len(HALF_WIDTH_KATAKANA.findall(text))
