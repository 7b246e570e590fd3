"""Every rule is documented, and does to its own examples what its documentation says."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import found_in, read_case

from termalign.linter import RULES, describe
from termalign.linter import rules as package
from termalign.model import SEVERITIES

SECTIONS = ["What it does", "Why it matters", "Bad", "Good", "How to silence"]


@pytest.mark.parametrize("name", RULES)
def test_the_examples_are_as_they_say(name):
    rule = describe(name)
    bad = read_case(name, rule.sections["Bad"])
    good = read_case(name, rule.sections["Good"])
    assert name in {finding.rule for finding in found_in(bad)}
    assert found_in(good) == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_documented(name):
    rule = describe(name)
    assert list(rule.sections) == SECTIONS
    assert all(rule.sections.values())
    assert rule.severity in SEVERITIES
    assert rule.summary


def test_every_file_of_a_rule_is_in_the_table():
    files = {file.stem for file in Path(package.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == {name.replace("-", "_") for name in RULES}


def test_the_page_of_the_rules_is_up_to_date():
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    for name in RULES:
        rule = describe(name)
        assert f"## {name}\n\n*{rule.severity}.* {rule.summary}.\n" in page, "run: make docs"
        assert all(part in page for part in (rule.sections["Bad"], rule.sections["Good"])), "run: make docs"
