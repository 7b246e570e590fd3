"""Numbers whatever way they are written: 3万5,000, ３５０００, thirty-five thousand; 十二月 is December.

What both sides of a translation say in figures is the surest anchor between them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

KANJI_DIGITS = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
JAPANESE_NUMBER = re.compile(
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?|[〇零一二三四五六七八九十百千]+)(?:[千百]?[万億兆](?:\d+(?:,\d{3})*(?:\.\d+)?|[〇一二三四五六七八九十百千]+)?[千百]?)*"
)
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each."""
YEAR_OF_ERA = re.compile(f"({'|'.join(ERAS)})\\s*(元|\\d{{1,2}}|[一二三四五六七八九十]+)(?=年)")
PIECE = re.compile(r"(\d+(?:\.\d+)?)|(.)")
MONTH_OR_COUNT = re.compile(r"月(?!間|面|額|給|刊|曜)")
LONE = re.compile(r"[一二三四五六七八九十百千]")
"""A kanji that is as often a part of a word (一般, 千葉) as a number."""
COUNTERS = re.compile(r"[つ人年月日時分秒回個件社国本枚台名歳か所カヶヵ種州県階度割倍位章条項]")
UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twice": 2, "double": 2, "twelfth": 12, "dozen": 12, "half": 0.5,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
MONTHS = {
    word: number
    for number, words in enumerate(
        "january/jan february/feb march april/apr may june/jun july/jul august/aug september/sep/sept october/oct "
        "november/nov december/dec".split(),
        start=1,
    )
    for word in words.split("/")
}
ENGLISH_NUMBER = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[A-Za-z]+")


def japanese_numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a Japanese text as English ones are yielded: "35000", "month 12", "2021" of 令和3年."""
    plain = YEAR_OF_ERA.sub(year_of, unicodedata.normalize("NFKC", text))
    for match in JAPANESE_NUMBER.finditer(plain):
        if LONE.fullmatch(match[0]) and not COUNTERS.match(plain, match.end()):
            continue
        value = value_of(match[0])
        if value in range(1, 13) and MONTH_OR_COUNT.match(plain, match.end()):
            yield f"month {value:g}"
        else:
            yield f"{value:.12g}"


def year_of(match: re.Match[str]) -> str:
    """Return the year of an era as it is counted in English: 令和3 is 2021, 平成元 1989."""
    return f"{ERAS[match[1]] + (1 if match[2] == '元' else value_of(match[2])):.0f}"


def value_of(written: str) -> float:
    """Return the value of a number in figures, kanji or both: 3万5千."""
    total = section = 0.0
    digits = ""
    for figure, sign in PIECE.findall(written.replace(",", "")):
        if figure:
            digits = figure
        elif sign in KANJI_DIGITS:
            digits += str(KANJI_DIGITS[sign])
        elif sign in TENS:
            section += float(digits or 1) * TENS[sign]
            digits = ""
        elif sign in MYRIADS:
            total += (section + float(digits or 0) or 1) * MYRIADS[sign]
            section, digits = 0.0, ""
    return total + section + float(digits or 0)


def english_numbers(text: str) -> Iterator[str]:
    """Yield the numbers of an English text: "35000" of 35,000, 35 thousand and thirty-five thousand; "month 12" of December."""
    words = ENGLISH_NUMBER.findall(text)
    for is_number, run in groupby(words, is_numeral):
        if is_number:
            yield from values(list(run))
        else:
            for word in run:
                month = MONTHS.get(word.lower())
                if month and word[0].isupper():
                    yield f"month {month}"
                elif word.lower() in ORDINALS:
                    yield f"{ORDINALS[word.lower()]:g}"


def is_numeral(word: str) -> bool:
    """Tell whether a word is a cardinal number or a power of ten."""
    return word[0].isdigit() or word.lower() in UNITS or word.lower() in SCALES


def values(run: list[str]) -> Iterator[str]:
    """Yield the values of numerals that follow each other."""
    total: float | None = None
    for word in map(str.lower, run):
        if word in SCALES:
            if total is not None:
                total *= SCALES[word]
        elif word in UNITS and total is not None and total % 10 == 0 and UNITS[word] < 10 and run[0][0].isalpha():
            total += UNITS[word]
        else:
            if total is not None:
                yield f"{total:.12g}"
            total = float(UNITS[word]) if word in UNITS else float(word.replace(",", ""))
    if total is not None:
        yield f"{total:.12g}"
