"""What stands inside a gloss's parenthesis, part by part: （英語: Alliance Coordination Mechanism、略称：ACM）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from termalign.text.scripts import HAS_JAPANESE, KANJI, KATAKANA, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

PartKind = Literal["abbreviation", "english", "nickname", "reading", "japanese", "other"]

LABEL = re.compile(
    r"(?:以下[、,]?|略称|略語|略して|略号|略|通称|通称名|英語表記|英語名?|英文名?称?|英名|英訳|英|英字略称|頭字語)(?:は|を|で|では)?[\s:：、,]*",
)
TAIL = re.compile(
    r"[\s]*(?:という|といいます|と(?:呼ぶ|呼びます|称する|略す|略称する|記す|表記)|とする|の略称?|等|など)*[。．.]?[\s]*$",
)
SEPARATOR = re.compile(r"\s*[:;、。|・]\s*|\s*,\s*|\s+[/=]\s*|\s*/\s+|\s*=\s*")
QUOTED = re.compile(r"[「『“\"'‘](.+)[」』”\"'’]")
ABBREVIATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9&+./'’-]{0,19}")
MIXED_ABBREVIATION = re.compile(
    rf"[{KANJI}]{{1,2}}[A-Z][A-Z0-9/-]+|[A-Z][A-Z0-9/-]+(?:[{KANJI}]{{1,4}}|[{KATAKANA}]{{2,8}})"
)
ENGLISH = re.compile(r"[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9\s,.&'’()/+\-–‐“”\"]*")
READING = re.compile(r"[ぁ-ゟー・\s]+")
LONGEST_ABBREVIATION = 20
LONGEST_NICKNAME = 16
LONGEST_ENGLISH = 200


class Part(NamedTuple):
    """One piece of a parenthesis' content, content[start:end], and what it is."""

    kind: PartKind
    start: int
    end: int


def is_abbreviation(text: str) -> bool:
    """Tell whether a word without spaces is written as an abbreviation: ISR, CSpO, mRNA, 5G, A2/AD, 新START."""
    if text.isascii() and text.isalpha() and text.isupper():
        return 1 < len(text) <= LONGEST_ABBREVIATION
    if MIXED_ABBREVIATION.fullmatch(text):
        return True
    if not ABBREVIATION.fullmatch(text) or len(text) < 2 or text.isdigit():
        return False
    upper = sum(char.isupper() for char in text)
    digits = any(char.isdigit() for char in text)
    lower = sum(char.islower() for char in text)
    return (upper > 1 and lower <= max(2, upper)) or (
        upper == 1 and (digits or (not text[0].isupper() and len(text) <= 4))
    )


def is_english(text: str) -> bool:
    """Tell whether text may be an English expansion: words with lower-case letters, or several words."""
    if not ENGLISH.fullmatch(text) or len(text) > LONGEST_ENGLISH:
        return False
    found = re.findall(r"[A-Za-zÀ-ɏ]{2,}", text)
    return len(found) > 1 or (len(found) == 1 and any(char.islower() for char in text))


def parse(content: str) -> list[Part]:
    """Split a parenthesis' content into parts; offsets are those of the content as given."""
    content = narrow(content)
    if is_abbreviation(content):
        return [Part("abbreviation", 0, len(content))]
    parts = list(trimmed_parts(content))
    return list(join_lists(content, parts))


def trimmed_parts(content: str) -> Iterator[Part]:
    """Yield the parts between separators, without labels, quotation marks and という."""
    start = 0
    for match in [*SEPARATOR.finditer(content), None]:
        end = match.start() if match else len(content)
        part = trimmed(content, start, end)
        if part.end > part.start:
            yield part
        start = match.end() if match else end


def trimmed(content: str, start: int, end: int) -> Part:
    """Strip one part and classify it."""
    label = LABEL.match(content, start, end)
    if label:
        start = label.end()
    tail = TAIL.search(content, start, end)
    if tail:
        end = tail.start()
    while start < end and content[start].isspace():
        start += 1
    quoted = QUOTED.fullmatch(content, start, end)
    if quoted:
        start, end = quoted.span(1)
    return Part(classify(content[start:end], quoted=quoted is not None), start, end)


def classify(text: str, *, quoted: bool) -> PartKind:
    """Return what one part is."""
    if is_abbreviation(text):
        return "abbreviation"
    if HAS_JAPANESE.search(text):
        return "reading" if READING.fullmatch(text) else "japanese"
    if is_english(text):
        return "english"
    if quoted and len(text) <= LONGEST_NICKNAME and any(char.isalnum() for char in text):
        return "nickname"
    return "other"


def join_lists(content: str, parts: list[Part]) -> Iterator[Part]:
    """Yield the parts, with English parts that only a comma parts made one again (Tactics, Techniques …)."""
    pending: Part | None = None
    for part in parts:
        if pending and part.kind == "english" and content[pending.end : part.start].strip() == ",":
            pending = Part("english", pending.start, part.end)
            continue
        if pending:
            yield pending
        pending = part if part.kind == "english" else None
        if not pending:
            yield part
    if pending:
        yield pending
