"""Scoring translations: draft.en against reference.en, the source and its terms, 反撃能力 for one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign import formats
from termalign.collector import collector_paused
from termalign.errors import CommandError, FileError
from termalign.formats.text import read_text
from termalign.measures import ScoreReport, SystemScore
from termalign.model import Draft, Place, SegmentPair
from termalign.score.occurrences import measure, term_scores
from termalign.score.quality import quality, tokenizer_for
from termalign.score.resampling import draws
from termalign.score.terminology import Resampling, terminology
from termalign.text.scripts import HAS_JAPANESE
from termalign.workflow.draft_files import check_scripts, is_text, paired, read_draft, read_input
from termalign.workflow.reading import read_termbase
from termalign.workflow.runs import Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from termalign.measures import Measure
    from termalign.model import Termbase
    from termalign.workflow.runs import Linted

PLAIN = (".md", ".markdown", ".docx", ".html", ".htm", ".xhtml", ".epub", ".pptx", ".pdf")
"""Documents with structure, which are paired with their source as the linter does; other texts have a segment a line."""


class Scored(NamedTuple):
    """How to score: resamples (0: no intervals), the seed of the draws, BLEU's tokenizer ("": that of the language)."""

    resamples: int = 1_000
    seed: int = 12_345
    tokenizer: str = ""


def score_files(  # noqa: PLR0913 - what the command line offers
    systems: Sequence[Path],
    termbases: Sequence[Path],
    options: Linted,
    scored: Scored,
    *,
    source: Path | None = None,
    reference: Path | None = None,
) -> ScoreReport:
    """Measure translations of one source.

    Args:
        systems: the translations; the first is the baseline of the comparisons.
        termbases: the termbases, the first with priority; none of them measures quality alone.
        options: languages, subject field, encoding.
        scored: how often to draw again, and with what seed.
        source: the source text, where the translations are texts.
        reference: a translation by a person; without one only terms are measured.

    Raises:
        CommandError: the arguments do not go together.
        FileError: a file cannot be read, or files have different numbers of segments.
    """
    if not termbases and reference is None:
        message = (
            "there is nothing to measure against; name a reference with --ref FILE, or a termbase with --termbase FILE"
        )
        raise CommandError(message)
    with collector_paused():
        drafts = [read_side(path, options, source, needs_source=bool(termbases)) for path in systems]
        other = read_side(reference, options, source, needs_source=False) if reference else None
        check_equal([*drafts, *([other] if other else [])])
        remarks = check_empty(drafts, other)
        named = [(path.as_posix(), read_termbase(path)) for path in termbases]
        return scored_drafts(names(systems), drafts, other, Run(named, options), scored, remarks)


def scored_drafts(  # noqa: PLR0913 - what was read
    named: Sequence[str], drafts: Sequence[Draft], reference: Draft | None, run: Run, scored: Scored, remarks: tuple[str, ...],
) -> ScoreReport:  # fmt: skip
    """Measure what was read."""
    measures: list[list[Measure]] = [[] for _ in drafts]
    first, segments = drafts[0], len(drafts[0].pairs)
    if reference:
        tokenizer = tokenizer_for(first.target_language, scored.tokenizer)
        texts = [(name, [flat(pair.target) for pair in draft.pairs]) for name, draft in zip(named, drafts, strict=True)]
        expected = [flat(pair.target) for pair in reference.pairs]
        add(measures, quality(texts, expected, tokenizer, resamples=scored.resamples, seed=scored.seed))
    if not run.termbases:
        systems = [SystemScore(name, tuple(mine)) for name, mine in zip(named, measures, strict=True)]
        return ScoreReport(tuple(systems), segments, first.source_language, first.target_language, remarks=remarks)
    checker = run.checker(first)
    measured = [measure(checker, draft, reference) for draft in drafts]
    drawn = Resampling(scored.seed, scored.resamples, draws(segments, scored.resamples, scored.seed))
    setting = f"lang:{first.source_language}-{first.target_language}|terms:{fingerprint(run.termbases)}"
    add(measures, terminology(measured, drawn, setting))
    systems = [
        SystemScore(name, tuple(mine), term_scores(each))
        for name, mine, each in zip(named, measures, measured, strict=True)
    ]
    if not measured[0].renderings:
        remarks = (*remarks, "no term of the termbase stands in the source, so that no accuracy can be told")
    candidates = sum(entry.is_candidate for entry in checker.entries)
    return ScoreReport(
        tuple(systems),
        segments,
        first.source_language,
        first.target_language,
        len(checker.entries),
        candidates,
        remarks,
    )


def add(measures: Sequence[list[Measure]], found: Sequence[list[Measure]]) -> None:
    """Add what was found of each system."""
    for mine, more in zip(measures, found, strict=True):
        mine.extend(more)


def fingerprint(termbases: Sequence[tuple[str, Termbase]]) -> str:
    """Return a digest of the terms that count, so that a signature names them."""
    import hashlib  # noqa: PLC0415

    concepts = [
        [(term.text, term.language, term.administrative_status, term.term_type, term.review) for term in concept.terms]
        for _, termbase in termbases
        for concept in termbase.concepts
    ]
    return hashlib.sha256(repr(concepts).encode(errors="replace")).hexdigest()[:12]


def names(systems: Sequence[Path]) -> list[str]:
    """Return the names of systems: those of their files, with folders where two have the same."""
    short = [path.name for path in systems]
    return [path.as_posix() if short.count(path.name) > 1 else path.name for path in systems]


def read_side(path: Path, options: Linted, source: Path | None, *, needs_source: bool) -> Draft:
    """Read a translation, in any format that lint reads; a text has a segment a line."""
    reading = options.reading()
    for each in filter(None, (path, source)):
        if not each.is_file() and str(each) != "-":
            message = f"{each}: {'is a folder; name a file in it' if each.is_dir() else 'no such file'}"
            raise CommandError(message)
    data = read_input(path)
    if not data.strip():
        message = f"{path}: is empty"
        raise FileError(message)
    suffix = path.suffix.lower()
    if suffix in PLAIN and source:
        return paired(path, source, reading, data)
    is_document = suffix in PLAIN
    if not is_document and suffix in formats.suffixes("segment_pairs") and not is_text(path, data, reading):
        return read_draft(path, reading, data=data)
    if needs_source and source is None:
        message = f"{path}: is a text of one language; name its source with --source FILE, in which terms are looked up"
        raise CommandError(message)
    if is_document:
        return replace(read_draft(path, reading, data=data), remarks=())
    return by_line(path, data, source, options)


def by_line(path: Path, data: bytes, source: Path | None, options: Linted) -> Draft:
    """Read a text with a segment a line beside its source."""
    targets = lines_of(path, data, options)
    sources = lines_of(source, read_input(source), options) if source else [""] * len(targets)
    if source and len(sources) != len(targets):
        message = f"{path}: has {len(targets):,} lines, and the source {source} has {len(sources):,}; each line has to be one segment"
        raise FileError(message)
    is_japanese = any(map(HAS_JAPANESE.search, targets)) and not any(map(HAS_JAPANESE.search, sources))
    pair = ("en", "ja") if is_japanese else ("ja", "en")
    draft = Draft(
        path.as_posix(),
        options.source_language or pair[0],
        options.target_language or pair[1],
        tuple(
            SegmentPair(*texts, Place(path.as_posix(), 1, number, 1), str(number))
            for number, texts in enumerate(zip(sources, targets, strict=True), start=1)
        ),
    )
    check_scripts(draft if source else replace(draft, source_language=""))
    return draft


def lines_of(path: Path, data: bytes, options: Linted) -> list[str]:
    """Return the lines of a file, as sacrebleu parts them: at line feeds alone."""
    text = read_text(path.as_posix(), data, options.encoding)
    return [line.rstrip("\r") for line in text.removeprefix("\ufeff").removesuffix("\n").split("\n")]


def flat(text: str) -> str:
    """Return a text on one line, as sacrebleu wants segments."""
    return " ".join(text.split("\n")).rstrip()


def check_equal(drafts: Sequence[Draft]) -> None:
    """Refuse files of different lengths, sources or languages."""
    first = drafts[0]
    for draft in drafts[1:]:
        if len(draft.pairs) != len(first.pairs):
            message = (
                f"{draft.file}: has {len(draft.pairs):,} segments, and {first.file} has {len(first.pairs):,}; "
                "all files have to have the same segments in the same order"
            )
            raise FileError(message)
        for number, (one, other) in enumerate(zip(first.pairs, draft.pairs, strict=True), start=1):
            if one.source and other.source and one.source.strip() != other.source.strip():
                message = f"{draft.file}: segment {number:,} has another source than in {first.file}; do both translate one text?"
                raise FileError(message)


def check_empty(drafts: Sequence[Draft], reference: Draft | None) -> tuple[str, ...]:
    """Refuse empty segments of the reference; return remarks on those of the systems, which count as they are."""
    every = [*drafts, *([reference] if reference else [])]
    blank = {
        n
        for n, pairs in enumerate(zip(*(draft.pairs for draft in every), strict=True), start=1)
        if not any(pair.source.strip() or pair.target.strip() for pair in pairs)
    }
    if reference:
        empty = missing(reference, blank)
        if empty:
            message = (
                f"{reference.file}: {len(empty):,} of {len(reference.pairs):,} segments are empty, the first of them segment "
                f"{empty[0]:,}; a reference has to have them all"
            )
            raise FileError(message)
    remarks = []
    for draft in drafts:
        empty = missing(draft, blank)
        if len(empty) == len(draft.pairs):
            message = f"{draft.file}: none of its {len(draft.pairs):,} segments is translated"
            raise FileError(message)
        if empty:
            remarks.append(
                f"{draft.file}: {len(empty):,} of {len(draft.pairs):,} segments are empty, the first of them segment {empty[0]:,}; "
                "they count as they are"
            )
    return (*dict.fromkeys(remark for draft in drafts for remark in draft.remarks), *remarks)


def missing(draft: Draft, blank: set[int]) -> list[int]:
    """Return the numbers of the empty targets, those apart that are blank in all files."""
    return [n for n, pair in enumerate(draft.pairs, start=1) if not pair.target.strip() and n not in blank]
