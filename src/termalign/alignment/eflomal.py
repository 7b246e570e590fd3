"""Links between the words of sentences by eflomal, where the user has installed it: 要員 and personnel, in this very pair.

eflomal (Östling & Tiedemann, "Efficient word alignment with Markov Chain Monte Carlo", 2016) samples; two runs may differ.
Its licence is the GPL: termalign neither contains nor installs it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from termalign.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ONE_WAY = 0.4
"""How sure a link is that only one direction has."""
NOTHING = "_"
"""What stands for a sentence without words."""


def eflomal_links(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[NDArray[np.float32]]:
    """Return for each pair of sentences, given as words, how surely each word is linked to each of the other side.

    Raises FileError where eflomal is not installed.
    """
    try:
        module: Any = import_module("eflomal")
    except ImportError:
        message = "eflomal: is not installed; pip install eflomal, or leave --aligner out"
        raise FileError(message) from None
    tables = [np.zeros((len(source), len(target)), dtype=np.float32) for source, target in pairs]
    sides = [[" ".join(word.replace(" ", "_") for word in pair[side]) or NOTHING for pair in pairs] for side in (0, 1)]
    with TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("forward", "backward")]
        module.Aligner().align(*sides, links_filename_fwd=str(files[0]), links_filename_rev=str(files[1]))
        for file in files:
            with file.open(encoding="utf-8") as lines:
                for table, line in zip(tables, lines, strict=True):
                    for source, target in (map(int, link.split("-")) for link in line.split()):
                        if source < table.shape[0] and target < table.shape[1]:
                            table[source, target] = 1.0 if table[source, target] else ONE_WAY
    return tables
