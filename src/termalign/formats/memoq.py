"""The CSV that memoQ's term base import takes: one entry per line, semicolons, synonyms as repeated columns.

反撃能力;counterstrike capability, with the entry's id, subject and note before them.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from termalign.formats.exchange import DEFAULTS, Dropped, Options, usable, without_pair
from termalign.text.delimited import line

if TYPE_CHECKING:
    from termalign.model import Term, Termbase

LOSES = ("unpaired concepts", "discouraged terms", "other languages", "ids", "administrative statuses", "parts of speech",
         "readings", "reviews", "notes on terms", "extras", "evidence", "worklist", "proposals", "info", "term types")  # fmt: skip
ENTRY = (
    "Entry_ID", "Entry_Subject", "Entry_Domain", "Entry_ClientID", "Entry_ProjectID", "Entry_Created", "Entry_Creator",
    "Entry_LastModified", "Entry_Modifier", "Entry_Note",
)  # fmt: skip
OF_TERM = ("Term_Info", "Term_Example")
NAMES = {
    "ja": "Japanese", "en": "English", "de": "German", "fr": "French", "zh": "Chinese_PRC", "ko": "Korean",
    "es": "Spanish", "it": "Italian", "pt": "Portuguese", "ru": "Russian", "nl": "Dutch",
}  # fmt: skip


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write a line for each concept with usable terms in both languages."""
    languages = (options.source, options.target)
    entries = [concept for concept in termbase.concepts if all(usable(concept, each) for each in languages)]
    widest = {each: max((len(usable(concept, each)) for concept in entries), default=1) for each in languages}
    header = list(ENTRY)
    for language in languages:
        name = NAMES.get(language, language)
        header += [f"{name}_Def", *((name, *OF_TERM) * widest[language])]
    stream.write(b"\xef\xbb\xbf" + line(header, ";").encode())
    for number, concept in enumerate(entries, start=1):
        cells = [str(number), concept.subject_field, "", "", "", "", "", "", "", concept.note]
        for language in languages:
            terms = usable(concept, language)
            cells.append(concept.definition if language == options.source else "")
            for term in terms:
                cells += [term.text, information(term), ""]
            cells += [""] * 3 * (widest[language] - len(terms))
        stream.write(line(cells, ";").encode())
    return without_pair(termbase, options)


def information(term: Term) -> str:
    """Return memoQ's settings of a term, which say how it is matched: abbreviations exactly, in their case."""
    return "CaseSense;Exact" if term.is_short else "CasePermissive;HalfPrefix"
