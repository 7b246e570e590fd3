"""Which stretches of a sentence may be terms."""

from __future__ import annotations

import pytest

from termalign.alignment.candidates import find_candidates
from termalign.alignment.tokens import japanese


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("ホスト上で起動する。", ["ホスト"]),
        ("研究者たちは国際会議後に帰国した。", ["研究者", "国際会議"]),
        ("コーリー・グレイ氏が登壇した。", ["コーリー・グレイ"]),
        ("イメージ構築時の設定", ["イメージ構築"]),
        ("持続的データストアは一時的である。", ["持続的データストア"]),
    ],
)
def test_a_term_ends_before_what_is_no_part_of_it(sentence, terms):
    assert find_candidates([japanese(sentence)]) == terms
