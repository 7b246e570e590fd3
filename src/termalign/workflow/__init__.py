"""The verbs as plain functions; what `import termalign` offers: extract 白書.txt, build, lint its translation, export."""

from __future__ import annotations

from termalign.workflow.building import build, rebuild
from termalign.workflow.candidates import find_candidates, worklist_of
from termalign.workflow.decisions import decide, gone, read_decisions
from termalign.workflow.documents import Reading, extract, extract_each, list_sources
from termalign.workflow.draft_files import list_drafts
from termalign.workflow.drafts import fix_files, lint, lint_files
from termalign.workflow.reading import read_termbase
from termalign.workflow.reviewing import check_reviewable, reviewed
from termalign.workflow.runs import Linted
from termalign.workflow.scoring import Scored, score_files
from termalign.workflow.termbases import (
    check_output,
    diff,
    export,
    merge,
    refuse_existing,
    validate,
    write_termbase,
)
from termalign.workflow.terms import find_terms, list_documents

__all__ = [
    "Linted",
    "Reading",
    "Scored",
    "build",
    "check_output",
    "check_reviewable",
    "decide",
    "diff",
    "export",
    "extract",
    "extract_each",
    "find_candidates",
    "find_terms",
    "fix_files",
    "gone",
    "lint",
    "lint_files",
    "list_documents",
    "list_drafts",
    "list_sources",
    "merge",
    "read_decisions",
    "read_termbase",
    "rebuild",
    "refuse_existing",
    "reviewed",
    "score_files",
    "validate",
    "worklist_of",
    "write_termbase",
]
