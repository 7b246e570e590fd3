"""How documents gloss their terms: 宇宙領域把握 (SDA), …（EDD）Extended Deterrence Dialogue, small print; one way per file.

A construction is a module with `find(findings) -> Iterator[Anchor]`. They run in the order of this table,
which is their precedence: each sees the anchors of those before it. To add one: a file here, a line below.
"""

from __future__ import annotations

from termalign.extraction.constructions import (
    boxed,
    bracketed,
    displaced,
    displaced_term,
    english_first,
    glossary_line,
    headed,
    labelled,
    reversed_,
    stacked,
    stated,
    tabular,
    trailing,
)

CONSTRUCTIONS = (
    stated, tabular, glossary_line, bracketed, reversed_, english_first, trailing, labelled, boxed, displaced, stacked, displaced_term,
    headed,
)  # fmt: skip
