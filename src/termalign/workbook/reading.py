"""Reading cells back as text: 7.0 that a person typed is 7, =1+1 what it last gave."""

from __future__ import annotations

import zipfile
import zlib

from openpyxl.utils.exceptions import InvalidFileException

DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, LookupError, ValueError, OSError, NotImplementedError,
    SyntaxError, EOFError, TypeError, AttributeError,
)  # fmt: skip
"""What openpyxl raises for files that are no sound workbooks; XML that is not well-formed is a SyntaxError."""


def as_text(value: object) -> str:
    """Return a cell as text; a number that a person typed loses its .0, a date its midnight."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00")
