"""A target that all but says a term: Alliance Coordinating Mechanism, counter strike, surveillence, サーバ for サーバー.

Words are compared one by one: equal, another form of one stem, or alike to a typing mistake (the ratio of
Ratcliff & Obershelp, as in difflib). At least one word must be equal, and one must not.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from termalign.linter.forms import forms_of, is_cased, surfaces
from termalign.linter.rewording import COMMA, NO_MODIFIERS, forms_of_word, has_any
from termalign.linter.sides import has_edges, has_hyphens
from termalign.text.conjugation import japanese_forms
from termalign.text.english import same_stem
from termalign.text.folding import fold
from termalign.text.inflection import head_of
from termalign.text.regional import elsewhere
from termalign.text.respelling import KATAKANA_OF, katakana_spellings, norms_of
from termalign.text.scripts import HAS_JAPANESE, HIRAGANA, KANJI, KATAKANA
from termalign.text.strings import common_start
from termalign.text.word_edges import WHOLE, standing

if TYPE_CHECKING:
    from collections.abc import Collection

    from termalign.linter.entries import Entry
    from termalign.linter.sides import Side
    from termalign.model import Term

ALIKE = 0.85
"""The ratio from which on two single words are one, mistyped: defence and defense; author and authority have 0.8."""
ALIKE_IN_TERM = 0.8
LEAST_WORD = 5
LEAST_ACRONYM = 4
LEAST_SPACED = 2
FULL_STOP = re.compile(r"\.(?=[,;:]|\s+[a-z])")
"""One that belongs to an abbreviation, since the sentence goes on."""
LEAST_JAPANESE = 5
ALIKE_KATAKANA = 0.8
LONGEST_SLIP = 2
SUFFIXES = frozenset(
    "r er or ive ion ation al able ible ment ness ity ic ist ism ant ent ance ence ly ing ed d ally ative atory ary ism".split(),
)
VERBAL = frozenset(("ing", "ed", "ting", "ted"))
JOINT = re.compile(r"[,;:!?()\[\]\"“”\ufffc\n]|\.(?!\d)")
NO_LETTERS = re.compile(r"[\W_]+")
KATAKANA_RUN = re.compile(f"[{KATAKANA}・]{{3,}}")
IS_KANJI = re.compile(f"[{KANJI}]")
SCRIPTS = {"kanji": IS_KANJI, "hiragana": re.compile(f"[{HIRAGANA}]"), "katakana": re.compile(f"[{KATAKANA}]")}
PIECES = re.compile(f"(?P<kanji>[{KANJI}])(?P<kana>[{HIRAGANA}]{{0,2}})|(?P<other>[^{KANJI}{HIRAGANA}]+)")
HAS_HIRAGANA = re.compile(f"[{HIRAGANA}]")
OKURIGANA_LETTER = "(?![をはのへにと])[ぁ-ん]"
OKURIGANA = f"(?:{OKURIGANA_LETTER}){{0,2}}"
NUMERALS = dict(
    zip(
        "1 2 3 4 5 6 7 8 9 10 1st 2nd 3rd 4th 5th".split(),
        "one two three four five six seven eight nine ten first second third fourth fifth".split(),
        strict=True,
    )
)
PARTICLES = "をがはにのでともへやな"
SPELLINGS = str.maketrans(
    "ァィゥェォヵヶケャュョッヴヂヅぁぃぅぇぉっゃゅょゎ", "アイウエオカカカヤユヨツバジズあいうえおつやゆよわ", "ー・ "
)


def find(target: Side, term: Term) -> tuple[int, int] | None:
    """Return the span in a folded target that nearly says a term."""
    if HAS_JAPANESE.search(term.text):
        without_capitals = find_cased(target, term) if is_cased(term) else None
        return without_capitals or find_japanese(target, fold(term.text).text)
    if is_cased(term):
        return find_cased(target, term) or respaced(target, term)
    if "." in term.text and (span := respaced(target, term)):
        return span
    words = fold(term.text).text.split()
    return joined(target, term, "".join(words)) or with_ampersand(target, words) or mistyped(target, words)


def replacement(target: Side, span: tuple[int, int], term: Term) -> str:
    """Return what to write in place of a near miss: the term, in its plural where that is a plural, capitalised like it."""
    written = target.original(*span)
    text = term.text
    if HAS_JAPANESE.search(text):
        stem, endings = parts(text)
        return stem + next((ending for ending in endings if written.endswith(ending)), "")
    plural = forms_of(term)[0]
    low = fold(text).text
    if written[-1:] == "s" and not low.endswith("s") and term.is_in("en") and not is_cased(term):
        for ending in plural.endings:
            if ending.endswith("s") and len(low) >= len(plural.stem):
                text = text[: len(plural.stem)] + ending
                break
    if written.isupper() and len(written) > 1:
        return text.upper()
    return text[0].upper() + text[1:] if written[:1].isupper() and text[:1].islower() else text


def differs_in_form(written: str, entry: Entry) -> bool:
    """Tell whether a near miss has the letters of a term, and differs in case, hyphens, spaces or number only."""
    words = fold(written).text.split()
    for term in entry.usable:
        wanted = fold(term.text).text.split()
        if len(words) == len(wanted) and all(
            word in forms_of_word(other) for word, other in zip(words, wanted, strict=True)
        ):
            return True
    letters = letters_alone(written)
    return any(letters == letters_alone(text) for form in entry.forms() for text in surfaces(form))


def letters_alone(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return NO_LETTERS.sub("", text.casefold())


def find_cased(target: Side, term: Term) -> tuple[int, int] | None:
    """Return where a term known by its capitals stands without them: Javascript; an acronym without them is another word."""
    low = fold(term.text).text
    if len(low) < LEAST_ACRONYM or term.text.isupper():
        return None
    at = target.low.find(low)
    while at >= 0:
        if has_edges(target, at, at + len(low)):
            return at, at + len(low)
        at = target.low.find(low, at + 1)
    return None


def respaced(target: Side, term: Term) -> tuple[int, int] | None:
    """Return where a term known by its capitals stands with other hyphens or full stops: WiFi, US for U.S."""
    letters = NO_LETTERS.sub("", fold(term.text).text)
    if len(letters) < LEAST_SPACED:
        return None
    between = "[ .]?" if "-" in term.text else "[.]?"
    for found in re.finditer(between.join(map(re.escape, letters)), target.low):
        written = target.original(*found.span())
        same = NO_LETTERS.sub("", written) == NO_LETTERS.sub("", term.text)
        if same and has_edges(target, *found.span()) and not term.text.startswith(written):
            dot = FULL_STOP.match(target.original(found.end() - 1, len(target.low)), 1) if "." in written else None
            return found.start(), found.end() + (1 if dot else 0)
    return None


def with_ampersand(target: Side, words: list[str]) -> tuple[int, int] | None:
    """Return where a term stands with & for its "and"."""
    text = " ".join("&" if word == "and" else word for word in words)
    at = target.low.find(text) if "and" in words else -1
    return (at, at + len(text)) if at >= 0 and has_edges(target, at, at + len(text)) else None


def joined(target: Side, term: Term, solid: str) -> tuple[int, int] | None:
    """Return where a term is written with other spaces: counter strike for counterstrike."""
    if len(solid) < LEAST_WORD:
        return None
    right = {text for form in forms_of(term) for text in surfaces(form)}
    wanted = {letters_alone(text) for text in right}
    squeezed = letters_alone(target.low)
    if not any(text in squeezed for text in wanted):
        return None
    longest = max(map(len, wanted))
    words, low = target.words, target.low
    for first, (_, start, _) in enumerate(words):
        text = ""
        for word, _, end in words[first : first + longest]:
            text += letters_alone(word)
            if len(text) > longest:
                break
            if text in wanted and not is_right(target, start, end, right, term) and not JOINT.search(low[start:end]):
                return start, end
    return None


def is_right(target: Side, start: int, end: int, right: Collection[str], term: Term) -> bool:
    """Tell whether a form of a term stands there, with its hyphens."""
    return target.low[start:end] in right and has_hyphens(target, start, end, term)


def mistyped(target: Side, wanted: list[str]) -> tuple[int, int] | None:
    """Return where all words of a term stand in order, some of them alike only."""
    size = len(wanted)
    head = head_of(wanted)
    allowed = [forms_of_word(word) for word in wanted]
    if size > 1 and not any(has_any(target.low, forms) for forms in allowed):
        return None
    words, low = target.words, target.low
    right = [any(word in forms for forms in allowed) for word, _, _ in words]
    for first in range(len(words) - size + 1):
        if size > 1 and not any(right[first : first + size]):
            continue
        window = words[first : first + size]
        equal = sum(
            word == wanted[at] or (at == head and word in allowed[at]) for at, (word, _, _) in enumerate(window)
        )
        if not (0 < equal < size or (size == 1 and not equal)):
            continue
        if all(like(word, other, size == 1) for (word, _, _), other in zip(window, wanted, strict=True)) and not (
            COMMA.search(low[window[0][1] : window[-1][2]])
        ):
            return window[0][1], window[-1][2]
    return None


@lru_cache(maxsize=65_536)
def like(word: str, other: str, alone: bool) -> bool:  # noqa: FBT001
    """Tell whether a word is another, in another form or mistyped; one that stands alone may only be mistyped."""
    if (
        word == other
        or word in forms_of_word(other)
        or plain(word) == plain(other)
        or elsewhere(word) in forms_of_word(other)
    ):
        return True
    shortest = min(len(word), len(other))
    if word in NO_MODIFIERS or other in NO_MODIFIERS or shortest < LEAST_WORD - (not alone):
        return False
    if alone:
        one, two = (each.removesuffix("s") if word.endswith("s") else each for each in (word, other))
        return word[0] == other[0] and not is_derived(word, other) and likeness(one, two) >= ALIKE
    if shortest < LEAST_WORD:
        return likeness(word, other) >= ALIKE
    return same_stem(word, other) or likeness(word, other) >= ALIKE_IN_TERM


def likeness(word: str, other: str) -> float:
    """Return how alike two words are, 0 to 1; 0 where they cannot be very much so."""
    matcher = SequenceMatcher(None, word, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE_IN_TERM else 0


def plain(word: str) -> str:
    """Return a word without accents, a number in words: resume of résumé, two of 2."""
    if word.isascii():
        return NUMERALS.get(word, word)
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def is_derived(word: str, other: str) -> bool:
    """Tell whether one word is made of the other by a suffix: approver of approve, protecting beside protection."""
    word, other = word.removesuffix("s"), other.removesuffix("s")
    shared = common_start(word, other)
    short, long = sorted((word[shared:], other[shared:]), key=len)
    if (short in ("", "e", "y") and long in SUFFIXES) or {short, long} == {"e", "y"}:
        return True
    stem = common_start(word, other.removesuffix("ion")) if word.endswith(("ing", "ed")) else 0
    return other.endswith("ion") and word[stem:] in VERBAL and other[stem:] in SUFFIXES


def find_japanese(target: Side, term: str) -> tuple[int, int] | None:
    """Return where a Japanese term stands in another spelling, or with one character wrong."""
    low, (stem, endings) = target.low, parts(term)
    return (
        respelled(low, stem)
        or in_other_kana(low, stem)
        or other_okurigana(low, stem, endings)
        or (as_same_word(low, stem) if endings == ("",) else None)
        or mistyped_japanese(low, stem)
    )


def in_other_kana(low: str, term: str) -> tuple[int, int] | None:
    """Return where a term stands in the other kana: ネジ for ねじ, 保護メガネ for 保護めがね."""
    at = low.translate(KATAKANA_OF).find(term.translate(KATAKANA_OF)) if len(term) > 1 else -1
    end = at + len(term)
    return (at, end) if at >= 0 and low[at:end] != term and standing(low, at, end) in WHOLE else None


def as_same_word(low: str, term: str) -> tuple[int, int] | None:
    """Return where words stand that the dictionary takes for those of a term: スマートホン, 手ぶくろ for 手袋."""
    for other in katakana_spellings(term):
        at = low.find(other)
        if at >= 0 and standing(low, at, at + len(other)) in WHOLE:
            return at, at + len(other)
    from termalign.text.japanese import short_units  # noqa: PLC0415 - loads the analyser

    wanted, units = norms_of(term), list(short_units(low))
    for first in range(len(units) - len(wanted) + 1):
        window = units[first : first + len(wanted)]
        start, end = window[0].start, window[-1].end
        if [unit.norm for unit in window] == wanted and low[start:end] != term and standing(low, start, end) in WHOLE:
            return start, end
    return None


def parts(term: str) -> tuple[str, tuple[str, ...]]:
    """Return what stays of a Japanese term that conjugates, and its endings; 取り扱い is taken for a noun, not an adjective."""
    return (term, ("",)) if term.endswith("い") else japanese_forms(term)


def respelled(low: str, term: str) -> tuple[int, int] | None:
    """Return where a term stands with other long vowels, small kana, ・ or ヶ; a short word's long vowels may only end it."""
    spelled = term.translate(SPELLINGS)
    offsets = [number for number, char in enumerate(low) if char.translate(SPELLINGS)]
    text = low.translate(SPELLINGS)
    at = text.find(spelled) if len(spelled) > 1 else -1
    while at >= 0:
        start, end = offsets[at], offsets[at + len(spelled) - 1] + 1
        while end < len(low) and low[end] == "ー":
            end += 1
        found = low[start:end]
        same = len(term) >= LEAST_JAPANESE or found.rstrip("ー") == term.rstrip("ー") or "ー" not in found + term
        if found != term and same and standing(low, start, end) in WHOLE:
            return start, end
        at = text.find(spelled, at + 1)
    return None


def other_okurigana(low: str, stem: str, endings: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where a Japanese term stands with other okurigana, conjugated too: 取扱い for 取り扱い, 取外し(た) for 取り外す."""
    pieces = list(PIECES.finditer(stem))
    if sum(bool(piece["kanji"]) for piece in pieces) < 2 or "".join(piece[0] for piece in pieces) != stem:
        return None
    last, kana, forms = pieces[-1], pieces[-1]["kana"] or "", {stem + ending for ending in endings}
    if kana[-1:] in tuple(PARTICLES):
        return None
    optional = f"{OKURIGANA_LETTER}?{kana[-1]}" if kana else ""
    pattern = "".join(piece["kanji"] + OKURIGANA if piece["kanji"] else re.escape(piece[0]) for piece in pieces[:-1])
    pattern += last["kanji"] or re.escape(last[0])
    pattern += f"(?:{optional})?" if endings == ("",) else optional + f"(?:{'|'.join(endings)})"
    for found in re.finditer(pattern, low):
        after = low[found.end() : found.end() + 1]
        is_cut = IS_KANJI.match(found[0][-1]) and "ぁ" <= after <= "ん" and after not in PARTICLES
        if found[0] in forms or is_cut or standing(low, *found.span()) not in WHOLE:
            continue
        if HAS_HIRAGANA.search(stem + endings[0]) or norms_of(found[0]) == norms_of(stem):
            return found.span()
    return None


def mistyped_japanese(low: str, term: str) -> tuple[int, int] | None:
    """Return where a katakana word is like a term, or a longer term has one character wrong."""
    if KATAKANA_RUN.fullmatch(term):
        for run in KATAKANA_RUN.finditer(low):
            alike = abs(len(run[0]) - len(term)) <= LONGEST_SLIP and len(term) >= LEAST_JAPANESE
            if run[0] != term and ((alike and like_katakana(run[0], term)) or differs_by_one(run[0], term)):
                return run.span()
        return None
    if len(term) < LEAST_JAPANESE:
        return None
    for start in range(len(low) - len(term) + 1):
        if low[start] != term[0] and low[start + 1] != term[1]:
            continue
        wrong = [at for at, char in enumerate(term) if low[start + at] != char]
        if len(wrong) == 1 and script_of(low[start + wrong[0]]) == script_of(term[wrong[0]]):
            return start, start + len(term)
    return None


def script_of(char: str) -> str:
    """Return the script of a Japanese character: one that is wrong is of the same."""
    return next((name for name, script in SCRIPTS.items() if script.match(char)), "")


def differs_by_one(run: str, term: str) -> bool:
    """Tell whether words of four characters or more differ in one of them."""
    return len(run) == len(term) > LEAST_JAPANESE - 2 and sum(map(str.__ne__, run, term)) == 1


def like_katakana(run: str, term: str) -> bool:
    """Tell whether two katakana words are alike to a slip."""
    return SequenceMatcher(None, run, term, autojunk=False).ratio() >= ALIKE_KATAKANA
