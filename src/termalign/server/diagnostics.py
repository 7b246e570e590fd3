"""Findings as an editor shows them: a line under “enemy base attack”, and one quick fix that writes what it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from termalign.model import Place
from termalign.server.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pygls.workspace import TextDocument

    from termalign.server.project import Checked

SOURCE = "termalign"
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics(document: TextDocument, checked: Checked) -> Iterator[types.Diagnostic]:
    """Yield the findings of a draft with their ranges in its text; those of a termbase stand in the first line."""
    spans = Spans(document.source, checked.targets)

    def of_client(start: int, end: int) -> types.Range:
        ends = (types.Position(*spans.position(offset)) for offset in (start, end))
        return document.position_codec.range_to_client_units(document.lines, types.Range(*ends))

    for finding in checked.report.findings:
        span = spans.of(finding) or spans.line(finding.place.line if isinstance(finding.place, Place) else 1)
        edits = [(*corners(of_client(start, end)), text) for start, end, text in spans.fix(finding)]
        yield types.Diagnostic(
            of_client(*span),
            finding.message,
            SEVERITIES[finding.severity],
            finding.rule,
            source=SOURCE,
            data={
                "edits": edits,
                "shown": finding.fix,
                "found": document.source[slice(*span)],
            },
        )


def corners(span: types.Range) -> tuple[tuple[int, int], ...]:
    """Return where a range starts and ends, as numbers."""
    return tuple((each.line, each.character) for each in (span.start, span.end))


def whole_file(message: str) -> types.Diagnostic:
    """Return what is wrong with a file as a whole."""
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, types.DiagnosticSeverity.Error, source=SOURCE)


def quick_fixes(document: TextDocument, given: Iterable[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """Yield a fix for each diagnostic that has one and whose text is still what it was when the draft was checked."""
    for diagnostic in given:
        data: Any = diagnostic.data
        if diagnostic.source != SOURCE or not isinstance(data, dict) or not data.get("edits"):
            continue
        if text_in(document, diagnostic.range) == data.get("found"):
            edits = [
                types.TextEdit(types.Range(types.Position(*start), types.Position(*end)), text)
                for start, end, text in data["edits"]
            ]
            yield types.CodeAction(
                f"Write “{data['shown']}”",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=types.WorkspaceEdit(changes={document.uri: edits}),
                is_preferred=True,
            )


def text_in(document: TextDocument, span: types.Range) -> str:
    """Return what stands in a range of the client."""
    return document.source[document.offset_at_position(span.start) : document.offset_at_position(span.end)]
