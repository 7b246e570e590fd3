"""Quality is what sacrebleu says, digit for digit, with the tokenizer of the language, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import sacrebleu

from termalign.errors import FileError
from termalign.score import quality

REFERENCE = ["The unit left the base at dawn.", "It came back at noon.", "Nobody had seen it."]
SYSTEMS = [("a", ["The unit left the base at dawn.", "It came back by noon.", "Nobody saw it."]),
           ("b", ["Units go from base.", "It is back at noon.", "Nobody had seen it."])]  # fmt: skip
JA = ["反撃能力を保有することが必要である。", "部隊は基地に戻った。"]
JA_REFERENCE = ["反撃能力を持つことが必要である。", "部隊は基地へ戻った。"]


def found(systems, resamples, seed=12345):
    measures = quality.quality(systems, REFERENCE, "13a", resamples=resamples, seed=seed)
    return [{each.metric: each for each in mine} for mine in measures]


@pytest.mark.parametrize("resamples", [0, 50])
def test_values_are_those_of_sacrebleu(resamples):
    for (_, texts), mine in zip(SYSTEMS, found(SYSTEMS, resamples), strict=True):
        assert mine["BLEU"].value == sacrebleu.corpus_bleu(texts, [REFERENCE]).score
        assert mine["chrF2"].value == sacrebleu.corpus_chrf(texts, [REFERENCE]).score
        assert mine["chrF2++"].value == sacrebleu.corpus_chrf(texts, [REFERENCE], word_order=2).score
        assert mine["TER"].value == sacrebleu.corpus_ter(texts, [REFERENCE]).score


def test_seed_stands_in_the_signature_and_not_in_the_environment():
    first = found(SYSTEMS, 50, seed=7)
    assert "seed:7" in first[0]["BLEU"].signature
    assert first == found(SYSTEMS, 50, seed=7)
    assert quality.SEED not in os.environ


def test_baseline_has_no_p_value_and_others_have():
    first, second = found(SYSTEMS, 50)
    assert first["BLEU"].p_value is None
    assert 0 < second["BLEU"].p_value <= 1


def test_a_system_that_scores_nothing_in_some_resamples_has_an_interval():
    texts = ["1", "2", "Nobody had seen it."]
    (mine,) = found([("a", texts)], 50)
    low, high = mine["BLEU"].interval
    assert low <= mine["BLEU"].value <= high
    assert found([("a", texts), ("b", texts)], 50)[0] == mine


def test_japanese_is_parted_into_words():
    assert quality.tokenizer_for("ja-JP") == "ja-mecab"
    measures = quality.quality([("a", JA)], JA_REFERENCE, "ja-mecab", resamples=0, seed=1)[0]
    expected = sacrebleu.corpus_bleu(JA, [JA_REFERENCE], tokenize="ja-mecab").score
    assert measures[0].value == expected > 30
    assert "tok:ja-mecab" in measures[0].signature


def test_missing_analyser_is_refused(monkeypatch):
    monkeypatch.setitem(quality.EXTRA, "ja-mecab", ("no_such_analyser",))
    with pytest.raises(FileError, match=r"pip install 'termalign\[mecab\]'"):
        quality.tokenizer_for("ja")


def test_sacrebleu_is_loaded_when_it_is_needed():
    code = "import sys, termalign.cli.score, termalign.workflow; sys.exit('sacrebleu' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_equal_systems_do_not_differ():
    assert {each.p_value for each in found([SYSTEMS[0], ("c", SYSTEMS[0][1])], 50)[1].values()} == {1.0}
