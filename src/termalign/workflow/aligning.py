"""A document and its translation: 白書 beside its English edition, sentence by sentence, then term by term."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from termalign import formats
from termalign.errors import CommandError, FileError
from termalign.extraction import extract_document
from termalign.files import keep_backup, replacing
from termalign.formats.exchange import DraftOptions
from termalign.model import Concept, Evidence, SentencePair, Task, Term, Termbase
from termalign.text.scripts import JAPANESE, LATIN
from termalign.workflow.documents import DEFAULT_READING, Reading, build_date, list_sources, read_document
from termalign.workflow.draft_files import read_draft
from termalign.workflow.lexicons import learnt_from, lexicon_of, word_pairs
from termalign.workflow.segmentation import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.alignment.beads import Bead
    from termalign.extraction.vocabulary import Lexicon
    from termalign.model import AlignedTerm, Band, Document, Gloss, Sentence
    from termalign.workflow.documents import Progress
    from termalign.workflow.reading import Source


LEAST_JAPANESE = 0.2
USUAL_RATIO = 2.2
"""English characters for each Japanese one."""
MOST_TIMES = 6.0
FEW = 8
"""Sentences up to which a text is too short to be told from another one."""
LEAST_SIMILARITY = 0.07
"""Between 0.05, the most that documents of one field had that have nothing to do with each other, and 0.1."""
ALL_JAPANESE, ALL_LATIN = re.compile(f"[{JAPANESE}]"), re.compile(f"[{LATIN}]")
CONFIDENCE: dict[str, tuple[Band, float]] = {"high": ("B", 0.95), "review": ("C", 0.7), "weak": ("D", 0.3)}


@dataclass(frozen=True, slots=True)
class Aligned:
    """Sentences beside their translations, in the order of the text; those without have "" on the other side.

    `glosses` are those that the Japanese documents give their own terms. `quality` is the mean similarity of the
    sentences that have a translation, less what is chance; 1 for files that come aligned.
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
    named = matched(Path(source), Path(target))
    found = []
    for number, (left, right) in enumerate(named):
        if progress:
            progress(number, len(named), left.name)
        found.append(align_files(left, right, reading, lexicon))
    return Aligned(
        tuple(pair for each in found for pair in each.pairs),
        tuple(gloss for each in found for gloss in each.glosses),
        tuple(name for each in found for name in each.files),
        tuple(remark for each in found for remark in each.remarks),
    )


LANGUAGE_IN_NAME = re.compile(
    r"(?:^|[._\- ])(?:ja|jp|jpn|en|eng|en[-_](?:us|gb)|ja[-_]jp|japanese|english|日本語|英語)$", re.IGNORECASE
)


def matched(source: Path, target: Path) -> list[tuple[Path, Path]]:
    """Return the documents to be aligned: the two, or those of two folders that have one name, the language in it apart.

    Raises CommandError where one does not exist, or folders have no names in common.
    """
    if source.is_dir() != target.is_dir():
        message = f"{source} and {target}: one is a folder, the other is not; name two documents or two folders"
        raise CommandError(message)
    if not source.is_dir():
        for path in (source, target):
            if not path.is_file():
                message = f"{path}: no such file"
                raise CommandError(message)
        return [(source, target)]
    sides = [{name_of(path, folder): path for path in list_sources(folder)} for folder in (source, target)]
    both = [(path, sides[1][name]) for name, path in sides[0].items() if name in sides[1]]
    if not both:
        message = f"{source} and {target}: no document of one has the name of a document of the other"
        raise CommandError(message)
    return both


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
    return Aligned(tuple(pairs), glosses, (source.as_posix(), target.as_posix()), tuple(gaps(pairs)))


def check_languages(source: Document, target: Document) -> None:
    """Refuse documents that are not Japanese and English, in this order."""
    shares = [share_of_japanese(each.text) for each in (source, target)]
    if shares[0] < LEAST_JAPANESE <= shares[1]:
        message = (
            f"{target.file}: is the Japanese one of the two; name it first: termalign align {target.file} {source.file}"
        )
        raise FileError(message)
    if shares[0] < LEAST_JAPANESE:
        message = (
            f"{source.file}: holds hardly any Japanese; name the Japanese document first, then its English translation"
        )
        raise FileError(message)
    if shares[1] >= LEAST_JAPANESE:
        message = f"{target.file}: is in Japanese too; name its English translation"
        raise FileError(message)


def share_of_japanese(text: str) -> float:
    """Return how much of the letters of a text is Japanese, 0 to 1."""
    japanese, latin = len(ALL_JAPANESE.findall(text)), len(ALL_LATIN.findall(text))
    return japanese / max(1, japanese + latin / 3)


def check_lengths(paths: tuple[Path, Path], sides: Sequence[Sequence[Sentence]]) -> None:
    """Refuse a side without sentences, and one that is many times longer than the other can be."""
    for path, side in zip(paths, sides, strict=True):
        if not side:
            message = f"{path}: holds no sentences; name the document and its translation"
            raise FileError(message)
    lengths = [sum(len(each.text) for each in side) for side in sides]
    ratio = lengths[1] / (lengths[0] * USUAL_RATIO)
    if max(ratio, 1 / ratio) > MOST_TIMES and max(map(len, sides)) > FEW:
        longer, shorter = (paths[1], paths[0]) if ratio > 1 else paths
        message = (
            f"{longer}: is {max(ratio, 1 / ratio):.0f} times as long as a translation of {shorter} would be; "
            "name the part of it that was translated"
        )
        raise FileError(message)


def check_similarity(paths: tuple[Path, Path], pairs: Sequence[SentencePair]) -> None:
    """Refuse documents whose sentences have no more in common than those of any two."""
    translated = [pair for pair in pairs if pair.source and pair.target]
    similarity = sum(pair.similarity for pair in translated) / max(1, len(pairs))
    if len(pairs) > FEW and similarity < LEAST_SIMILARITY:
        message = (
            f"{paths[1]}: does not look like a translation of {paths[0]} (similarity {similarity:.2f}, translations have "
            f"{LEAST_SIMILARITY} and more); name the two editions of one text"
        )
        raise FileError(message)


def gaps(pairs: Sequence[SentencePair]) -> Iterator[str]:
    """Yield a sentence for each side of which something has no counterpart: how much, and where the longest gap is."""
    for side in ("source", "target"):
        runs: list[list[SentencePair]] = []
        before = False
        for pair in pairs:
            alone = not getattr(pair, "target" if side == "source" else "source")
            if alone and before:
                runs[-1].append(pair)
            elif alone:
                runs.append([pair])
            before = alone
        if runs:
            places = [(getattr(run[0], f"{side}_place"), getattr(run[-1], f"{side}_place"), len(run)) for run in runs]
            longest = max(places, key=lambda each: each[2])
            lines = (
                f"line {longest[0].line}"
                if longest[0].line == longest[1].line
                else f"lines {longest[0].line}-{longest[1].line}"
            )
            number = sum(each[2] for each in places)
            where = (
                f", most of them in {lines}"
                if longest[2] > 1
                else f", the first in line {places[0][0].line}"
                if number > 1
                else f", in {lines}"
            )
            yield f"{longest[0].file}: {number} sentence{'' if number == 1 else 's'} without counterpart{where}"


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
    draft = read_draft(path, DraftOptions(encoding=reading.encoding, access=reading.access))
    turned = draft.target_language.startswith("ja")
    pairs = []
    for each in draft.pairs:
        left, right = (each.target, each.source) if turned else (each.source, each.target)
        if left.strip() and right.strip():
            pairs.append(SentencePair(left, right, each.place, each.place))
    return Aligned(tuple(pairs), (), (draft.file,), draft.remarks)


def align_terms(
    aligned: Aligned, *, reading: Reading = DEFAULT_READING, terms: Iterable[str] | None = None
) -> list[AlignedTerm]:
    """Return English for the terms of aligned sentences, in text order; `terms` names those in question."""
    from termalign.alignment.terms import align_terms as find_terms  # noqa: PLC0415 - loads numpy

    lexicon = knowing(lexicon_of(reading.termbases, reading.dictionaries), aligned.glosses)
    return find_terms(aligned.translated, lexicon, terms, translations_of(aligned.glosses, reading.termbases))


def translations_of(glosses: Iterable[Gloss], termbases: Iterable[Source]) -> dict[str, list[str]]:
    """Return what glosses and termbases say that whole terms are in English."""
    found: dict[str, list[str]] = {}
    for japanese, english in (
        *((gloss.ja, each) for gloss in glosses if gloss.band in ("A", "B") for each in gloss.en),
        *(pair for path in termbases for pair in word_pairs(path)),
    ):
        found.setdefault(japanese, []).append(english)
    return found


def termbase_of(aligned: Aligned, terms: Sequence[AlignedTerm]) -> Termbase:
    """Return a termbase of aligned terms: the sure ones as candidates, the others and the inconsistent ones as tasks."""
    concepts, tasks = [], []
    for term in terms:
        concept = concept_of(term)
        best = term.renderings[0]
        if term.band == "high":
            concepts.append(concept)
        else:
            ground = f"aligned in {best.votes} of {term.count} sentence{'' if term.count == 1 else 's'}"
            tasks.append(Task(f"{'to confirm' if term.band == 'review' else 'a guess'}: {ground}", concept))
        if term.inconsistent:
            several = " | ".join(f"{each.english} ({each.votes})" for each in term.inconsistent)
            tasks.append(Task(f"rendered in several ways: {several}", concept))
    made = [("made by", f"termalign {version('termalign')}"), ("made on", build_date())]
    info = (*made, *(("aligned", name) for name in aligned.files))
    return Termbase(tuple(concepts), tuple(tasks), info, (), tuple(terms))


def concept_of(term: AlignedTerm) -> Concept:
    """Return an aligned term as a concept, with its clearest sentences as evidence."""
    english = term.renderings[0].english
    identity = "\t".join((term.japanese, "", english))
    evidence = []
    band, confidence = CONFIDENCE[term.band]
    for each in term.occurrences:
        for role, place, text, span in (
            ("anchor", each.pair.source_place, each.pair.source, each.source_span),
            ("english", each.pair.target_place, each.pair.target, each.target_span),
        ):
            evidence.append(Evidence(role, place, text[slice(*span)], text, "aligned", band, confidence))
    identifier = "c-" + hashlib.sha256(identity.encode()).hexdigest()[:10]
    return Concept(identifier, (Term(term.japanese, "ja"), Term(english, "en")), evidence=tuple(evidence))


def write_pairs(aligned: Aligned, path: Source) -> Path | None:
    """Write the sentences in the format of the suffix (.tmx, .tsv); a file that is replaced is kept, whose path is returned."""
    file = Path(path)
    module = formats.find(file, "write_pairs")
    with replacing(file) as stream:
        module.write_pairs(aligned.pairs, stream)
        return keep_backup(file)
