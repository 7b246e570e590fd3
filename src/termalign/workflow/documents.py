"""From documents such as 白書.txt to glosses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from termalign import formats
from termalign.errors import CommandError, FileError, TermalignError
from termalign.extraction import extract_document
from termalign.files import find_sources, read_bytes
from termalign.formats import find_document
from termalign.formats.exchange import OPEN, Access
from termalign.model import Document, Extraction, Gloss
from termalign.workflow.lexicons import learnt_from, lexicon_of

if TYPE_CHECKING:
    from termalign.extraction.vocabulary import Lexicon
    from termalign.workflow.reading import Source

Progress = Callable[[int, int, str], None]
OnError = Callable[[TermalignError], None]

STANDARD_INPUT = "-"


class Reading(NamedTuple):
    """How documents are read, and what is known beforehand.

    encoding: the files' encoding; detected for each file where it is not given. termbases, dictionaries: files
    whose terms and entries say what Japanese words are in English (a termbase of any format; EDICT, JMdict). learn:
    read the documents twice, the second time with what their own glosses taught. jobs: processes at once. access: the
    password of encrypted documents, and what reading one may cost. globs: patterns of the names that are read inside
    folders; without any, all documents are.
    """

    encoding: str | None = None
    termbases: Sequence[Source] = ()
    dictionaries: Sequence[Source] = ()
    learn: bool = False
    jobs: int = 1
    access: Access = OPEN
    globs: Sequence[str] = ()


DEFAULT_READING = Reading()


def itself(extraction: Extraction) -> Extraction:
    """Return an extraction as it is."""
    return extraction


def extract(
    sources: Source | Sequence[Source],
    *,
    reading: Reading = DEFAULT_READING,
    rejections: bool = True,
    progress: Progress | None = None,
    on_error: OnError | None = None,
) -> Extraction:
    """Pair the Japanese terms of documents with their abbreviations and English full forms.

    Args:
        sources: text, Markdown or PDF files, folders of such, or "-" for standard input; one or several.
        reading: encoding, termbases and dictionaries, processes.
        rejections: whether to list what was turned down, with reasons; without it is faster.
        progress: called before each file with (files done, files in all, name of the file).
        on_error: called with the error of each file that cannot be read, which is then passed over.

    Returns:
        The glosses and rejections of all files, file by file, in text order. Within a file an
        abbreviation's passages are one gloss; across files nothing is merged.

    Raises:
        CommandError: a source does not exist, or a folder holds no document.
        FileError: a file is unreadable, empty or not text, and there is no `on_error`.

    The method: letters after Schwartz & Hearst (PSB 2003); noun chunks by Sudachi short units; the
    left boundary by how much of the English the Japanese accounts for.
    """
    each = list(extract_each(sources, reading=reading, rejections=rejections, progress=progress, on_error=on_error))
    return Extraction(
        tuple(gloss for found in each for gloss in found.glosses),
        tuple(rejection for found in each for rejection in found.rejections),
        tuple(file for found in each for file in found.files),
    )


def extract_each(  # noqa: PLR0913 - what extract offers, and what to make of it
    sources: Source | Sequence[Source],
    *,
    reading: Reading = DEFAULT_READING,
    rejections: bool = True,
    progress: Progress | None = None,
    on_error: OnError | None = None,
    finish: Callable[[Extraction], Any] = itself,
) -> Iterator[Any]:
    """Yield what `extract` returns, file by file, so that memory does not grow with their number.

    `finish` is applied to each extraction where it is made, in one of several processes perhaps, and must then be
    a function that can be pickled.
    """
    paths = list_sources(sources, reading.globs)
    work = Work(reading, lexicon_for(paths, reading, progress), rejections, finish)
    yield from run(paths, reading.jobs, work.__call__, Reported(progress, on_error))


def lexicon_for(paths: Sequence[Path], reading: Reading, progress: Progress | None = None) -> Lexicon:
    """Return what is known of Japanese words before documents are read, and of `reading.learn` what they teach."""
    lexicon = lexicon_of(reading.termbases, reading.dictionaries)
    if not reading.learn:
        return lexicon
    work = Work(reading, lexicon, rejections=False, finish=sure_glosses)
    first = run(paths, reading.jobs, work.__call__, Reported(progress, ignore))
    return learnt_from(lexicon, (gloss for found in first for gloss in found))


def sure_glosses(extraction: Extraction) -> tuple[Gloss, ...]:
    """Return the glosses that something can be learnt from."""
    return tuple(gloss for gloss in extraction.glosses if gloss.en and gloss.band in ("A", "B"))


def ignore(error: TermalignError) -> None:
    """Pass over an error that the second reading will meet again."""


class Work(NamedTuple):
    """What is to be done with each file."""

    reading: Reading
    lexicon: Lexicon
    rejections: bool
    finish: Callable[[Extraction], Any]

    def __call__(self, path: Path) -> Any:
        """Return what `finish` makes of a file's extraction; an error is returned, for it may cross between processes."""
        try:
            document = read_document(path, self.reading)
            found = extract_document(document, rejections=self.rejections, lexicon=self.lexicon)
        except TermalignError as error:
            return error
        return self.finish(Extraction(found.glosses, found.rejections, (path.as_posix(),)))


class Reported(NamedTuple):
    """Who hears of progress and errors."""

    progress: Progress | None
    on_error: OnError | None


def run(paths: Sequence[Path], jobs: int, work: Callable[[Path], Any], report: Reported) -> Iterator[Any]:
    """Yield what comes of each file in order, made by one process or several."""
    with processes(jobs, len(paths), work) as results_of:
        for number, (path, found) in enumerate(zip(paths, results_of(paths), strict=True)):
            if report.progress:
                report.progress(number, len(paths), path.name)
            if not isinstance(found, TermalignError):
                yield found
            elif report.on_error:
                report.on_error(found)
            else:
                raise found


@contextmanager
def processes(
    jobs: int, files: int, work: Callable[[Path], Any]
) -> Iterator[Callable[[Sequence[Path]], Iterator[Any]]]:
    """Offer a map over files that works in this process, or in several that each load the lexicon once."""
    if min(jobs, files) < 2:
        yield lambda paths: map(work, paths)
        return
    with ProcessPoolExecutor(min(jobs, files), initializer=remember, initargs=(work,)) as pool:
        yield lambda paths: pool.map(remembered, paths, chunksize=max(1, min(8, len(paths) // (4 * jobs))))


def remember(work: Callable[[Path], Any]) -> None:
    """Keep the work of a process, so that the lexicon crosses to it once."""
    global WORK  # noqa: PLW0603 - one per process
    WORK = work


def remembered(path: Path) -> Any:
    """Do the work of this process on a file."""
    assert WORK is not None
    return WORK(path)


WORK: Callable[[Path], Any] | None = None


def list_sources(sources: Source | Sequence[Source], globs: Sequence[str] = ()) -> list[Path]:
    """Return the files that sources stand for; a termbase that was built into a folder of documents is none of them."""
    several: Iterable[Source] = [sources] if isinstance(sources, str | os.PathLike) else sources
    paths = [Path(source) for source in several]
    named = [path for path in paths if str(path) != STANDARD_INPUT]
    found = find_sources(named, formats.suffixes("document"), globs)
    found = [path for path in found if path in named or not is_termbase(path)]
    return ([Path(STANDARD_INPUT)] if len(named) < len(paths) else []) + found


def is_termbase(path: Path) -> bool:
    """Tell whether a file is a workbook that termalign wrote as a termbase."""
    if path.suffix.lower() not in formats.FORMATS["xlsx"].suffixes:
        return False
    found: bool = formats.module("xlsx").is_termbase(path.as_posix(), read_bytes(path))
    return found


def read_document(path: Path, reading: Reading) -> Document:
    """Read one document; the format is the suffix's, plain text where it is unknown."""
    if str(path) == STANDARD_INPUT and sys.stdin is None:
        message = "-: standard input is closed"
        raise FileError(message)
    data = sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else read_bytes(path)
    document: Document = find_document(path).document(path.as_posix(), data, reading.encoding, reading.access)
    return document


def build_date() -> str:
    """Return today's date, or SOURCE_DATE_EPOCH's (reproducible-builds.org), as YYYY-MM-DD."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds since 1970"
        raise CommandError(message) from None
    return moment.date().isoformat()
