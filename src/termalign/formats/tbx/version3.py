"""TBX version 3 (ISO 30042:2019), for archives: 拡大抑止 as a termSec, data categories as attributes (DCA) or tags (DCT)."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.tbx.reading import read_termbase
from termalign.formats.tbx.writing import LOSES, VERSION_3, VERSION_3_TAGS, write

if TYPE_CHECKING:
    from termalign.model import Termbase

__all__ = ["LOSES", "read_termbase", "write_termbase"]


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:
    """Write version 3 in the style of the options; raises ValueError where there is no concept."""
    write(termbase, stream, VERSION_3_TAGS if options.style == "dct" else VERSION_3)
    return []
