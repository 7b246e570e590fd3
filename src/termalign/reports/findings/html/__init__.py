"""One self-contained page for people: each finding on 反撃能力 with its segment, filters, and a chart of the worst terms.

The page loads nothing: its style and its script stand in it, and its policy lets nothing else run, so that markup
in a draft, which is escaped anyway, could do no harm. All findings can be read and printed without the script.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING

from termalign.model import SEVERITIES
from termalign.reports.findings import statistics
from termalign.reports.findings.html.card import card, escaped, in_language
from termalign.reports.findings.places import file_of
from termalign.reports.findings.text import count, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

WORST = 12
"""Terms in the chart."""
LABELS = {"error": "errors", "warning": "warnings", "info": "info"}


def lines(report: LintReport, options: Options) -> Iterator[str]:
    """Yield the page, a line for each finding."""
    style, script = (files(__name__).joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    yield from head(report, style, script)
    yield from overview(report)
    yield from chart(report.findings)
    yield from filters(report.findings)
    yield "<main>\n"
    for file, findings in by_file(report.findings).items():
        yield f"<section>\n<h2>{escaped(file)}<span>{len(findings):,}</span></h2>\n<ol>\n"
        yield from (card(finding, report, options) for finding in findings)
        yield "</ol>\n</section>\n"
    yield f'<p class="none"{" hidden" if report.findings else ""}>No findings.</p>\n'
    yield from ignored(report, options)
    yield f"</main>\n<footer>termalign {escaped(options.version)}"
    yield (
        '<span class="keys" hidden>: <kbd>/</kbd> searches, <kbd>j</kbd> and <kbd>k</kbd> go to the next and the '
        "previous finding, <kbd>Esc</kbd> shows all again</span></footer>\n"
    )
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def head(report: LintReport, style: str, script: str) -> Iterator[str]:
    """Yield what stands before the body."""
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    policy = f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}; form-action \'none\'">\n'
    yield f"<title>{escaped(count(len(report.findings), 'finding'))}: {escaped(', '.join(report.drafts[:3]))}</title>\n"
    yield f"<style>{style}</style>\n</head>\n<body>\n"


def digest(text: str) -> str:
    """Return the hash by which a policy knows an element (Content Security Policy Level 3)."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def overview(report: LintReport) -> Iterator[str]:
    """Yield the title, what was found in how much, and the remarks."""
    yield f'<header>\n<h1>Terminology check</h1>\n<p class="summary">{escaped("; ".join(summary(report)))}</p>\n'
    if report.remarks:
        yield '<ul class="remarks">\n'
        yield from (f"<li>{escaped(remark)}</li>\n" for remark in report.remarks)
        yield "</ul>\n"
    yield "</header>\n"


def chart(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield bars for the terms with the most findings, parted by severity; each is a button that shows its findings."""
    counts: dict[str, Counter[str]] = {}
    for finding in findings:
        counts.setdefault(finding.term, Counter())[finding.severity] += 1
    ordered = sorted(
        statistics.by_term(findings),
        key=lambda each: (-each.findings, *(-counts[each.term][severity] for severity in SEVERITIES)),
    )
    if not (worst := ordered[:WORST]):
        return
    yield '<section class="chart" aria-label="Terms with the most findings">\n<h3>Terms with the most findings</h3>\n'
    for each in worst:
        bar = "".join(bars(counts[each.term], worst[0].findings))
        yield (
            f'<button type="button" aria-pressed="false" data-term="{escaped(each.term)}">'
            f'<span class="name"{in_language(each.term)} title="{escaped(each.term)}">{escaped(each.term)}</span>'
            f'<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">{bar}</svg>'
            f'<span class="number">{each.findings:,}</span></button>\n'
        )
    yield "</section>\n"


def bars(counts: Mapping[str, int], most: int) -> Iterator[str]:
    """Yield a rectangle for each severity, of a hundred units in all for the most findings."""
    start = 0.0
    for severity in SEVERITIES:
        if width := 100 * counts[severity] / most:
            yield f'<rect class="{severity}" x="{start:.2f}" width="{width:.2f}" height="1"/>'
            start += width


def filters(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the form, which the script shows; a value begins with =, as "" stands for all."""
    found = Counter(finding.severity for finding in findings)
    yield '<form class="filters" role="search" hidden>\n<input type="search" name="words" placeholder="Search" '
    yield 'aria-label="Search the findings" autocomplete="off">\n<fieldset>\n<legend class="unseen">Severity</legend>\n'
    for severity in SEVERITIES:
        box = f'<input type="checkbox" name="severity" value="{severity}" checked>'
        yield f'<label class="{severity}">{box}<span>{found[severity]:,}</span> {LABELS[severity]}</label>\n'
    yield "</fieldset>\n"
    yield from select("rule", "all rules", Counter(finding.rule for finding in findings))
    yield from select("term", "all terms", Counter(finding.term for finding in findings))
    yield from select("file", "all files", Counter(file_of(finding) for finding in findings))
    yield '<button type="button">Show all</button>\n<output aria-live="polite"></output>\n</form>\n'


def select(name: str, everything: str, counts: Counter[str]) -> Iterator[str]:
    """Yield a list to choose from, with how many findings each choice has, the most first."""
    yield f'<select name="{name}" aria-label="{name}">\n<option value="">{everything}</option>\n'
    for value, number in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        shown = escaped(value) or f"(no {name})"
        yield f'<option value="={escaped(value)}" data-name="{shown}">{shown} ({number:,})</option>\n'
    yield "</select>\n"


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings of each file."""
    files_: dict[str, list[Finding]] = {}
    for finding in findings:
        files_.setdefault(file_of(finding), []).append(finding)
    return files_


def ignored(report: LintReport, options: Options) -> Iterator[str]:
    """Yield what a person has decided to ignore, folded."""
    if report.ignored:
        yield f'<details class="ignored">\n<summary>{escaped(count(len(report.ignored), "ignored finding"))}</summary>\n'
        yield "<ol>\n"
        yield from (card(finding, report, options) for finding in report.ignored)
        yield "</ol>\n</details>\n"
