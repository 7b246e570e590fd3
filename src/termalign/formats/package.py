"""Office files as packages: one part of 用語.xlsx is replaced, every other part stays byte for byte."""

from __future__ import annotations

import io
from copy import copy
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package with some parts replaced; order, dates and compression of all parts are as they were."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = parts.get(info.filename)
            new.writestr(copy(info), old.read(info) if content is None else content)
    return stream.getvalue()
