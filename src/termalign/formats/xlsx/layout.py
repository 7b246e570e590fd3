"""How the workbook looks: its sheets and columns, fonts and colours; 用語集 in a quiet grey."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.exceptions import InvalidFileException

from termalign.formats.rows import COLUMNS, Column
from termalign.model import REVIEWS

LOSES = ("control characters", "long text")
LONGEST_CELL = 32_767
DAMAGED = (InvalidFileException, zipfile.BadZipFile, zlib.error, LookupError, ValueError, OSError, NotImplementedError)
"""What openpyxl raises for files that are no sound workbooks."""
NOT_EXCEL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FONT = "Yu Gothic"
INK, QUIET, RULE, PAPER = "FF1F2933", "FF6B7785", "FFD5DAE1", "FFF3F5F8"
BODY_FONT = Font(name=FONT, size=10, color=INK)
HEADER_FONT = Font(name=FONT, size=10, bold=True, color=INK)
HEADER_FILL = PatternFill("solid", fgColor=PAPER)
HEADER_LINE = Border(bottom=Side(style="medium", color=QUIET))
PARTED = DifferentialStyle(border=Border(top=Side(style="thin", color=RULE)))
"""The line above a row; a rule draws it, so that it stands right after sorting too."""
TOP, WRAP = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
OPEN = Protection(locked=False)
LINE_HEIGHT, MOST_LINES = 16.0, 8
WIDE = 28
"""Columns at least this wide wrap their text."""


class Sheet(NamedTuple):
    """How a sheet is laid out: its columns, how many stay in view, what its header says on hover."""

    name: str
    columns: tuple[Column, ...]
    frozen: int
    hint: str
    locked: bool = False
    hidden: bool = False
    grouped: bool = False
    """Whether rows that begin alike belong together and no line parts them."""


TERMS = Sheet(
    "Terms",
    COLUMNS,
    3,
    "The sheet to edit: one row per term. Set review to approved or rejected.",
    grouped=True,
)
CONCEPTS = Sheet(
    "Concepts",
    (
        Column("reading", 30), Column("Japanese", 40), Column("Japanese short form", 18), Column("English", 44),
        Column("abbreviation", 14), Column("not to be used", 24), Column("definition", 50),
        Column("subject field", 16), Column("review", 11), Column("found at", 44), Column("concept id", 14),
    ),
    2,
    "A view of Terms, in the order of the readings (五十音順). Locked: edit the sheet Terms instead.",
    locked=True,
)  # fmt: skip
WORKLIST = Sheet(
    "Worklist",
    (
        Column("what to do", 40), Column("Japanese", 36), Column("abbreviation", 14), Column("English", 44),
        Column("review", 11, REVIEWS), Column("definition", 50), Column("found at", 44), Column("quote", 44),
        Column("concept id", 14), Column("as shown", 0),
    ),
    2,
    "Fill in what is missing and set review to approved: the row then counts as a concept of the termbase.",
)  # fmt: skip
EVIDENCE = Sheet(
    "Evidence",
    (
        Column("concept id", 14), Column("Japanese", 30), Column("role", 11), Column("file", 28), Column("page", 6),
        Column("line", 7), Column("column", 8), Column("quote", 44), Column("passage", 80), Column("band", 6),
        Column("confidence", 11), Column("construction", 20),
    ),
    2,
    "Where each concept was found. Lines and columns count from 1. Locked: it is the record of the build.",
    locked=True,
    grouped=True,
)  # fmt: skip
PROPOSED = Sheet(
    "Proposed", COLUMNS, 3, "What was last proposed; termalign tells by it what people changed. Hidden, locked.",
    locked=True, hidden=True, grouped=True,
)  # fmt: skip
INFO = Sheet("Info", (Column("name", 24), Column("value", 80)), 0, "About this file. Locked.", locked=True)


SHEETS = (TERMS, CONCEPTS, WORKLIST, EVIDENCE, PROPOSED, INFO)
