"""Findings as an editor shows them: a line under “enemy base attack”, and one quick fix that writes what it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from termalign.model import Place
from termalign.server.spans import Text, locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pygls.workspace import TextDocument

    from termalign.model import Finding

SOURCE = "termalign"
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(document: TextDocument, text: Text, findings: Iterable[Finding]) -> Iterator[types.Diagnostic]:
    """Yield the findings of a draft with their ranges in its text; those of a termbase stand in the first line."""
    lines = document.lines
    for finding in findings:
        line = finding.place.line if isinstance(finding.place, Place) else 1
        where = locate(text, finding, line)
        ends = (types.Position(*text.position(offset)) for offset in (where.start, where.end))
        span = document.position_codec.range_to_client_units(lines, types.Range(*ends))
        fix = where.write(finding.fix) if where.write and finding.fix is not None and is_plain(finding) else None
        yield types.Diagnostic(
            span,
            finding.message,
            SEVERITIES[finding.severity],
            finding.rule,
            source=SOURCE,
            data={"fix": fix, "shown": finding.fix, "found": text.text[where.start : where.end]},
        )


def is_plain(finding: Finding) -> bool:
    """Tell whether a fix would replace words alone, and not tear markup within them (**enemy** base attack) in two."""
    if finding.pair is None or finding.target_span is None:
        return False
    first, last = finding.target_span
    return not any(start < last and first < end for start, end in finding.pair.target_hidden)


def whole_file(message: str) -> types.Diagnostic:
    """Return what is wrong with a file as a whole."""
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, types.DiagnosticSeverity.Error, source=SOURCE)


def quick_fixes(document: TextDocument, given: Iterable[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """Yield a fix for each diagnostic that has one and whose text is still what it was when the draft was checked."""
    for diagnostic in given:
        data: Any = diagnostic.data
        if diagnostic.source != SOURCE or not isinstance(data, dict) or data.get("fix") is None:
            continue
        if text_in(document, diagnostic.range) == data.get("found"):
            edit = types.TextEdit(diagnostic.range, data["fix"])
            yield types.CodeAction(
                f"Write “{data['shown']}”",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
                is_preferred=True,
            )


def text_in(document: TextDocument, span: types.Range) -> str:
    """Return what stands in a range of the client."""
    return document.source[document.offset_at_position(span.start) : document.offset_at_position(span.end)]
