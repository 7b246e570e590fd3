"""Bootstrap resampling (Koehn, EMNLP 2004), as sacrebleu does it: the same seed draws the same segments, 反撃能力 or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOW, HIGH = 2.5, 97.5
"""The percentiles of a 95 % interval."""


def draws(segments: int, resamples: int, seed: int) -> NDArray[np.float32] | None:
    """Return how often each segment is drawn in each resample, as an array of the shape (resamples, segments).

    None where nothing is to be drawn.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    if resamples < 2 or not segments:
        return None
    chosen = np.random.default_rng(seed).choice(segments, size=(resamples, segments), replace=True)
    return np.stack([np.bincount(row, minlength=segments) for row in chosen]).astype(np.float32)


def interval(values: NDArray[np.float64]) -> tuple[float, float] | None:
    """Return the 95 % interval of resampled values; None where no resample has one."""
    import numpy as np  # noqa: PLC0415 - heavy

    known = values[~np.isnan(values)]
    if not known.size:
        return None
    low, high = np.percentile(known, (LOW, HIGH))
    return float(low), float(high)


def p_value(values: NDArray[np.float64], baseline: NDArray[np.float64], difference: float) -> float:
    """Return the p-value of a difference between a system and the baseline in the same resamples.

    The differences are centred, as in sacrebleu's paired bootstrap: how often chance alone would be as large as the one
    seen. Equal systems have a p-value of 1; sacrebleu, which counts larger ones only, gives them the smallest there is.
    """
    import numpy as np  # noqa: PLC0415 - heavy

    gaps = np.abs(values - baseline)
    gaps = gaps[~np.isnan(gaps)]
    above = int(np.sum(gaps - gaps.mean() >= abs(difference))) if gaps.size else 0
    return (above + 1) / (gaps.size + 1)
