"""BLEU, chrF2, chrF2++ and TER by sacrebleu, with the tokenizer of the target language: Japanese 反撃能力 is no one word.

Its default tokenizer takes a Japanese sentence for a word, so that BLEU is near 0 whatever the translation; a missing
analyser is refused, never replaced.
"""

from __future__ import annotations

import importlib.util
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from termalign.errors import CommandError, FileError
from termalign.measures import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TOKENIZERS = {"ja": "ja-mecab", "zh": "zh", "ko": "char", "th": "char", "lo": "char", "km": "char", "my": "char"}
"""The BLEU tokenizer of languages that the default one, 13a, cannot part into words."""
DEFAULT = "13a"
KNOWN = ("13a", "intl", "char", "zh", "ja-mecab", "none")
EXTRA = {"ja-mecab": ("MeCab", "ipadic")}
"""The modules that a tokenizer needs and the core does not install."""
SEED = "SACREBLEU_SEED"


def tokenizer_for(language: str, wanted: str = "") -> str:
    """Return the BLEU tokenizer of a target language, or the wanted one.

    Raises:
        CommandError: there is no tokenizer of that name.
        FileError: it needs an analyser that is not installed.
    """
    name = wanted or TOKENIZERS.get(language.partition("-")[0].lower(), DEFAULT)
    if name not in KNOWN:
        message = f"{name!r} is no tokenizer; choose one of {', '.join(KNOWN)}"
        raise CommandError(message)
    if any(importlib.util.find_spec(needed) is None for needed in EXTRA.get(name, ())):
        message = (
            f"BLEU of a {language} translation needs the analyser of the tokenizer {name}; install it with: "
            "pip install 'termalign[mecab]' (or name --tokenize char, which gives another BLEU)"
        )
        raise FileError(message)
    return name


def quality(
    systems: Sequence[tuple[str, Sequence[str]]],
    reference: Sequence[str],
    tokenizer: str,
    *,
    resamples: int,
    seed: int,
) -> list[list[Measure]]:
    """Return the measures of each system, of which the first is the baseline; the p-values are of sacrebleu's paired bootstrap."""
    found: list[list[Measure]] = [[] for _ in systems]
    with seeded(seed):
        if resamples > 1:
            resampled(found, systems, reference, tokenizer, resamples)
        else:
            once(found, systems, reference, tokenizer)
    return found


def metrics(tokenizer: str) -> Mapping[str, Any]:
    """Return sacrebleu's metrics."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415 - heavy
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    is_asian = tokenizer in ("ja-mecab", "zh", "char")
    ter = TER(normalized=is_asian, asian_support=is_asian)
    return {"BLEU": BLEU(tokenize=tokenizer), "chrF2": CHRF(), "chrF2++": CHRF(word_order=2), "TER": ter}


def once(
    found: list[list[Measure]], systems: Sequence[tuple[str, Sequence[str]]], reference: Sequence[str], tokenizer: str,
) -> None:  # fmt: skip
    """Measure each system by itself, without intervals."""
    for measures, (_, texts) in zip(found, systems, strict=True):
        for name, metric in metrics(tokenizer).items():
            each = metric.corpus_score(texts, [reference])
            measures.append(Measure(name, float(each.score), str(metric.get_signature())))


def resampled(
    found: list[list[Measure]], systems: Sequence[tuple[str, Sequence[str]]], reference: Sequence[str], tokenizer: str, resamples: int,
) -> None:  # fmt: skip
    """Measure systems and compare each with the first one; one with its score does not differ, whatever sacrebleu says.

    A single system goes the same way: the other one, corpus_score, breaks where some resamples score 0 and others do not.
    """
    from sacrebleu.significance import PairedTest  # noqa: PLC0415 - heavy

    named: list[tuple[str, Sequence[str]]] = [(name, list(texts)) for name, texts in systems]
    test = PairedTest(named, metrics(tokenizer), [list(reference)], test_type="bs", n_samples=resamples)
    signatures, scores = test()
    for name, signed in signatures.items():
        for measures, each in zip(found, scores[name], strict=True):
            assert not isinstance(each, str)
            around = spread(each.mean, each.ci) if each.mean is not None and each.ci is not None else None
            first = scores[name][0]
            assert not isinstance(first, str)
            chance = None if each.p_value is None else 1.0 if each.score == first.score else float(each.p_value)
            measures.append(Measure(name, float(each.score), str(signed), interval=around, p_value=chance))


def spread(mean: float, half: float) -> tuple[float, float]:
    """Return the interval that sacrebleu gives as its middle and half its width; no metric goes below 0."""
    return max(0.0, float(mean - half)), float(mean + half)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Set the seed that sacrebleu reads from the environment."""
    before = os.environ.get(SEED)
    os.environ[SEED] = str(seed)
    try:
        yield
    finally:
        if before is None:
            del os.environ[SEED]
        else:
            os.environ[SEED] = before
