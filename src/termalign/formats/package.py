"""Office files as packages: a part of 用語.xlsx is replaced or added, every other part stays byte for byte."""

from __future__ import annotations

import io
import zlib
from copy import copy
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from termalign.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_parts(file: str, data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package with some parts replaced and new ones added; order, dates and compression are as they were.

    Raises FileError where another part is damaged, so that it could not be kept.
    """
    try:
        return written(data, parts)
    except (BadZipFile, zlib.error, NotImplementedError) as error:
        message = f"{file}: cannot be written anew, for a part of it is damaged ({error}); save it again in Office"
        raise FileError(message) from None


def written(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Write a package anew."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = parts.get(info.filename)
            new.writestr(copy(info), old.read(info) if content is None else content)
        for name in parts.keys() - old.NameToInfo.keys():
            new.writestr(ZipInfo(name), parts[name], ZIP_DEFLATED)
    return stream.getvalue()
