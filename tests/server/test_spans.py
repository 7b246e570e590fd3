"""Where findings stand in the text of a file: escapes, quotes, line breaks, characters outside the BMP."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polib
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from termalign.formats import find
from termalign.formats.edits import changed
from termalign.formats.exchange import DraftOptions
from termalign.model import Finding
from termalign.server.spans import Spans

OPTIONS = DraftOptions("ja", "en")
TARGETS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]) | st.sampled_from('\n\t"\\'), min_size=2
).filter(str.strip)


def spans_of(name, content):
    """Return the last segment of a file and where things stand in it."""
    data = content.encode()
    module = find(Path(name), "segment_pairs")
    draft = module.segment_pairs(name, data, OPTIONS)
    return draft.pairs[-1], Spans(content, module.rewrite(draft, data, OPTIONS))


def finding(pair, span, fix="x"):
    return Finding("near-miss", "warning", pair.place, "m", "r", pair, target_span=span, fix=fix)


def catalogue_with(target, width=40):
    catalogue = polib.POFile(wrapwidth=width)
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.extend([polib.POEntry(msgid="前", msgstr="b"), polib.POEntry(msgid="訳", msgstr=target, comment="c")])
    return str(catalogue)


@given(TARGETS, st.integers(20, 90))
@example('say "a"\\b\n', 20)
def test_every_character_of_a_msgstr_is_found(target, width):
    content = catalogue_with(target, width)
    pair, spans = spans_of("a.po", content)
    assert pair.target == target
    for at, char in enumerate(target):
        assert content[slice(*spans.of(finding(pair, (at, at + 1))))] == polib.escape(char)


@given(TARGETS, st.sampled_from("\t,"))
@example('"a" b', ",")
@example('"a" b', "\t")
def test_every_character_of_a_cell_is_found(target, delimiter):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([["source", "target"], ["前の文", "b"], ["訳文", target]])
    pair, spans = spans_of("a.tsv" if delimiter == "\t" else "a.csv", stream.getvalue())
    assume(pair.target == target)  # a cell with a tab and a line break is not taken for one
    for at, char in enumerate(target):
        found = stream.getvalue()[slice(*spans.of(finding(pair, (at, at + 1))))]
        assert found.replace('""', '"') == char


@pytest.mark.parametrize(
    ("name", "content", "span", "fix", "after"),
    [
        ("a.po", catalogue_with('an "attck"'), (4, 9), 'a "big" attack', r"an \"a \"big\" attack\""),
        ("a.tsv", 'source\ttarget\n訳\t"an ""attck"""\n', (4, 9), '"A"', '"an """"A"""""'),
        ("a.csv", "source,target\n訳,an attck\n", (3, 8), "attack", "訳,an attack\n"),
    ],
)
def test_a_fix_is_written_as_the_file_has_it(name, content, span, fix, after):
    pair, spans = spans_of(name, content)
    assert after in changed(content, spans.fix(finding(pair, span, fix)))


def test_no_fix_where_a_cell_would_have_to_be_put_in_quotes():
    pair, spans = spans_of("a.csv", "source,target\n訳,an attck\n")
    assert spans.fix(finding(pair, (3, 8), "attack, a")) == []


@given(st.text(st.sampled_from("ab\r\n")), st.data())
def test_offsets_have_positions(content, choice):
    offset = choice.draw(st.integers(0, len(content)))
    spans = Spans(content, None)
    line, column = spans.position(offset)
    assert spans.starts[line] + column == offset
    first, last = spans.line(line + 1)
    assert content[first:last] == content[spans.starts[line] :].partition("\n")[0].partition("\r")[0].strip()


def test_a_file_that_was_changed_in_the_editor_says_nothing_of_places():
    pair, spans = spans_of("a.po", catalogue_with("attck"))
    moved = Spans("\n" + spans.text, spans.targets)
    assert spans.of(finding(pair, (0, 5))) is not None
    assert moved.of(finding(pair, (0, 5))) is None
    assert moved.fix(finding(pair, (0, 5))) == []


def test_a_line_beyond_the_end_is_the_last():
    assert Spans("one\n  two ", None).line(20) == (6, 9)
