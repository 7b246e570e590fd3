"""termalign lint: check a translated draft against termbases, e.g. how it renders 反撃能力."""

from __future__ import annotations

import pathlib
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from termalign.cli import baseline as baselines
from termalign.cli import fixes
from termalign.cli.console import Progress, complain, is_unicode, save, say, width
from termalign.cli.parameters import access_options, check_encoding, combined, is_passed_over, refuse_source
from termalign.errors import CommandError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from termalign.config import Config
    from termalign.errors import TermalignError
    from termalign.formats.exchange import Access
    from termalign.model import LintReport

PATH = click.Path(path_type=pathlib.Path)
LEVELS = ("error", "warning", "info", "never")
FORMATS = ("text", "line", "html", "xlsx", "docx", "csv", "github", "junit", "json", "jsonl", "sarif")
DESCRIBING = ("html", "xlsx", "sarif")
"""The reports that say what the rules do."""


@click.command("lint", short_help="Check a translated draft: terms, acronyms, consistency.")
@click.argument("drafts", metavar="DRAFT...", nargs=-1, required=True)
@click.option(
    "-t", "--termbase", "termbases", type=PATH, multiple=True, help="The termbase; of several the first has priority."
)
@click.option("--source", type=PATH, help="The source text, where the draft is a text or Markdown file.")
@click.option(
    "--from", "source_language", metavar="LANGUAGE", default="", help="Source language.  [default: the file's, or ja]"
)
@click.option(
    "--to", "target_language", metavar="LANGUAGE", default="", help="Target language.  [default: the file's, or en]"
)
@click.option("--subject", metavar="TEXT", default="", help="Only concepts whose subject field contains this.")
@click.option("--select", metavar="RULE,...", multiple=True, help="Only these rules.")
@click.option("--ignore", metavar="RULE,...", multiple=True, help="Not these rules.")
@click.option(
    "--ignored", type=PATH, multiple=True, metavar="REPORT", help="Pass over what this report (.xlsx) says to ignore."
)
@click.option("--severity", metavar="RULE=LEVEL", multiple=True, help="Report a rule as error, warning or info.")
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="Exit with 1 at findings of this severity or a worse one.  [default: warning]",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="[default: the suffix's of -o; text on the terminal]"
)
@click.option(
    "-o",
    "--output",
    type=PATH,
    help="Write the report to this file: .html, .xlsx, .docx, .csv, .txt, .xml (JUnit), .json, .jsonl or .sarif.",
)
@click.option("--fix", is_flag=True, help="Correct in the drafts what can be corrected safely.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix or --diff: also make fixes that a person should look at."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--backup/--no-backup", default=True, help="With --fix: keep each file as NAME.bak.  [default: --backup]")
@click.option("--baseline", type=PATH, help="Pass over the findings in this file.")
@click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline.")
@click.option("--prune-baseline", is_flag=True, help="Take out of the baseline what is no longer found.")
@click.option("--statistics", is_flag=True, help="Count the findings by rule and by term.")
@click.option(
    "--encoding", metavar="NAME", callback=check_encoding, help="Encoding of the drafts.  [default: detected]"
)
@click.option(
    "--stdin-filename", metavar="NAME", default="", help="With - : a file name, whose suffix tells the format."
)
@access_options
@click.option("--config", type=PATH, help="Read settings from this file.  [default: termalign.toml or pyproject.toml]")
def command(  # noqa: PLR0913 - one parameter an option
    drafts: tuple[str, ...],
    termbases: tuple[Path, ...],
    source: Path | None,
    source_language: str,
    target_language: str,
    subject: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    ignored: tuple[Path, ...],
    severity: tuple[str, ...],
    fail_on: str | None,
    format_: str | None,
    output: Path | None,
    encoding: str | None,
    stdin_filename: str,
    config: Path | None,
    baseline: Path | None,
    *,
    access: Access,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    backup: bool,
    write_baseline: bool,
    prune_baseline: bool,
    statistics: bool,
) -> int:
    """Check how a translation renders the terms of termbases.

    DRAFT is XLIFF (also sdlxliff, mqxliff), TMX, PO, CSV, TSV or xlsx with the source beside the target, a folder of
    such, - for standard input, or a document (text, Markdown, Word, HTML, PDF …): with its source in --source, or alone
    as a text of one language.

    Approved terms count; candidates of bands A and B count for information. termalign rule explains the rules.
    """
    from termalign import workflow  # noqa: PLC0415 - heavy, loaded when work is to be done

    settings = read_settings(config)
    baseline = baseline or settings.baseline
    known = baselines.baseline_for(baseline, write=write_baseline, prune=prune_baseline, fix=fix or diff)
    options = workflow.Linted(
        source_language or settings.source_language,
        target_language or settings.target_language,
        parted(select) or settings.select,
        (*parted(ignore), *settings.ignore),
        {**dict(settings.severities), **dict(map(level, parted(severity)))},
        subject or settings.subject,
        encoding,
        None if prune_baseline else known,
        access,
    )
    named = termbases or settings.termbases
    if not named:
        message = "no termbase is named; name one with --termbase FILE"
        raise CommandError(message)
    name = report_name(format_, output)
    level_of_failure = fail_on or settings.fail_on or "warning"
    if level_of_failure not in LEVELS:
        message = f"{settings.file}: fail-on is {level_of_failure!r}; choose one of {', '.join(LEVELS)}"
        raise CommandError(message)
    earlier = earlier_report(name, output)
    reports = [*(ignored or settings.ignored), *earlier]
    files = workflow.list_drafts(drafts, source, (*named, *reports, *([output] if output else [])))
    check_fixing(files, output, fix=fix, diff=diff, unsafe=unsafe_fixes)
    check_report(name, output, files, named)
    before, decisions = workflow.read_decisions(earlier), workflow.read_decisions(reports)
    errors: list[TermalignError] = []
    with Progress() as progress:
        if fix or diff:
            report, done = workflow.fix_files(
                files, named, options, source=source, stdin_name=stdin_filename, unsafe=unsafe_fixes,
                progress=progress, on_error=errors.append,
            )  # fmt: skip
        else:
            done = []
            report = workflow.lint_files(
                files, named, options, source=source, stdin_name=stdin_filename, progress=progress,
                on_error=errors.append,
            )  # fmt: skip
    if len(errors) == len(files):
        raise combined(errors, len(files))
    errors = [error for error in errors if not is_passed_over(error, drafts)]
    if baseline and (write_baseline or prune_baseline) and not errors:
        return baselines.update(baseline, known, report, options.settings().rules, prune=prune_baseline)
    report = workflow.decide(report, decisions)
    if diff:
        say(fixes.diff(done, encoding))
        fixes.name_refused(done)
    else:
        fixes.save_fixes(done, backup=backup)
        offered = fixes.offer(report.findings) if name == "text" else ""
        write(with_remark(report, offered), name, output, statistics=statistics)
    if number := workflow.gone(report, before):
        complain(f"{output}: findings are gone that had a decision or a note ({number:,}); the copy still has them")
    if errors:
        raise combined(errors, len(files))
    if diff:
        return ExitCode.FINDINGS if any(each.after != each.before for each in done) else ExitCode.OK
    failing = LEVELS[: LEVELS.index(level_of_failure) + 1] if level_of_failure != "never" else ()
    return ExitCode.FINDINGS if any(each.severity in failing for each in report.findings) else ExitCode.OK


def check_report(name: str, output: Path | None, files: Sequence[Path], termbases: Sequence[Path]) -> None:
    """Refuse a report that cannot be made of the drafts, or written."""
    from termalign.files import check_writable  # noqa: PLC0415
    from termalign.workflow import check_reviewable  # noqa: PLC0415

    if name == "docx":
        check_reviewable(files)
    if output:
        check_writable(output)
        refuse_source(output, [*files, *termbases])


def check_fixing(files: Sequence[Path], output: Path | None, *, fix: bool, diff: bool, unsafe: bool) -> None:
    """Refuse options that do not go together."""
    if unsafe and not (fix or diff):
        message = "--unsafe-fixes goes with --fix or --diff"
        raise CommandError(message)
    if fix and diff:
        message = "--fix changes the drafts and --diff only shows how; choose one of them"
        raise CommandError(message)
    if diff and output:
        message = "--diff prints what would change, and writes no report; leave out -o"
        raise CommandError(message)
    if fix and any(str(file) == "-" for file in files):
        message = "-: --fix cannot correct standard input; name a file, or use --diff"
        raise CommandError(message)


def with_remark(report: LintReport, remark: str) -> LintReport:
    """Return a report with one more sentence for the person, if there is one."""
    return replace(report, remarks=(*report.remarks, remark)) if remark else report


def read_settings(file: Path | None) -> Config:
    """Return the settings of the project, or of a file that is named."""
    from termalign.config import find_config, read_config  # noqa: PLC0415

    if file is not None and not file.is_file():
        message = f"{file}: no such file"
        raise CommandError(message)
    return read_config(file or find_config(pathlib.Path.cwd()))


def parted(values: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of values that are parted by commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def level(text: str) -> tuple[str, str]:
    """Return the rule and the severity of RULE=LEVEL."""
    rule, equals, severity = text.partition("=")
    if not equals:
        message = f"--severity {text}: write RULE=LEVEL, e.g. near-miss=error"
        raise CommandError(message)
    return rule.strip(), severity.strip()


def earlier_report(name: str, output: Path | None) -> list[Path]:
    """Return the workbook that the report is about to replace: what people decided in it is kept."""
    if output is None and name in ("xlsx", "docx"):
        message = f"the report {name} is no text for a terminal; name a file for it with -o"
        raise CommandError(message)
    if name != "xlsx" or output is None:
        return []
    return [output] if output.exists() and not output.is_dir() else []


def report_name(format_: str | None, output: Path | None) -> str:
    """Return the name of the report to write."""
    from termalign.reports.findings import name_for  # noqa: PLC0415

    return format_ or (name_for(str(output)) if output else "text")


def write(report: LintReport, name: str, output: Path | None, *, statistics: bool) -> None:
    """Write the report to a file or the terminal."""
    from importlib.metadata import version  # noqa: PLC0415

    from termalign.linter import RULES, describe  # noqa: PLC0415
    from termalign.reports import findings  # noqa: PLC0415

    described = RULES if name in DESCRIBING else ()
    options = findings.Options(
        rules={rule: describe(rule).summary for rule in described},
        severities={rule: describe(rule).severity for rule in described},
        width=0 if output else width(),
        color=not output and use_color(),
        statistics=statistics,
        version=version("termalign"),
        ascii_only=not output and not is_unicode(),
    )
    module = findings.find(name) if name != "docx" else None
    if output:
        from termalign.files import Spool  # noqa: PLC0415
        from termalign.workflow import reviewed  # noqa: PLC0415

        with Spool() as spool:
            if module is None:
                spool.put(reviewed(report))
            elif hasattr(module, "data"):
                spool.put(module.data(report, options))
            else:
                spool.fill(module.lines(report, options))
            save(spool, output)
        say([f"{output}: {'; '.join(findings.find('text').summary(report))}\n"])
    elif module is not None:
        say(module.lines(report, options))


def use_color() -> bool:
    """Tell whether the terminal takes colours and the user wants them (no-color.org)."""
    import os  # noqa: PLC0415
    import sys  # noqa: PLC0415

    return bool(
        sys.stdout and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
