"""Tab-separated rows, one per Japanese × English full form and file: 拡大抑止 ⇥ … ⇥ A; a cell with a line break is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termalign.text.delimited import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termalign.model import Gloss, Rejection
    from termalign.reports import Options

COLUMNS = (
    "ja", "abbreviation", "en", "band", "confidence", "construction", "file", "page", "line", "column", "quote",
)  # fmt: skip
REJECTED_COLUMNS = ("kind", "reason", "left", "quote", "file", "page", "line", "column")


def lines(glosses: Iterable[Gloss], options: Options) -> Iterator[str]:  # noqa: ARG001
    """Yield the header and the rows."""
    yield from write(COLUMNS, rows(glosses))


def rows(glosses: Iterable[Gloss]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row."""
    for gloss in glosses:
        sure = f"{gloss.confidence:.2f}" if gloss.band else ""
        place = tuple(str(part) for part in gloss.anchor.place)
        for row in gloss.rows():
            yield (*row, gloss.band, sure, gloss.construction, *place, gloss.anchor.quote)


def rejected(rejections: Iterable[Rejection]) -> Iterator[str]:
    """Yield the header and the rows of what was turned down."""
    yield from write(
        REJECTED_COLUMNS,
        (
            (each.kind, each.reason, each.left, each.fragment.quote, *(str(part) for part in each.fragment.place))
            for each in rejections
        ),
    )


def write(header: Sequence[str], records: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield header and records as tab-separated lines."""
    yield line(header, "\t")
    for record in records:
        yield line(record, "\t")
