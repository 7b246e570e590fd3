"""Whatever a draft holds, a finding's spans are those of its texts, its fix can be put in place, and nothing breaks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import termalign
from termalign.linter.forms import forms_of
from termalign.linter.sides import Side, uses_of
from termalign.model import Concept, SegmentPair, Term, Termbase


def concept(number, ja, *en):
    terms = [Term(ja, "ja", review="approved", part_of_speech="noun")]
    for position, (text, kind, status) in enumerate(en):
        terms.append(
            Term(text, "en", kind, status or ("admitted" if position else "preferred"), "noun", review="approved")
        )
    return Concept(f"c{number}", tuple(terms))


TERMBASE = Termbase(
    (
        concept(
            1, "反撃能力", ("counterstrike capability", "fullForm", ""), ("enemy base attack", "variant", "forbidden")
        ),
        concept(
            2, "同盟調整メカニズム", ("Alliance Coordination Mechanism", "fullForm", ""), ("ACM", "acronym", "admitted")
        ),
        concept(3, "京都", ("Kyoto", "fullForm", "")),
        concept(4, "サーバー", ("server", "fullForm", "")),
        concept(5, "2+2", ("2+2", "fullForm", "")),
    ),
)
JAPANESE_PIECES = (
    "反撃能力 反撃<b>能力</b> 同盟調整メカニズム （ACM） 東京都 ｻｰﾊﾞｰ サーバー を の \n 。 2+2 😀 か\u3099 \u200b".split(
        " "
    )
)
ENGLISH_PIECES = """counterstrike|capabilities|counter-|strike|enemy base attacks|Alliance|Coordinating|Coordination|Mechanism|(ACM)|ACM
the|It is|server|<i>servers</i>|{name}|反撃能力|Kyoto|&amp;|.|İ|ﬁ|😀""".replace("\n", "|").split("|")
JAPANESE = st.lists(st.sampled_from(JAPANESE_PIECES), max_size=8).map("".join)
ENGLISH = st.lists(st.sampled_from([*ENGLISH_PIECES, "\n"]), max_size=10).map(" ".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(JAPANESE | ANY, ENGLISH | ANY), min_size=1, max_size=6))
def test_spans_and_fixes(pairs):
    report = termalign.lint(pairs, TERMBASE)
    prints = [finding.fingerprint for finding in report.findings]
    assert len(set(prints)) == len(prints)
    for finding in report.findings:
        pair = finding.pair
        assert isinstance(pair, SegmentPair)
        if finding.target_span:
            start, end = finding.target_span
            assert 0 <= start < end <= len(pair.target)
            assert pair.target[start:end] == finding.found
        if finding.source_span:
            start, end = finding.source_span
            assert 0 <= start < end <= len(pair.source)
        if finding.fix is not None:
            assert finding.fix
            assert finding.found


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(ENGLISH, JAPANESE), min_size=1, max_size=4))
def test_the_other_direction(pairs):
    report = termalign.lint(pairs, TERMBASE, source_language="en", target_language="ja")
    for finding in report.findings:
        if finding.target_span:
            assert finding.pair.target[slice(*finding.target_span)] == finding.found


@settings(max_examples=50, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    ENGLISH,
)
def test_any_term_can_be_looked_for(ja, en, text):
    odd = Termbase(
        (concept(1, ja, (en, "fullForm", ""), (en + "x", "acronym", "")), concept(2, "国", ("country", "fullForm", "")))
    )
    termalign.lint([(f"これは{ja}である。", text), (ja, en)], odd)


def test_words_behind_markup_keep_their_place():
    report = termalign.lint([("", "(ACM) <i>servers</i> (ACM)"), ("", "a counter <i>measures</i> (ACM)")], TERMBASE)
    assert all(
        finding.pair.target[slice(*finding.target_span)] == finding.found
        for finding in report.findings
        if finding.target_span
    )


def test_terms_that_differ_in_case_alone_stand_in_one_place():
    forms = [form for text in ("Space", "space") for form in forms_of(Term(text, "de"))]
    assert [use[:2] for use in uses_of(Side("Der Space ist frei."), forms)] == [(4, 9)]
