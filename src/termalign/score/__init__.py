"""Measuring translations: how many occurrences of 反撃能力 and other terms are rendered as the termbase says.

A metric of terminology is a module of metrics/ with NAME, PER (what a ratio is multiplied by) and
`counts(renderings, segments)`, which returns numerator and denominator for each segment, so that segments can be
drawn again. To add one: a file there, a line here, a case in tests/score/test_metrics.py.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

METRICS = (
    "term_accuracy_exact",
    "term_accuracy_inflected",
    "occurrence_accuracy",
    "consistency_frequent",
    "consistency_predefined",
    "window_overlap",
    "term_weighted_ter",
    "forbidden_terms",
    "acronym_violations",
)
"""In the order in which they are reported."""
AGAINST = ("window_overlap", "term_weighted_ter")
"""Those that need a reference."""
MACRO = ("consistency_frequent", "consistency_predefined")
"""Those that are also averaged over concepts."""


def module(name: str) -> Any:
    """Return the module of a metric."""
    return import_module(f"{__name__}.metrics.{name}")
