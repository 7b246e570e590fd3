"""Scores for people and programs: how well 反撃能力 and other terms are kept, as text, JSON, a page or a workbook.

A report is a module with `lines(report, terms) -> Iterator[str]`, where `terms` is how many rows the table of terms
has at most, or `data(report) -> bytes`. To add one: a file here, a line below.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from termalign.errors import CommandError

if TYPE_CHECKING:
    from termalign.measures import Measure, ScoreReport

REPORTS = {"text": "text", "json": "json", "html": "html", "xlsx": "xlsx"}
SUFFIXES = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}
LEVEL = 0.05
"""The p-value below which a difference is called significant."""


def find(name: str) -> Any:
    """Return the report's module."""
    return import_module(f"{__name__}.{REPORTS[name]}")


def name_for(file: str) -> str:
    """Return the report that a file name's suffix asks for; raises CommandError where there is none."""
    suffix = PurePath(file).suffix.lower()
    if suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        message = f"{file}: no report has the suffix {suffix or '(none)'}; choose one of {known}, or name --format"
        raise CommandError(message)
    return SUFFIXES[suffix]


def number(value: float | None) -> str:
    """Return a value with one decimal, a dash where there is none."""
    return "-" if value is None else f"{value:.1f}"


def share(measure: Measure) -> str:
    """Return numerator and denominator, "" for a metric that is no ratio."""
    return "" if measure.denominator is None else f"{measure.numerator:,}/{measure.denominator:,}"


def around(measure: Measure) -> str:
    """Return the interval, "" where there is none."""
    return "" if measure.interval is None else f"{measure.interval[0]:.1f} to {measure.interval[1]:.1f}"


def compared(measure: Measure) -> str:
    """Return the p-value of the comparison with the first system, with a star where it is significant."""
    if measure.p_value is None:
        return ""
    return f"p {measure.p_value:.3f}{'*' if measure.p_value < LEVEL else ''}"


def languages(report: ScoreReport) -> str:
    """Name the languages, the target alone where there is no source."""
    return f"{report.source_language} to {report.target_language}" if report.source_language else report.target_language
