"""Drafts against termbases: 反撃能力 rendered as something else is a Finding; one rule per file, listed in RULES.

A rule is a module of rules/ with SEVERITY, a docstring that is its documentation, examples included, and
`find(checked: Checked) -> Iterator[Finding]`. To add one: a file there, a line here, cases in tests/cases/lint/.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.linter.findings import with_fingerprints
from termalign.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from termalign.linter.checked import Checked
    from termalign.linter.checking import Checker
    from termalign.model import Draft, Finding

RULES = (
    "missing-approved-term",
    "fewer-occurrences",
    "untranslated-term",
    "forbidden-term",
    "deprecated-term",
    "exact-form-required",
    "inconsistent-rendering",
    "shared-rendering",
    "same-source-different-target",
    "same-target-different-source",
    "near-miss",
    "acronym-not-expanded-at-first-use",
    "acronym-other-expansion",
    "acronym-redefined",
    "termbase-fault",
)
SECTION = re.compile(r"^([A-Z][A-Za-z ]+):\n((?:    .*\n|\n)+)", re.MULTILINE)


class RuleText(NamedTuple):
    """What the documentation of a rule says; the sections are those of its docstring, in order."""

    name: str
    severity: str
    summary: str
    sections: dict[str, str]


class Settings(NamedTuple):
    """Which rules run, and at what severity; both by the names of RULES."""

    rules: Collection[str] = RULES
    severities: Mapping[str, str] = {}


def module(name: str) -> Any:
    """Return the module of a rule."""
    return import_module(f"{__name__}.rules.{name.replace('-', '_')}")


def describe(name: str) -> RuleText:
    """Return the documentation of a rule."""
    rule = module(name)
    text = (rule.__doc__ or "") + "\n"
    sections = {
        title: re.sub("^    ", "", body, flags=re.MULTILINE).strip("\n") for title, body in SECTION.findall(text)
    }
    return RuleText(name, rule.SEVERITY, text.partition("\n")[0].rstrip("."), sections)


def lint_draft(
    checker: Checker, draft: Draft, settings: Settings, progress: Callable[[int], None] | None = None,
) -> tuple[list[Finding], Checked]:  # fmt: skip
    """Return what the rules find in a draft, in text order, the worst first where several are in one segment."""
    checked = checker.check(draft, progress)
    found = [finding for name in RULES if name in settings.rules for finding in module(name).find(checked)]
    found = [at_severity(finding, settings.severities) for finding in found]
    order = {id(pair): number for number, pair in enumerate(draft.pairs)}
    found.sort(
        key=lambda each: (order.get(id(each.pair), -1), SEVERITIES.index(each.severity), each.target_span or (0, 0))
    )
    return list(with_fingerprints(found)), checked


def at_severity(finding: Finding, severities: Mapping[str, str]) -> Finding:
    """Return a finding at the severity that the configuration gives its rule; info stays info."""
    wanted = severities.get(finding.rule)
    return finding._replace(severity=wanted) if wanted and finding.severity != "info" else finding
