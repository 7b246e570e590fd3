"""What a line of extracted text is: body, heading, caption (…視察【防衛省提供】), footnote, English in small print …

The patterns look at one line alone; what its neighbours say about it is decided where lines are joined.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Literal

from termalign.text.scripts import HAS_JAPANESE, narrow

if TYPE_CHECKING:
    from termalign.model import Document, Line

LineKind = Literal[
    "body", "heading", "item", "keyword", "label", "reference", "figure", "caption", "footnote", "latin",
    "furniture", "table", "code", "comment",
    "term", "definition",
]  # fmt: skip

SENTENCE_END = re.compile(r"[。．！？!?][」』）)】〕\]”\"]*[¹²³⁴-⁹⁰0-9]{0,3}$")
NUMBER = "[0-9０-９一二三四五六七八九十Ⅰ-Ⅻ]"
KEYWORD = re.compile(r"KEY\s?WORDS?|キーワード|用語(?:の?解説|の?説明|集)|重要用語|GLOSSARY")
LABEL = re.compile(r"解説|コラム|COLUMN|VOICE|トピックス?|TOPICS?|資料|Q\s?&\s?A|参考|事例|CASE")
ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")
REFERENCE = re.compile(r"(?:[【〔\[]?(?:参照|参考資料|関連)[】〕\]]?[\s　:：]|[☞→⇒➡]|See\s)")
FIGURE = re.compile(rf"(?:図表?|表|写真|グラフ|資料|Fig(?:ure|\.)|Table|Photo)[\s　]*[{NUMBER[1:-1]}IVX]")
CREDIT = re.compile(
    r"(?:【[^】]*】|[（(][^（）()]*(?:提供|撮影|出典|写真|[0-9０-９]{4}年(?:[0-9０-９]{1,2}月)?(?:[0-9０-９]{1,2}日)?(?:、[^（）()]{1,12})?)[）)])$",
)
SOURCE_NOTE = re.compile(r"(?:出典|出所|写真|資料|提供|撮影)[\s　]*[:：]|[（(](?:出典|出所|写真|撮影|注)")
FOOTNOTE_MARK = re.compile(r"[¹²³⁴-⁹⁰]+|[※＊*†‡][0-9０-９]{0,3}[\s　]?|[（(\[]?注[\s　]?[0-9０-９]{0,3}[）)\]:：\s　]")
COUNTED = re.compile(r"[0-9０-９]+[\s　]*(?:回|年|月|日|時|か|カ|ヵ|ヶ|件|名|人|機|隻|両|基|台|%|％|km|億|万)")
NUMBERED = re.compile(r"[0-9０-９]{1,3}[\s　]+")
HEADING = re.compile(
    rf"第?{NUMBER}{{1,3}}[章節部款項編](?:[\s　]|$)|第{NUMBER}{{1,3}}[章節部款項編]"
    r"|[0-9０-９]{1,2}(?:[.．‐-][0-9０-９]{1,2})*[\s　.．、)）]+|[（(][0-9０-９一-十ア-ンa-z]{1,2}[)）]"
    r"|[Ⅰ-Ⅻ①-⑳❶-❿][\s　.．]*|[■□◆◇▼▽▲△●○◎◉▶▷★☆▪▫#]|[ア-オ][\s　.．]",
)
ITEM = re.compile(r"[・●○‣•–—*＊-][\s　]*|[-－][\s　]")
PAGE_NUMBER = re.compile(
    r"[-–—―‐\s]*[0-9０-９]{1,4}[-–—―‐\s]*|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[Pp](?:age|\.)?\s*[0-9]{1,4}"
)
CLAUSE_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})+\.?")
EDGE_NUMBER = re.compile(r"[0-9０-９]{1,4}[\s　]+\S.{1,38}|.{2,38}\S[\s　]+[0-9０-９]{1,4}")
ENGLISH_WORD = re.compile(r"[A-Za-z][A-Za-z'’.-]+")

PARAGRAPH = "paragraph"
"""What a format states of a line that is a paragraph as a whole; what kind of one its characters show."""
LONGEST_HEADING = 50
LONGEST_LABEL = 16
TELLING_STARTS = frozenset(
    "0123456789０１２３４５６７８９¹²³⁴⁵⁶⁷⁸⁹⁰※＊*†‡（([【〔注参出写資図表グ第・●○■□◆◇▼▽▲△◎◉▶▷★☆▪▫#☞→⇒➡-－‣•–—①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ関撮提",
)
"""First characters that may make a line something other than body text; all other finished lines are body."""


def classify(document: Document) -> list[LineKind]:
    """Return the kind of each line of the document."""
    text = document.text
    edges = page_edges(document)
    repeated = Counter(edges.values())
    kinds: list[LineKind] = []
    for index, line in enumerate(document.lines):
        if line.kind not in ("", PARAGRAPH):
            kinds.append(line.kind)  # type: ignore[arg-type]
        elif text[line.end - 1] == "。" and text[line.start] not in TELLING_STARTS:
            kinds.append("body")
        else:
            content = text[line.start : line.end]
            kind = classify_line(content)
            if index in edges and kind in ("body", "heading", "footnote") and kinds[-1:] != ["keyword"]:
                kind = at_edge(content, repeated[edges[index]], kind)
            kinds.append(kind)
    return kinds


def classify_line(content: str) -> LineKind:
    """Return the kind that a line's own characters show."""
    if HAS_JAPANESE.search(content) is None:
        return classify_latin(narrow(content))
    if "\t" in content:
        return "table"
    finished = SENTENCE_END.search(content) is not None
    if len(content) <= LONGEST_LABEL:
        bare = ORNAMENT.sub("", content)
        if KEYWORD.fullmatch(bare):
            return "keyword"
        if LABEL.fullmatch(bare):
            return "label"
    if REFERENCE.match(content):
        return "reference"
    if FOOTNOTE_MARK.match(content) or (finished and NUMBERED.match(content) and not COUNTED.match(content)):
        return "footnote"
    if not finished:
        if FIGURE.match(content):
            return "figure"
        if CREDIT.search(content) or SOURCE_NOTE.match(content):
            return "caption"
        if len(content) <= LONGEST_HEADING and HEADING.match(content) and not COUNTED.match(content):
            return "heading"
    return "item" if ITEM.match(content) else "body"


def classify_latin(content: str) -> LineKind:
    """Return the kind of a line without Japanese: a page number, a label, small print, or a piece of the text."""
    if PAGE_NUMBER.fullmatch(content):
        return "furniture"
    if CLAUSE_NUMBER.fullmatch(content):
        return "heading"
    bare = ORNAMENT.sub("", unicodedata.normalize("NFKC", content)).upper()
    if KEYWORD.fullmatch(bare):
        return "keyword"
    if LABEL.fullmatch(bare):
        return "label"
    found = ENGLISH_WORD.findall(content)
    phrase = len(found) > 1 or (len(found) == 1 and found[0][1:].islower() and found[0] == content)
    return "latin" if phrase and content[0] not in "([（［" else "body"


def page_edges(document: Document) -> dict[int, tuple[bool, str]]:
    """Return the first and last two lines of each page, where there are several: whether first, text without digits."""
    lines, text = document.lines, document.text
    if not lines or lines[-1].page == lines[0].page:
        return {}
    edges: dict[int, tuple[bool, str]] = {}
    for index, line in enumerate(lines):
        first = lines[max(0, index - 2)].page != line.page or index < 2
        last = lines[min(len(lines) - 1, index + 2)].page != line.page or index >= len(lines) - 2
        if first or last:
            edges[index] = (first, without_digits(text[line.start : line.end]))
    return edges


def without_digits(content: str) -> str:
    """Return a line without its numbers and spaces, so that the running heads of two pages are equal."""
    return re.sub(r"[\d\s]+", "", content)


def at_edge(content: str, repeated: int, kind: LineKind) -> LineKind:
    """Return what a line at a page's edge is: furniture if it returns on another page, an aside if it has a number."""
    if len(content) > LONGEST_HEADING or SENTENCE_END.search(content):
        return kind
    if repeated > 1:
        return "furniture"
    return "caption" if EDGE_NUMBER.fullmatch(content) else kind


def is_isolated(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether blank lines stand before and after a line."""
    number = lines[index].number
    before = index == 0 or number - lines[index - 1].number > 1
    after = index + 1 == len(lines) or lines[index + 1].number - number > 1
    return before and after


def unclosed(content: str) -> bool:
    """Tell whether a line ends inside a parenthesis."""
    return max(content.rfind("("), content.rfind("（")) > max(content.rfind(")"), content.rfind("）"))
