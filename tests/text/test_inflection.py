"""The forms of English terms are those of their head, and of nothing else."""

from __future__ import annotations

import pytest

from termalign.text.inflection import forms

RIGHT = """
army, noun: armies
chief of staff, noun: chiefs of staff
attorney general, noun: attorneys general
man, noun: men
serviceman, noun: servicemen
german, noun: germans
criterion, noun: criteria
analysis, noun: analyses
guidelines, noun: guideline
rules of engagement, noun: rule of engagement
deploy, verb: deploys | deployed | deploying
to deploy, verb: deploy | deploying
plan, verb: planned | planning | plans
write, verb: wrote | written | writing
rebuild, verb: rebuilt | rebuilding
cancel, verb: cancelled | canceled
log in, verb: logs in | logged in | logging in
freeze, verb: froze | frozen
report, : reports | reported
small and medium sized enterprise, noun: small and medium sized enterprises
"""
WRONG = """
authority, noun: author
capability, noun: capable
security, noun: secure
new, noun: news
german, noun: germen
deploy, verb: deployment
approve, verb: approval | approver
plan, noun: planned | planning
"""


def lines(text):
    for line in text.strip().split("\n"):
        head, _, rest = line.partition(": ")
        term, _, part = head.partition(", ")
        yield pytest.param(term, part, set(rest.split(" | ")), id=head)


@pytest.mark.parametrize(("term", "part", "wanted"), list(lines(RIGHT)))
def test_these_are_forms(term, part, wanted):
    assert wanted <= set(forms(term, part))


@pytest.mark.parametrize(("term", "part", "wanted"), list(lines(WRONG)))
def test_these_are_not(term, part, wanted):
    assert not set(forms(term, part)) & wanted


@pytest.mark.parametrize("term", ["army", "chief of staff", "", "x", "2+2", "c++"])
def test_a_term_is_a_form_of_itself(term):
    assert term in forms(term)
