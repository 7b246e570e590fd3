"""The ways a term may be written where it is the term: mechanism, mechanisms; SME, SMEs; 取り除く, 取り除い(た)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign.text.conjugation import japanese_forms
from termalign.text.folding import fold
from termalign.text.inflection import forms
from termalign.text.scripts import HAS_JAPANESE, JAPANESE
from termalign.text.strings import common_start

if TYPE_CHECKING:
    from termalign.model import Term

LETTER = re.compile("[a-z0-9]")
JUNCTION = re.compile(f"(?<=[a-z0-9])(?=[{JAPANESE}])|(?<=[{JAPANESE}])(?=[a-z0-9])")
JUNCTION_SPACE = re.compile(f"(?<=[a-z0-9]) (?=[{JAPANESE}])|(?<=[{JAPANESE}]) (?=[a-z0-9])")
"""Between letters and Japanese a space is a matter of taste: IP アドレス."""
LEADING = re.compile(r"(?:the|an?)\s+(?=\S+\s)", re.IGNORECASE)
"""The article that a term is entered with; the text may have another."""
OPTIONAL = re.compile(r"[(（]([^()（）]+)[)）]")
LONGEST_ACRONYM = 6
SHORTEST_STEM = 3


class Form(NamedTuple):
    """A folded stem with the endings that may follow it, the longest first; together they are the forms of a term."""

    stem: str
    endings: tuple[str, ...]
    term: Term
    cased: bool
    """Whether case tells it from other words: SDA, JavaScript."""
    hyphens: bool = False
    """Whether the term has hyphens, which are not to be left out."""


def is_cased(term: Term) -> bool:
    """Tell whether a term is known by its capitals: an acronym, or one word with a capital inside or iOS."""
    text = term.text
    if " " in text or text.islower() or not any(char.isupper() for char in text[1:]):
        return False
    return term.is_short or not text.isupper() or len(text) <= LONGEST_ACRONYM


def forms_of(term: Term, *, inflected: bool = True) -> tuple[Form, ...]:
    """Return the forms of a term; what it has in brackets may be left out: (artificial) satellite."""
    found = forms_as_entered(term, inflected=inflected)
    if term.is_in("en") and (article := LEADING.match(term.text)):
        bare = forms_as_entered(replace(term, text=term.text[article.end() :]), inflected=inflected)
        return (*found, *(form._replace(term=term) for form in bare))
    if "(" not in term.text and "（" not in term.text:
        return found
    several = [replace(term, text=" ".join(OPTIONAL.sub(as_text, term.text).split())) for as_text in (r" ", r" \1 ")]
    others = (form for each in several for form in forms_as_entered(each, inflected=inflected))
    return (*found, *(form._replace(term=term, cased=False) for form in others))


def forms_as_entered(term: Term, *, inflected: bool) -> tuple[Form, ...]:
    """Return the forms of a term; only English and Japanese are inflected, acronyms take a plural s alone."""
    folded = fold(term.text).text.strip()
    if not folded:
        return ()
    cased, hyphens = is_cased(term), "-" in term.text
    if HAS_JAPANESE.search(folded):
        if not LETTER.search(folded):
            stem, endings = japanese_forms(folded) if inflected else (folded, ("",))
            return (Form(stem, endings, term, cased),)
        spellings = dict.fromkeys((folded, JUNCTION.sub(" ", folded), JUNCTION_SPACE.sub("", folded)))
        several = [japanese_forms(each) if inflected else (each, ("",)) for each in spellings]
        return tuple(Form(stem, endings, term, cased) for stem, endings in several)
    if cased:
        plural = ("s", "") if inflected and term.is_in("en") and text_is_letters(term.text) else ("",)
        return (Form(folded, plural, term, cased, hyphens),)
    if not (inflected and term.is_in("en")) or term.part_of_speech in ("adjective", "adverb"):
        return (Form(folded, ("",), term, cased, hyphens),)
    part_of_speech = "" if term.part_of_speech == "other" else term.part_of_speech
    return tuple(grouped(forms(folded, part_of_speech), term))


def text_is_letters(text: str) -> bool:
    """Tell whether an acronym ends in a letter, so that it may take a plural s."""
    return text[-1:].isalpha() and not text.endswith("s")


def grouped(written: tuple[str, ...], term: Term) -> list[Form]:
    """Group forms by what they begin with, so that a text is searched once for each stem."""
    stem = written[0][: common_start(min(written), max(written))]
    if len(stem) >= max(SHORTEST_STEM, len(written[0]) - SHORTEST_STEM):
        endings = sorted((form[len(stem) :] for form in written), key=len, reverse=True)
        return [Form(stem, tuple(endings), term, cased=False, hyphens="-" in term.text)]
    return [Form(form, ("",), term, cased=False, hyphens="-" in term.text) for form in written]


def surfaces(form: Form) -> list[str]:
    """Return a form's strings in full."""
    return [form.stem + ending for ending in form.endings]
