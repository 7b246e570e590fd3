"""A document and its translation: 白書 beside its English edition, sentence by sentence, then term by term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from termalign import formats
from termalign.errors import CommandError
from termalign.extraction import extract_document
from termalign.files import keep_backup, read_bytes, replacing
from termalign.formats.exchange import DraftOptions
from termalign.model import SentencePair
from termalign.workflow.documents import DEFAULT_READING, Reading, list_sources, read_document
from termalign.workflow.draft_files import is_text, read_draft
from termalign.workflow.lexicons import learnt_from, lexicon_of, word_pairs
from termalign.workflow.segmentation import sentences_of
from termalign.workflow.translations import check_languages, check_lengths, check_similarity, gaps, moves

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from termalign.alignment.beads import Bead
    from termalign.extraction.vocabulary import Lexicon
    from termalign.model import AlignedTerm, Gloss, Sentence
    from termalign.workflow.documents import Progress
    from termalign.workflow.reading import Source


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences beside their translations, in the order of the text; those without have "" on the other side.

    `glosses` are those that the Japanese documents give their own terms.
    """

    pairs: tuple[SentencePair, ...]
    glosses: tuple[Gloss, ...] = ()
    files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def translated(self) -> tuple[SentencePair, ...]:
        """The sentences that have a translation."""
        return tuple(pair for pair in self.pairs if pair.source and pair.target)


def align(
    source: Source,
    target: Source | None = None,
    *,
    reading: Reading = DEFAULT_READING,
    progress: Progress | None = None,
) -> Aligned:
    """Align a Japanese document with its English translation, or two folders of them, sentence by sentence.

    Args:
        source: a document, a folder, or, without a target, a file that comes aligned: XLIFF, TMX, PO, a bilingual table.
        target: the translation, or the folder with files of the same names.
        reading: encoding, termbases, dictionaries.
        progress: called before each document with (documents done, documents in all, name).

    Raises:
        CommandError: a file does not exist, or folders have no names in common.
        FileError: a file cannot be read, or the two are no translations of each other.
    """
    if target is None:
        return read_aligned(Path(source), reading)
    lexicon = lexicon_of(reading.termbases, reading.dictionaries)
    named, alone = matched(Path(source), Path(target), reading)
    found = []
    for number, (left, right) in enumerate(named):
        if progress:
            progress(number, len(named), left.name)
        found.append(align_files(left, right, reading, lexicon))
    return Aligned(
        tuple(pair for each in found for pair in each.pairs),
        tuple(gloss for each in found for gloss in each.glosses),
        tuple(name for each in found for name in each.files),
        (*(remark for each in found for remark in each.remarks), *alone),
    )


LANGUAGE_IN_NAME = re.compile(
    r"(?:^|[._\- ])(?:ja|jp|jpn|en|eng|en[-_](?:us|gb)|ja[-_]jp|japanese|english|日本語|英語)$", re.IGNORECASE
)


def matched(source: Path, target: Path, reading: Reading) -> tuple[list[tuple[Path, Path]], list[str]]:
    """Return the documents to be aligned: the two, or those of two folders that have one name, the language in it apart.

    The second value says of each document of the folders that is not aligned that it is not.

    Raises CommandError where one does not exist, or folders have no names in common.
    """
    if source.is_dir() != target.is_dir():
        message = f"{source} and {target}: one is a folder, the other is not; name two documents or two folders"
        raise CommandError(message)
    if not source.is_dir():
        for path in (source, target):
            if not path.exists():
                message = f"{path}: no such file"
                raise CommandError(message)
        return [(source, target)], []
    listed = [list_sources(folder, reading.globs) for folder in (source, target)]
    sides = [
        {name_of(path, folder): path for path in files} for folder, files in zip((source, target), listed, strict=True)
    ]
    both = [(path, sides[1][name]) for name, path in sides[0].items() if name in sides[1]]
    if not both:
        message = f"{source} and {target}: no document of one has the name of a document of the other"
        raise CommandError(message)
    taken = {path for pair in both for path in pair}
    others = ((target, listed[0]), (source, listed[1]))
    alone = [
        f"{path}: was left out; no document in {folder} has its name, or another one has it already"
        for folder, files in others
        for path in files
        if path not in taken
    ]
    return both, alone


def name_of(path: Path, folder: Path) -> str:
    """Return what a document and its translation are both called: intro of intro.ja.md and intro_en.txt."""
    name = path.relative_to(folder).with_suffix("")
    return name.with_name(LANGUAGE_IN_NAME.sub("", name.name) or name.name).as_posix()


def align_files(source: Path, target: Path, reading: Reading, lexicon: Lexicon) -> Aligned:
    """Align two documents.

    Raises FileError where they cannot be translations of each other.
    """
    documents = [read_document(path, reading) for path in (source, target)]
    check_languages(documents[0], documents[1])
    glosses = extract_document(documents[0], rejections=False, lexicon=lexicon).glosses
    sides = [sentences_of(document, language) for document, language in zip(documents, ("ja", "en"), strict=True)]
    check_lengths((source, target), sides)
    pairs = align_texts(sides[0], sides[1], knowing(lexicon, glosses))
    check_similarity((source, target), pairs)
    return Aligned(tuple(pairs), glosses, (source.as_posix(), target.as_posix()), (*moves(pairs), *gaps(pairs)))


def knowing(lexicon: Lexicon, glosses: Iterable[Gloss]) -> Lexicon:
    """Return a lexicon that knows the sure glosses of a text, and what they teach."""
    sure = [gloss for gloss in glosses if gloss.band in ("A", "B")]
    return learnt_from(lexicon, sure).enriched((gloss.ja, each) for gloss in sure for each in gloss.en)


def align_texts(source: Sequence[Sentence], target: Sequence[Sentence], lexicon: Lexicon) -> list[SentencePair]:
    """Return the sentences of two texts side by side."""
    from termalign.alignment.sentences import align_sentences  # noqa: PLC0415 - loads numpy

    beads = align_sentences([each.text for each in source], [each.text for each in target], lexicon)
    return [pair_of(bead, source, target) for bead in beads]


def pair_of(bead: Bead, source: Sequence[Sentence], target: Sequence[Sentence]) -> SentencePair:
    """Return the sentences of a bead."""
    left = source[bead.first_source : bead.last_source]
    right = target[bead.first_target : bead.last_target]
    return SentencePair(
        "".join(each.text for each in left),
        " ".join(each.text for each in right),
        source[min(bead.first_source, len(source) - 1)].place,
        target[min(bead.first_target, len(target) - 1)].place,
        bead.name,
        round(bead.similarity, 3),
    )


def read_aligned(path: Path, reading: Reading) -> Aligned:
    """Return the segments of a bilingual file as pairs, the Japanese ones first."""
    if not path.exists():
        message = f"{path}: no such file"
        raise CommandError(message)
    options = DraftOptions(encoding=reading.encoding, access=reading.access)
    if path.is_dir() or is_text(path, read_bytes(path), options):
        message = f"{path}: name its translation too: termalign align {path} TRANSLATION"
        raise CommandError(message)
    draft = read_draft(path, options)
    turned = draft.target_language.startswith("ja")
    pairs = []
    for each in draft.pairs:
        left, right = (each.target, each.source) if turned else (each.source, each.target)
        if left.strip() and right.strip():
            pairs.append(SentencePair(left, right, each.place, each.place))
    return Aligned(tuple(pairs), (), (draft.file,), draft.remarks)


def align_terms(
    aligned: Aligned,
    *,
    reading: Reading = DEFAULT_READING,
    terms: Iterable[str] | None = None,
    aligner: str = "ibm1",
) -> list[AlignedTerm]:
    """Return English for the terms of aligned sentences, in text order.

    `terms` names those in question; `aligner` is "ibm1" or, where it is installed, "eflomal". Raises FileError where not.
    """
    from termalign.alignment.terms import align_terms as find_terms  # noqa: PLC0415 - loads numpy

    lexicon = knowing(lexicon_of(reading.termbases, reading.dictionaries), aligned.glosses)
    known = translations_of(aligned.glosses, reading.termbases)
    return find_terms(aligned.translated, lexicon, terms, known, aligner)


def translations_of(glosses: Iterable[Gloss], termbases: Iterable[Source]) -> dict[str, list[str]]:
    """Return what glosses and termbases say that whole terms are in English."""
    found: dict[str, list[str]] = {}
    for japanese, english in (
        *((gloss.ja, each) for gloss in glosses if gloss.band in ("A", "B") for each in gloss.en),
        *(pair for path in termbases for pair in word_pairs(path)),
    ):
        found.setdefault(japanese, []).append(english)
    return found


def write_pairs(aligned: Aligned, path: Source) -> Path | None:
    """Write the sentences in the format of the suffix (.tmx, .tsv); a file that is replaced is kept, whose path is returned."""
    file = Path(path)
    module = formats.find(file, "write_pairs")
    with replacing(file) as stream:
        module.write_pairs(aligned.pairs, stream)
        return keep_backup(file)
