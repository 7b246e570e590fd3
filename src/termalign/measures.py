"""The values that scoring a translation yields: 87.5 % of the occurrences of 反撃能力 and other terms, with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Measure(NamedTuple):
    """One metric of one system.

    `value` is None where there is nothing to measure. `numerator` and `denominator` are None for metrics that are no
    ratios, `interval` is the 95 % bootstrap interval (low, high), `p_value` that of the paired bootstrap against the
    first system.
    """

    metric: str
    value: float | None
    signature: str
    numerator: int | None = None
    denominator: int | None = None
    interval: tuple[float, float] | None = None
    p_value: float | None = None


class TermScore(NamedTuple):
    """How a system renders one concept: numbers of occurrences, those rendered exactly, and inflected forms included."""

    term: str
    expected: tuple[str, ...]
    occurrences: int
    exact: int
    inflected: int


@dataclass(frozen=True, slots=True)
class SystemScore:
    """What was measured of one system; its terms with the worst first."""

    name: str
    measures: tuple[Measure, ...]
    terms: tuple[TermScore, ...] = ()

    def measure(self, metric: str) -> Measure:
        """Return one measure by its name; raises KeyError."""
        for each in self.measures:
            if each.metric == metric:
                return each
        raise KeyError(metric)


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """Systems that translate one source, measured alike; the first is the baseline of the comparisons."""

    systems: tuple[SystemScore, ...]
    segments: int
    source_language: str
    target_language: str
    concepts: int = 0
    """Concepts of the termbases that count."""
    candidates: int = 0
    """Those among them that nobody has approved."""
    remarks: tuple[str, ...] = ()
