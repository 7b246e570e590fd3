"""From Glosses to a Termbase: the passages of many files that speak of 同盟調整メカニズム (ACM) become one concept."""

from __future__ import annotations

from termalign.termbase.build import build_termbase

__all__ = ["build_termbase"]
