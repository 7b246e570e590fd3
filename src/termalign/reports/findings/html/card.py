"""A finding as a piece of the page: the sentence, 「反撃能力」 marked in its segment, what to write, where."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from termalign.reports.findings.excerpt import clean
from termalign.reports.findings.places import file_of, key_of
from termalign.reports.findings.text import advice, where
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from termalign.model import Finding, LintReport
    from termalign.reports.findings import Options

REACH = 400
"""Code points of a segment that are shown on each side of a span, and of a span."""
LONGEST_MESSAGE = 600
GAP = "…"


def card(finding: Finding, report: LintReport, options: Options) -> str:
    """Return a finding as an item of a list."""
    begin = (
        f'<li class="finding {escaped(finding.severity)}" tabindex="-1" data-severity="{escaped(finding.severity)}" '
        f'data-rule="{escaped(finding.rule)}" data-term="{escaped(finding.term)}" data-file="{escaped(file_of(finding))}">'
    )
    rows = [paragraph("message", escaped(finding.message[:LONGEST_MESSAGE]))]
    if finding.pair:
        for name, text, span in (
            ("source", finding.pair.source, finding.source_span),
            ("target", finding.pair.target, finding.target_span),
        ):
            if text.strip():
                rows.append(paragraph(name, marked(text, span), f'{in_language(text)} dir="auto"'))
    if todo := advice(finding):
        rows.append(paragraph("write", f"→ {escaped(todo)}", in_language(todo)))
    if note := report.notes.get(key_of(finding)):
        rows.append(paragraph("note", escaped(note)))
    explained = escaped(options.rules.get(finding.rule, ""))
    rule = f'<span title="{explained}">{escaped(finding.rule)}</span>'
    severity = f'<span class="severity">{escaped(finding.severity)}</span>'
    rows.append(paragraph("meta", f"{severity} · {rule} · {escaped(where(finding))}"))
    return begin + "".join(rows) + "</li>\n"


def paragraph(name: str, content: str, attributes: str = "") -> str:
    """Return a paragraph of a class; what is in it is markup already."""
    return f'<p class="{name}"{attributes}>{content}</p>'


def marked(text: str, span: tuple[int, int] | None) -> str:
    """Return a text as markup, a span of it marked; of a long one what stands around the span."""
    start, end = span or (0, 0)
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    inside = text[start : min(end, start + REACH)] + (GAP if end - start > REACH else "")
    before = (GAP if first else "") + text[first:start]
    after = text[end:last] + (GAP if last < len(text) else "")
    return escaped(before) + (f"<mark>{escaped(inside)}</mark>" if start < end else "") + escaped(after)


def in_language(text: str) -> str:
    """Return the attribute that says that a text is Japanese, so that kanji have their Japanese shapes."""
    return ' lang="ja"' if HAS_JAPANESE.search(text) else ""


def escaped(text: str) -> str:
    """Return a text that is but text, in an element or between double quotes."""
    return escape(clean(text), quote=True)
