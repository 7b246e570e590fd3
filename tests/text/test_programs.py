"""Listings of programs are told from language."""

from __future__ import annotations

import pytest

from termalign.text.programs import is_program


@pytest.mark.parametrize(
    "text",
    [
        ">>> sum(range(4))  # 0 + 1 + 2 + 3\n6",
        "$ python greet.py 50",
        "def greet(name):\n    print('hello', name)",
        "class Ship:\n    flag = 'blue'    # a class variable\n\n    def sail(self, to):\n        self.to = to",
        "from fleet import echo",
        "import fleet.effects.echo",
        "values = [1, 2, 3]\nvalues.append(4)",
        "ship = Ship()\n>>> ship.flag\n'blue'",
        "for ship in fleet:\n    ship.sail('north')",
        "const fleet = load(path);\nfleet.sail();",
    ],
)
def test_listings(text):
    assert is_program(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The break statement ends the loop.",
        "for example:",
        "If the value is (None), nothing happens:",
        "return on investment",
        "Call `sail()` first.",
        "try this: open the file, then close it.",
        "Options: a = b",
        "関数 sail() を呼び出す。",
        "import restrictions on steel",
        "import tariffs",
        "class action lawsuits",
        "A list has methods.\nvalues.append(4)\nThe last one adds an element.",
    ],
)
def test_language(text):
    assert not is_program(text)
