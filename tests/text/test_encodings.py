"""Japanese text in every encoding that is read, and bytes that are no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.text.encodings import DecodingError, decode

TEXT = "防衛白書は、宇宙領域把握（SDA）の重要性を説明している。\nこれはテストです。\n"
JAPANESE = st.text(
    alphabet="あいうえおかがきぎくけこさしすせそのはをに防衛省宇宙領域把握同盟調整アイウメカニズム、。（）ABC \n",
    min_size=20,
)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp932"),
        TEXT.encode("euc_jp"),
        TEXT.encode("iso2022_jp"),
    ],
)
def test_each_encoding_is_told_from_the_others(data):
    assert decode(data) == TEXT


def test_short_headings_in_kanji_alone():
    assert decode("核抑止力\n".encode("euc_jp")) == "核抑止力\n"
    text = "第1節　防衛力の整備\n「ミサイル防衛」を最も重視し、一歩ずつ進める。\n"
    assert decode(text.encode("utf-16-le")) == text


@pytest.mark.parametrize("text", ["ﾐｻｲﾙﾎﾞｳｴｲ ﾉ ﾐﾅｵｼ", "①㈱髙﨑Ⅲ は機種依存文字です。"])
def test_characters_that_only_cp932_has(text):
    assert decode(text.encode("cp932")) == text


@given(JAPANESE, st.sampled_from(["utf-8", "utf-16", "euc_jp", "cp932", "iso2022_jp"]))
def test_japanese_text_survives(text, encoding):
    text = "これは、試験の文章である。" + text
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [b"the harbour\0 of the coast ", bytes(range(256)) * 4, b"\x00\x01\x02" * 100, "日本".encode() + b"\x80\xff\xa0"],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(DecodingError):
        decode(data)


def test_a_named_encoding_is_strict():
    with pytest.raises(DecodingError, match="byte 0"):
        decode(TEXT.encode("cp932"), "utf-8")
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "utf-8") == TEXT
