"""A stranger's list of words: a sheet or CSV with a column 日本語 and a column English, whatever stands above and beside.

Columns are told by their headers, in English or Japanese, and where there is none by what is written in them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.rows import kind_of
from termalign.model import USABLE_STATUSES, Concept, Extra, Term
from termalign.text.scripts import HAS_JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEADERS = {
    "concept id": "conceptid id entryid entry entrynumber no number 番号",
    "reading": "reading yomi 読み よみ 読み方 読みがな ふりがな フリガナ かな カナ srcyomi",
    "abbreviation": "abbreviation abbr acronym 略語 略称 略号",
    "definition": "definition def description meaning explanation 定義 説明 意味 解説 内容",
    "subject field": "subjectfield subject entrysubject domain category field 分野 分類 カテゴリ カテゴリー 区分",
    "note": "note notes entrynote remark remarks comment comments memo 備考 注 注記 メモ コメント 補足",
    "ignored": "terminfo entrycreated entrycreator entrylastmodified entrymodifier",
    "status": "status state termstatus usage 状態 ステータス 使用区分",
    "type": "type termtype 種類",
    "part of speech": "partofspeech pos 品詞 srcpos",
    "forbidden": "forbidden notpreferred donotuse 禁止 禁止語 禁止訳 使用禁止",
    "deprecated": "deprecated obsolete 非推奨 旧訳 旧称 廃止語",
    "source": "source src sourceterm term 用語 原語 原文 見出し語 語",
    "target": "target tgt targetterm translation 訳語 訳 訳文 対訳 翻訳 定訳",
}
ROLE_OF = {word: role for role, words in HEADERS.items() for word in words.split()}
IN_WORDS = re.compile(r"(日本語|和文|英語|英文|japanese|english)")
LATIN = re.compile("[A-Za-z]{2}")
WORD = re.compile(r"[^\W\d_]{2}")
UNKNOWN = "und"
"""BCP 47 for a language that nobody names."""
UNKNOWN_PAIR = ("und-x-source", "und-x-target")
"""BCP 47 for those that a list calls source and target, and neither is Japanese."""
SYNONYMS = re.compile(r"\s*[|｜]\s*|\n")
TITLE_ROWS = 20
"""How many rows may stand above the header."""
OF_LANGUAGE = ("status", "type")
"""What a column may say of the terms of one language: Japanese Status."""
AVOIDED = ("forbidden", "deprecated")
"""The columns that hold terms not to use, which are also the status of those."""
TEXT_ROLES = ("definition", "note", "subject field")


def from_table(file: str, rows: Sequence[Sequence[str]]) -> list[Concept]:
    """Make a concept of each row.

    Raises FileError where no two columns of two languages can be told.
    """
    start, roles = find_header(rows)
    languages = {column: role for column, role in roles.items() if vocabulary.language(role)}
    if len(languages) < 2:
        message = (
            f"{file}: no two columns of terms can be told in it; name them in the first row, "
            "for example: Japanese, English"
        )
        raise FileError(message)
    concepts: dict[str, Concept] = {}
    for row in rows[start:]:
        cells = {column: row[column].strip() for column in range(len(row)) if row[column].strip()}
        terms = tuple(terms_of(cells, roles, languages))
        if not terms:
            continue
        given = next((cells[column] for column, role in roles.items() if role == "concept id" and column in cells), "")
        mine = concepts.get(given)
        if mine:
            concepts[given] = replace(mine, terms=(*mine.terms, *(term for term in terms if term not in mine.terms)))
        else:
            identifier = given or f"c{len(concepts) + 1}"
            concepts[identifier] = make(identifier, terms, cells, roles)
    return list(concepts.values())


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
    """Return the number of the first row of terms, and the role of each column: a language or a name of HEADERS."""
    for number, row in enumerate(rows[:TITLE_ROWS]):
        roles = {column: role for column, text in enumerate(row) if (role := role_of(text))}
        named = dict.fromkeys(role for role in roles.values() if vocabulary.language(role))
        if len(named) >= 2:
            return number + 1, {**unknown_columns(row, roles), **without_doubles(row, roles)}
        if {"source", "target"} <= set(roles.values()):
            return number + 1, {**unknown_columns(row, roles), **in_languages(roles, rows[number + 1 :])}
    japanese, english = columns_by_script(rows)
    if japanese is None and (two := two_of_words(rows)):
        return 0, {two[0]: "en", two[1]: UNKNOWN}
    if japanese is None or english is None:
        return 0, {}
    others = [column for row in rows[:TITLE_ROWS] for column in range(len(row)) if column not in (japanese, english)]
    return first_pair(rows, japanese, english), {japanese: "ja", english: "en", **dict.fromkeys(others, "note")}


def two_of_words(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the first two columns with words in most rows, where a list has no Japanese at all."""
    widest = max(map(len, rows), default=0)
    filled = [sum(1 for row in rows if column < len(row) and WORD.search(row[column])) for column in range(widest)]
    usual = [column for column in range(widest) if 2 * filled[column] > len(rows)]
    return usual[:2] if len(usual) > 1 else []


def first_pair(rows: Sequence[Sequence[str]], japanese: int, english: int) -> int:
    """Return the number of the first row with something in both columns; titles stand alone."""
    for number, row in enumerate(rows):
        if max(japanese, english) < len(row) and row[japanese].strip() and row[english].strip():
            return number
    return len(rows)


def role_of(text: str) -> str:
    """Return what a header says its column holds; "" where it is no header."""
    word = vocabulary.plain(text).strip("#:：()（）")
    if not word or len(text) > 40:
        return ""
    role = ROLE_OF.get(word) or ROLE_OF.get(re.sub("[^a-z]", "", word))
    if role:
        return role
    if word in vocabulary.LANGUAGE_OF or re.fullmatch("[a-z]{2}-[a-z]{2,4}", word):
        return vocabulary.language(text.strip("#:：()（） "))
    found = IN_WORDS.search(word)
    if not found:
        return ""
    language, about = vocabulary.language(found[0]), ROLE_OF.get(word.replace(found[0], "").strip("-_の・/ "), "")
    if about in OF_LANGUAGE:
        return f"{about} {language}"
    return about if about in ("definition", "note", "reading", "abbreviation", *AVOIDED) else language


def unknown_columns(row: Sequence[str], roles: Mapping[int, str]) -> dict[int, str]:
    """Return the columns whose header says nothing to termalign; they are kept under it."""
    return {column: f"extra {text.strip()}" for column, text in enumerate(row) if text.strip() and column not in roles}


def without_doubles(row: Sequence[str], roles: Mapping[int, str]) -> dict[int, str]:
    """Return the roles where of two columns of one language the first holds the terms, unless they have one header."""
    headers: dict[str, str] = {}
    kept: dict[int, str] = {}
    for column, role in roles.items():
        same = headers.setdefault(role, row[column]) == row[column]
        kept[column] = role if same or not vocabulary.language(role) else "note"
    named = {role for role in kept.values() if vocabulary.language(role)}
    return {
        column: "note" if role in ("source", "target") and len(named) > 1 else role for column, role in kept.items()
    }


def in_languages(roles: Mapping[int, str], rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return the roles with source and target as languages: whichever is written in Japanese is ja, neither is unknown."""
    source = next(column for column, role in roles.items() if role == "source")
    target = next(column for column, role in roles.items() if role == "target")

    def share(column: int) -> int:
        return sum(1 for row in rows if column < len(row) and HAS_JAPANESE.search(row[column]))

    pair = ("en", "ja") if share(target) > share(source) else ("ja", "en")
    if not share(source) and not share(target):
        pair = UNKNOWN_PAIR
    return {**roles, source: pair[0], target: pair[1]}


def columns_by_script(rows: Sequence[Sequence[str]]) -> tuple[int | None, int | None]:
    """Return the columns with the most cells in Japanese, and in Latin letters alone."""
    japanese: dict[int, int] = {}
    latin: dict[int, int] = {}
    for row in rows:
        for column, text in enumerate(row):
            if HAS_JAPANESE.search(text):
                japanese[column] = japanese.get(column, 0) + 1
            elif LATIN.search(text):
                latin[column] = latin.get(column, 0) + 1
    first = max(japanese, key=lambda column: (japanese[column], -column), default=None)
    latin.pop(-1 if first is None else first, None)
    second = max(latin, key=lambda column: (latin[column], -column), default=None)
    return first, second


def terms_of(
    cells: Mapping[int, str], roles: Mapping[int, str], languages: Mapping[int, str],
) -> Iterator[Term]:  # fmt: skip
    """Yield the terms of a row; several in one cell are parted by | or a line break.

    A status that forbids is one of the target, which stands last.
    """
    values = {role: cells[column] for column, role in roles.items() if column in cells}
    status, review = standing(values.get("status", ""))
    common = vocabulary.part_of_speech(values.get("part of speech", ""))
    last = list(languages.values())[-1]
    for column, language in languages.items():
        for number, text in enumerate(filter(None, SYNONYMS.split(cells.get(column, "")))):
            reading = values.get("reading", "") if language == "ja" and number == 0 else ""
            own = "admitted" if number and status == "preferred" else status
            own = own if own in USABLE_STATUSES or language == last else ""
            of_language = vocabulary.status(values.get(f"status {language}", ""))
            kind = vocabulary.term_type(values.get(f"type {language}", "")) or kind_of(text)
            yield Term(text, language, kind, of_language or own, common, reading, review)
    for text in filter(None, SYNONYMS.split(values.get("abbreviation", ""))):
        language = "ja" if HAS_JAPANESE.search(text) else "en"
        short = "shortForm" if language == "ja" else kind_of(text.upper())
        yield Term(text, language, short, "admitted", common, review=review)
    for avoided in AVOIDED:
        for text in filter(None, SYNONYMS.split(values.get(avoided, ""))):
            if text.lower() not in ("true", "false", "yes", "no"):
                yield Term(text, "ja" if HAS_JAPANESE.search(text) else last, "variant", avoided, common, review=review)


def standing(word: str) -> tuple[str, str]:
    """Return the administrative status and the review that a status column means; a list that people made is approved."""
    status = vocabulary.status(word)
    if vocabulary.review(word) in ("candidate", "rejected"):
        return "", vocabulary.review(word)
    return status, "approved"


def make(identifier: str, terms: tuple[Term, ...], cells: Mapping[int, str], roles: Mapping[int, str]) -> Concept:
    """Make the concept of a row."""
    texts = {
        wanted: "\n".join(cells[column] for column, role in roles.items() if role == wanted and column in cells)
        for wanted in TEXT_ROLES
    }
    extras = tuple(
        Extra(role.removeprefix("extra "), cells[column])
        for column, role in roles.items()
        if role.startswith("extra ") and column in cells
    )
    return Concept(identifier, terms, texts["subject field"], texts["definition"], texts["note"], extras=extras)
