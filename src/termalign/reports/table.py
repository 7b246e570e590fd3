"""A table for the terminal: A  同盟調整メカニズム  ACM  Alliance Coordination Mechanism  white-paper.txt:53."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.text.scripts import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Gloss
    from termalign.reports import Options

HEADER = ("band", "Japanese", "abbreviation", "English", "found at")
LEAST = (4, 12, 12, 16, 12)
GAP = "  "


def lines(glosses: Iterable[Gloss], options: Options) -> Iterator[str]:
    """Yield a header and a row for each pair, cut to the width; with reasons below each row where asked for."""
    table = [(gloss, row) for gloss in glosses for row in cells(gloss)]
    if not table:
        yield "No glosses found.\n"
        return
    widths = fit([HEADER, *(row for _, row in table)], options.width)
    yield aligned(HEADER, widths)
    yield GAP.join("-" * width for width in widths) + "\n"
    for gloss, row in table:
        yield aligned(row, widths)
        if options.explain:
            yield from explanation(gloss)


def cells(gloss: Gloss) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a gloss."""
    place = gloss.anchor.place
    where = f"{place.file}:{place.line}" + (f" ({place.locator})" if place.locator else "")
    for japanese, abbreviation, english in gloss.rows():
        yield gloss.band or "-", japanese, abbreviation, english, where


def fit(rows: Sequence[tuple[str, ...]], available: int, least: tuple[int, ...] = LEAST) -> list[int]:
    """Return column widths, none under the least; where the terminal is too narrow the widest columns give way."""
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(least))]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - available if available else 0
    while excess > 0 and any(width > lowest for width, lowest in zip(widths, least, strict=True)):
        widest = max(range(len(widths)), key=lambda column: widths[column] - least[column])
        widths[widest] -= 1
        excess -= 1
    return widths


def aligned(row: tuple[str, ...], widths: list[int]) -> str:
    """Return one line of the table."""
    shown = (cut(cell, width) for cell, width in zip(row, widths, strict=True))
    return (
        GAP.join(cell + " " * (width - display_width(cell)) for cell, width in zip(shown, widths, strict=True)).rstrip()
        + "\n"
    )


def cut(text: str, width: int) -> str:
    """Return the text, its end replaced by ... where it is too wide."""
    if display_width(text) <= width:
        return text
    while text and display_width(text) > width - 3:
        text = text[:-1]
    return text + "..."


def explanation(gloss: Gloss) -> Iterator[str]:
    """Yield the reasons for a gloss, indented."""
    for reason in gloss.reasons:
        yield f"      because: {reason}\n"
    if gloss.alignment.pairs:
        yield f"      letters: {', '.join(f'{letter} {word}' for letter, word in gloss.alignment.pairs)}\n"
    if gloss.covered:
        yield f"      words: {', '.join(f'{english} {japanese}' for english, japanese in gloss.covered)}\n"
    for number, boundary in enumerate(gloss.boundaries):
        verdict = "begins" if boundary.term == gloss.ja else "not" if number else "best"
        yield f"      {verdict}: {boundary.term} ({boundary.score:.2f}; {boundary.reason})\n"
    for fragment in gloss.fragments:
        quote, (_, _, number, column, locator) = " ".join(fragment.quote.split()), fragment.place
        where = f"line {number}, column {column}" + (f" ({locator})" if locator else "")
        yield f"      {fragment.role}: {where}: {cut(quote, 70)}\n"
