"""References to other parts of a document: 1章4節4項 (宇宙領域での対応), （図表Ⅲ-1-2 参照）, （Fig. 3）."""

from __future__ import annotations

import re

REASON = "cross-reference"
LEFT = re.compile(
    r"(?:[0-9一二三四五六七八九十ⅠⅡⅢⅣⅤIV]+[章節部款項編条]の?[0-9]*|(?:資料|図表?|表|別添|別紙|付録|脚注|注)[\s]*[0-9ⅠⅡⅢⅣⅤIV][0-9ⅠⅡⅢⅣⅤIV.-]*|"
    r"第[0-9一二三四五六七八九十]+[章節部款項編条号](?:第[0-9一二三四五六七八九十]+[項号])?)\s*$",
)
INSIDE = re.compile(
    r".+参照[。.]?$|.*(?:を見よ|前掲|後述|前述|上述|詳細は)[。.]?$|(?:第?[0-9一二三四五六七八九十ⅠⅡⅢⅣⅤ]+[章節部項条]|図表?\s?[0-9Ⅰ-Ⅴ]|表\s?[0-9Ⅰ-Ⅴ]|資料\s?[0-9]).*"
    r"|(?:see|cf\.?|Fig(?:ure|s)?\.?|Tab(?:le|\.)|Sec(?:tion|\.)|Chap(?:ter|\.)|Annex|Appendix|Eq\.|pp?\.)(?![A-Za-z])\s*[\w.].*",
    re.IGNORECASE,
)


def rejects(left: str, inside: str) -> bool:
    """Reject what follows a chapter, section or figure number, or names one."""
    return LEFT.search(left) is not None or INSIDE.fullmatch(inside) is not None
