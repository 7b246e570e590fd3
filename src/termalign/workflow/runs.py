"""A run of the linter: settings and termbases made ready, for drafts of whatever languages, each 反撃能力 found once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from termalign.errors import CommandError, FileError, suggestion
from termalign.formats.exchange import OPEN, Access, DraftOptions
from termalign.linter import RULES, Settings, lint_draft
from termalign.linter.checking import Checker
from termalign.linter.entries import entries_of
from termalign.model import SEVERITIES, LintReport
from termalign.workflow.draft_files import primary

if TYPE_CHECKING:
    from termalign.linter.checked import Checked
    from termalign.model import Draft, Finding, Termbase
    from termalign.workflow.baselines import Baseline

Progress = Callable[[int, int, str], None]

NAMED = {"und-x-source": 0, "und-x-target": 1}
"""The language tags of a list whose columns are headed source and target, and say no more."""

FEW = 5
"""Segments from which on it is odd that none names a term."""


class Linted(NamedTuple):
    """The settings of a run: languages ("" where a file may say), rules, severities, subject field."""

    source_language: str = ""
    target_language: str = ""
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    severities: Mapping[str, str] = {}
    subject: str = ""
    encoding: str | None = None
    baseline: Baseline | None = None
    access: Access = OPEN

    def reading(self) -> DraftOptions:
        """Return how drafts are read."""
        return DraftOptions(self.source_language, self.target_language, self.encoding, self.access)

    def settings(self) -> Settings:
        """Return which rules run; raises CommandError where a rule or a severity does not exist."""
        for name in (*self.select, *self.ignore, *self.severities):
            if name not in RULES:
                message = f"{name!r} is no rule{suggestion(name, RULES) or '; termalign rule names them'}"
                raise CommandError(message)
        for name, severity in self.severities.items():
            if severity not in SEVERITIES:
                message = f"{name}: {severity!r} is no severity; choose one of {', '.join(SEVERITIES)}"
                raise CommandError(message)
        rules = [name for name in self.select or RULES if name not in self.ignore]
        return Settings(rules, self.severities)


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
        for language in filter(None, (source, target)):
            if primary(language) not in known:
                message = (
                    f"{self.names()}: has no terms in {language}, only in {', '.join(sorted(known)) or 'no language'}; "
                    f"the draft is {f'{source} → ' if source else ''}{target}: name another termbase, or the languages with --from and --to"
                )
                raise FileError(message)

    def names(self) -> str:
        """Return the names of the termbases."""
        return ", ".join(name for name, _ in self.termbases)

    def findings(self, draft: Draft) -> list[Finding]:
        """Return what is wrong in a draft."""
        return self.lint(draft)[0]

    def lint(self, draft: Draft, told: Callable[[int], None] | None = None) -> tuple[list[Finding], Checked]:
        """Return what is wrong in a draft, and what is known of it."""
        known = self.options.baseline.of(draft.file) if self.options.baseline else {}
        return lint_draft(self.checker(draft), draft, self.options.settings(), told, known)

    def report(self, drafts: Sequence[Draft], progress: Progress | None = None) -> LintReport:
        """Check drafts and count."""
        findings: list[Finding] = []
        untranslated = silenced = known = occurrences = 0
        for number, draft in enumerate(drafts):

            def told(segment: int, number: int = number, draft: Draft = draft) -> None:
                if progress:
                    progress(number, len(drafts), f"{draft.file}, segment {segment:,} of {len(draft.pairs):,}")

            found, checked = self.lint(draft, told)
            findings += found
            untranslated += len(checked.untranslated)
            silenced += checked.silenced_count
            known += checked.known_count
            occurrences += len(checked.renderings)
        entries = [entry for checker in self.checkers.values() for entry in checker.entries]
        return LintReport(
            tuple(findings),
            tuple(draft.file for draft in drafts),
            sum(len(draft.pairs) for draft in drafts),
            untranslated,
            len(entries),
            sum(entry.is_candidate for entry in entries),
            (
                *(remark for draft in drafts for remark in draft.remarks),
                *passed_over(silenced, known),
                *no_terms(drafts, len(entries), occurrences),
            ),
        )


def passed_over(silenced: int, known: int) -> Iterator[str]:
    """Yield a sentence on the findings that nobody is told of."""
    parts = [f"{number:,} by {what}" for number, what in ((silenced, "remarks in the drafts"), (known, "the baseline"))
             if number]  # fmt: skip
    if parts:
        several = "finding is" if silenced + known == 1 else "findings are"
        yield f"{silenced + known:,} {several} passed over: {', '.join(parts)}"


def no_terms(drafts: Sequence[Draft], entries: int, occurrences: int) -> Iterator[str]:
    """Yield a sentence where drafts with a source name none of the terms, as where draft and termbase changed places."""
    segments = sum(len(draft.pairs) for draft in drafts if not draft.is_single)
    if entries and segments >= FEW and not occurrences:
        yield f"no term of the termbase occurs in the {segments:,} segments; are these the right files, in the right order?"


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
