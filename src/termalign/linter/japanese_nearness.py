"""A Japanese text that all but says a term: サーバ for サーバー, 取扱い for 取り扱い, ネジ for ねじ, シュミレーション."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from termalign.text.conjugation import japanese_forms
from termalign.text.respelling import KATAKANA_OF, katakana_spellings, norms_of
from termalign.text.scripts import HIRAGANA, KANJI, KATAKANA
from termalign.text.word_edges import WHOLE, standing

LEAST_JAPANESE = 5
ALIKE_KATAKANA = 0.8
LONGEST_SLIP = 2
KATAKANA_RUN = re.compile(f"[{KATAKANA}・]{{3,}}")
IS_KANJI = re.compile(f"[{KANJI}]")
SCRIPTS = {"kanji": IS_KANJI, "hiragana": re.compile(f"[{HIRAGANA}]"), "katakana": re.compile(f"[{KATAKANA}]")}
PIECES = re.compile(f"(?P<kanji>[{KANJI}])(?P<kana>[{HIRAGANA}]{{0,2}})|(?P<other>[^{KANJI}{HIRAGANA}]+)")
HAS_HIRAGANA = re.compile(f"[{HIRAGANA}]")
OKURIGANA_LETTER = "(?![をはのへにと])[ぁ-ん]"
OKURIGANA = f"(?:{OKURIGANA_LETTER}){{0,2}}"
PARTICLES = "をがはにのでともへやな"
SPELLINGS = str.maketrans(
    "ァィゥェォヵヶケャュョッヴヂヅぁぃぅぇぉっゃゅょゎ", "アイウエオカカカヤユヨツバジズあいうえおつやゆよわ", "ー・ "
)


def find(low: str, term: str) -> tuple[int, int] | None:
    """Return where a Japanese term stands in another spelling, or with one character wrong."""
    stem, endings = parts(term)
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
