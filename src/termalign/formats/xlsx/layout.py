"""What the workbook holds: its sheets and their columns, 用語集 among them."""

from __future__ import annotations

from termalign.formats.rows import COLUMNS
from termalign.model import REVIEWS
from termalign.workbook import Column, Sheet

LOSES = ("control characters", "long text")


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
        Column("line", 7), Column("column", 8), Column("locator", 28), Column("quote", 44), Column("passage", 80), Column("band", 6),
        Column("confidence", 11), Column("construction", 20),
    ),
    2,
    "Where each concept was found. Lines and columns count from 1. Locked: it is the record of the build.",
    locked=True,
    grouped=True,
)  # fmt: skip
ALIGNMENT = Sheet(
    "Alignment",
    (
        Column("Japanese", 28), Column("English", 30), Column("band", 8), Column("Japanese sentence", 54),
        Column("English sentence", 62), Column("sentences", 10, is_number=True),
        Column("rendered so", 10, is_number=True), Column("other candidates", 36), Column("also rendered as", 30),
        Column("signals", 28), Column("found at", 30), Column("translation at", 30),
    ),
    2,
    "The sentences of the translation that a term was learnt from, up to three for each. Locked: it is the record of it.",
    locked=True,
    grouped=True,
)  # fmt: skip
PROPOSED = Sheet(
    "Proposed", COLUMNS, 3, "What was last proposed; termalign tells by it what people changed. Hidden, locked.",
    locked=True, hidden=True, grouped=True,
)  # fmt: skip
INFO = Sheet("Info", (Column("name", 24), Column("value", 80)), 0, "About this file. Locked.", locked=True)


SHEETS = (TERMS, CONCEPTS, WORKLIST, EVIDENCE, ALIGNMENT, PROPOSED, INFO)
