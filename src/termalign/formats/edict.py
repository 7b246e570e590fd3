"""EDICT and EDICT2, an entry a line: 宇宙;宇宙空間(P) [うちゅう] /(n) {astron} space/(2) cosmos/(P)/EntL1000001X/.

Each sense is a concept: its Japanese forms, the first of them full, and its glosses, the first of them full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import FileError
from termalign.formats import vocabulary
from termalign.formats.rows import kind_of
from termalign.model import Concept, Extra, Term, Termbase
from termalign.text.encodings import DecodingError, decode, decodes
from termalign.text.scripts import JAPANESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HEAD = 4096
ENTRY = re.compile(r"([^\[/]+?)\s*(?:\[([^\]]*)\])?\s*/(.*)/\s*")
ENTRY_IN_BYTES = re.compile(rb"[^\s/\[#<][^/\[]*? (?:\[[^\]/]+\] ?)?/[^\r\n]*/[ \t]*\r?")
NUMBER = re.compile(r"EntL(\d+)X?")
TITLE = "？"
SEPARATOR = re.compile(r";(?![^()]*\))")
"""A semicolon between forms, not one between the forms that a reading is limited to."""
MARKED = re.compile(r"\s*(?:\(([^()]*)\)|\{([^{}]*)\})")
SENSE = re.compile(r"\d+")
PART = re.compile(
    r"n(-[a-z]+)?|v[1-5][a-z-]*|v[iktnrz]|vs(-[a-z]+)?|v-unspec|adj(-[a-z]+)?|adv(-[a-z]+)?|aux(-[a-z]+)?|conj|cop(-da)?"
    r"|ctr|exp|int|num|pn|pref|prt|suf|unc"
)
MARK = re.compile(
    r"P|X|abbr|arch|ateji|chn|ch|col|company|dated|derog|fam|fem|form|given|gikun|hist|hon|hum|id|io|ik|iK|joc|litf|m-sl|male"
    r"|net-sl|obs|obsc|ok|oK|on-mim|organization|person|place|poet|pol|product|proverb|quote|rare|rK|rk|sens|sk|sK|sl"
    r"|station|surname|uk|uK|vulg|work|yoji|[a-z]{2,5}:"
)
REFERENCE = re.compile(rf"(?:see|ant|cf)\.?[ :]|.*[{JAPANESE}]", re.IGNORECASE)
"""See 単語, and other remarks with Japanese in them."""
STATUS_OF_FORM = {
    "iK": "deprecated", "ik": "deprecated", "io": "deprecated", "sK": "deprecated", "sk": "deprecated",
    "oK": "superseded", "ok": "superseded",
}  # fmt: skip
"""Irregular, search-only and outdated forms are not to be suggested."""


class Sense(NamedTuple):
    """One meaning of an entry: its glosses and what is said of them."""

    glosses: list[str]
    parts: list[str]
    fields: list[str]
    marks: list[str]


class Form(NamedTuple):
    """A word as it is written, with its reading and its marks."""

    text: str
    reading: str
    marks: tuple[str, ...]


def read_termbase(file: str, data: bytes) -> Termbase:
    """Read the entries; raises FileError where it is not text, or most lines are no entries."""
    lines = read_lines(file, data)
    concepts: list[Concept] = []
    taken: set[str] = set()
    wrong: list[int] = []
    entries = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = ENTRY.fullmatch(line.strip())
        if not found:
            wrong.append(number)
            continue
        entries += 1
        if TITLE not in found[1]:
            concepts.extend(concepts_of(found, f"c{number}", taken))
    if len(wrong) >= entries:
        place = wrong[0] if wrong else 1
        message = f"{file}: line {place} is no entry of EDICT, which reads 漢字 [かんじ] /(n) gloss/; give a file in that format"
        raise FileError(message)
    return Termbase(tuple(concepts))


def read_lines(file: str, data: bytes) -> list[str]:
    """Decode a dictionary, which is in UTF-8 or EUC-JP; raises FileError where it is not text."""
    old = not decodes(data, "utf-8") and decodes(data, "euc_jp")
    try:
        return decode(data, "euc_jp" if old else None).splitlines()
    except DecodingError as error:
        raise FileError(f"{file}: {error}") from None


def word_pairs(file: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (Japanese, English) for each form and gloss of each entry, in a fifth of the time of reading concepts."""
    for line in read_lines(file, data):
        entry = ENTRY.fullmatch(line.strip())
        if entry:
            forms = [MARKED.sub("", form).strip() for form in SEPARATOR.split(entry[1])]
            for gloss in entry[3].split("/"):
                if not gloss.startswith("EntL"):
                    yield from ((form, gloss) for form in forms)


def concepts_of(entry: re.Match[str], fallback: str, taken: set[str]) -> Iterator[Concept]:
    """Yield a concept for each sense of an entry."""
    glosses = entry[3].split("/")
    given = next(filter(None, map(NUMBER.fullmatch, glosses)), None)
    identifier = given[1] if given and given[1] not in taken else fallback
    taken.add(identifier)
    forms = list(forms_of(entry[1], entry[2] or ""))
    senses = list(senses_of(gloss for gloss in glosses if not NUMBER.fullmatch(gloss)))
    for number, sense in enumerate(senses, start=1):
        part = part_of(sense.parts)
        terms = [*japanese(forms, part), *english(sense.glosses, part)]
        extras = (Extra("marks", ", ".join(dict.fromkeys(sense.marks))),) if sense.marks else ()
        name = identifier if len(senses) == 1 else f"{identifier}-{number}"
        yield Concept(name, tuple(terms), ", ".join(dict.fromkeys(sense.fields)), extras=extras)


def forms_of(head: str, readings: str) -> Iterator[Form]:
    """Yield the written forms of an entry, each with the first reading that holds for it."""
    heard = [marked(each) for each in SEPARATOR.split(readings) if each.strip()]
    for text, marks in map(marked, filter(str.strip, SEPARATOR.split(head))):
        fitting = [reading for reading, limits in heard if not limited(limits) or text in limited(limits)]
        yield Form(text, fitting[0] if fitting else "", tuple(marks))


def marked(text: str) -> tuple[str, list[str]]:
    """Return a form without its marks, and the marks: 宇宙(P) is 宇宙 with P."""
    marks = [mark for found in MARKED.findall(text) for mark in re.split("[,;]", found[0])]
    return MARKED.sub("", text).strip(), marks


def limited(marks: Sequence[str]) -> list[str]:
    """Return the marks of a reading that name the forms it is limited to."""
    return [mark for mark in marks if not MARK.fullmatch(mark)]


def senses_of(glosses: Iterable[str]) -> Iterator[Sense]:
    """Yield the senses of an entry; a number in parentheses begins one, parts of speech hold until others come."""
    sense = Sense([], [], [], [])
    for gloss in glosses:
        parts: list[str] = []
        fields: list[str] = []
        marks: list[str] = []
        rest, begins = gloss, False
        while found := MARKED.match(rest):
            words = [word.strip() for word in (found[1] or "").split(",")]
            if found[2]:
                fields += [word.strip() for word in found[2].split(";")]
            elif SENSE.fullmatch(words[0]):
                begins = True
            elif all(map(PART.fullmatch, words)):
                parts += words
            elif REFERENCE.match(found[1] or "") or all(map(MARK.fullmatch, words)):
                marks += [found[1]] if words != ["P"] else []
            else:
                break
            rest = rest[found.end() :]
        if begins and sense.glosses:
            yield sense
            sense = Sense([], sense.parts, [], [])
        sense = sense._replace(parts=parts or sense.parts)
        sense.fields.extend(fields)
        sense.marks.extend(marks)
        sense.glosses.extend(filter(None, [rest.strip()]))
    if sense.glosses:
        yield sense


def part_of(codes: Iterable[str]) -> str:
    """Return the part of speech that codes of EDICT or JMdict stand for: n, vs and noun (common) are noun."""
    found = [vocabulary.part_of_speech(family(code.lower())) for code in codes]
    return next((part for part in found if part != "other"), found[0] if found else "")


def family(code: str) -> str:
    """Return the letters of a vocabulary that a code begins with; vs is a noun that する makes a verb of."""
    if code in ("n-pr", "proper noun"):
        return "proper noun"
    if code == "vs" or code.startswith(("n-", "noun")) or code == "n":
        return "n"
    for start in ("adj", "adv"):
        if code.startswith(start):
            return start
    is_verb = (code.startswith("v") and PART.fullmatch(code)) or re.search(r"\bverb\b(?! suffix)", code)
    return "v" if is_verb and "aux" not in code else "other"


def japanese(forms: Sequence[Form], part: str) -> Iterator[Term]:
    """Yield the Japanese terms of a sense."""
    for number, form in enumerate(forms):
        kind = "variant" if number else kind_of(form.text)
        status = next((STATUS_OF_FORM[mark] for mark in form.marks if mark in STATUS_OF_FORM), "")
        yield Term(form.text, "ja", kind, status, part, form.reading, "approved")


def english(glosses: Iterable[str], part: str, language: str = "en") -> Iterator[Term]:
    """Yield the glosses of a sense as terms, each once."""
    for number, text in enumerate(dict.fromkeys(glosses)):
        kind = "variant" if number and kind_of(text) == "fullForm" else kind_of(text)
        yield Term(text, language, kind, "admitted" if number else "", part, review="approved")


def is_it(data: bytes) -> bool:
    """Tell whether most of the first lines read 漢字 [かんじ] /gloss/, in EUC-JP or UTF-8."""
    lines = [line for line in data[:HEAD].split(b"\n") if line.strip() and not line.startswith(b"#")]
    whole = lines[:-1] if len(data) > HEAD else lines
    return bool(whole) and 2 * sum(bool(ENTRY_IN_BYTES.fullmatch(line)) for line in whole) > len(whole)
