"""Japanese morphemes by Sudachi: 同盟調整メカニズム is 同盟 | 調整 | メカニズム (mode A, short units).

The analyser and its dictionary are loaded on first use, so that nothing else pays for them.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from sys import intern
from typing import TYPE_CHECKING, Literal, NamedTuple

from sudachipy import Dictionary, SplitMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sudachipy import Tokenizer

DICTIONARY = "small"
"""sudachidict_small: the same noun chunks as core on the sample documents, at 60 % of its size."""


Role = Literal[
    "noun",
    "counter",  # a noun that also counts: 年, 月, 体
    "number",
    "prefix",
    "suffix",
    "continuative",  # a verb in the form that makes compounds: 割り当て(領域)
    "stem",  # of an adjective or a な-adjective: 重(み), 高度(な)
    "symbol",
    "link",  # の, な, と, や: joins nouns into a longer one
    "verbal",  # a verb or an auxiliary that may modify a noun: 発表した
    "case",  # が, を, は, に and all else: the clause goes on
]

LONGEST = 1000
"""Characters of a text that is read aloud; the analyser refuses more than 49,149 bytes."""
MOST = 10_000
"""Characters of a text that are analysed at once."""
CONTENT = frozenset("名詞 代名詞 形状詞 連体詞 副詞 接続詞 動詞 形容詞".split())
PARTS_OF_SPEECH: dict[int, tuple[str, ...]] = {}
"""Those met so far, by their numbers: the analyser makes them anew each time."""
LINKS = frozenset(("の", "な", "と", "や"))


class Morpheme(NamedTuple):
    """One short unit: text[start:end] of the analysed string, and what it may do in a term."""

    start: int
    end: int
    surface: str
    role: Role


def role_of(part_of_speech: tuple[str, ...]) -> Role:
    """Map a UniDic part of speech (six levels) to the role it plays in a term."""
    word_class, second, third, _, conjugation, form = part_of_speech
    simple: dict[str, Role] = {
        "接頭辞": "prefix",
        "接尾辞": "suffix",
        "形状詞": "stem",
        "補助記号": "symbol",
        "記号": "noun",
        "助詞": "link" if second in ("格助詞", "並立助詞") else "case",
        "形容詞": "stem" if form.startswith("語幹") else "verbal",
    }
    if word_class == "名詞":
        return "number" if second == "数詞" else "counter" if third == "助数詞可能" else "noun"
    if word_class == "動詞":
        return "continuative" if form.startswith("連用形") else "verbal"
    if word_class == "助動詞":
        return "link" if conjugation == "助動詞-ダ" and form.startswith("連体形") else "verbal"
    return simple.get(word_class, "case")


@cache
def analyser() -> tuple[Tokenizer, dict[int, Role]]:
    """Load the dictionary (about 0.05 s); return its tokenizer and the role of each part of speech."""
    dictionary = Dictionary(dict=DICTIONARY)
    roles: dict[int, Role] = {}
    number = 0
    while (part_of_speech := dictionary.pos_of(number)) is not None:
        roles[number] = role_of(part_of_speech)
        number += 1
    return dictionary.tokenizer(mode=SplitMode.A), roles


@lru_cache(256)
def morphemes(text: str) -> tuple[Morpheme, ...]:
    """Return the short units of a piece of text, a few hundred characters at most; the last pieces are remembered."""
    tokenizer, roles = analyser()
    units = []
    for token in tokenizer.tokenize(text):
        start, end = token.begin(), token.end()
        surface = text[start:end]
        role = roles[token.part_of_speech_id()]
        if role == "link" and surface not in LINKS:
            role = "case"
        if surface:  # the analyser reads ⑶ as (3), of which two tokens have no character left
            units.append(Morpheme(start, end, surface, role))
    return tuple(units)


class Unit(NamedTuple):
    """A short unit, text[start:end], with its role and its dictionary form in the spelling that all its spellings share."""

    start: int
    end: int
    surface: str
    norm: str
    role: Role
    reading: str
    """In katakana, as the analyser guesses it."""


def short_units(text: str) -> Iterator[Unit]:
    """Yield the short units of a text of any length, particles and symbols too; equal strings in them are one object."""
    tokenizer, roles = analyser()
    for begin, end in pieces(text):
        for token in tokenizer.tokenize(text[begin:end]):
            first, last = begin + token.begin(), begin + token.end()
            role = roles[token.part_of_speech_id()]
            surface = intern(text[first:last])
            if role == "link" and surface not in LINKS:
                role = "case"
            yield Unit(first, last, surface, intern(token.normalized_form()), role, intern(token.reading_form()))


class Word(NamedTuple):
    """A word of a text as it stands there, as text[start:end], and as the dictionary has it."""

    start: int
    end: int
    surface: str
    lemma: str
    """Its dictionary form in the spelling of the text: 行なう of 行なって."""
    norm: str
    """What all spellings of the word share: 行う."""
    word_class: str
    """The first of its parts of speech (UniDic): 名詞, 動詞."""
    conjugation: str
    reading: str
    is_name: bool


def content_words(text: str) -> Iterator[Word]:
    """Yield the words of a text that have a meaning of their own, in long units: particles, symbols and Latin are left out."""
    tokenizer, _ = analyser()
    for begin, end in pieces(text):
        for token in tokenizer.tokenize(text[begin:end], SplitMode.C):
            number = token.part_of_speech_id()
            if number not in PARTS_OF_SPEECH:
                PARTS_OF_SPEECH[number] = token.part_of_speech()
            word_class, kind, _, _, conjugation, _ = PARTS_OF_SPEECH[number]
            if word_class in CONTENT and not token.surface().isascii():
                yield Word(
                    begin + token.begin(), begin + token.end(), text[begin + token.begin() : begin + token.end()],
                    token.dictionary_form(), token.normalized_form(), word_class, conjugation, token.reading_form(),
                    kind == "固有名詞",
                )  # fmt: skip


def is_name(text: str) -> bool:
    """Tell whether the analyser takes a text for the name of a person or a place: 伊藤, 東京."""
    tokenizer, _ = analyser()
    tokens = tokenizer.tokenize(text[:LONGEST], SplitMode.C)
    _, kind, of_what, *_ = tokens[0].part_of_speech()
    return len(tokens) == 1 and kind == "固有名詞" and of_what in ("人名", "地名")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text that are analysed by themselves: what is too long is cut behind a full stop."""
    begin = 0
    while len(text) - begin > MOST:
        end = max(text.rfind("。", begin, begin + MOST), text.rfind("\n", begin, begin + MOST)) + 1 or begin + MOST
        yield begin, end
        begin = end
    yield begin, len(text)


@cache
def reading(text: str) -> str:
    """Return a reading in hiragana of the first 1,000 characters, as the analyser guesses it: 拡大抑止 is かくだいよくし."""
    tokenizer, _ = analyser()
    kana = "".join(token.reading_form() for token in tokenizer.tokenize(text[:LONGEST]))
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in kana)


SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
VOWELS = {kana: row[0] for row in ("あかさたなはまやらわがざだばぱ", "いきしちにひみりぎじぢびぴ",
                                  "うくすつぬふむゆるぐずづぶぷ", "えけせてねへめれげぜでべぺ",
                                  "おこそとのほもよろをごぞどぼぽ") for kana in row}  # fmt: skip


def sort_key(hiragana: str) -> tuple[str, str]:
    """Return the key of 五十音順: voicing, small kana and long vowels count only between equals (JIS X 4061, in brief)."""
    plain: list[str] = []
    for char in unicodedata.normalize("NFKD", hiragana.translate(SMALL)):
        if char == "ー" and plain:
            plain.append(VOWELS.get(plain[-1], ""))
        elif not unicodedata.combining(char):
            plain.append(char)
    return "".join(plain), hiragana
