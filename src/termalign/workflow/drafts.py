"""Checking drafts against termbases: every 反撃能力 of a translation, in whatever file it comes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.errors import TermalignError
from termalign.model import Draft, LintReport, Place, SegmentPair, Termbase
from termalign.workflow.draft_files import read_draft, read_input, write_draft
from termalign.workflow.fixing import Fixed, fixed
from termalign.workflow.reading import Source, read_termbase
from termalign.workflow.runs import Linted, Progress, Run

if TYPE_CHECKING:
    from termalign.formats.edits import Edits, Written
    from termalign.workflow.documents import OnError

Pairs = Draft | Iterable[SegmentPair | tuple[str, str]]


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
        read = read_each(
            drafts, lambda path: read_draft(path, options.reading(), source, stdin_name), run, progress, on_error
        )
        return run.report(read, progress)


def fix_files(  # noqa: PLR0913 - what the command line offers
    drafts: Sequence[Path],
    termbases: Sequence[Path],
    options: Linted,
    *,
    source: Path | None = None,
    stdin_name: str = "",
    unsafe: bool = False,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> tuple[LintReport, list[Fixed]]:
    """Correct what can be corrected in draft files, in memory: nothing is written. Arguments are those of `lint_files`.

    Args:
        drafts: the files.
        termbases: the termbases.
        options: how to check.
        source: the source text.
        stdin_name: a file name for standard input.
        unsafe: whether fixes are made too that a person should look at.
        progress: called as files are read.
        on_error: called with the error of each file.

    Returns:
        What is still wrong in the drafts as corrected, and each draft as it was and as it is.
    """
    options.settings()
    done: list[Fixed] = []

    def read(path: Path) -> Draft:
        def again(data: bytes) -> Draft:
            return read_draft(path, options.reading(), source, stdin_name, data)

        def write(draft: Draft, data: bytes, edits: Edits) -> Written:
            return write_draft(draft, data, options.reading(), edits, is_document=source is not None or draft.is_single)

        done.append(fixed(path, read_input(path), again, run.findings, write, unsafe=unsafe))
        return done[-1].draft

    with collector_paused():
        run = Run([(path.as_posix(), read_termbase(path)) for path in termbases], options)
        return run.report(read_each(drafts, read, run, progress, on_error), progress), done


def read_each(
    drafts: Sequence[Path],
    read: Callable[[Path], Draft],
    run: Run,
    progress: Progress | None,
    on_error: OnError | None,
) -> list[Draft]:
    """Return the drafts that can be read and checked."""
    found: list[Draft] = []
    for number, path in enumerate(drafts):
        if progress:
            progress(number, len(drafts), path.name)
        try:
            draft = read(path)
            run.checker(draft)
            found.append(draft)
        except TermalignError as error:
            if on_error is None:
                raise
            on_error(error)
    return found
