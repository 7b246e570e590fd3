"""The one door to the disk: find source files, read bytes, write whole files or none (用語集.xlsx, never half of it)."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from termalign.errors import CommandError, FileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CHUNK = 1 << 16
PATIENCE = 3.0
"""Seconds to wait for something to be written into a pipe."""
MAX_BYTES = 200_000_000
"""Larger text files are refused: they are no documents."""


def find_sources(paths: Iterable[Path], suffixes: Iterable[str], globs: Sequence[str] = ()) -> list[Path]:
    """Return the files named, and those with one of the suffixes inside the folders named.

    Sorted inside each folder; hidden files are passed over; a file named twice is read once. `globs` are patterns, as
    Path.match takes them, of which a file inside a folder must match one.
    Raises CommandError for a path that does not exist or a folder without such files.
    """
    wanted = tuple(suffixes)
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in wanted
                and (not globs or any(file.match(pattern) for pattern in globs))
                and file.is_file()
                and not any(part.startswith(".") for part in file.relative_to(path).parts)
            )
            if not inside:
                message = f"{path}: no document in this folder (looked for {', '.join(globs or dict.fromkeys(wanted))})"
                raise CommandError(message)
            for file in inside:
                found.setdefault(file.resolve(), file)
        elif path.exists():
            found.setdefault(path.resolve(), path)
        else:
            message = f"{path}: no such file or folder"
            raise CommandError(message)
    return list(found.values())


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file or a pipe; raises FileError where it cannot be read or is too large."""
    try:
        kind, size = path.stat().st_mode, path.stat().st_size
        if stat.S_ISFIFO(kind):
            return read_pipe(path)
        if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
            message = f"{path}: is no file, but a device; name a file"
            raise FileError(message)
        if size > MAX_BYTES:
            message = f"{path}: {size / 1e6:,.0f} MB is over the limit of {MAX_BYTES / 1e6:,.0f} MB; split it"
            raise FileError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({reason(error)})"
        raise FileError(message) from error


def read_pipe(path: Path) -> bytes:
    """Return what is written into a pipe; raises FileError where nothing is, or too much."""
    import select  # noqa: PLC0415 - not for files on Windows

    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:
        if not select.select([stream], [], [], PATIENCE)[0]:
            message = f"{path}: is a pipe into which nothing is written; name a file"
            raise FileError(message)
        os.set_blocking(stream.fileno(), True)
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        message = f"{path}: more than {MAX_BYTES / 1e6:,.0f} MB come out of this pipe; split it"
        raise FileError(message)
    return data


def reason(error: OSError) -> str:
    """Return the system's words for what went wrong, without errno and path."""
    return (error.strerror or str(error)).lower()


def check_writable(path: Path) -> None:
    """Raise CommandError or FileError where a file cannot be written, before work is done for it."""
    if path.is_dir():
        message = f"{path}: is a folder; name a file in it"
        raise CommandError(message)
    if not path.parent.is_dir():
        message = f"{path}: the folder {path.parent} does not exist; make it first"
        if path.parent.exists():
            message = f"{path}: {path.parent} is a file, no folder; name another"
        raise CommandError(message)
    if not os.access(path.parent, os.W_OK):
        message = f"{path}: cannot be written (the folder {path.parent} is read-only)"
        raise FileError(message)


def refuse_open(path: Path) -> None:
    """Raise FileError where Excel (~$NAME) or LibreOffice (.~lock.NAME#) has the file open: it would write over ours."""
    marks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    if any(path.with_name(mark).exists() for mark in marks):
        message = f"{path}: is open in Excel or LibreOffice; save and close it there, then try again"
        raise FileError(message)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file beside `path`; it takes the place of `path` when the block ends well, else it vanishes.

    Raises CommandError where the folder does not exist, FileError where it may not be written to.
    """
    check_writable(path)
    refuse_open(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except OSError as error:
        message = f"{path}: cannot be written ({reason(error)})"
        raise FileError(message) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~umask())
        temporary.replace(path)
    except OSError as error:
        hint = "; is it open in another program?" if isinstance(error, PermissionError) else ""
        message = f"{path}: cannot be written ({reason(error)}){hint}"
        raise FileError(message) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


class Spool:
    """Lines on their way to a file, kept on disk, so that nothing is written before all has gone well.

    Used in a with block, at whose end they are gone.
    """

    def __enter__(self) -> Self:
        """Open the store."""
        self.stream: IO[bytes] = tempfile.TemporaryFile()
        return self

    def __exit__(self, *error: object) -> None:
        """Close the store, which removes it."""
        self.stream.close()

    def fill(self, lines: Iterable[str]) -> None:
        """Take lines, which have their line breaks; a lone surrogate becomes ?."""
        self.stream.writelines(line.encode("utf-8", "replace") for line in lines)

    def put(self, data: bytes) -> None:
        """Take bytes as they are."""
        self.stream.write(data)

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        self.stream.seek(0)
        yield from (line.decode() for line in self.stream)

    def replace(self, path: Path) -> Path | None:
        """Write the lines to a file; one that was there and differs is kept as .bak, whose path is returned."""
        if self.is_in(path):
            return None
        backup = keep_backup(path)
        self.stream.seek(0)
        with replacing(path) as stream:
            shutil.copyfileobj(self.stream, stream)
        return backup

    def is_in(self, path: Path) -> bool:
        """Tell whether a file has just these lines."""
        self.stream.flush()
        self.stream.seek(0)
        if not path.is_file() or path.stat().st_size != os.fstat(self.stream.fileno()).st_size:
            return False
        with path.open("rb") as other:
            return all(chunk == other.read(CHUNK) for chunk in iter(lambda: self.stream.read(CHUNK), b""))


def umask() -> int:
    """Return the process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def keep_backup(path: Path) -> Path | None:
    """Copy an existing file to NAME.bak and return the copy's path; older copies move on to NAME.bak2, NAME.bak3, …."""
    if not path.exists():
        return None
    copy = path.with_name(f"{path.name}.bak")
    data = read_bytes(path)
    make_room(path, 1)
    with replacing(copy) as stream:
        stream.write(data)
    return copy


def make_room(path: Path, number: int) -> None:
    """Move the copy of a number, if there is one, to the next number, the oldest one first."""
    copy = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
    if copy.exists():
        make_room(path, number + 1)
        try:
            copy.replace(path.with_name(f"{path.name}.bak{number + 1}"))
        except OSError as error:
            message = f"{copy}: cannot be moved out of the way ({reason(error)})"
            raise FileError(message) from error
