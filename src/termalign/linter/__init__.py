"""Drafts against termbases: 反撃能力 rendered as something else is a Finding; one rule per file, listed in RULES.

A rule is a module of rules/ with SEVERITY, a docstring that is its documentation, examples included, and
`find(checked: Checked) -> Iterator[Finding]`. To add one: a file there, a line here, cases in tests/cases/lint/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign.linter.baseline import gone, without_known
from termalign.linter.findings import with_fingerprints
from termalign.model import SEVERITIES
from termalign.text.remarks import EVERY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from termalign.linter.baseline import Known
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
    "acronym-used-once",
    "expansion-after-acronym",
    "hyphen-variant",
    "case-variant",
    "regional-spelling",
    "long-vowel-variant",
    "katakana-variant",
    "okurigana-variant",
    "kanji-kana-variant",
    "width-variant",
    "small-ke-variant",
    "termbase-fault",
    "unused-ignore",
    "stale-baseline",
)
"""In the order in which they run: the last two speak of what the others have found."""
SPELLING = RULES[RULES.index("hyphen-variant") : RULES.index("termbase-fault")]
OF_TERMS = ("near-miss", "forbidden-term", "deprecated-term", "exact-form-required", "untranslated-term")
NOTHING: Mapping[str, Known] = {}
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
    checker: Checker,
    draft: Draft,
    settings: Settings,
    progress: Callable[[int], None] | None = None,
    known: Mapping[str, Known] = NOTHING,
) -> tuple[list[Finding], Checked]:
    """Return what the rules find in a draft, in text order, the worst first where several are in one segment.

    What remarks in the draft silence is left out, and what is known, by its fingerprint.
    """
    checked = checker.check(draft, progress)
    checked.rules = settings.rules
    order = {id(pair): number for number, pair in enumerate(draft.pairs)}
    found: list[Finding] = []
    said = Said()
    for name in RULES[:-1]:
        for finding in module(name).find(checked) if name in settings.rules else ():
            if said.before(finding):
                continue
            if finding.pair is not None and is_ignored(finding, finding.pair.ignored):
                checked.silenced.add((order[id(finding.pair)], name))
                checked.silenced_count += 1
            else:
                found.append(at_severity(finding, settings.severities))
    found.sort(
        key=lambda each: (order.get(id(each.pair), -1), SEVERITIES.index(each.severity), each.target_span or (0, 0))
    )
    all_found = list(with_fingerprints(found))
    if not known:
        return all_found, checked
    checked.stale = gone(all_found, known.values(), settings.rules)
    stale = module(RULES[-1]).find(checked) if RULES[-1] in settings.rules else ()
    last = [at_severity(finding, settings.severities) for finding in stale]
    new = without_known(all_found, known)
    checked.known_count = len(all_found) - len(new)
    return [*new, *with_fingerprints(last)], checked


class Said:
    """Where something has been found: a rule on spelling says nothing of a place of which another rule speaks."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.spans: dict[int, list[tuple[int, int]]] = {}

    def before(self, finding: Finding) -> bool:
        """Tell whether a finding is on the spelling of what has been found by another rule; remember others."""
        if finding.target_span is None:
            return False
        start, end = finding.target_span
        if finding.rule in SPELLING:
            return any(first < end and start < last for first, last in self.spans.get(id(finding.pair), ()))
        if finding.rule in OF_TERMS:
            self.spans.setdefault(id(finding.pair), []).append((start, end))
        return False


def is_ignored(finding: Finding, rules: Collection[str]) -> bool:
    """Tell whether a remark silences a finding; what it says of remarks has to be named."""
    return finding.rule in rules or (EVERY in rules and finding.rule != "unused-ignore")


def at_severity(finding: Finding, severities: Mapping[str, str]) -> Finding:
    """Return a finding at the severity that the configuration gives its rule; info stays info."""
    wanted = severities.get(finding.rule)
    return finding._replace(severity=wanted) if wanted and finding.severity != "info" else finding
