"""Scores as JSON of the schema docs/schemas/score-report-1.json: each number, 反撃能力 and its siblings with their counts."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termalign.measures import ScoreReport, SystemScore

SCHEMA = "termalign-score-report-1"


def lines(report: ScoreReport, terms: int = 0) -> Iterator[str]:  # noqa: ARG001 - all terms are given
    """Yield the object."""
    data = asdict(report) | {"systems": [system_of(each) for each in report.systems]}
    yield json.dumps({"schema": SCHEMA} | data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def system_of(system: SystemScore) -> dict[str, Any]:
    """Return one system."""
    return {
        "name": system.name,
        "measures": [measure._asdict() for measure in system.measures],
        "terms": [term._asdict() for term in system.terms],
    }
