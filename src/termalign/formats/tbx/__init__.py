"""TBX: version 2, dialect TBX-Basic with tig, is written, since OmegaT, Trados, Weblate and Phrase read nothing newer.

Every version and dialect is read: 拡大抑止 in a tig, an ntig or a termSec. Version 3 is written by `version3`.
After ISO 30042:2008 and 2019 and the TBX-Basic data categories.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from termalign.collector import collector_paused
from termalign.formats.exchange import DEFAULTS, Dropped, Options
from termalign.formats.tbx.reading import read_termbase
from termalign.formats.tbx.structure import find as find_flaws
from termalign.formats.tbx.writing import LOSES, VERSION_2, write

if TYPE_CHECKING:
    from termalign.model import Termbase

__all__ = ["LOSES", "find_flaws", "read_termbase", "write_termbase"]

STATUS_BLIND = True
"""OmegaT and others offer a deprecated term of a TBX file as a translation, whatever its status says."""


def write_termbase(termbase: Termbase, stream: IO[bytes], options: Options = DEFAULTS) -> list[Dropped]:  # noqa: ARG001
    """Write version 2, concept by concept; raises ValueError where there is none, since TBX must have one."""
    with collector_paused():
        write(termbase, stream, VERSION_2)
    return []
