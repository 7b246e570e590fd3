"""Two parallel files as a draft: line by line, by paragraphs, by sections, and what is left out is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termalign.errors import FileError
from termalign.formats import markdown
from termalign.formats import text as plain
from termalign.formats.parallel import pair_documents

SOURCE = """---
title: 抑止
---

# 抑止力

抑止力とは、**攻撃**を
思いとどまらせる力である。

- 一つ目の項目
  - 内側の項目
- 二つ目の項目

```python
print("抑止")
```

| 用語 | 英語 |
|------|------|
| 抑止 | deterrence |

終わり。
"""
TARGET = """---
title: Deterrence
layout: wide
---

# Deterrence

Deterrence is the power to make others
refrain from an **attack**.

- first item
  - inner item
- second item

```python
print("deterrence")
```

| Term | English |
|------|---------|
| 抑止 | deterrence |

The end.
"""


def pair(source, target, module=markdown):
    documents = (module.document(name, text.encode()) for name, text in (("ja.md", source), ("en.md", target)))
    return pair_documents(*documents, "ja", "en")


def texts(draft):
    return [(each.source, each.target) for each in draft.pairs]


def test_line_by_line():
    draft = pair(SOURCE, TARGET)
    assert (draft.file, draft.source_language, draft.target_language, draft.remarks) == ("en.md", "ja", "en", ())
    assert texts(draft) == [
        ("# 抑止力", "# Deterrence"),
        ("抑止力とは、**攻撃**を", "Deterrence is the power to make others"),
        ("思いとどまらせる力である。", "refrain from an **attack**."),
        ("- 一つ目の項目", "- first item"),
        ("- 内側の項目", "- inner item"),
        ("- 二つ目の項目", "- second item"),
        ("| 用語 | 英語 |", "| Term | English |"),
        ("|------|------|", "|------|---------|"),
        ("| 抑止 | deterrence |", "| 抑止 | deterrence |"),
        ("終わり。", "The end."),
    ]
    assert [each.kind for each in draft.pairs] == ["heading", *[""] * 9]
    first, second, third, *_ = draft.pairs
    assert (first.place.line, second.place.line, draft.pairs[3].place[:4]) == (6, 8, ("en.md", 1, 11, 1))
    assert second.paragraph == third.paragraph != first.paragraph
    assert [second.source[a:b] for a, b in second.source_hidden] == ["**", "**"]
    assert [third.target[a:b] for a, b in third.target_hidden] == ["**", "**"]
    assert draft.pairs[4].place.column == 3


def test_files_without_blank_lines_have_no_paragraphs():
    draft = pair("一行目\n二行目\n", "line one\nline two\n", plain)
    assert [each.paragraph for each in draft.pairs] == ["", ""]


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n \n"])
def test_blank_lines_at_the_end_do_not_count(end):
    assert texts(pair("一行目\n二行目\n", f"line one\nline two{end}", plain)) == [
        ("一行目", "line one"), ("二行目", "line two")
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_byte_order_marks(end, mark):
    draft = pair(SOURCE, mark + TARGET.replace("\n", end))
    assert texts(draft) == texts(pair(SOURCE, TARGET))
    assert [each.place for each in draft.pairs] == [each.place for each in pair(SOURCE, TARGET).pairs]


def test_lines_not_yet_translated_have_an_empty_target():
    draft = pair("一行目\n二行目\n三行目\n", "line one\n\n\n", plain)
    assert texts(draft) == [("一行目", "line one"), ("二行目", ""), ("三行目", "")]
    assert [each.place.line for each in draft.pairs] == [1, 2, 3]


def test_a_line_more_here_and_there_is_borne_in_long_files():
    source = "\n".join(f"第{number}文。" for number in range(200))
    target = "\n".join(f"Sentence {number}." for number in range(200))
    draft = pair(source.replace("第7文。", ""), target.replace("Sentence 5.", ""), plain)
    assert (len(draft.pairs), texts(draft)[5], texts(draft)[7]) == (200, ("第5文。", ""), ("", "Sentence 7."))


def test_by_paragraphs():
    draft = pair("甲の一行目\n甲の二行目\n\n乙\n", "One and\nonly\nA.\n\n\n\nB\n", plain)
    assert texts(draft) == [("甲の一行目\n甲の二行目", "One and\nonly\nA."), ("乙", "B")]
    assert [(each.place.line, each.paragraph) for each in draft.pairs] == [(1, ""), (7, "")]


def test_headings_items_and_rows_are_paragraphs_of_their_own():
    source = "# 題\n本文\n続き\n- 項目\n  続く\n- 別\n\n| 甲 | 乙 |\n| 丙 | 丁 |\n後\n"
    target = "# Title\n\nText.\n\n- item goes on\n- other\n\n| A | B |\n| C | D |\n\nAfter.\n"
    draft = pair(source, target)
    assert texts(draft) == [
        ("# 題", "# Title"),
        ("本文\n続き", "Text."),
        ("- 項目\n  続く", "- item goes on"),
        ("- 別", "- other"),
        ("| 甲 | 乙 |", "| A | B |"),
        ("| 丙 | 丁 |", "| C | D |"),
        ("後", "After."),
    ]
    assert not draft.remarks


def test_sections_that_do_not_line_up_are_left_out_and_said():
    source = "# 甲\n\n前\n\n## 乙\n\n一\n\n二\n\n三\n\n## 丙\n\n後\n"
    target = "# A\n\nbefore\n\n## B\n\none and two\n\nthree\n\n## C\n\nafter\n"
    draft = pair(source, target)
    assert texts(draft) == [("# 甲", "# A"), ("前", "before"), ("## 乙", "## B"), ("## 丙", "## C"), ("後", "after")]
    assert draft.remarks == ("lines 7-11 of ja.md and lines 7-9 of en.md do not line up and were left out",)


def test_a_section_without_a_counterpart():
    draft = pair("# 甲\n\n前\n\n## 乙\n\n後\n", "# A\n\n## B\n\nafter\n")
    assert texts(draft) == [("# 甲", "# A"), ("## 乙", "## B"), ("後", "after")]
    assert draft.remarks == ("line 3 of ja.md: left out, no counterpart in en.md",)


def test_code_lists_and_tables_part_what_lines_up_from_what_does_not():
    source = "# 題\n\n前\n\n```\nコード\n```\n\n一\n\n二\n\n- 項目\n"
    target = "# Title\n\nbefore\n\n```\n\ncode\nmore\n```\n\none and two\n\n- item\n"
    draft = pair(source, target)
    assert texts(draft) == [("# 題", "# Title"), ("前", "before"), ("- 項目", "- item")]
    assert draft.remarks == ("lines 9-11 of ja.md and line 11 of en.md do not line up and were left out",)


def test_remarks_end_after_twenty():
    source = "".join(f"# 節{number}\n\n一\n\n二\n\n" for number in range(25))
    target = "".join(f"# Section {number}\n\none and two\n\n" for number in range(25))
    remarks = pair(source, target).remarks
    assert (len(remarks), remarks[-1]) == (21, "and 5 more")


@pytest.mark.parametrize("module", [markdown, plain])
def test_files_that_do_not_line_up_are_refused(module):
    with pytest.raises(
        FileError, match="^en.md: does not line up with ja.md: 2 paragraphs there, 3 here; .* one to one"
    ):
        pair("甲\n\n乙\n", "A\n\nB\n\nC\n", module)


def test_headings_of_other_levels_do_not_line_up():
    with pytest.raises(FileError, match="does not line up"):
        pair("# 甲\n\n乙\n\n## 丙\n", "# A\n\nB\n\nb\n\n# C\n")


def test_files_of_code_alone_hold_no_segments():
    with pytest.raises(FileError, match="^en.md: holds no segments"):
        pair("```\n甲\n```\n", "```\na\n```\n")


def test_lines_of_markup_alone_are_no_segments_and_part_paragraphs():
    source = "前\n\n<figure src=a>\n\n後\n\n<!-- 注 -->\n"
    target = "before\n<figure src=a>\n\nafter\n\n<!-- 注 -->\n"
    assert texts(pair(source, target)) == [("前", "before"), ("後", "after")]


def test_a_comment_over_several_lines_is_hidden():
    draft = pair("甲 <!-- 一\n二 --> 乙\n", "A <!-- one\ntwo --> B\n")
    first, second = draft.pairs
    assert [first.target[a:b] for a, b in first.target_hidden] == ["<!-- one"]
    assert [second.target[a:b] for a, b in second.target_hidden] == ["two -->"]


def test_a_rule_is_no_front_matter():
    assert texts(pair("---\n\n甲である。\n\n---\n", "---\n\nA is.\n\n---\n"))[1] == ("甲である。", "A is.")


def test_pages_stay():
    draft = pair("甲\n\f乙\n", "A\n\fB\n", plain)
    assert [each.place[:4] for each in draft.pairs] == [("en.md", 1, 1, 1), ("en.md", 2, 2, 2)]


PIECES = ["# 題\n", "## 節 `x`\n", "本文 **強** です\n", "- 項目\n", "  - 内\n", "| 甲 | 乙 |\n", "```\n", "\n", "\n",
          "<!-- 注", " -->\n", "<br>\n", "---\n", "key: 値\n", "> 引用\r\n", "\f", "[語](u)\r", "  続き\n"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.lists(st.sampled_from(PIECES), max_size=14))
def test_texts_are_slices_of_the_files_and_hidden_spans_are_inside(left, right):
    source, target = (
        markdown.document(name, ("".join(pieces) + "終").encode()) for name, pieces in (("s", left), ("t", right))
    )
    try:
        draft = pair_documents(source, target, "ja", "en")
    except FileError:
        return
    seen = 0
    for each in draft.pairs:
        assert each.source or each.target
        start = target.line_starts[each.place.line - 1] + each.place.column - 1
        assert target.text[start : start + len(each.target)] == each.target
        assert target.place(start) == each.place
        assert start >= seen
        seen = start
        assert each.source in source.text
        for document, text, spans in (
            (source, each.source, each.source_hidden),
            (target, each.target, each.target_hidden),
        ):
            assert all(0 <= first < last <= len(text) for first, last in spans)
            assert list(spans) == sorted(spans)
            assert document.hidden or not spans
    hidden = {target.text[first:last] for first, last in target.hidden}
    whole = [each.target[a:b] for each in draft.pairs for a, b in each.target_hidden]
    assert all(any(part in span for span in hidden) for part in whole)


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_a_file_lines_up_with_itself(pieces):
    document = markdown.document("same", ("# 始\n" + "".join(pieces)).encode())
    draft = pair_documents(document, document, "ja", "en")
    assert not draft.remarks
    assert all(each.source == each.target for each in draft.pairs)
