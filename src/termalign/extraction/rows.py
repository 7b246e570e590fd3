"""Lines that are rows, cut into cells that say what they hold: 低軌道 | LEO | Low Earth Orbit; 手形割引: bill discounting.

A row is a line with a separator whose cells are short. Bars, tabs and wide gaps make tables; a slash, a colon, a
dash, an arrow or an equals sign make an entry of a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from termalign.extraction.anchors import Piece
from termalign.extraction.content import classify, parse
from termalign.text.english import content_words
from termalign.text.letters import INITIALS, spell
from termalign.text.scripts import HAS_JAPANESE, JAPANESE, narrow, normalize_term
from termalign.text.scripts import LATIN as LATIN_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termalign.model import Document, Line

CellKind = Literal["term", "abbreviation", "english", "text"]

SEPARATORS = {
    "bar": re.compile(r"\s*[|｜]\s*"),
    "tab": re.compile(r"\s*\t\s*"),
    "gap": re.compile(r"(?<=\S)(?: {2,}| *\u3000+ *)(?=\S)"),
    "slash": re.compile(r"\s+[/／]\s+|(?<=[ぁ-ん一-鿿ァ-ー])\s*／\s*(?=[A-Za-z])"),
    "equals": re.compile(r"\s*[＝=]\s*"),
    "arrow": re.compile(r"\s*(?:→|⇒|->|=>|⇔|↔)\s*"),
    "dash": re.compile(r"\s+[–—―-]{1,2}\s+"),
    "leader": re.compile(r"\s*(?:…+|‥+|・{3,}|\.{4,})\s*(?=[^\s\d])"),
    "colon": re.compile(r"\s*[：:](?!//)\s*"),
    "dot": re.compile(r"(?<=[ぁ-ん一-鿿ァ-ー])[・，,、](?=\s?[A-Z][A-Za-z0-9/-]*[A-Z0-9](?:\s*[（(]|$))"),
    "none": re.compile(r"$"),
}
"""How cells are parted, in the order in which a line is tried."""
CELLS = {"tab": re.compile(r"\t")}
"""How the cells of a table are parted that a file states as one, where every tab counts."""
TABLES = ("bar", "tab", "gap")
QUICK = re.compile(r"#\s|[|｜\t/／＝=→⇒>⇔↔–—―：:・…‥-]|\s{2}|\u3000|[，,、]\s?[A-Z]{2}")
ORNAMENT = re.compile(
    r"(?:[#>*+■□◆◇●○▼▽▲△★☆▪▫◎・•‣※→①-⑳❶-❿➀-➓]+\s*|-\s+|(?:第[0-9０-９一二三四五六七八九十]+[章節部項条]|[0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2})*[.．)）]?)[\s\u3000]+)+"
)
LEADERS = re.compile(r"\s*[.．・…‥]{3,}\s*\d*\s*$")
MARKUP = '*_`~ \t\u3000「」『』“”"[]'
SENTENCE = re.compile(r"[。．](?=\s|$|[^\s\d])|。")
COLON = re.compile("：|\u3000| {2,}")
ARTICLE_NUMBER = re.compile(r"第?[0-9０-９一二三四五六七八九十]+(?:条|項|章|節|号|年|月|日|回|頁|版|位|つ)?")
COUNTED = re.compile(rf"[0-9０-９]{{1,2}}[.．)）]?[\s\u3000]+(?![株年月日人回台件つ])(?=[{JAPANESE}])")
EITHER = re.compile("または|又は|もしくは|若しくは")
PARTICLE_LAST = re.compile(r"(?:は|が|を|に|で|と|も|か|より|から|まで|、)$|[はがを][^ぁ-ん]{2,}.*[るたすうい]$")
WITH_ABBREVIATION = re.compile(r"(?P<english>[A-Za-z].*?)\s*[（(](?P<short>[A-Z][A-Za-z0-9&/.-]+)[）)]")
SIDE_BY_SIDE = re.compile(
    rf"(?:[（(][^（）()]{{1,4}}[）)])?(?P<term>[{JAPANESE}（）()・／/]{{2,30}}) (?P<english>[a-z][a-z -]{{3,}})"
)
"""神経症 neurosis, in an entry of a list or in bold."""
WITH_ENGLISH = re.compile(r"(?P<term>[^（）()]+?)\s*[（(](?P<english>[A-Za-z][^（）()]*)[）)]")
BROKEN = re.compile(r"(?P<first>[^<>]+?)\s*<br\s*/?>\s*[（(]?(?P<second>[^<>（）()]+)[)）]?", re.IGNORECASE)
"""機密性<br>Confidentiality, in a cell of Markdown."""
WITH_JAPANESE = re.compile(rf"(?P<english>[A-Za-z][^（(]*?)\s*[（(](?P<inside>[^（）()]*[{JAPANESE}][^（）()]*)[）)]")
RELATED = re.compile("第.+[条項節章]|参照|など$|等$")
ABBREVIATION_BEFORE = re.compile(r"(?P<short>[A-Z][A-Za-z0-9&/.-]+)[\s*_]*[（(](?P<english>[A-Za-z].*?)[）)]")
SPOKEN = re.compile(r"(?P<short>[A-Z][A-Za-z0-9&/.-]+)\s*[（(][ァ-ヶー・\s]+[）)]")
"""An abbreviation with its reading: SaaS（サース）."""
TERM = re.compile(rf"[{JAPANESE}{LATIN_LETTERS}0-9０-９・、\s\u3000/／&＆+＋.‐‑－-]{{1,30}}")
LONGEST_LINE, LONGEST_CELL = 240, 120
MOST_WORDS = 6
"""Content words that the English of an entry of a list may have."""


class Cell(NamedTuple):
    """One cell: what it holds, and its text with its place in the document."""

    kind: CellKind
    piece: Piece


class Row(NamedTuple):
    """A line of columns, each a cell, or two where one holds 低軌道 (Low Earth Orbit), or none where it is empty."""

    line: Line
    separator: str
    columns: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return the cells of all columns."""
        return tuple(cell for column in self.columns for cell in column)

    @property
    def shape(self) -> tuple[str, ...]:
        """Return what each cell holds, by which rows of one table are known."""
        return tuple(cell.kind for cell in self.cells)

    def first(self, kind: CellKind) -> Piece | None:
        """Return the first cell of a kind."""
        return next((cell.piece for cell in self.cells if cell.kind == kind), None)

    @property
    def pairs(self) -> bool:
        """Tell whether the row has one term, and an abbreviation or English for it; in a list an explanation may follow."""
        shape = self.shape
        if self.separator not in TABLES:
            if "、" in self.cells[0].piece.text or any(is_headline(cell) for cell in self.cells):
                return False
            explained = len(shape) > 2 and shape[2] in ("term", "text") and "term" in shape[:2]
            shape = shape[: 2 if explained else 3]
        if shape.count("term") == 1:
            return "english" in shape or "abbreviation" in shape
        return shape == ("abbreviation", "english") and is_spelled(self.cells[0].piece, self.cells[1].piece)


def is_headline(cell: Cell) -> bool:
    """Tell whether English is as long as a sentence."""
    return cell.kind == "english" and len(content_words(cell.piece.text)) > MOST_WORDS


def is_spelled(abbreviation: Piece, english: Piece) -> bool:
    """Tell whether English spells an abbreviation by its initials."""
    return spell(abbreviation.text, english.text).method == INITIALS


def rows(document: Document) -> Iterator[Row]:
    """Yield the lines that are rows: those of tables, and lists whose cells pair a term with something Latin."""
    for line in document.lines:
        if (
            line.kind == "code"
            or (line.end - line.start > LONGEST_LINE and line.kind != "table")
            or not QUICK.search(document.text, line.start, line.end)
        ):
            continue
        separators = CELLS if line.kind == "table" and "\t" in document.text[line.start : line.end] else SEPARATORS
        cuts = (cut(document, line, name, separator) for name, separator in separators.items())
        found = [row for row in cuts if row is not None and len(row.cells) > 1]
        row = next((row for row in found if row.pairs), next((row for row in found if row.separator in TABLES), None))
        if row is not None:
            yield row


def cut(document: Document, line: Line, name: str, separator: re.Pattern[str]) -> Row | None:
    """Cut a line at a separator; None where it does not stand there."""
    text = document.text
    ornament = ORNAMENT.match(text, line.start, line.end) if separator is not CELLS["tab"] else None
    start = ornament.end() if ornament else line.start
    leaders = LEADERS.search(text, start, line.end)
    end = leaders.start() if leaders else line.end
    if separator.search(text, start, end) is None:
        return None
    columns: list[tuple[Cell, ...]] = []
    for match in [*separator.finditer(text, start, end), None]:
        right = match.start() if match else end
        columns.append(tuple(cells_of(text, start, right)))
        start = match.end() if match else end
    return Row(line, name, tuple(columns)) if any(columns) else None


def cells_of(text: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cell text[start:end] without markup, in two where it has an abbreviation in parentheses."""
    stop = SENTENCE.search(text, start, end) or COLON.search(text, start, end)
    if stop and HAS_JAPANESE.search(text, start, stop.start()) is None:
        end = stop.start()  # English, then an explanation
    if text[start : start + 1] == text[end - 1 : end] == "`":  # program text
        yield Cell("text", Piece(text[start:end], ((start, end),)))
        return
    while start < end and text[start] in MARKUP:
        start += 1
    counted = COUNTED.match(text, start, end)
    start = counted.end() if counted else start
    while end > start and text[end - 1] in MARKUP:
        end -= 1
    if start == end:
        return
    yield from (cell(text, *span) for span in parted(text, start, end))


def parted(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Return the spans of the cells that text[start:end] is, by the kinds of what its marks part; itself where they part nothing."""
    side = SIDE_BY_SIDE.fullmatch(text, start, end)
    if side and kind_of(side["term"]) == "term" and kind_of(side["english"]) == "english":
        return side.span("term"), side.span("english")
    broken = BROKEN.fullmatch(text, start, end)
    if broken and "term" in (kinds := set(map(kind_of, broken.groups()))) and kinds - {"term", "text"}:
        return broken.span("first"), broken.span("second")
    glossed = WITH_ENGLISH.fullmatch(text, start, end)
    if glossed and kind_of(glossed["term"]) == "term" and kind_of(glossed["english"]) == "english":
        first = glossed.start("english")
        within = [(first + part.start, first + part.end) for part in parse(glossed["english"])]
        return glossed.span("term"), *within
    explained = WITH_JAPANESE.fullmatch(text, start, end)
    if explained and kind_of(explained["english"]) == "english":
        is_pair = kind_of(explained["inside"]) == "term" and not RELATED.search(explained["inside"])
        return [explained.span("english"), explained.span("inside")][: 2 if is_pair else 1]
    spoken = SPOKEN.fullmatch(text, start, end)
    if spoken and kind_of(spoken["short"]) == "abbreviation":
        return [spoken.span("short")]
    short = WITH_ABBREVIATION.fullmatch(text, start, end) or ABBREVIATION_BEFORE.fullmatch(text, start, end)
    if short and kind_of(short["english"]) == "english":
        return short.span("english"), short.span("short")
    return [(start, end)]


def cell(text: str, start: int, end: int) -> Cell:
    """Return the cell text[start:end]."""
    return Cell(kind_of(text[start:end]), Piece(normalize_term(text[start:end]), ((start, end),)))


def kind_of(content: str) -> CellKind:
    """Return what a cell holds: a term is short Japanese that is no sentence."""
    if len(content) > LONGEST_CELL:
        return "text"
    kind = classify(narrow(content), quoted=False)
    if kind in ("abbreviation", "english"):
        return kind
    is_term = (
        kind == "japanese"
        and TERM.fullmatch(content) is not None
        and not PARTICLE_LAST.search(content)
        and not EITHER.search(content)
        and not ARTICLE_NUMBER.fullmatch(content)
    )
    return "term" if is_term else "text"
