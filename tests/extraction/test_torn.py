"""Pages torn at random: nearly every gloss is found whole, nothing else is sure, and every quote stands where it is said to."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torn import write

from termalign.extraction import extract_document
from termalign.formats import text as plain_text

CORPORA = Path(__file__).parents[2] / "corpora"
SAMPLES = sorted((CORPORA / "defence").glob("*.txt"))
SURE = ("A", "B", "C")


def read(text, line_break="\n"):
    return plain_text.document("page.txt", text.replace("\n", line_break).encode())


def quoted_places(extraction):
    for gloss in extraction.glosses:
        yield from (gloss.anchor, *gloss.fragments)
    yield from (rejection.fragment for rejection in extraction.rejections)


def assert_quotes(document, extraction):
    starts = document.line_starts
    for fragment in quoted_places(extraction):
        place = fragment.place
        offset = starts[place.line - 1] + place.column - 1
        assert document.text[offset : offset + len(fragment.quote)] == fragment.quote
        end = starts[fragment.end_line - 1] + fragment.end_column - 1
        assert end == offset + len(fragment.quote)


def test_random_pages_are_read_whole():
    right = found = gold = 0
    for seed in range(120):
        page = write(seed)
        glosses = extract_document(read("\n".join(page.lines))).glosses
        rows = {row for gloss in glosses if gloss.band in SURE for row in gloss.rows()}
        right, found, gold = right + len(rows & page.gold), found + len(rows), gold + len(page.gold)
    assert right / gold > 0.99
    assert right / found > 0.99


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_quotes_stand_where_they_are_said_to(line_break):
    for seed in range(20):
        document = read("\n".join(write(seed).lines), line_break)
        assert_quotes(document, extract_document(document))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(min_value=0), st.integers(min_value=1, max_value=40))
def test_quotes_survive_any_tearing(sample, seed, cuts):
    choose = random.Random(seed)
    text = sample.read_text(encoding="utf-8")
    for _ in range(cuts):
        at = choose.randrange(len(text))
        text = text[:at] + choose.choice(("\n", "\n\n", "\f", " ", "\n\n\n12\n\f", "**", "（", "）")) + text[at:]
    document = read(text)
    assert_quotes(document, extract_document(document))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="核抑止力のはABCsd ・（）()「」。、\n\f12*|\t：", max_size=120))
def test_no_text_breaks_it(text):
    document = read("本文" + text)
    assert_quotes(document, extract_document(document))


@pytest.mark.parametrize(
    "text",
    [
        "（" * 50_000,
        "（ACM" * 20_000,
        "同盟調整メカニズム（" + "A" * 500_000,
        "核" * 700_000 + "（ACM）",
        "(ABC) " * 20_000,
        "（" * 1_000 + "ABC" + "）" * 1_000,
        "用語（A" * 1_000 + "）" * 1_000,
        "低軌道\tLEO\tLow Earth Orbit\n" * 5_000,
        "# 低軌道\nLow Earth Orbit\n\n" * 3_000,
        "衛星 (ABC) を\nAlpha Beta Charlie\n" * 3_000,
        "WORD " * 50_000,
        "同同盟盟" * 50_000,
        "用語＝ABC＝" * 5_000,
    ],
    ids=[
        "open", "open-abbreviations", "long-word", "long-term", "many", "nested", "nested-glosses", "rows", "headings",
        "small-print", "capitals", "doubled", "equals",
    ],
)  # fmt: skip
def test_hostile_texts_take_linear_time(text):
    assert extract_document(read(text)) is not None


def test_the_same_text_gives_the_same_result():
    text = "\n".join(write(3).lines)
    assert extract_document(read(text)) == extract_document(read(text))


def test_long_runs_of_english_are_read():
    english = " ".join(["Alliance", "Coordination", "Mechanism", "of", "Nations"] * 400)
    assert extract_document(read(f"同盟調整メカニズム（ACM）を使う。\n{english}\n")).glosses
