"""The verbs as plain functions; what `import termalign` offers: extract 白書.txt, build, lint its translation, export."""

from __future__ import annotations

from termalign.workflow.documents import build, extract, list_sources
from termalign.workflow.draft_files import list_drafts
from termalign.workflow.drafts import Linted, lint, lint_files
from termalign.workflow.termbases import (
    check_output,
    diff,
    export,
    merge,
    read_termbase,
    rebuild,
    refuse_existing,
    validate,
    write_termbase,
)

__all__ = [
    "Linted",
    "build",
    "check_output",
    "diff",
    "export",
    "extract",
    "lint",
    "lint_files",
    "list_drafts",
    "list_sources",
    "merge",
    "read_termbase",
    "rebuild",
    "refuse_existing",
    "validate",
    "write_termbase",
]
