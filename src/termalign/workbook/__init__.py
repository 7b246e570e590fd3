"""Workbooks for people: a Sheet of Columns in a quiet grey, in which 用語集 and =1+1 stay text.

What the formats and the reports that are workbooks share; openpyxl loads with `writing` and `reading` only.
"""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column of a table: its header, its width in characters (0: hidden), and its pick-list if it has one."""

    name: str
    width: float
    choices: tuple[str, ...] = ()
    is_number: bool = False
    """Whether its values are numbers, which sort as such."""


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
    quiet: str = ""
    """A formula on row 2 that is true for rows to be written in grey, as soon as a person makes it true."""
