"""Word documents: read as a document or as a table of segments, 防衛 corrected in place, findings written as comments."""

from __future__ import annotations

from termalign.formats.docx.comments import Remark, with_remarks
from termalign.formats.docx.fixes import write_segments
from termalign.formats.docx.reading import document
from termalign.formats.docx.segments import is_bilingual, segment_pairs

__all__ = ["Remark", "document", "is_bilingual", "segment_pairs", "with_remarks", "write_segments"]
