"""From Glosses to a Termbase, and what is done with termbases: rebuild, merge, compare, count, select.

The passages of many files that speak of 同盟調整メカニズム (ACM) become one concept.
"""

from __future__ import annotations

from termalign.termbase.additions import ALIGNED, taken_over, was_candidate, with_alignments, with_candidates
from termalign.termbase.build import build_termbase
from termalign.termbase.diff import Change, diff_termbases
from termalign.termbase.merge import Merged, merge_termbases
from termalign.termbase.rebuild import Rebuilt, Reviewer, rebuild
from termalign.termbase.selection import INCLUDABLE, Selection, select
from termalign.termbase.statistics import statistics

__all__ = [
    "ALIGNED",
    "INCLUDABLE",
    "Change",
    "Merged",
    "Rebuilt",
    "Reviewer",
    "Selection",
    "build_termbase",
    "diff_termbases",
    "merge_termbases",
    "rebuild",
    "select",
    "statistics",
    "taken_over",
    "was_candidate",
    "with_alignments",
    "with_candidates",
]
