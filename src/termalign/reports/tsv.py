"""Tab-separated rows, one per Japanese × English full form and file: 拡大抑止 ⇥ … ⇥ A; a cell with a line break is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.text.delimited import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termalign.model import Gloss, Rejection
    from termalign.reports import Options

COLUMNS = (
    "ja", "abbreviation", "en", "band", "confidence", "construction", "file", "page", "line", "column", "quote", "locator",
)  # fmt: skip
REJECTED_COLUMNS = ("kind", "reason", "left", "quote", "file", "page", "line", "column", "locator")


def lines(glosses: Iterable[Gloss], options: Options) -> Iterator[str]:
    """Yield the header and the rows."""
    yield line(COLUMNS, "\t")
    yield from body(glosses, options)


def body(glosses: Iterable[Gloss], options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield the rows of some glosses of many."""
    for row in rows(glosses):
        yield line(row, "\t")


def rows(glosses: Iterable[Gloss]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row."""
    for gloss in glosses:
        sure = f"{gloss.confidence:.2f}" if gloss.band else ""
        *place, locator = (str(part) for part in gloss.anchor.place)
        for row in gloss.rows():
            yield (*row, gloss.band, sure, gloss.construction, *place, gloss.anchor.quote, locator)


def rejected(rejections: Iterable[Rejection]) -> Iterator[str]:
    """Yield the header and the rows of what was turned down."""
    yield line(REJECTED_COLUMNS, "\t")
    for each in rejections:
        place = (str(part) for part in each.fragment.place)
        yield line((each.kind, each.reason, each.left, each.fragment.quote, *place), "\t")
