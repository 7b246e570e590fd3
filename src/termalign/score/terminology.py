"""The metrics of terminology with intervals: 87.5 % of 反撃能力 and others, drawn again a thousand times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign import score
from termalign.measures import Measure
from termalign.score.occurrences import by_entry
from termalign.score.resampling import interval, p_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from termalign.score.occurrences import Measured, TermRendering


class Resampling(NamedTuple):
    """How segments are drawn again: `draws` has the shape (resamples, segments) and holds how often each is drawn."""

    seed: int
    resamples: int
    draws: NDArray[np.float32] | None


def terminology(systems: Sequence[Measured], resampling: Resampling, setting: str) -> list[list[Measure]]:
    """Return the measures of each system; the first one is the baseline. `setting` says what termbases were used."""
    found: list[list[Measure]] = [[] for _ in systems]
    for name in score.METRICS:
        if name in score.AGAINST and not systems[0].near:
            continue
        metric = score.module(name)
        baseline: NDArray[np.float64] | None = None
        for number, measured in enumerate(systems):
            per_segment = table(measured, name)
            drawn = resampled(per_segment, resampling, metric.PER)
            measure = ratio(metric, per_segment, signature(name, setting, resampling))
            if drawn is not None and measure.value is not None:
                if number == 0:
                    baseline = drawn
                first = found[0][-1].value if number else None
                p = (
                    p_value(drawn, baseline, measure.value - first)
                    if first is not None and baseline is not None
                    else None
                )
                measure = measure._replace(interval=interval(drawn), p_value=p)
            found[number].append(measure)
            if name in score.MACRO:
                macro = signature(name, f"{setting}|avg:macro", Resampling(0, 0, None))
                found[number].append(Measure(f"{metric.NAME}, macro", macro_average(measured, name), macro))
    return found


def table(measured: Measured, name: str) -> NDArray[np.float64]:
    """Return numerators and denominators as an array of the shape (segments, 2)."""
    import numpy as np  # noqa: PLC0415 - heavy

    sums = np.zeros((measured.segments, 2), dtype=np.float64)
    for segment, numerator, denominator in score.module(name).counts(measured):
        sums[segment] += (numerator, denominator)
    return sums


def ratio(metric: Any, per_segment: NDArray[np.float64], signed: str) -> Measure:
    """Return the measure of a whole system; a mean has no counts to be told."""
    numerator, denominator = map(float, per_segment.sum(axis=0))
    value = metric.PER * numerator / denominator if denominator else None
    if hasattr(metric, "IS_MEAN"):
        return Measure(metric.NAME, value, signed)
    return Measure(metric.NAME, value, signed, int(numerator), int(denominator))


def resampled(per_segment: NDArray[np.float64], resampling: Resampling, per: int) -> NDArray[np.float64] | None:
    """Return the value of each resample; those that drew no denominator are NaN."""
    import numpy as np  # noqa: PLC0415 - heavy

    if resampling.draws is None:
        return None
    sums = (resampling.draws @ per_segment.astype(np.float32)).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(per * sums[:, 0] / sums[:, 1])


def macro_average(measured: Measured, name: str) -> float | None:
    """Return the average over concepts, each of the same weight; None without any."""
    shares = []
    for several in by_entry(measured.renderings).values():
        parts = list(score.module(name).counts(measured_of(measured, several)))
        total = sum(part[2] for part in parts)
        shares.append(100 * sum(part[1] for part in parts) / total)
    return sum(shares) / len(shares) if shares else None


def measured_of(measured: Measured, several: Sequence[TermRendering]) -> Measured:
    """Return what is known of one concept alone."""
    return replace(measured, renderings=tuple(several))


def signature(name: str, setting: str, resampling: Resampling) -> str:
    """Return the line that says how a number came about, written as those of sacrebleu are."""
    from importlib.metadata import version  # noqa: PLC0415

    drawn = f"|bs:{resampling.resamples}|seed:{resampling.seed}" if resampling.draws is not None else ""
    return f"metric:{name}|{setting}{drawn}|version:termalign-{version('termalign')}"
