"""What stands inside a gloss's parenthesis, part by part: （英語: Alliance Coordination Mechanism、略称：ACM）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from termalign.extraction.vocabulary import english_vocabulary, well_known
from termalign.text.letters import INITIALS, spell
from termalign.text.scripts import HAS_JAPANESE, KANJI, narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

PartKind = Literal["abbreviation", "english", "nickname", "reading", "japanese", "other"]

SHORT_LABELS = "以下[、,]?|略称|略語|略して|略号|略|通称名?|英字略称|頭字語"
LABEL = re.compile(
    rf"(?:(?P<short>{SHORT_LABELS})|別名|原[文語]|英語表記|英語名?|英文名?称?|英名|英訳|英)(?:は|を|で|では)?[\s:：、,]*",
)
OTHER_LANGUAGE = re.compile(r"\s*(?:(?:独|仏|西|伊|露|羅|蘭|葡|中|韓|希)(?:語名?|名)?|[ァ-ヶー]{2,6}語(?:名|表記)?)\s*")
TAIL = re.compile(
    r"\s*(?:という|といいます|と(?:呼ぶ|呼びます|称する|略す|略称する|記す|表記)|とする|とも(?:いう|呼ばれる|呼ぶ|称する)?"
    r"|の略[称語]?|の頭字語)[。．.]?\s*$",
)
SEPARATOR = re.compile(
    r"\s*[)）][」』”]?\s*[(（]\s*|\s*[:;、。|()〈〉]+\s*|(?<=[A-Za-z0-9])\s*・\s*(?=[A-Za-z])|\s*,\s*|\s+[–—-]\s+(?=[A-Z0-9]{2,8}\s*$)|\s+/\s*|\s*/\s+|(?<=[A-Za-z])/(?=[一-鿿ァ-ヶ])|(?<=[一-鿿ァ-ヶ])/(?=[A-Za-z])|\s*=\s*|\s*(?:または|又は|もしくは|あるいは)\s*|\s+(?=[英略通別][ぁ-ん一-鿿]{0,3}[:：])"
)
QUOTED = re.compile(r"[「『“\"'‘](.+)[」』”\"'’]")
ABBREVIATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9Ⅰ-Ⅻ&+./'’-]{0,19}")
CAPITALS_FIRST = re.compile(r"[A-Z]{2,4}[a-z]{1,4}")
"""TDnet, IPsec."""
MIXED_ABBREVIATION = re.compile(
    rf"[{KANJI}]{{1,2}}[A-Z][A-Z0-9/-]+"
    r"|[A-Z][A-Z0-9/-]+(?:条約|協定|法|令|規則|規格|憲章|宣言|議定書|指令|機関|機構|会議|委員会|計画|方式|銀行|基金|社|局|軍|債券?|株|型|値|法人|プラス)"
)
NAMED_SHORT = re.compile(r"[A-Z][A-Z0-9&-]+(?:\s[A-Z][A-Za-z0-9-]+){1,2}|[A-Z][a-z]+(?:\s?[0-9]{1,2}|\s[A-Z]{2,})")
"""What only a label tells to be short: 以下「CLOUD Act」という."""
SEVERAL_CAPITALS = re.compile(r"(?=[^a-z]*[A-Z]{2})[A-Z][A-Z0-9&-]+(?:(?:\s[A-Z][A-Z0-9.&-]+){1,2}|\s[0-9])")
"""Abbreviations side by side, PCI DSS, or with a number, JTC 1."""
ENGLISH = re.compile(r"(?!.*\"\s*,)[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9\s,.&'’()/+\-–‐“”\"\ufffd]*")
ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
AND = re.compile(r"\b(?:and|or)\b|&")
ABBREVIATION_LAST = re.compile(
    r"(?P<english>.+?\w)(?:,?\s+or|,?\s+a\.?k\.?a\.?)?\s+(?P<short>[A-Z0-9][A-Za-z0-9&/-]*[A-Z0-9]s?)"
)
ABBREVIATION_FIRST = re.compile(r"(?P<short>[A-Z0-9][A-Za-z0-9&/-]*[A-Z0-9])\s+(?P<english>[A-Za-z].+)")
AND_OTHERS = re.compile(r"([A-Z][A-Za-z0-9-]{1,9})\s?(?:など|等)")
EITHER = re.compile(r"([a-z-]{3,}) or ([a-z-]{3,})")
READING = re.compile(r"[ぁ-ゟー・\s]+")
KATAKANA_READING = re.compile(r"[ァ-ヶー]{2,8}")
LONGEST_ABBREVIATION = 20
LONG_WORD = 4
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
    return (
        (upper > 1 and lower <= max(2, upper))
        or (upper == 1 and (digits or (not text[0].isupper() and len(text) <= 4)))
        or CAPITALS_FIRST.fullmatch(text) is not None
        or text in well_known()
    )


def is_english(text: str) -> bool:
    """Tell whether text may be an English expansion: words with lower-case letters, or several words."""
    if not ENGLISH.fullmatch(text) or len(text) > LONGEST_ENGLISH:
        return False
    found = ENGLISH_WORD.findall(text)
    return len(found) > 1 or (len(found) == 1 and any(char.islower() for char in text))


def parse(content: str) -> list[Part]:
    """Split a parenthesis' content into parts; offsets are those of the content as given.

    The marks between two parentheses in a row, and of one inside another, part as commas do.
    """
    content = narrow(content)
    if is_abbreviation(content):
        several = content.split("/")
        if content in well_known() or not all(each in well_known() for each in several):
            several = [content]
        starts = [content.index(each) for each in several]
        return [Part("abbreviation", start, start + len(each)) for start, each in zip(starts, several, strict=True)]
    parts = [piece for part in trimmed_parts(content) for piece in with_abbreviation(content, part)]
    for number in range(1, len(parts)):
        before, part = parts[number - 1 : number + 1]
        is_spoken = (
            KATAKANA_READING.fullmatch(content, part.start, part.end) and "(" in content[before.end : part.start]
        )
        if before.kind == "abbreviation" and is_spoken:  # 略称：ICAO（イカオ）
            parts[number] = part._replace(kind="reading")
    return list(join_lists(content, parts))


def trimmed_parts(content: str) -> Iterator[Part]:
    """Yield the parts between separators, without labels, quotation marks and という."""
    start = 0
    foreign = False
    for match in [*SEPARATOR.finditer(content), None]:
        end = match.start() if match else len(content)
        if LABEL.fullmatch(content, start, end):
            continue  # a label and its colon belong to what follows
        if match and OTHER_LANGUAGE.fullmatch(content, start, end):
            foreign = True
            continue
        part = Part("other", start, end) if foreign else trimmed(content, start, end)
        foreign = False
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
    while end > start and content[end - 1].isspace():
        end -= 1
    several = AND_OTHERS.fullmatch(content, start, end)
    if several:
        end = several.end(1)
    quoted = QUOTED.fullmatch(content, start, end)
    if quoted:
        start, end = quoted.span(1)
    text = content[start:end]
    if label and label["short"] and NAMED_SHORT.fullmatch(text):
        return Part("abbreviation", start, end)
    return Part(classify(text, quoted=quoted is not None), start, end)


def classify(text: str, *, quoted: bool) -> PartKind:
    """Return what one part is."""
    if is_abbreviation(text) or (SEVERAL_CAPITALS.fullmatch(text) and not has_words(text)):
        return "abbreviation"
    if HAS_JAPANESE.search(text):
        return "reading" if READING.fullmatch(text) else "japanese"
    if is_english(text):
        return "english"
    if quoted and len(text) <= LONGEST_NICKNAME and any(char.isalnum() for char in text):
        return "nickname"
    return "other"


def has_words(text: str) -> bool:
    """Tell whether a long word in capitals is vocabulary: COMPANY LAW, not PCI DSS."""
    return any(len(word) >= LONG_WORD and word.lower() in english_vocabulary() for word in text.split())


def with_abbreviation(content: str, part: Part) -> Iterator[Part]:
    """Yield a part, in two where its English ends or begins with the abbreviation that the rest spells."""
    if part.kind == "english":
        either = EITHER.fullmatch(content, part.start, part.end)
        if either:
            yield from (Part("english", *either.span(number)) for number in (1, 2))
            return
        for pattern in (ABBREVIATION_LAST, ABBREVIATION_FIRST):
            match = pattern.fullmatch(content, part.start, part.end)
            if match and is_abbreviation(match["short"]) and spell(match["short"], match["english"]).method == INITIALS:
                yield Part("english", *match.span("english"))
                yield Part("abbreviation", *match.span("short"))
                return
    yield part


def join_lists(content: str, parts: list[Part]) -> Iterator[Part]:
    """Yield the parts, with English that only commas part made one again where it is one list.

    Tactics, Techniques and Procedures is one form; generalization error, out-of-sample error are two.
    """
    abbreviations = [content[part.start : part.end] for part in parts if part.kind == "abbreviation"]
    pending: list[Part] = []
    for part in [*parts, None]:
        follows = pending and part and part.kind == "english"
        if follows and part and content[pending[-1].end : part.start].strip() == ",":
            pending.append(part)
            continue
        yield from one_or_several(content, pending, abbreviations)
        pending = [part] if part and part.kind == "english" else []
        if part and not pending:
            yield part


def one_or_several(content: str, forms: list[Part], abbreviations: list[str]) -> list[Part]:
    """Return English forms between commas: one list, several forms of at least two words each, or mere names."""
    if len(forms) < 2:
        return forms
    texts = [content[form.start : form.end] for form in forms]
    joined = Part("english", forms[0].start, forms[-1].end)
    if any(spell(each, content[joined.start : joined.end]).method for each in abbreviations):
        return [joined]
    if AND.search(texts[-1]):
        return [joined]
    if all(" " in text for text in texts):
        return forms
    return [joined] if any(" " in text for text in texts) else [joined._replace(kind="other")]
