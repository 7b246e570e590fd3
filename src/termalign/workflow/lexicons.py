"""What a run knows of Japanese words beyond the shipped lexicon: termbases, dictionaries, the glosses of the collection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from termalign import formats
from termalign.extraction.vocabulary import Lexicon, learnt, shipped_lexicon
from termalign.files import read_bytes
from termalign.workflow.reading import Source, read_termbase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Gloss


def lexicon_of(termbases: Sequence[Source], dictionaries: Sequence[Source]) -> Lexicon:
    """Return the shipped lexicon with the terms of termbases and the entries of dictionaries (EDICT, JMdict, any termbase).

    Raises CommandError or FileError as read_termbase does.
    """
    lexicon = shipped_lexicon()
    if termbases or dictionaries:
        short: list[tuple[str, str]] = []
        pairs = (pair for file in (*termbases, *dictionaries) for pair in word_pairs(file, short))
        lexicon = lexicon.enriched(pairs).naming(short)
    return lexicon


def word_pairs(path: Source, short: list[tuple[str, str]] | None = None) -> Iterator[tuple[str, str]]:
    """Yield (Japanese, English) for the terms of a termbase or the entries of a dictionary.

    The (abbreviation, English full form) of a termbase's concepts are added to `short`.
    """
    file = Path(path)
    if file.is_file():
        data = read_bytes(file)
        reader = formats.find_reader(file, data) if data else None
        if reader is not None and hasattr(reader, "word_pairs"):
            yield from reader.word_pairs(file.as_posix(), data)
            return
    for concept in read_termbase(file).concepts:
        usable = [term for term in concept.find("en") if term.is_usable]
        yield from ((term.text, each.text) for term in concept.find("ja") for each in usable)
        if short is not None:
            full = [term.text for term in usable if not term.is_short]
            short.extend((term.text, each) for term in usable if term.is_short for each in full)


def learnt_from(lexicon: Lexicon, glosses: Iterable[Gloss]) -> Lexicon:
    """Return a lexicon that has learnt from the glosses of bands A and B; their order does not matter."""
    sure = [gloss for gloss in glosses if gloss.band in ("A", "B")]
    pairs = sorted((gloss.ja, english, gloss.covered) for gloss in sure for english in gloss.en)
    short = sorted({(gloss.abbreviation, each) for gloss in sure for each in gloss.en if gloss.abbreviation})
    words = learnt((japanese, english, dict(covered)) for japanese, english, covered in pairs)
    return lexicon.enriched(words).naming(short)
