"""What is shown of a term."""

from __future__ import annotations

import pytest

from termalign.model import Concept, Evidence, Place, Term, Termbase
from termalign.server.hover import Lookup

CAPABILITY = Concept(
    "c-1",
    (
        Term("反撃能力", "ja", review="approved"),
        Term("counterstrike capability", "en", review="approved"),
        Term("enemy base attack capability", "en", administrative_status="forbidden"),
        Term("riposte", "en", review="rejected"),
    ),
    definition="A *capability* <b>",
    evidence=tuple(
        Evidence("anchor", Place("白書.txt", 1, number, 3), "反撃能力", f"passage {number}", "bracketed", "A", 0.98)
        for number in range(1, 6)
    ),
)
ATTACK = Concept("c-2", (Term("反撃", "ja"), Term("counterattack", "en")))
KYOTO = Concept("c-3", (Term("京都", "ja"), Term("Kyoto", "en")))
LOOKUP = Lookup([("用語集.xlsx", Termbase((CAPABILITY, ATTACK, KYOTO)))])


@pytest.mark.parametrize(
    ("line", "column", "span"),
    [
        ("𠮟 政府は反撃能力を保有", 6, (5, 9)),
        ("counterstrike capabilities are", 20, (0, 26)),
        ("the COUNTERSTRIKE CAPABILITY", 28, (4, 28)),
        ("反撃を受ける", 1, (0, 2)),
        ("an enemy base attack capability", 5, (3, 31)),
    ],
)
def test_the_longest_term_at_the_pointer(line, column, span):
    found = LOOKUP.hover(line, column)
    assert (found.start, found.end) == span


@pytest.mark.parametrize(
    ("line", "column"), [("東京都に行く", 1), ("nothing", 3), ("", 0), ("riposte", 2), ("反撃能力と", 40)]
)
def test_where_no_term_stands(line, column):
    assert LOOKUP.hover(line, column) is None


def test_an_entry_has_its_terms_and_its_evidence():
    shown = LOOKUP.hover("反撃能力", 0).markdown
    assert shown.startswith("**反撃能力 = counterstrike capability**")
    assert "- counterstrike capability, preferred, approved" in shown
    assert "- ~~enemy base attack capability~~, forbidden, candidate" in shown
    assert "riposte" not in shown
    assert "A \\*capability\\* \\<b\\>" in shown
    assert "> passage 3\n>\n> — 白書.txt:3:3" in shown
    assert "and 2 passages more" in shown
    assert shown.endswith("*用語集.xlsx*")


def test_no_termbase_has_no_terms():
    assert Lookup([("a", Termbase(()))]).hover("反撃能力", 0) is None
