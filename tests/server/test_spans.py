"""Where findings stand in the text of a file: escapes, quotes, line breaks, characters outside the BMP."""

from __future__ import annotations

import polib
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from termalign.formats import find
from termalign.formats.exchange import DraftOptions
from termalign.model import Finding, Place, SegmentPair
from termalign.server.spans import characters_of, locate, text_of
from termalign.text.delimited import line

TARGETS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]) | st.sampled_from('\n\t"\\'), min_size=1
)


def read(tmp_path_factory, name, content):
    path = tmp_path_factory.getbasetemp() / name
    return find(path, "segment_pairs").segment_pairs(name, content.encode(), DraftOptions("ja", "en"))


@given(TARGETS, st.integers(20, 90))
@example('say "a"\\b\n', 20)
def test_every_character_of_a_msgstr_is_found(tmp_path_factory, target, width):
    catalogue = polib.POFile(wrapwidth=width)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.extend([polib.POEntry(msgid="前", msgstr="b"), polib.POEntry(msgid="訳", msgstr=target, comment="c")])
    text = text_of(str(catalogue))
    pair = read(tmp_path_factory, "a.po", text.text).pairs[-1]
    assert pair.target == target
    characters = characters_of(text, pair)
    assert len(characters.starts) == len(target)
    for char, start, end in zip(target, characters.starts, characters.ends, strict=True):
        assert text.text[start:end] == characters.write(char)


@given(TARGETS.filter(str.strip), st.sampled_from("\t,"))
@example('"a" b', ",")
@example('"a" b', "\t")
def test_every_character_of_a_cell_is_found(tmp_path_factory, target, delimiter):
    records = (["source", "target", "note"], ["前の文", "b", "x"], ["訳文", target, target])
    content = "".join(line(record, delimiter) for record in records)
    pair = read(tmp_path_factory, "a.tsv" if delimiter == "\t" else "a.csv", content).pairs[-1]
    assume(pair.target == target)  # a cell with a tab and a line break is not taken for one
    characters = characters_of(text_of(content), pair)
    assert len(characters.starts) == len(target)
    for char, start, end in zip(target, characters.starts, characters.ends, strict=True):
        assert content[start:end] == characters.write(char)


@given(st.text(st.sampled_from("ab\r\n")), st.data())
def test_offsets_and_positions(content, choice):
    text = text_of(content)
    offset = choice.draw(st.integers(0, len(content)))
    number, column = text.position(offset)
    assert text.offset(number + 1, column + 1) == offset
    assert (len(content) == offset) or column <= len(
        content.replace("\r\n", "\n").replace("\r", "\n").split("\n")[number]
    ) + 1


def finding(pair, span):
    return Finding("near-miss", "warning", pair.place, "m", "r", pair, target_span=span, fix="x")


def test_a_target_that_has_moved_is_its_line():
    pair = SegmentPair("訳", "gone", Place("a.md", 1, 2, 1))
    found = locate(text_of("one\n  two \nthree"), finding(pair, (0, 2)), 2)
    assert (found.start, found.end, found.write) == (6, 9, None)


def test_a_finding_beyond_the_end_stands_in_the_last_line():
    pair = SegmentPair("訳", "gone", Place("a.md", 1, 20, 1))
    found = locate(text_of("one\ntwo"), finding(pair, (0, 2)), 20)
    assert (found.start, found.end) == (4, 7)


@pytest.mark.parametrize("content", ['msgid "訳"\nmsgstr "other"\n', 'msgid "訳"\n', ""])
def test_a_catalogue_without_the_target(content):
    assert characters_of(text_of(content), SegmentPair("訳", "gone", Place("a.po", 1, 1, 1))) is None


def test_an_untranslated_entry_does_not_take_the_next_ones():
    content = 'msgid "訳"\nmsgstr ""\n\nmsgid "文"\nmsgstr "gone"\n'
    assert characters_of(text_of(content), SegmentPair("訳", "gone", Place("a.po", 1, 1, 1))) is None
