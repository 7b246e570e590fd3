"""Where sentences end: 「行くか？」と聞いた。雨だ。 is two of them; Dr. Sato arrived at 5 p.m. with Mr. Abe. is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termalign.text.scripts import HAS_JAPANESE, JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator

CLOSING = "」』）)】〉》〕］\"”’'"
OPENING = "「『（(【〈《〔［"
END = re.compile(
    rf"(?P<japanese>[。！？!?][。！？!?{re.escape(CLOSING)}]*|(?<=[{JAPANESE}{re.escape(CLOSING)}])[．](?=\s|$|[{JAPANESE}]))"
    rf"|(?P<latin>[.!?…]+[{re.escape(CLOSING)}]*)(?=\s+[\"“‘'(\[]*[A-Z0-9À-Þ{JAPANESE}]|\s*$)"
)
GOES_ON = re.compile(
    r"\s*(?:と(?!ころ)|って|など|の(?!ち)|を|が(?!、)|は(?![いじ])|に|で(?!も)|も(?!し|ちろん)|や|へ|か|、|，|,)"
)
"""What follows a quotation in the same sentence: 「行くか？」と聞いた."""
ASKED = re.compile(r"(?:と(?!ころ|はいえ|にかく)|って)")
"""What follows a question without quotation marks in the same sentence: 行くか？と聞いた."""
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr gov gen col lt sgt capt rep sen hon rev messrs vs etc e.g i.e cf al fig figs no nos vol
    p pp ch sec art para ed eds inc ltd co corp dept univ est approx ca jan feb mar apr jun jul aug sep sept oct nov dec
    mt ft u.s u.k u.n d.c a.m p.m ph.d
    """.split()
)
LAST_WORD = re.compile(r"([A-Za-z]+(?:\.[A-Za-z]+)*)\.$")
SURE_END = frozenset(("a.m", "p.m", "etc", "inc", "ltd", "co", "corp", "jr", "sr", "d.c", "ph.d", "u.s", "u.k", "u.n"))
"""Abbreviations that also stand at the end of sentences."""
STARTER = re.compile(
    r"\s+(?:The|A|An|It|He|She|They|We|I|In|On|At|This|That|These|Those|But|And|However|As|For|If|When)\b"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans (code points) of the sentences of a paragraph, without the spaces around them."""
    start = depth_from = 0
    for match in END.finditer(text):
        end = match.end()
        if match["japanese"] is not None:
            inside = unclosed(text, depth_from, end)
            if inside or (GOES_ON if text[end - 1] in CLOSING else ASKED).match(text, end):
                continue
            if (
                text[match.start()] in "!?"
                and not HAS_JAPANESE.search(text, start, end)
                and not text[end : end + 1].isspace()
            ):
                continue
        elif is_abbreviation(text, start, match):
            continue
        yield from trimmed(text, start, end)
        start = depth_from = end
    yield from trimmed(text, start, len(text))


def unclosed(text: str, start: int, end: int) -> bool:
    """Tell whether a Japanese bracket is open at text[end] that closes soon."""
    depth = sum((char in OPENING) - (char in "」』）)】〉》〕］") for char in text[start:end])
    return depth > 0 and any(char in "」』）)】〉》〕］" for char in text[end : end + 300])


def is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to an abbreviation, an initial or the number of an item."""
    if match["latin"] != ".":
        return False
    before = text[start : match.start() + 1]
    word = LAST_WORD.search(before)
    if word is None:
        return before[:-1].strip().isdigit()
    bare = word[1].lower()
    if bare in SURE_END:
        return STARTER.match(text, match.end()) is None and match.end() < len(text.rstrip())
    return bare in ABBREVIATIONS or ((len(bare) == 1 and word[1].isupper()) and match.end() < len(text.rstrip()))


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without its outer spaces, if anything is left."""
    piece = text[start:end]
    if bare := piece.strip():
        first = start + piece.index(bare)
        yield first, first + len(bare)
