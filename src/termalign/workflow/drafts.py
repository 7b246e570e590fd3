"""Checking drafts against termbases: every 反撃能力 of a translation, in whatever file it comes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termalign.collector import collector_paused
from termalign.errors import CommandError, FileError, TermalignError
from termalign.formats.exchange import DraftOptions
from termalign.linter import RULES, Settings, lint_draft
from termalign.linter.checking import Checker
from termalign.linter.entries import entries_of
from termalign.model import SEVERITIES, Draft, Finding, LintReport, Place, SegmentPair, Termbase
from termalign.workflow.draft_files import primary, read_draft
from termalign.workflow.reading import read_termbase

if TYPE_CHECKING:
    from termalign.workflow.documents import OnError
from termalign.workflow.reading import Source

Pairs = Draft | Iterable[SegmentPair | tuple[str, str]]
Progress = Callable[[int, int, str], None]

NAMED = {"und-x-source": 0, "und-x-target": 1}
"""The language tags of a list whose columns are headed source and target, and say no more."""


class Linted(NamedTuple):
    """The settings of a run: languages ("" where a file may say), rules, severities, subject field."""

    source_language: str = ""
    target_language: str = ""
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    severities: Mapping[str, str] = {}
    subject: str = ""
    encoding: str | None = None

    def reading(self) -> DraftOptions:
        """Return how drafts are read."""
        return DraftOptions(self.source_language, self.target_language, self.encoding)

    def settings(self) -> Settings:
        """Return which rules run; raises CommandError where a rule or a severity does not exist."""
        for name in (*self.select, *self.ignore, *self.severities):
            if name not in RULES:
                message = f"{name!r} is no rule; termalign rule names them"
                raise CommandError(message)
        for name, severity in self.severities.items():
            if severity not in SEVERITIES:
                message = f"{name}: {severity!r} is no severity; choose one of {', '.join(SEVERITIES)}"
                raise CommandError(message)
        rules = [name for name in self.select or RULES if name not in self.ignore]
        return Settings(rules, self.severities)


def lint(  # noqa: PLR0913 - what the command line offers
    pairs: Pairs,
    termbase: Termbase | Source | Sequence[Termbase | Source],
    *,
    source_language: str = "ja",
    target_language: str = "en",
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severities: Mapping[str, str] | None = None,
    subject: str = "",
) -> LintReport:
    """Check translated segments against termbases.

    Args:
        pairs: a draft, or its segments in text order, as SegmentPair or (source, target).
        termbase: a termbase or its path, or several, the first of them with priority.
        source_language: BCP 47; a Draft's own languages count.
        target_language: BCP 47.
        select: names of the rules that run, by default all.
        ignore: names of rules that do not run.
        severities: other severities of rules, by name.
        subject: only concepts whose subject field contains this.

    Returns:
        The findings in text order, with counts. Spans count code points in the texts of the segment.

    Raises:
        CommandError: a rule or a severity does not exist, or a termbase's file.
        FileError: a termbase is no termbase, is empty, or has no terms of the languages.
    """
    options = Linted(source_language, target_language, select, ignore, severities or {}, subject)
    draft = pairs if isinstance(pairs, Draft) else Draft("", source_language, target_language, tuple(as_pairs(pairs)))
    given = [termbase] if isinstance(termbase, Termbase | str | Path) else list(termbase)  # type: ignore[arg-type]
    named = [(f"termbase {number}", each) if isinstance(each, Termbase) else (str(each), read_termbase(each))
             for number, each in enumerate(given, start=1)]  # fmt: skip
    with collector_paused():
        return Run(named, options).report([draft])


def as_pairs(pairs: Iterable[SegmentPair | tuple[str, str]]) -> Iterable[SegmentPair]:
    """Yield segments, numbered by their places where they are plain pairs of texts."""
    for number, pair in enumerate(pairs, start=1):
        if isinstance(pair, SegmentPair):
            yield pair
        else:
            yield SegmentPair(pair[0], pair[1], Place("", 1, number, 1), str(number))


def lint_files(  # noqa: PLR0913 - what the command line offers
    drafts: Sequence[Path],
    termbases: Sequence[Path],
    options: Linted,
    *,
    source: Path | None = None,
    stdin_name: str = "",
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> LintReport:
    """Check draft files against termbases; arguments beyond those of `lint` are:

    Args:
        drafts: the files; "-" is standard input.
        termbases: the termbases, the first of them with priority.
        options: languages, rules, subject, encoding.
        source: the source text, where the one draft is plain text or Markdown.
        stdin_name: a file name for standard input, whose suffix tells its format.
        progress: called with (files done, files in all, what is being done).
        on_error: called with the error of each file that cannot be read, which is then passed over.
    """
    options.settings()
    with collector_paused():
        run = Run([(path.as_posix(), read_termbase(path)) for path in termbases], options)
        read: list[Draft] = []
        for number, path in enumerate(drafts):
            if progress:
                progress(number, len(drafts), path.name)
            try:
                draft = read_draft(path, options.reading(), source, stdin_name)
                run.checker(draft)
                read.append(draft)
            except TermalignError as error:
                if on_error is None:
                    raise
                on_error(error)
        return run.report(read, progress)


class Run:
    """Termbases made ready, once for each pair of languages that the drafts have."""

    def __init__(self, termbases: Sequence[tuple[str, Termbase]], options: Linted) -> None:
        """Refuse what holds no concept."""
        self.termbases, self.options = termbases, options
        self.checkers: dict[tuple[str, str], Checker] = {}
        for name, termbase in termbases:
            if not termbase.concepts:
                message = f"{name}: holds no concepts, so that nothing could be checked; is it the right termbase?"
                raise FileError(message)

    def checker(self, draft: Draft) -> Checker:
        """Return the checker for the languages of a draft."""
        pair = draft.source_language, draft.target_language
        if pair not in self.checkers:
            named = [(name, in_languages(termbase, *pair)) for name, termbase in self.termbases]
            self.check_languages(named, *pair)
            self.checkers[pair] = Checker(entries_of(named, *pair, self.options.subject))
            if not self.checkers[pair].entries:
                message = (
                    f"{self.names()}: no term counts: all are rejected, candidates of band C or D, or of other subjects"
                )
                raise FileError(message)
        return self.checkers[pair]

    def check_languages(self, named: Sequence[tuple[str, Termbase]], source: str, target: str) -> None:
        """Refuse termbases without a language of the draft."""
        known = {primary(term.language) for _, each in named for concept in each.concepts for term in concept.terms}
        for language in (source, target):
            if primary(language) not in known:
                message = (
                    f"{self.names()}: has no terms in {language}, only in {', '.join(sorted(known)) or 'no language'}; "
                    f"the draft is {source} → {target}: name another termbase, or the languages with --from and --to"
                )
                raise FileError(message)

    def names(self) -> str:
        """Return the names of the termbases."""
        return ", ".join(name for name, _ in self.termbases)

    def report(self, drafts: Sequence[Draft], progress: Progress | None = None) -> LintReport:
        """Check drafts and count."""
        settings = self.options.settings()
        findings: list[Finding] = []
        untranslated = 0
        for number, draft in enumerate(drafts):

            def told(segment: int, number: int = number, draft: Draft = draft) -> None:
                if progress:
                    progress(number, len(drafts), f"{draft.file}, segment {segment:,} of {len(draft.pairs):,}")

            found, checked = lint_draft(self.checker(draft), draft, settings, told)
            findings += found
            untranslated += len(checked.untranslated)
        entries = [entry for checker in self.checkers.values() for entry in checker.entries]
        return LintReport(
            tuple(findings),
            tuple(draft.file for draft in drafts),
            sum(len(draft.pairs) for draft in drafts),
            untranslated,
            len(entries),
            sum(entry.is_candidate for entry in entries),
            tuple(remark for draft in drafts for remark in draft.remarks),
        )


def in_languages(termbase: Termbase, source: str, target: str) -> Termbase:
    """Return a termbase whose terms of no known language are taken for the language that it lacks."""
    known = {term.language for concept in termbase.concepts for term in concept.terms}
    if not known & {"und", *NAMED}:
        return termbase
    pair = (source, target)
    lacking = [each for each in pair if primary(each) not in {primary(language) for language in known}]
    names = {name: pair[number] for name, number in NAMED.items()} | ({"und": lacking[0]} if len(lacking) == 1 else {})
    return replace(
        termbase,
        concepts=tuple(
            replace(concept, terms=tuple(
                replace(term, language=names.get(term.language, term.language)) for term in concept.terms
            ))
            for concept in termbase.concepts
        ),
    )  # fmt: skip
