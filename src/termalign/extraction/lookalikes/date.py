"""Dates, years and eras: 共同訓練（2024年1月）, 2018 (平成30) 年, （1999年と2004年に改正）."""

from __future__ import annotations

import re

REASON = "date"
INSIDE = re.compile(
    r".*[0-9〇一二三四五六七八九十元]{1,4}(?:年度?|年代|世紀)(?:[0-9一二三四五六七八九十]{1,2}月)?.*"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日)?.*|[0-9]{1,2}日.*"
    r"|(?:明治|大正|昭和|平成|令和|西暦|[MTSHR])\s?[0-9元]{1,4}年?"
    r"|[0-9]{4}(?:[-./–~〜][0-9]{1,4}){0,2}年?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s[0-9]{1,2},?)?\s[0-9]{4}"
    r"|(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s[0-9]{1,2}.*)?)"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?\.?"
    r"|[日月火水木金土](?:曜日?)?|JST|UTC|GMT|EST|PST|CET",
)


def rejects(left: str, inside: str) -> bool:  # noqa: ARG001
    """Reject a content that is a date or tells when something was done."""
    return INSIDE.fullmatch(inside) is not None
