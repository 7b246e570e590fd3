"""Fixes in a Word document: the words change in their runs, so that 反撃能力 stays bold; all other parts stay as they are."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from termalign.formats import markup
from termalign.formats.containers import Package
from termalign.formats.docx.tracing import WHAT, trace
from termalign.formats.edits import Written
from termalign.formats.package import with_parts

if TYPE_CHECKING:
    from termalign.formats.edits import Edits
    from termalign.formats.exchange import DraftOptions
    from termalign.model import Draft


class Runs(markup.XmlRewrite):
    """A part of a document, whose words may go over several runs."""

    bridge = True


def write_segments(draft: Draft, data: bytes, options: DraftOptions, edits: Edits) -> Written:
    """Write targets anew; where a fix goes over several runs, the first of them takes it."""
    document, parts = trace(Package(draft.file, data, options.access, WHAT))
    starts = [part.start for part in parts]
    rewritten: dict[int, Runs] = {}
    for segment, mine in edits.items():
        place = draft.pairs[segment].place
        offset = document.line_starts[place.line - 1] + place.column - 1
        number = bisect_right(starts, offset) - 1
        part = parts[number]
        if number not in rewritten:
            whole = part.mark + part.raw.encode(part.encoding)
            rewritten[number] = Runs(draft, whole, part.encoding)
        start = offset - part.start
        traced = part.traced.part(start, start + len(draft.pairs[segment].target))
        rewritten[number].change(segment, traced, mine)
    written = {parts[number].name: rewrite.written() for number, rewrite in rewritten.items()}
    refused = {key: reason for each in written.values() for key, reason in each.refused.items()}
    return Written(with_parts(draft.file, data, {name: each.data for name, each in written.items()}), refused)
