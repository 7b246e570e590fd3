"""Tables as drafts: which column is the source and which the target, by headers (原文, 訳文) or by what stands in them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import FileError, OtherFileError
from termalign.formats import text as plain
from termalign.formats.headers import ROLES, Header, find_language, first_column, headers_of, unlike
from termalign.formats.rows import is_term_table
from termalign.formats.wordlist import TITLE_ROWS
from termalign.model import Draft, Place, SegmentPair
from termalign.text.remarks import ignored_by_cell
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from termalign.formats.exchange import DraftOptions

LETTERS = re.compile(r"[^\W\d_]{2}")
IDENTIFIER = re.compile(r"[A-Za-z0-9#]+(?:[_.:/-]+[A-Za-z0-9]+)+|[A-Za-z]+\d+")
RARELY = 0.1
"""A column filled in less than this share of the rows is no column of a draft."""
SAMPLE = 300
"""How many rows tell what stands in a column."""
REPORTED = ("rule", "severity", "source", "target", "fingerprint")
"""Columns that a report of findings has."""
DEFAULT_LANGUAGES = ("ja", "en")

TWO_COLUMNS = (
    "has no two columns of text; a draft needs a source and a target, side by side (name the columns source and target "
    "in the first row); a translation in a file of its own is read with --source and the file of the original"
)


class Layout(NamedTuple):
    """Where the segments of a table begin and which columns hold what; a column that is missing is -1."""

    start: int
    source: int
    target: int
    source_language: str
    target_language: str
    id: int = -1
    state: int = -1
    context: int = -1
    ignore: int = -1


class Sheet(NamedTuple):
    """The rows of one table, the line each begins at, and how its cells are called where it is a sheet of a workbook."""

    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    page: int = 1
    name: str = ""
    paragraphs: Mapping[int, str] = {}
    """By line, what the rows of merged cells share."""


def read_text(file: str, data: bytes, encoding: str | None) -> str:
    """Decode a table; raises FileError where it is not text."""
    try:
        return plain.read_text(file, data, encoding)
    except FileError as error:
        message = str(error)
        if "control character" in message:
            message += "; remove the character, or save the table as UTF-8 text again"
        raise FileError(message) from None


def draft_of(file: str, sheet: Sheet, options: DraftOptions) -> Draft:
    """Make the draft of a single table; raises FileError where it has no two columns of text or no segments."""
    layout = find_layout(file, sheet.rows, options)
    pairs = tuple(segments(file, sheet, layout))
    if not pairs:
        raise without_segments(file)
    return Draft(file, layout.source_language, layout.target_language, pairs)


def without_segments(file: str) -> FileError:
    """Return the error of a table that has columns, and nothing in them."""
    return FileError(f"{file}: holds no segments; fill in its columns of source and target below the header")


def segments(file: str, sheet: Sheet, layout: Layout) -> Iterator[SegmentPair]:
    """Yield a segment for each row with text in one of the two columns."""
    source_at, target_at, start = layout.source, layout.target, layout.start
    named = layout.id, layout.state, layout.context, layout.ignore
    width, others = 1 + max(source_at, target_at, *named), max(named) >= 0
    page, column = sheet.page, target_at + 1 if sheet.name else 1
    prefix = f"{sheet.name}!{letters(column)}" if sheet.name else ""
    number = state = context = ignore = ""
    count = 0
    for row, line in zip(islice(sheet.rows, start, None), islice(sheet.lines, start, None), strict=True):
        cells = row if len(row) >= width else [*row, *[""] * (width - len(row))]
        source, target = cells[source_at], cells[target_at]
        if not source or source.isspace():
            source = ""
            if not target or target.isspace():
                continue
        elif target.isspace():
            target = ""
        if others:
            number, state, context, ignore = (cells[at].strip() if at >= 0 else "" for at in named)
        count += 1
        name = number or (f"{prefix}{line}" if prefix else str(count))
        paragraph = sheet.paragraphs.get(line, "") if prefix else ""
        yield SegmentPair(
            source, target, Place(file, page, line, column), name, state, paragraph, context,
            ignored=ignored_by_cell(ignore) if ignore else (),
        )  # fmt: skip


def letters(column: int) -> str:
    """Return a column's letters, as a spreadsheet calls it: 3 is C."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def find_layout(file: str, rows: Sequence[Sequence[str]], options: DraftOptions) -> Layout:
    """Return the layout of a table, by its header and else by what stands in its columns.

    Raises FileError where no two columns of text can be told, or none of a language that the options name.
    """
    refuse_others(file, rows)
    for number, row in enumerate(rows[:TITLE_ROWS]):
        headers = headers_of(row)
        body = rows[number + 1 :]
        if is_header(row, headers) and (columns := named_columns(file, headers, body, options)):
            if not is_stated(headers) and any(is_pair(above, columns) for above in rows[:number]):
                continue
            others = {kind: first_column(headers, kind) for kind in ("id", "state", "context", "ignore")}
            return with_languages(Layout(number + 1, *columns, "", "", **others), headers, body, options)
    two = text_columns(rows[:SAMPLE], ())
    if len(two) < 2:
        two = text_columns(rows, ())
    if len(two) < 2:
        raise FileError(f"{file}: {TWO_COLUMNS}")
    return with_languages(Layout(0, two[0], two[1], "", ""), {}, rows, options)


def refuse_others(file: str, rows: Sequence[Sequence[str]]) -> None:
    """Raise OtherFileError where a table has one row per term, or one per finding."""
    if rows and is_term_table(rows[0]):
        message = "is a termbase, not a draft; give a table with a column of sources and one of targets"
        raise OtherFileError(file, message)
    if rows and {name.strip().lower() for name in rows[0]}.issuperset(REPORTED):
        raise OtherFileError(file, "is a report of findings, not a draft; give the draft that was checked")


def is_header(row: Sequence[str], headers: Mapping[int, Header]) -> bool:
    """Tell whether a row heads the table: two columns of text are named, or one of them and a column beside it."""
    texts = {header for header in headers.values() if header.language or header.kind in ROLES}
    if len(texts) > 1:
        return True
    return bool(texts) and len(headers) > 1 and sum(1 for cell in row if cell.strip()) > 2


def is_stated(headers: Mapping[int, Header]) -> bool:
    """Tell whether a header names source and target, which no pair of segments does."""
    return {header.kind for header in headers.values()}.issuperset(ROLES)


def is_pair(row: Sequence[str], columns: Sequence[int]) -> bool:
    """Tell whether a row has text in all the columns."""
    return all(column < len(row) and row[column].strip() for column in columns)


def named_columns(
    file: str, headers: Mapping[int, Header], body: Sequence[Sequence[str]], options: DraftOptions,
) -> tuple[int, int] | None:  # fmt: skip
    """Return the columns of source and target, as far as a header names them; None where it does not."""
    languages = {column: header.language for column, header in headers.items() if header.language}
    tags = (options.source_language, options.target_language)
    wishes = [find_language(languages, tag) if tag else -1 for tag in tags]
    for tag, wish in zip(tags, wishes, strict=True):
        if tag and wish < 0 and len(set(languages.values())) > 1:
            named = ", ".join(dict.fromkeys(languages.values()))
            raise FileError(f"{file}: has no column in {tag}, only in {named}; name two of these as the languages")
    chosen = [first_column(headers, role) for role in ROLES]
    for side, wish in enumerate(wishes):
        if wish >= 0:
            chosen = [-1 if column == wish else column for column in chosen]
            chosen[side] = wish
    free = [column for column in unlike(languages) if column not in chosen and not headers[column].kind]
    chosen = [free.pop(0) if column < 0 and free else column for column in chosen]
    if -1 in chosen and max(chosen) >= 0:
        others = text_columns(body[:SAMPLE], headers)
        chosen = [others[0] if column < 0 and others else column for column in chosen]
    return None if -1 in chosen else (chosen[0], chosen[1])


def text_columns(rows: Sequence[Sequence[str]], besides: Iterable[int]) -> list[int]:
    """Return the columns of text in their order; names such as msg_12 are not text where two others are.

    Rows of a single cell are titles.
    """
    filled: dict[int, int] = {}
    names: dict[int, int] = {}
    for row in rows:
        texts = [(column, text) for column, text in enumerate(row) if text and not text.isspace()]
        for column, text in texts if len(texts) > 1 else ():
            if LETTERS.search(text):
                filled[column] = filled.get(column, 0) + 1
                names[column] = names.get(column, 0) + (IDENTIFIER.fullmatch(text.strip()) is not None)
    for column in besides:
        filled.pop(column, None)
    often = sorted(column for column, count in filled.items() if count >= RARELY * max(filled.values()))
    texts_alone = [column for column in often if names[column] < filled[column]]
    return texts_alone if len(texts_alone) > 1 else often


def with_languages(
    layout: Layout, headers: Mapping[int, Header], rows: Sequence[Sequence[str]], options: DraftOptions,
) -> Layout:  # fmt: skip
    """Return the layout with its languages: the options', else the headers', else by what is written in Japanese.

    Columns in no stated language change places where the options say so and their script agrees.
    """
    source, target = layout.source, layout.target
    stated = [headers[column].language if column in headers else "" for column in (source, target)]
    counts = japanese(rows, source), japanese(rows, target)
    guess = DEFAULT_LANGUAGES if counts[0] >= counts[1] else DEFAULT_LANGUAGES[::-1]
    wanted = [options.source_language, options.target_language]
    if any(wanted) and not any(stated) and not is_stated(headers) and counts[0] != counts[1]:
        primary = [tag.partition("-")[0] for tag in wanted]
        if primary[0] == guess[1] or primary[1] == guess[0]:
            source, target, guess = target, source, guess[::-1]
    first, second = (wish or language for wish, language in zip(wanted, stated, strict=True))
    first = first or other(second, guess[0])
    return layout._replace(
        source=source, target=target, source_language=first, target_language=second or other(first, guess[1]),
    )  # fmt: skip


def other(taken: str, usual: str) -> str:
    """Return the usual language of a column, or the other of the two where that one is taken."""
    if taken.partition("-")[0] != usual:
        return usual
    return next(language for language in DEFAULT_LANGUAGES if language != usual)


def japanese(rows: Sequence[Sequence[str]], column: int) -> int:
    """Count the cells in Japanese among the first ones of a column."""
    return sum(1 for row in rows[:SAMPLE] if column < len(row) and HAS_JAPANESE.search(row[column]))
