"""The words that tools use for one thing: 推奨, preferredTerm-admn-sts and usageStatus preferred are one status.

Every reader asks here, so that a vocabulary is understood in all formats once it stands in a table.
"""

from __future__ import annotations

import re
from functools import lru_cache

STATUSES = {
    "preferred": "preferredterm-admn-sts preferredterm preferred standardizedterm-admn-sts standardizedterm standardized "
    "approved legalterm-admn-sts 推奨 優先 標準 承認 承認済み",
    "admitted": "admittedterm-admn-sts admittedterm admitted allowed acceptable alternative synonym variant 許容 可",
    "deprecated": "deprecatedterm-admn-sts deprecatedterm deprecated notrecommended non-standard nonstandard 非推奨",
    "superseded": "supersededterm-admn-sts supersededterm superseded obsolete obsoleteterm 旧称 廃止",
    "forbidden": "forbidden prohibited donotuse nottobeused 禁止 使用禁止 不可",
}
TYPES = {
    "fullForm": "fullform full term mainentry entryterm 正式名称",
    "acronym": "acronym initialism 頭字語",
    "abbreviation": "abbreviation abbrev abbr abbreviatedform 略語",
    "shortForm": "shortform short shortcut 略称",
    "variant": "variant synonym 異表記",
    "phrase": "phrase phraseologicalunit setphrase 句",
}
PARTS = {
    "noun": "noun n 名詞",
    "properNoun": "propernoun proper 固有名詞",
    "verb": "verb v 動詞",
    "adjective": "adjective adj 形容詞",
    "adverb": "adverb adv 副詞",
    "other": "other その他",
}
REVIEWED = {
    "candidate": "candidate provisional proposed new draft unreviewed 候補 未確認",
    "approved": "approved ok yes accepted done 承認 承認済み 可",
    "rejected": "rejected no refused ng 却下 否認 不採用",
}
LANGUAGES = {
    "ja": "ja jp jpn japanese 日本語 和文 日",
    "en": "en eng english 英語 英文 英",
    "de": "de deu ger german ドイツ語", "fr": "fr fra fre french フランス語", "zh": "zh zho chi chinese 中国語",
    "ko": "ko kor korean 韓国語", "es": "es spa spanish スペイン語", "it": "it ita italian", "pt": "pt por portuguese",
    "ru": "ru rus russian ロシア語", "nl": "nl nld dut dutch",
}  # fmt: skip
TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")


def inverted(table: dict[str, str]) -> dict[str, str]:
    """Return for each word of a table the value that it stands for."""
    return {word: value for value, words in table.items() for word in (value.lower(), *words.split())}


STATUS_OF, TYPE_OF, PART_OF, REVIEW_OF, LANGUAGE_OF = map(inverted, (STATUSES, TYPES, PARTS, REVIEWED, LANGUAGES))


def plain(word: str) -> str:
    """Return a word as the tables have it: lower case, no spaces."""
    return "".join(word.split()).replace("_", "").lower()


@lru_cache(maxsize=4096)
def status(word: str) -> str:
    """Return the administrative status that a word stands for; the word itself where it is unknown."""
    return STATUS_OF.get(plain(word), word.strip())


@lru_cache(maxsize=4096)
def term_type(word: str) -> str:
    """Return the term type that a word stands for; the word itself where it is unknown."""
    return TYPE_OF.get(plain(word), word.strip())


@lru_cache(maxsize=4096)
def part_of_speech(word: str) -> str:
    """Return the part of speech that a word stands for; the word itself where it is unknown."""
    return PART_OF.get(plain(word), word.strip())


@lru_cache(maxsize=4096)
def review(word: str) -> str:
    """Return the state of review that a word stands for; the word itself where it is unknown."""
    return REVIEW_OF.get(plain(word), word.strip())


@lru_cache(maxsize=4096)
def language(word: str) -> str:
    """Return the BCP 47 tag that a word or tag stands for: EN, English and en_us are en, en and en-US; "" for none."""
    named = LANGUAGE_OF.get(plain(word))
    if named:
        return named
    found = TAG.fullmatch(word.strip())
    if not found:
        return ""
    primary, *subtags = re.split("[-_]", word.strip())
    known = LANGUAGE_OF.get(primary.lower(), primary.lower())
    return "-".join((known, *(tag.upper() if len(tag) == 2 else tag for tag in subtags)))
