"""The server as an editor talks to it: a client starts termalign lsp and speaks the protocol with it."""

from __future__ import annotations

import asyncio
import sys
from functools import partial

import pytest

pygls = pytest.importorskip("pygls")

from lsprotocol import types  # noqa: E402
from pygls.lsp.client import LanguageClient  # noqa: E402

PATIENCE = 60
"""Seconds after which a server that does not answer has failed."""


class Editor:
    """An editor with one file open at a time."""

    def __init__(self):
        self.client = LanguageClient("test", "1")
        self.published, self.logged = asyncio.Queue(), asyncio.Queue()
        for name, queue in (
            (types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, self.published),
            (types.WINDOW_LOG_MESSAGE, self.logged),
        ):
            self.client.feature(name)(partial(queue.put_nowait))

    async def __aenter__(self):
        await self.client.start_io(sys.executable, "-m", "termalign", "lsp")
        answer = await self.client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
        self.capabilities = answer.capabilities
        self.client.initialized(types.InitializedParams())
        return self

    async def __aexit__(self, *error):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client._server.wait()
        self.code = self.client._server.returncode
        await self.client.stop()

    async def open(self, path):
        """Open a file and return what is published of it."""
        self.uri, self.text = path.as_uri(), path.read_bytes().decode()
        item = types.TextDocumentItem(self.uri, "any", 1, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    async def diagnostics(self):
        found = await asyncio.wait_for(self.published.get(), PATIENCE)
        assert found.uri == self.uri
        return list(found.diagnostics)

    async def fixes(self, diagnostic):
        context = types.CodeActionContext([diagnostic])
        identifier = types.TextDocumentIdentifier(self.uri)
        return await self.client.text_document_code_action_async(
            types.CodeActionParams(identifier, diagnostic.range, context)
        )

    async def hover(self, line, character):
        identifier = types.TextDocumentIdentifier(self.uri)
        return await self.client.text_document_hover_async(
            types.HoverParams(identifier, types.Position(line, character))
        )

    def applied(self, edits):
        """Return the text after edits, whose columns count UTF-16 units."""
        lines = self.text.splitlines(keepends=True)

        def offset(position):
            before = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
            return sum(map(len, lines[: position.line])) + len(before)

        text = self.text
        for edit in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
            text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
        return text

    def change(self, text):
        """Type something at the beginning of the file."""
        start = types.Range(types.Position(0, 0), types.Position(0, 0))
        identifier = types.VersionedTextDocumentIdentifier(2, self.uri)
        change = types.TextDocumentContentChangePartial(start, text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def save(self):
        identifier = types.TextDocumentIdentifier(self.uri)
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))

    def close(self):
        identifier = types.TextDocumentIdentifier(self.uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(identifier))


def with_editor(work):
    """Run what an editor does, to the end of the server."""

    async def session():
        async with Editor() as editor:
            await work(editor)
        return editor.code

    assert asyncio.run(session()) == 0


FIXED = {
    "messages.po": ('enemy base "\n"attack capability\\"', 'counterstrike"\n" capability\\"'),
    "table.tsv": ('""enemy base attack capability""', '""counterstrike capability""'),
    "guide.md": ("enemy base attack capability", "counterstrike capability"),
}


def test_an_editing_session(project):
    async def work(editor):
        assert editor.capabilities.hover_provider
        for name, (before, after) in FIXED.items():
            found = [each for each in await editor.open(project / name) if each.code == "forbidden-term"]
            first = found[0]
            assert (first.severity, first.source) == (types.DiagnosticSeverity.Error, "termalign")
            (action,) = await editor.fixes(first)
            assert (action.kind, action.is_preferred) == ("quickfix", True)
            edits = action.edit.changes[editor.uri]
            assert editor.applied(edits) == editor.text.replace(before, after, 1)
            (project / name).write_text(editor.applied(edits), encoding="utf-8", newline="")
            editor.close()
            assert await editor.diagnostics() == []
            left = [each for each in await editor.open(project / name) if each.code == "forbidden-term"]
            assert len(left) == len(found) - 1
            editor.close()
            await editor.diagnostics()

    with_editor(work)


def test_a_fix_is_offered_only_where_the_text_is_still_there(project):
    async def work(editor):
        found = await editor.open(project / "table.tsv")
        editor.change("x" * 5)
        assert await editor.fixes(found[0]) is not None
        editor.change("a line\n")
        assert await editor.fixes(found[0]) == ()

    with_editor(work)


def test_no_fix_tears_markup(project):
    async def work(editor):
        text = "# Overview\n\nIt has an **enemy base** attack capability.\n"
        (project / "guide.md").write_text(text, encoding="utf-8")
        (found,) = await editor.open(project / "guide.md")
        assert found.code == "forbidden-term"
        assert await editor.fixes(found) == ()

    with_editor(work)


def test_saving_checks_again(project):
    async def work(editor):
        assert await editor.open(project / "table.tsv") != []
        (project / "table.tsv").write_text("source\ttarget\n反撃能力\tcounterstrike capability\n", encoding="utf-8")
        editor.save()
        assert await editor.diagnostics() == []

    with_editor(work)


def test_hover(project):
    async def work(editor):
        await editor.open(project / "guide.ja.md")
        found = await editor.hover(2, 6)
        assert found.contents.value.startswith("**反撃能力 = counterstrike capability**")
        assert (found.range.start.character, found.range.end.character) == (4, 8)
        assert await editor.hover(0, 1) is None
        assert await editor.hover(99, 1) is None

    with_editor(work)


def test_what_is_wrong_with_a_file_is_said_in_it(project):
    async def work(editor):
        (project / "broken.po").write_text('nonsense "x"\n', encoding="utf-8")
        (found,) = await editor.open(project / "broken.po")
        assert "broken.po: line 1 is not valid PO" in found.message
        (project / "termalign.toml").write_text("termbase = 'none.csv'")
        editor.save()
        (found,) = await editor.diagnostics()
        assert "none.csv: no such file" in found.message
        assert await editor.hover(0, 8) is None

    with_editor(work)


def test_a_text_without_a_source_is_left_alone(project):
    async def work(editor):
        assert await editor.open(project / "text.md") == []
        said = await asyncio.wait_for(editor.logged.get(), PATIENCE)
        assert "has no source beside it, such as text.ja.md" in said.message

    with_editor(work)
