"""The server itself, by pygls: checks a draft when it is opened or saved, offers fixes, shows entries of 用語集 on hover."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from termalign.errors import TermalignError
from termalign.server.diagnostics import diagnostics, quick_fixes, whole_file
from termalign.server.project import Given, Project

SUFFIXES = (".md", ".markdown", ".txt", ".po", ".pot", ".tsv", ".csv")
"""The drafts that an editor shows as they are."""


class Server(LanguageServer):
    """A language server with a project."""

    def __init__(self, given: Given) -> None:
        """Offer what the functions below do."""
        super().__init__(
            "termalign", version("termalign"), text_document_sync_kind=types.TextDocumentSyncKind.Incremental
        )
        self.project = Project(given)
        self.feature(types.TEXT_DOCUMENT_DID_OPEN)(opened)
        self.feature(types.TEXT_DOCUMENT_DID_SAVE)(saved)
        self.feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)
        self.feature(
            types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
        )(actions)
        self.feature(types.TEXT_DOCUMENT_HOVER)(hovered)


def serve(given: Given) -> None:
    """Serve an editor over standard input and output until it has had enough."""
    Server(given).start_io()


def opened(server: Server, parameters: types.DidOpenTextDocumentParams) -> None:
    """Check a draft that was opened."""
    check(server, parameters.text_document.uri)


def saved(server: Server, parameters: types.DidSaveTextDocumentParams) -> None:
    """Check a draft that was saved."""
    check(server, parameters.text_document.uri)


def closed(server: Server, parameters: types.DidCloseTextDocumentParams) -> None:
    """Take back what was said of a draft."""
    publish(server, parameters.text_document.uri, [])


def actions(server: Server, parameters: types.CodeActionParams) -> list[types.CodeAction]:
    """Return the fixes for what the pointer is on."""
    document = server.workspace.get_text_document(parameters.text_document.uri)
    return list(quick_fixes(document, parameters.context.diagnostics))


def hovered(server: Server, parameters: types.HoverParams) -> types.Hover | None:
    """Return the entry of the term that the pointer is on."""
    path = draft_path(parameters.text_document.uri)
    document = server.workspace.get_text_document(parameters.text_document.uri)
    at = document.position_codec.position_from_client_units(document.lines, parameters.position)
    if path is None or at.line >= len(document.lines):
        return None
    try:
        found = server.project.lookup(path).hover(document.lines[at.line].rstrip("\r\n"), at.character)
    except TermalignError:
        return None  # said when the draft was opened
    if found is None:
        return None
    ends = (types.Position(at.line, column) for column in (found.start, found.end))
    span = document.position_codec.range_to_client_units(document.lines, types.Range(*ends))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, found.markdown), span)


def check(server: Server, uri: str) -> None:
    """Check a file as it is on the disk, and publish what is found."""
    path = draft_path(uri)
    if path is None:
        return
    document = server.workspace.get_text_document(uri)
    try:
        checked = server.project.check(path)
    except TermalignError as error:
        publish(server, uri, [whole_file(str(error))])
        return
    if checked is None:
        message = (
            f"{path}: is not checked; it is a source, or has no source beside it, such as {path.stem}.ja{path.suffix}"
        )
        server.window_log_message(types.LogMessageParams(types.MessageType.Info, message))
        publish(server, uri, [])
        return
    publish(server, uri, list(diagnostics(document, checked)))


def publish(server: Server, uri: str, found: list[types.Diagnostic]) -> None:
    """Tell the editor what is wrong in a file."""
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))


def draft_path(uri: str) -> Path | None:
    """Return the path of a file that may be a draft; None for other files, and for what is on no disk."""
    path = to_fs_path(uri)
    return Path(path) if path and path.lower().endswith(SUFFIXES) else None
