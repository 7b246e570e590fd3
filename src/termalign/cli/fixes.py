"""What lint --fix writes and lint --diff shows: the line with 反撃能力 as it was and as it is."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from termalign.cli.console import complain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Finding
    from termalign.workflow.fixing import Fixed

PACKAGE = b"PK\x03\x04"


def save_fixes(done: Sequence[Fixed], *, backup: bool) -> None:
    """Write the files that have changed, each whole or not at all, and say so."""
    from termalign.files import keep_backup, replacing  # noqa: PLC0415

    for each in done:
        if each.after != each.before:
            copy = keep_backup(each.file) if backup else None
            with replacing(each.file) as stream:
                stream.write(each.after)
            kept = f"; the file that was there is now {copy}" if copy else ""
            complain(f"{each.file}: {count(each.made, 'fix', 'fixes')} made{kept}")
    name_refused(done)


def name_refused(done: Iterable[Fixed]) -> None:
    """Say which fixes could not be made, and why."""
    for each in done:
        for finding, reason in each.refused:
            complain(f"{each.file}: {finding.rule}: “{finding.found}” was left as it is: {reason}")


def diff(done: Iterable[Fixed], encoding: str | None) -> Iterator[str]:
    """Yield what would change: of text files as a patch, of other files segment by segment."""
    for each in done:
        if each.after != each.before:
            yield from of_segments(each) if each.before.startswith(PACKAGE) else of_lines(each, encoding)


def of_lines(done: Fixed, encoding: str | None) -> Iterator[str]:
    """Yield the difference of a text file as a patch."""
    before, after = (lines(shown(data, encoding)) for data in (done.before, done.after))
    name = done.file.as_posix()
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def shown(data: bytes, encoding: str | None) -> str:
    """Return a file as text, as far as its encoding can be told."""
    from termalign.text.encodings import DecodingError, decode  # noqa: PLC0415

    try:
        return decode(data, encoding)
    except DecodingError:
        return data.decode(errors="replace")


def lines(text: str) -> list[str]:
    """Return the lines of a text, with their breaks."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])


def of_segments(done: Fixed) -> Iterator[str]:
    """Yield the targets that change, each under its name."""
    yield f"--- {done.file.as_posix()}\n+++ {done.file.as_posix()}\n"
    for old, new in zip(done.draft_before.pairs, done.draft.pairs, strict=True):
        if old.target != new.target:
            yield f"@@ {new.id} @@\n"
            yield from (f"-{line}\n" for line in old.target.split("\n"))
            yield from (f"+{line}\n" for line in new.target.split("\n"))


def offer(findings: Sequence[Finding]) -> str:
    """Return a sentence on what --fix would do, "" where that is nothing."""
    fixable = [each for each in findings if each.fix is not None and each.target_span]
    safe = sum(each.is_safe for each in fixable)
    unsafe = sum(each.severity != "info" for each in fixable) - safe
    if safe and unsafe:
        return f"--fix would correct {safe}, --unsafe-fixes {unsafe} more"
    return f"--fix would correct {safe}" if safe else f"--fix --unsafe-fixes would correct {unsafe}" if unsafe else ""


def count(number: int, one: str, several: str) -> str:
    """Return 1 fix, 2 fixes."""
    return f"{number:,} {one if number == 1 else several}"
