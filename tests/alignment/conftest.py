"""The aligned sample, as documents and as sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "corpora" / "aligned"


@pytest.fixture(scope="session")
def sample():
    return FOLDER / "harbour.ja.txt", FOLDER / "harbour.en.txt"
