"""Small print of a PDF's pages: where it stands beside its base, its words, and the terms it may be said of."""

from __future__ import annotations

import pytest

from termalign.formats.pdf.bare import Nouns, bare_bases
from termalign.formats.pdf.bases import stretch_of
from termalign.formats.pdf.lines import PrintedLine
from termalign.formats.pdf.rows import words_of
from termalign.formats.pdf.runs import Glyph, without_doubled
from termalign.formats.pdf.smallprint import alignment_of, spelled
from termalign.formats.pdf.spots import BEHIND, CENTRED, LEFT, RIGHT, Spot

SIZE = 10.0


def glyphs(text, u, step, size=SIZE, owner=1):
    return [Glyph(char, u + step * at, u + step * at + size / 2, 0.0, size, owner, at) for at, char in enumerate(text)]


@pytest.mark.parametrize(
    ("align", "u0", "u1"), [(LEFT, 100, 150), (CENTRED, 115, 165), (RIGHT, 130, 180), (BEHIND, 180, 230)]
)
def test_print_stands_where_its_alignment_has_it(align, u0, u1):
    assert Spot(u0, u1, 0, 500).away((100, 180), SIZE, align) == 0
    assert Spot(u0 + 20, u1 + 20, 0, 500).away((100, 180), SIZE, align) == 2


def test_a_margin_moves_print_for_nothing():
    assert Spot(0, 60, 0, 500).away((0, 20), SIZE, CENTRED) == 0
    assert Spot(440, 500, 0, 500).away((480, 500), SIZE, LEFT) == 0


def test_an_even_shift_is_part_of_the_alignment():
    offsets = {CENTRED: [1.0, 4.0, 2.0, 7.0, 3.0], LEFT: [-1.0] * 5, RIGHT: [2.0, 9.0, 4.0, 6.0, 5.0]}
    assert alignment_of(offsets) == LEFT._replace(shift=-1.0)


@pytest.mark.parametrize(("step", "words"), [(5.0, ["Fuel"]), (9.0, ["Fuel"])])
def test_letters_that_all_stand_apart_are_one_word(step, words):
    assert [word.text for word in words_of(glyphs("Fuel", 0, step), {})] == words


def test_a_gap_among_letters_that_touch_parts_words():
    apart = glyphs("Air", 0, 5.0) + glyphs("Bus", 20, 5.0)
    assert [word.text for word in words_of(apart, {})] == ["Air", "Bus"]


def test_an_abbreviation_may_leave_out_an_owner():
    assert spelled("SCC", "Japan-U.S. Security Consultative Committee")
    assert spelled("SCC", "Security Consultative Committee") == "initials"
    assert not spelled("ASEAN", "ASEAN Regional Forum")


def test_letters_that_meet_by_chance_are_not_doubled():
    bold = glyphs("ACM", 0, 5.0, owner=1) + glyphs("ACM", 0.3, 5.0, owner=2)
    assert [glyph.char for glyph in without_doubled(bold)] == list("ACM")
    chance = glyphs("Air", 0, 5.0, owner=1) + glyphs("nio", 0.3, 5.0, owner=2)
    assert len(without_doubled(chance)) == 6


def test_what_was_drawn_as_one_speaks_for_a_term():
    text = [
        Glyph(char, SIZE * at, SIZE * (at + 1), 0.0, SIZE, 1 + (at > 2) + (at > 9), at)
        for at, char in enumerate("本年の核態勢の見直しを終えた")
    ]
    line = PrintedLine(text, 0.0, SIZE * len(text), 0.0, SIZE)
    _, best = bare_bases(Nouns(stretch_of(line)), Spot(30, 90, 0, 140), (), LEFT)[0]
    assert best.text == "核態勢の見直し"
