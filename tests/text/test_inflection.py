"""The forms of English terms are those of their head, and of nothing else."""

from __future__ import annotations

import pytest

from termalign.text.inflection import forms, parallel

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


@pytest.mark.parametrize(
    ("written", "term", "other", "wanted"),
    [
        ("firemen", "fireman", "firefighter", "firefighters"),
        ("handicapped persons", "handicapped person", "person with a disability", "people with a disability"),
        ("policies", "policy", "guidelines", "guidelines"),
        ("firemen", "fireman", "Fire Officer", "Fire Officers"),
        ("utilized", "utilize", "use", "used"),
        ("utilizing", "utilize", "make use of", "making use of"),
        ("utilizes", "utilize", "take", "takes"),
        ("utilized", "utilize", "take", "took"),
        ("halted", "halt", "shut down", "shut down"),
        ("fireman", "fireman", "firefighter", "firefighter"),
    ],
)
def test_a_form_is_carried_over(written, term, other, wanted):
    assert parallel(written, term, other) == wanted


def test_a_participle_is_carried_over():
    assert parallel("utilized", "utilize", "take", is_participle=True) == "taken"
