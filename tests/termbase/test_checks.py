"""Every check fires on its own mistake and on nothing near it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from termalign.model import Concept, Term, Termbase
from termalign.termbase.checks import CHECKS, check

JA, EN = Term("反撃能力", "ja", review="approved"), Term("counterstrike capability", "en", review="approved")


def ja(text, **fields):
    return Term(text, "ja", **fields)


def en(text, **fields):
    return Term(text, "en", **fields)


def found(*concepts):
    """Return the rules that fire on concepts, each a list of terms or a Concept."""
    made = [
        each if isinstance(each, Concept) else Concept(f"c{number}", tuple(each))
        for number, each in enumerate(concepts, start=1)
    ]
    return {finding.rule for finding in check(Termbase(tuple(made)))}


WRONG = {
    "duplicate-id": [Concept("c1", (JA, EN)), Concept("c1", (ja("抑止"), en("deterrence")))],
    "duplicate-concept": [[JA, EN], [JA, EN]],
    "duplicate-term": [[JA, JA, EN]],
    "empty-target": [[JA, EN], [ja("拡大抑止")]],
    "empty-term": [[JA, EN, en(" ")]],
    "source-equals-target": [[JA, en("反撃能力")]],
    "several-preferred": [[JA, EN, en("ability to strike back")]],
    "forbidden-equals-preferred": [[JA, EN, en("counterstrike capability", administrative_status="forbidden")]],
    "mixed-width": [[JA, EN, en("ＳＤＡ", term_type="acronym")]],
    "stray-whitespace": [[ja("反撃能力 "), EN]],
    "invalid-character": [[ja("反�能力"), EN]],
    "unbalanced-brackets": [[ja("反撃（能力"), EN]],
    "unknown-value": [[ja("反撃能力", administrative_status="推奨語"), EN]],
    "invalid-date": [[ja("反撃能力", reviewed_on="2024-02-30"), EN]],
}
RIGHT = [
    [[JA, EN], [ja("抑止"), en("deterrence")]],
    [[JA, EN, en("CC", term_type="acronym")]],
    [[JA, EN, en("ability to strike back", administrative_status="admitted")]],
    [[JA, EN, en("ability to strike back", review="rejected")]],
    [[ja("ミサイル（MD）"), en("missile (MD)")], [ja("Jアラート"), en("J-Alert")]],
    [[ja("2+2", term_type="shortForm"), en("2+2", term_type="abbreviation")]],
    [[ja("NATO"), en("NATO")]],
    [[JA, en("counterstrike capability", reviewed_on="2024-02-29")]],
    [[ja("核兵器"), Term("nuclear weapon", "en-US")]],
    [[JA, EN, en("enemy base attack", administrative_status="forbidden")]],
    [[JA, EN], [ja("反撃能力", review="rejected"), en("counterstrike capability", review="rejected")]],
    [[ja("銀行"), en("bank"), Term("bank", "en-US")], [ja("土手"), en("bank"), Term("bank", "en-US")]],
    [[JA, EN, Term("counterstrike", "en-x-mod", "shortForm")]],
]


@pytest.mark.parametrize("rule", WRONG)
def test_a_mistake_is_found(rule):
    assert rule in found(*WRONG[rule])


@pytest.mark.parametrize("concepts", RIGHT)
def test_what_is_right_is_left_alone(concepts):
    assert found(*concepts) == set()


def test_every_check_has_a_case():
    rules = {name.replace("_", "-") for name in CHECKS}
    assert rules <= set(WRONG), "add a case to WRONG"


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff", "\x1b", "\x85", "\ud800", "\uffff"])
@pytest.mark.parametrize("field", ["text", "reading", "note"])
def test_characters_that_nobody_sees_are_found_in_all_that_a_term_says(char, field):
    assert "invalid-character" in found([replace(JA, **{field: f"反撃{char}能力"}), EN])


def test_a_concept_without_terms_lacks_both_languages():
    assert found([JA, EN], []) == {"empty-target"}


def test_an_empty_term_is_one_finding():
    assert found([JA, EN, en(" ")]) == {"empty-term"}


def test_an_unknown_status_forbids_nothing():
    odd = en("counterstrike capability", administrative_status="推奨語")
    assert "forbidden-equals-preferred" not in found([JA, EN, odd])


def test_the_remedy_for_width_leaves_alone_what_is_right():
    (finding,) = check(Termbase((Concept("c1", (ja("ＳＤＡ（ﾐｻｲﾙﾊﾞｽ）①"), EN)),)))
    assert finding.remedy == "write SDA（ミサイルバス）①"


def test_findings_say_where_and_what_to_do():
    for finding in check(Termbase((Concept("c7", (ja("反撃（能力"), EN)),))):
        assert (finding.place, finding.severity) == ("c7", "warning")
        assert "反撃（能力" in finding.message
        assert finding.remedy
