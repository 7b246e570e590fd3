"""FLR as its authors define it, and the counts that it rests on."""

from __future__ import annotations

import pytest

from termalign.extraction.tally import joined, tally
from termalign.extraction.termhood import flr, ranked
from termalign.formats import markdown
from termalign.formats import text as plain


def counted(*texts):
    return joined(tally(markdown.document(f"{number}.md", text.encode())) for number, text in enumerate(texts))


def test_flr_is_the_frequency_times_the_mean_of_the_neighbours_of_the_parts():
    found = counted("軌道制御を行う。軌道制御と軌道計算。制御する。")
    # 軌道 has 3 to its right and none to its left, 制御 2 to its left, 計算 1
    assert flr(found) == pytest.approx({
        "軌道制御": 2 * ((0 + 1) * (3 + 1) * (2 + 1) * (0 + 1)) ** (1 / 4),
        "軌道計算": 1 * ((0 + 1) * (3 + 1) * (1 + 1) * (0 + 1)) ** (1 / 4),
        "制御": 1 * ((2 + 1) * (0 + 1)) ** (1 / 2),
    })  # fmt: skip


def test_words_of_any_subject_are_no_terms():
    assert [key for key, _ in ranked(counted("方法と場合と軌道傾斜角。"))] == ["軌道傾斜角"]


def test_names_of_persons_and_places_are_no_terms():
    assert {key for key, _ in ranked(counted("伊藤さんと東京で東京電波塔を見る。"))} == {"東京電波塔"}


def test_a_compound_that_is_torn_over_lines_is_whole():
    found = joined([tally(plain.document("a.txt", "本年度は、宇宙領域把\n\n握の能力を高める。\n".encode()))])
    assert "宇宙領域把握" in found


def test_spellings_of_one_word_are_counted_together_and_the_usual_one_is_shown():
    (use,) = counted("サーバーを置く。サーバーがある。", "サーバを置く。").values()
    assert (use.text, use.count, use.documents) == ("サーバー", 3, {"0.md", "1.md"})


def test_a_line_that_returns_on_every_page_counts_once():
    page = "# 関連用語\n\n軌道傾斜角を見る。\n"
    found = counted(page, page, page)
    assert {use.text: use.count for use in found.values()} == {"関連用語": 1, "軌道傾斜角": 3}


def test_the_example_is_a_whole_sentence_where_there_is_one():
    found = counted("# 軌道傾斜角\n\n- 軌道傾斜角\n\nこれで軌道傾斜角が決まる。\n")
    assert found["軌道傾斜角"].passage == "これで軌道傾斜角が決まる。"
    assert str(found["軌道傾斜角"].fragment.place) == "0.md:5:4"
