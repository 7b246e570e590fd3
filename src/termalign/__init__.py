"""termalign pairs Japanese terms with the English that documents gloss them with: 同盟調整メカニズム (ACM).

    >>> import termalign
    >>> extraction = termalign.extract("white-paper.txt")
    >>> termbase = termalign.build("white-paper.txt")
    >>> termalign.write_termbase(termbase, "termbase.xlsx")

Everything is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termalign.errors import TermalignError
    from termalign.model import Draft, Extraction, Finding, Gloss, LintReport, SegmentPair, Termbase
    from termalign.workflow import (
        Reading,
        build,
        diff,
        export,
        extract,
        find_candidates,
        find_terms,
        lint,
        merge,
        read_termbase,
        rebuild,
        validate,
        write_termbase,
    )

__all__ = [
    "Draft",
    "Extraction",
    "Finding",
    "Gloss",
    "LintReport",
    "Reading",
    "SegmentPair",
    "TermalignError",
    "Termbase",
    "build",
    "diff",
    "export",
    "extract",
    "find_candidates",
    "find_terms",
    "lint",
    "merge",
    "read_termbase",
    "rebuild",
    "validate",
    "write_termbase",
]

HOMES = {
    "TermalignError": "errors",
    "Extraction": "model",
    "Gloss": "model",
    "Draft": "model",
    "Finding": "model",
    "LintReport": "model",
    "SegmentPair": "model",
    "Termbase": "model",
    "build": "workflow",
    "diff": "workflow",
    "export": "workflow",
    "extract": "workflow",
    "find_candidates": "workflow",
    "find_terms": "workflow",
    "lint": "workflow",
    "merge": "workflow",
    "read_termbase": "workflow",
    "rebuild": "workflow",
    "validate": "workflow",
    "write_termbase": "workflow",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562)."""
    if name not in HOMES:
        message = f"module 'termalign' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"termalign.{HOMES[name]}"), name)
