"""The workbook that people review: 用語集 in Excel, with Terms to edit and every row's evidence beside it.

Terms is the sheet to edit; Worklist takes what is missing; Concepts, Evidence and Info are locked views.
All cells are typed as text, so that =1+1, 007, NA and 1/2 stay what they are.
"""

from __future__ import annotations

from termalign.formats.xlsx.document import document, is_termbase
from termalign.formats.xlsx.layout import LOSES
from termalign.formats.xlsx.pairs import segment_pairs
from termalign.formats.xlsx.reading import accept, read_termbase
from termalign.formats.xlsx.segments import write_segments
from termalign.formats.xlsx.writing import make_book, write_termbase

__all__ = [
    "LOSES", "accept", "document", "is_termbase", "make_book", "read_termbase", "segment_pairs", "write_segments", "write_termbase",
]  # fmt: skip
