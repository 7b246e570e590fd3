"""What the header of a column says in a draft: 原文 (ja) is a source in Japanese, 訳文 a target, Status a state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.formats import vocabulary
from termalign.formats.wordlist import ROLE_OF, role_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADERS = {
    "id": "key segment segmentid segmentno segmentnumber stringid identifier line 行 行番号 項番 通し番号 キー セグメント",
    "context": "context msgctxt コンテキスト 文脈",
    "ignore": "ignore termalignignore 無視",
    "status": "翻訳状態 ステータス 進捗 進捗状況",
    "source": "original sourcetext sourcesegment sourcestring ソース 翻訳元 原文テキスト",
    "target": "draft targettext targetsegment targetstring ターゲット 翻訳先 訳案 下訳 訳文テキスト",
    "ja": "和訳 邦訳",
    "en": "英訳",
}
"""What heads a column of a draft, beside what heads one of a list of words."""
KIND_OF = ROLE_OF | {word: kind for kind, words in HEADERS.items() for word in words.split()}
ROLES = ("source", "target")
TAG = re.compile(r"[A-Za-z]{2,3}[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|[0-9]{3})|[a-z]{2}-[a-z]{2}")
PARTS = re.compile(r"[\s()（）\[\]【】:：/／・_-]+")


class Header(NamedTuple):
    """What the header of a column says: its kind, such as "id" or "source", its language; both may be ""."""

    kind: str
    language: str = ""


def headers_of(row: Sequence[str]) -> dict[int, Header]:
    """Return what each cell of a row would say as a header, those that say nothing left out."""
    headers = {column: header for column, text in enumerate(row) if (header := header_of(text))}
    if any(header.language for header in headers.values()):
        for column, text in enumerate(row):
            if column not in headers and re.fullmatch("[a-z]{2}", text.strip()):
                headers[column] = Header("", text.strip())
    return headers


def header_of(text: str) -> Header | None:
    """Return what a header says of its column: 原文 (ja) is a source in Japanese; None where it is no header."""
    if not text or len(text) > 40:
        return None
    if header := header_word(text):
        return header
    parts = [header_word(part) for part in PARTS.split(text) if part]
    if parts and all(parts):
        kinds = [part.kind for part in parts if part and part.kind]
        languages = [part.language for part in parts if part and part.language]
        return Header("".join(kinds[:1]), "".join(languages[:1]))
    role = role_of(text)
    if not role:
        return None
    if vocabulary.language(role) and role not in KIND_OF:
        return Header("", role)
    return Header(simple_kind(role.partition(" ")[0]))


def header_word(text: str) -> Header | None:
    """Return what one word says as a header, or as a part of one."""
    word = vocabulary.plain(text).strip("#:：*")
    kind = KIND_OF.get(word, "")
    if kind in vocabulary.LANGUAGES:
        return Header("", kind)
    if kind:
        return Header(simple_kind(kind))
    if word in vocabulary.LANGUAGE_OF or TAG.fullmatch(text.strip()):
        return Header("", vocabulary.language(text))
    return None


def simple_kind(kind: str) -> str:
    """Return the kind of a column as a draft has it; what a draft has no use for is "ignored"."""
    return {"concept id": "id", "concept": "id", "status": "state"}.get(
        kind, kind if kind in (*ROLES, "id", "context", "ignore") else "ignored"
    )


def first_column(headers: Mapping[int, Header], kind: str) -> int:
    """Return the first column of a kind, -1 where there is none."""
    return next((column for column, header in headers.items() if header.kind == kind), -1)


def find_language(languages: Mapping[int, str], wanted: str) -> int:
    """Return the column of a language, the very tag before its varieties; -1 where there is none."""
    tag = wanted.casefold().replace("_", "-")
    primary = tag.partition("-")[0]
    same = [column for column, each in languages.items() if each.casefold() == tag]
    near = [column for column, each in languages.items() if each.casefold().partition("-")[0] == primary]
    return next(iter(same + near), -1)


def unlike(languages: Mapping[int, str]) -> list[int]:
    """Return the columns of languages, of each language the first one."""
    first: dict[str, int] = {}
    for column, language in languages.items():
        first.setdefault(language, column)
    return list(first.values())
